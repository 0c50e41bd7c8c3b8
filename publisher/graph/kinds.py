"""What the tables of the mapping are made of: kinds of things, a row for each term, and the parts of a whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from rdflib import URIRef

from publisher.facts import Film
from publisher.graph.forms import NAMED, Form
from publisher.identity import Names
from publisher.vocabulary import RDF

SEVERAL = 2
"""Fields of which `attrgetter` makes a tuple."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source tells of a film: in its own graph, under the film's IRI, with the IRI of each of its roles."""

    film: Film
    iri: str
    source: str
    names: Names
    roles: Sequence[tuple[Any, str]] = ()


class Row(NamedTuple):
    """A row: the term, what of a fact it says (a value, several in a tuple, or None), and the form of that.

    What it says is a field, by its name, or follows from the fact.
    """

    term: URIRef
    of: str | Callable[[Any], Any]
    form: Form

    def said(self, fact: Any) -> Any:
        """What it says of a fact."""
        return getattr(fact, self.of) if isinstance(self.of, str) else self.of(fact)


class Column(NamedTuple):
    """A row as text: the term between spaces, and how what it says is written; named things have no form."""

    term: str
    text: Callable[[Any], str] | None


class Part(NamedTuple):
    """Parts of a thing: the term that leads to them, their kind, and each with its IRI."""

    term: URIRef
    kind: "Kind"
    each: Callable[[Any, str, Telling], Iterable[tuple[str, Any]]]


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its class, where it has one, what is said of it in values, and its parts."""

    of: URIRef | None
    rows: tuple[Row, ...] = ()
    parts: tuple[Part, ...] = ()

    @cached_property
    def typed(self) -> str:
        """The class, as the rest of a line."""
        return f" <{RDF.type}> <{self.of}>"

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The rows as text, those of fields first."""
        rows = sorted(self.rows, key=lambda row: not isinstance(row.of, str))
        return [Column(f" <{row.term}> ", None if row.form is NAMED else row.form.text) for row in rows]

    @cached_property
    def values(self) -> Callable[[Any], Iterable[Any]]:
        """What the columns say of a fact; all fields are read at once, which takes the time of one."""
        fields = [row.of for row in self.rows if isinstance(row.of, str)]
        others = [row.of for row in self.rows if not isinstance(row.of, str)]
        read = together(fields)
        return (lambda fact: (*read(fact), *[said(fact) for said in others])) if others else read

    @cached_property
    def led(self) -> Sequence[tuple[str, Part]]:
        """The parts, each with its term between spaces."""
        return [(f" <{part.term}> ", part) for part in self.parts]


def together(fields: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Read some fields of a fact at once."""
    if len(fields) < SEVERAL:
        return lambda fact: tuple([getattr(fact, name) for name in fields])
    return attrgetter(*fields)


def each(said: Any) -> Iterator[Any]:
    """The values that a row says."""
    if isinstance(said, tuple):
        yield from said
    elif said is not None:
        yield said
