"""The statements of a document as a person reads them: a thing, its values, and who says each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from publisher.documents.languages import Languages, distance
from publisher.statement import About, grouped, iri, literal, of
from publisher.vocabulary import RDF, SCHEMA

SEVERAL = 2
"""Of what is one there is no order to find, and most terms have one value."""
KEPT = 1 << 12
"""Graphs whose sources are kept in memory."""
Sources = tuple[str, ...]
"""The IRIs of the sources that make a statement, in order."""


class Value(NamedTuple):
    """A literal and who says it."""

    text: str
    said_by: Sources = ()
    language: str | None = None


@dataclass(frozen=True)
class Statements:
    """What a document says, merged: each statement once, with all its sources."""

    about: About
    languages: Languages = ()
    """What the reader prefers."""

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], languages: Languages = ()) -> "Statements":
        """The statements that quads make; what is said with blank nodes is left out."""
        named = (quad for quad in quads if not isinstance(quad.subject, ox.BlankNode | ox.Triple))
        said = [of(quad) for quad in named if isinstance(quad.object, ox.NamedNode | ox.Literal)]
        return cls(grouped(said), languages)

    @cached_property
    def to(self) -> Mapping[str, Mapping[str, Mapping[str, Iterable[str]]]]:
        """What leads where: the thing that is led to, the predicate, the subject, and the graphs."""
        found: dict[str, dict[str, dict[str, Iterable[str]]]] = {}
        for subject, said in self.about.items():
            for predicate, values in said.items():
                for value, graphs in values.items():
                    if thing := iri(value):
                        found.setdefault(thing, {}).setdefault(predicate, {})[subject] = graphs
        return found

    def resource(self, iri: str) -> "Resource":
        """A thing that the document mentions."""
        return Resource(iri, self)


@dataclass(frozen=True)
class Resource:
    """A thing among the statements of a document; `said_by` are the sources of the link through which it was found."""

    iri: str
    statements: Statements = field(repr=False, compare=False)
    said_by: Sources = ()

    def values(self, term: str) -> tuple[Value, ...]:
        """The literals of a term: those that suit the reader best first, then in the order of their texts."""
        found = self.statements.about.get(self.iri, {}).get(str(term), {})
        if not found:
            return ()
        values = [written(value, tellers(graphs)) for value, graphs in found.items() if value[0] == '"']
        if len(values) < SEVERAL:
            return tuple(values)
        wanted = self.statements.languages
        return tuple(sorted(values, key=lambda v: (distance(v.language, wanted), v.text, v.language or "")))

    def value(self, term: str) -> Value | None:
        """The first literal of a term, or None."""
        return next(iter(self.values(term)), None)

    def linked(self, term: str) -> tuple["Resource", ...]:
        """The things that a term leads to, in the order of their names."""
        things = self.things(term)
        return tuple(things) if len(things) < SEVERAL else tuple(sorted(things, key=by_name))

    def things(self, term: str) -> list["Resource"]:
        """The same in no order."""
        found = self.statements.about.get(self.iri, {}).get(str(term), {})
        return [
            Resource(value[1:-1], self.statements, tellers(graphs))
            for value, graphs in found.items()
            if value[0] == "<"
        ]

    def one(self, term: str) -> "Resource | None":
        """The first thing that a term leads to, or None."""
        return next(iter(self.linked(term)), None)

    def linking(self, term: str) -> tuple["Resource", ...]:
        """The things from which a term leads here, in the order of their names."""
        found = self.statements.to.get(self.iri, {}).get(str(term), {})
        things = [Resource(subject, self.statements, tellers(graphs)) for subject, graphs in found.items()]
        return tuple(sorted(things, key=by_name))

    def is_a(self, *classes: str) -> bool:
        """Whether the thing is said to be of one of the classes."""
        return any(found.iri == str(each) for found in self.linked(RDF.type) for each in classes)

    @cached_property
    def name(self) -> Value:
        """The name to show: in the language that suits the reader best, and of those the one that most sources give.

        Another name takes its place where it alone is in a language of the reader's. Without any name it is the last
        step of its address.
        """
        names, wanted = self.values(SCHEMA.name), self.statements.languages
        if len(names) == 1 and not (wanted and names[0].language):
            return names[0]
        fallback = Value(self.iri.partition("#")[0].rstrip("/").rpartition("/")[2] or self.iri)
        found = min(names, key=lambda name: (distance(name.language, wanted), -len(name.said_by)), default=fallback)
        others = self.values(SCHEMA.alternateName) if wanted and found.language else ()
        return min((found, *others), key=lambda name: distance(name.language, wanted))

    @property
    def other_names(self) -> tuple[Value, ...]:
        """The names besides the one to show, those in other languages among them."""
        names = (*self.values(SCHEMA.name), *self.values(SCHEMA.alternateName))
        return tuple(name for name in names if name != self.name)


def written(value: str, said_by: Sources) -> Value:
    """A literal as it is shown."""
    text, language, _ = literal(value)
    return Value(text, said_by, language)


def tellers(graphs: Iterable[str]) -> Sources:
    """The sources whose graphs they are."""
    return together(tuple(graphs))


@lru_cache(maxsize=KEPT)
def together(graphs: tuple[str, ...]) -> Sources:
    """The sources whose graphs they are, in order; most statements are made by the same few."""
    return tuple(sorted({origin for graph in graphs for origin in source(graph)}))


@lru_cache(maxsize=KEPT)
def source(graph: str) -> Sources:
    """The source whose graph it is; a graph that an RDF source named itself stands for its source."""
    document, _, fragment = graph.partition("#")
    return ((f"{document}#source" if fragment == "graph" else graph),) if graph else ()


def by_name(thing: Resource) -> tuple[str, str]:
    """Where a thing stands in a list."""
    return thing.name.text.casefold(), thing.iri
