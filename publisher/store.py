"""A release to read: describe a thing, list a kind, find a name, answer a query.

The site's reads go through `Store` alone, so that another engine can stand behind the same site.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from publisher.errors import BrokenRelease, UnknownThing
from publisher.iris import Kind, looked_up, slug
from publisher.release.manifest import DUMP, INDEX, STORE, Manifest
from publisher.vocabulary import RDF, SCHEMA

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

LABELS = (ox.NamedNode(RDF.type), ox.NamedNode(SCHEMA.name))
"""What a document says of a thing that another document describes."""
FILM_LABELS = (*LABELS, ox.NamedNode(SCHEMA.dateCreated))
MOST_INCOMING = 2000
"""Links from elsewhere that one document shows at the most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in a list of things."""

    path: str
    kind: Kind
    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says: the thing, and statements in the graphs of those who make them.

    `cut` is true where more links from elsewhere exist than one document shows.
    """

    subject: str
    kind: Kind
    quads: tuple[ox.Quad, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Genre:
    """The films of a genre, by name."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


class Store(Protocol):
    """What the site reads."""

    manifest: Manifest

    def describe(self, path: str) -> Description | None:
        """What is said in the document at a path (`film/alien-1979`), or None where there is no such document."""

    def things(self, kind: Kind, offset: int, limit: int) -> Sequence[Entry]:
        """The things of a kind by name, a page of them."""

    def count(self, kind: Kind) -> int:
        """How many things of a kind there are."""

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold words that begin with the words of the text, the best first."""

    def file(self, name: str) -> Path:
        """A file that the manifest promises."""

    @property
    def genres(self) -> Mapping[str, Genre]:
        """The genres by their slugs, in the order of their names."""

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Answer:
        """The answer to a SPARQL query, with prefixes that it need not declare."""


class EmbeddedStore:
    """The release in a folder, opened read-only in this process."""

    def __init__(self, folder: Path) -> None:
        """Open a release.

        Raises `BrokenRelease` where a part of it is missing or was cut short.
        """
        self.folder = folder
        self.manifest = Manifest.read(folder)
        for name, promised in self.manifest.dumps.items():
            path = folder / name
            if not path.exists() or path.stat().st_size != promised.bytes:
                raise BrokenRelease(f"{path}: not the {promised.bytes} bytes promised", "build the release again")
        try:
            self._graph = ox.Store.read_only(str(folder / STORE))
        except OSError as error:
            raise BrokenRelease(f"{folder / STORE}: {error}", "build the release again") from error
        self._index = f"file:{folder / INDEX}?mode=ro&immutable=1"

    @property
    def dump(self) -> Path:
        """The N-Quads of the release."""
        return self.file(DUMP)

    def file(self, name: str) -> Path:
        """A file that the manifest promises.

        Raises `UnknownThing` for any other name.
        """
        if name not in self.manifest.dumps:
            raise UnknownThing(f"the release has no file {name!r}", "see the list of its files")
        return self.folder / name

    def describe(self, path: str) -> Description | None:
        """What is said in the document at a path, or None where there is no such document."""
        known = looked_up(path)
        if known is None:
            return None
        subject = ox.NamedNode(f"{self.manifest.base}{path}#{known[0]}")
        own = list(self._document(subject))
        if not own:
            return None
        incoming = [] if known[0] is Kind.FILM else list(islice(self._incoming(subject), MOST_INCOMING + 1))
        quads = dict.fromkeys([*own, *self._labels(own)])
        for quad in incoming[:MOST_INCOMING]:
            quads.update(dict.fromkeys(self._onward(quad)))
        quads.update(dict.fromkeys(self._sources(quads)))
        return Description(subject.value, known[0], tuple(quads), cut=len(incoming) > MOST_INCOMING)

    def things(self, kind: Kind, offset: int, limit: int) -> Sequence[Entry]:
        """The things of a kind by name, a page of them."""
        return self._entries(
            "SELECT path, kind, name, year FROM thing WHERE kind = ? ORDER BY sorted_by, path LIMIT ? OFFSET ?",
            (kind, limit, offset),
        )

    def count(self, kind: Kind) -> int:
        """How many things of a kind there are."""
        with closing(sqlite3.connect(self._index, uri=True)) as index:
            return int(index.execute("SELECT count(*) FROM thing WHERE kind = ?", (kind,)).fetchone()[0])

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold words that begin with the words of the text, the best first."""
        wanted = " ".join(f'"{word}"*' for word in re.findall(r"\w+", text))
        return (
            self._entries(
                "SELECT path, kind, name, year FROM found JOIN thing ON thing.id = found.rowid"
                " WHERE found MATCH ? ORDER BY rank, sorted_by, path LIMIT ?",
                (wanted, limit),
            )
            if wanted
            else ()
        )

    @cached_property
    def genres(self) -> Mapping[str, Genre]:
        """The genres by their slugs, in the order of their names; read once, since a release never changes."""
        names: dict[str, str] = {}
        members: dict[str, set[str]] = {}
        for quad in self._graph.quads_for_pattern(None, ox.NamedNode(SCHEMA.genre), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                name = slug(quad.object.value)
                names[name] = min(quad.object.value, names.get(name, quad.object.value))
                members.setdefault(name, set()).add(quad.subject.value.removeprefix(self.manifest.base))
        films = {f"{entry.path}#{entry.kind}": entry for entry in self.things(Kind.FILM, 0, -1)} if names else {}
        return {
            name: Genre(name, names[name], tuple(entry for path, entry in films.items() if path in members[name]))
            for name in sorted(names, key=lambda name: names[name].casefold())
        }

    def query(self, sparql: str, prefixes: Mapping[str, str]) -> Answer:
        """The answer to a SPARQL query, with prefixes that it need not declare."""
        return self._graph.query(sparql, prefixes=dict(prefixes))

    def _entries(self, sql: str, values: Sequence[object]) -> Sequence[Entry]:
        """Rows of the index as entries; a connection to an immutable file costs less than sharing one."""
        with closing(sqlite3.connect(self._index, uri=True)) as index:
            rows = index.execute(sql, values).fetchall()
        return tuple(Entry(path, Kind(kind), name, year) for path, kind, name, year in rows)

    def _document(self, subject: ox.NamedNode) -> Iterator[ox.Quad]:
        """The statements about a thing and, from link to link, about its parts in the same document."""
        document = subject.value.partition("#")[0] + "#"
        waiting, seen = [subject], {subject}
        while waiting:
            for quad in self._about(waiting.pop()):
                yield quad
                value = quad.object
                if isinstance(value, ox.NamedNode) and value not in seen and value.value.startswith(document):
                    seen.add(value)
                    waiting.append(value)

    def _about(self, subject: ox.NamedNode, terms: Iterable[ox.NamedNode | None] = (None,)) -> Iterator[ox.Quad]:
        """The statements about a thing, each in the graphs of those who make it."""
        for term in terms:
            for quad in self._graph.quads_for_pattern(subject, term, None, None):
                if not isinstance(quad.graph_name, ox.DefaultGraph):
                    yield quad

    def _incoming(self, thing: ox.NamedNode) -> Iterator[ox.Quad]:
        """The statements that link to a thing."""
        for quad in self._graph.quads_for_pattern(None, None, thing, None):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield quad

    def _labels(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The names and classes of the things of ours that statements link to."""
        objects = dict.fromkeys(quad.object for quad in quads)
        for value in objects:
            if isinstance(value, ox.NamedNode) and value.value.startswith(self.manifest.base) and "#" in value.value:
                yield from self._about(value, LABELS)

    def _sources(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The names of the sources whose graphs these are."""
        for graph in sorted({quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}):
            if graph.startswith(self.manifest.base) and graph.endswith("#graph"):
                yield from self._about(ox.NamedNode(graph.removesuffix("#graph") + f"#{Kind.SOURCE}"), LABELS)

    def _onward(self, quad: ox.Quad) -> Iterator[ox.Quad]:
        """A link from elsewhere with what it takes to read it: the role or release, and the film that it is of."""
        yield quad
        linking = quad.subject
        if not isinstance(linking, ox.NamedNode):
            return
        if linking.value.endswith(f"#{Kind.FILM}"):
            yield from self._about(linking, FILM_LABELS)
        elif linking.value.startswith(self.manifest.base):
            yield from self._about(linking)
            for whole in self._incoming(linking):
                if isinstance(whole.subject, ox.NamedNode):
                    yield whole
                    yield from self._about(whole.subject, FILM_LABELS)
