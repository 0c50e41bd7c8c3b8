"""The script elements of films: of a release, or straight from an article or a fact file."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from publisher.description import Merged, Statements
from publisher.documents import snippet
from publisher.documents.context import Node
from publisher.errors import UnknownThing
from publisher.iris import Kind, words
from publisher.store import Store
from publisher.vocabulary import RDF, SCHEMA

MOST = 20
"""Films of one title that are told to whoever has to choose."""


def film(store: Store, named: str) -> Merged:
    """A film of a release that is given by its slug, its path, its IRI or its title.

    Raises `UnknownThing` where there is none, or where the title is that of several films.
    """
    path = named.removeprefix(store.manifest.base).partition("#")[0].strip("/")
    path = path if path.startswith(f"{Kind.FILM}/") else f"{Kind.FILM}/{path}"
    same = [e for e in store.find(named, MOST) if e.kind is Kind.FILM and words(e.name) == words(named)]
    found = store.merge(path) or (store.merge(same[0].path) if len(same) == 1 else None)
    if found is not None:
        return found
    if same:
        listed = ", ".join(entry.path for entry in same)
        raise UnknownThing(f"several films are called {named!r}", f"choose one of {listed}")
    raise UnknownThing(f"no film {named!r} in the release", "give its address, or its title as it is listed")


def straight(lines: Iterable[str], base: str) -> Iterator[Merged]:
    """The films of a catalogue that is given as lines of N-Quads, as a release of it would tell of them."""
    graph = ox.Store()
    graph.extend(ox.Quad(*quad.triple) for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
    told = Statements(graph, base)
    movies = graph.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(SCHEMA.Movie), None)
    for iri in sorted(quad.subject.value for quad in movies if isinstance(quad.subject, ox.NamedNode)):
        if found := told.merge(iri.removeprefix(base).partition("#")[0]):
            yield found


def listing(films: list[Merged], *, page: str | None) -> Node:
    """A list of films: on a page of its own where one is given, otherwise one that leads to the films' pages.

    Raises `UnknownThing` for a film whose page only this machine can reach.
    """
    told = [snippet.document(film) for film in films]
    if page is not None:
        return snippet.whole(told, page)
    if apart := [film["name"] for film in told if "url" not in film]:
        raise UnknownThing(f"{apart[0]!r} has no page that others can reach", "build the release with --base https://…")
    return snippet.summary(str(film["url"]) for film in told)
