"""What a document says: the statements about a thing and its parts, and what it takes to read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeGuard

import pyoxigraph as ox

from publisher import statement
from publisher.identity import PUBLISHER
from publisher.iris import Kind, looked_up
from publisher.labels import LABELS, MOST_TELLERS, Labels, Short, attributed
from publisher.statement import About, Said, Statement, Value
from publisher.vocabulary import SCHEMA

FILM_LABELS = (*LABELS, ox.NamedNode(SCHEMA.dateCreated))
MOST_VALUES = 1000
"""Values of one property of a source, besides the things that it leads to."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of a document this is, of how many; `links` documents lead here in all."""

    number: int = 1
    count: int = 1
    links: int = 0


@dataclass(frozen=True)
class Description:
    """What a page of a document says: the thing, and statements in the graphs of those who make them."""

    subject: str
    kind: Kind
    statements: Sequence[Statement]
    """One that was found on several ways may come several times."""
    pages: Pages = Pages()

    @cached_property
    def about(self) -> About:
        """The same by what it is about."""
        return statement.grouped(self.statements)

    def documents(self, base: str) -> set[str]:
        """The paths of the documents of ours of which the statements say something."""
        return {iri[len(base) :].partition("#")[0] for iri in self.about if iri.startswith(base)}

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """The same as quads."""
        return statement.quads(self.statements)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a document says, each statement once and without who says it: by thing and term."""

    subject: str
    kind: Kind
    about: Mapping[str, Said]

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], subject: str) -> "Merged":
        """The statements of a description, merged.

        Raises `InvalidGraph` for a blank node, which no graph of ours has.
        """
        return cls(
            subject, Kind(subject.rpartition("#")[2]), statement.told(statement.grouped(map(statement.of, quads)))
        )


@dataclass(frozen=True)
class Statements:
    """The statements of a catalogue whose IRIs begin with `base`, in the named graphs of `graph`."""

    graph: ox.Store
    base: str
    properties: Sequence[str] = ()
    """The terms that the statements use; needed for sources alone, which lead to any number of things."""
    short: Short = lambda _: None

    def describe(
        self, path: str, linked: Sequence[str] = (), pages: Pages | None = None, own: Sequence[Statement] = ()
    ) -> Description | None:
        """What is said in the document at a path, or None where there is no such document.

        `linked` are the IRIs that lead to the thing, and those that a source leads to, as many as the page shows; `own`
        are the statements of the document, where they were found already.
        """
        known = looked_up(path)
        if known is None:
            return None
        subject = ox.NamedNode(f"{self.base}{path}#{known[0]}")
        led = list(self._led(linked, subject))
        graphs = [quad.graph_name for quad in led if isinstance(quad.graph_name, ox.NamedNode)]
        found = () if own else self._document(subject) if known[0] is Kind.FILM else self._named(subject, graphs)
        own = own or [statement.of(quad) for quad in found]
        if not own:
            return None
        said = [*own, *self._labels(own), *map(statement.of, led)]
        said += self._sources(said)
        return Description(subject.value, known[0], said, pages or Pages())

    def merge(self, path: str, own: Sequence[Statement] = ()) -> Merged | None:
        """What is said in the document at a path, merged; of a thing that another describes, classes and names.

        `own` are the statements of the document, where they were found already.
        """
        known = looked_up(path)
        if known is None:
            return None
        document = f"{self.base}{path}#"
        about = statement.told(statement.grouped(own)) or self._own(ox.NamedNode(f"{document}{known[0]}"), document)
        linked = [value for said in about.values() for values in said.values() for value in values]
        for thing in filter(self._is_thing, dict.fromkeys(linked)):
            if thing.value not in about and not thing.value.startswith(document):
                about[thing.value] = self.labels.merged(thing.value)
        return Merged(f"{document}{known[0]}", known[0], about) if about else None

    def _own(self, subject: ox.NamedNode, document: str) -> dict[str, Said]:
        """What is said of a thing and, from link to link, of its parts in the same document."""
        about: dict[str, Said] = {}
        waiting = [subject]
        while waiting:
            thing = waiting.pop()
            if thing.value not in about and (said := self._merged(thing)):
                about[thing.value] = said
                waiting += [
                    value
                    for values in said.values()
                    for value in values
                    if isinstance(value, ox.NamedNode) and value.value.startswith(document)
                ]
        return about

    @cached_property
    def labels(self) -> Labels:
        """What is said of the things that other documents describe."""
        return Labels(self.graph, self.base, self.short)

    def _merged(self, thing: ox.NamedNode) -> Said:
        """What is said of a thing, each statement once."""
        said: Said = {}
        for _, predicate, value, _ in self.graph.quads_for_pattern(thing, None, None, ox.DefaultGraph()):
            if isinstance(value, ox.NamedNode | ox.Literal):
                said.setdefault(predicate.value, []).append(value)
        return said

    def _is_thing(self, value: Value) -> TypeGuard[ox.NamedNode]:
        """Whether a value is the IRI of a thing of ours, and not of a page."""
        return isinstance(value, ox.NamedNode) and value.value.startswith(self.base) and "#" in value.value

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

    def _named(self, subject: ox.NamedNode, graphs: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
        """The same for a thing that any number of sources name, as told in some of their graphs.

        Each statement comes with its first tellers and with those of the graphs that make it, so that what is said of a
        country does not grow with the catalogue.
        """
        document = subject.value.partition("#")[0] + "#"
        ours = ox.NamedNode(f"{self.base}{Kind.SOURCE}/{PUBLISHER}#graph")
        waiting, seen = [subject], {subject}
        while waiting:
            for said in self._said(waiting.pop()):
                yield from self._told(said.triple, {ours, *graphs})
                value = said.object
                if isinstance(value, ox.NamedNode) and value not in seen and value.value.startswith(document):
                    seen.add(value)
                    waiting.append(value)

    def _said(self, subject: ox.NamedNode) -> Iterator[ox.Quad]:
        """What is said of a thing or a part of it, merged; where a source leads is found from the other side."""
        if not subject.value.endswith(f"#{Kind.SOURCE}"):
            yield from self.graph.quads_for_pattern(subject, None, None, ox.DefaultGraph())
        for term in self.properties if subject.value.endswith(f"#{Kind.SOURCE}") else ():
            found = self.graph.quads_for_pattern(subject, ox.NamedNode(term), None, ox.DefaultGraph())
            yield from (quad for quad in islice(found, MOST_VALUES) if not self._has_document(quad.object))

    def _told(self, said: ox.Triple, graphs: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
        """A statement in the graphs of its first tellers, and in those of the graphs that make it."""
        found = self.graph.quads_for_pattern(said.subject, said.predicate, said.object, None)
        first = [quad for quad in islice(found, MOST_TELLERS + 1) if not isinstance(quad.graph_name, ox.DefaultGraph)]
        yield from first
        if len(first) >= MOST_TELLERS:
            for graph in graphs:
                yield from self.graph.quads_for_pattern(said.subject, said.predicate, said.object, graph)

    def _has_document(self, value: object) -> bool:
        """Whether a value is an IRI that a document of ours describes."""
        if not (isinstance(value, ox.NamedNode) and value.value.startswith(self.base)):
            return False
        return looked_up(value.value.removeprefix(self.base).partition("#")[0]) is not None

    def _about(self, subject: ox.NamedNode, terms: Iterable[ox.NamedNode | None] = (None,)) -> Iterator[ox.Quad]:
        """The statements about a thing, each in the graphs of those who make it."""
        for term in terms:
            yield from attributed(self.graph, subject, term)

    def _labels(self, own: Sequence[Statement]) -> Iterator[Statement]:
        """The names and classes of the things of ours that statements link to, as whoever links to them gives them.

        What every other source calls a country would drown what is said of the film.
        """
        ours, described = f"<{self.base}", {subject for subject, _, _, _ in own}
        linked = dict.fromkeys([(value, graph) for _, _, value, graph in own if value.startswith(ours)])
        for value, graph in linked:
            if "#" in value and value[1:-1] not in described:
                yield from self.labels.given(value[1:-1], graph)

    def _sources(self, said: Iterable[Statement]) -> Iterator[Statement]:
        """The names of the sources whose graphs these are."""
        for graph in sorted({graph for _, _, _, graph in said}):
            if graph.startswith(self.base) and graph.endswith("#graph"):
                yield from self.labels.given(f"{graph.removesuffix('#graph')}#{Kind.SOURCE}", None)

    def _led(self, linked: Iterable[str], thing: ox.NamedNode) -> Iterator[ox.Quad]:
        """The links between a thing and others with what it takes to read them: the role or release, and the film."""
        wholes: dict[ox.NamedNode, None] = {}
        for other in map(ox.NamedNode, linked):
            if thing.value.endswith(f"#{Kind.SOURCE}"):
                yield from attributed(self.graph, thing, None, other)
            document, _, part = other.value.partition("#")
            kind = document.removeprefix(self.base).partition("/")[0]
            whole = ox.NamedNode(f"{document}#{kind}")
            wholes[whole] = None
            if part in (kind, "graph"):
                yield from attributed(self.graph, other, None, thing)
            else:
                yield from self._about(other)
                yield from attributed(self.graph, whole, None, other)
        for whole in wholes:
            yield from self._about(whole, FILM_LABELS)
