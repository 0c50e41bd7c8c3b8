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


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source tells of a film: in its own graph, under the film's IRI, with the IRI of each of its roles."""

    film: Film
    iri: str
    source: str
    names: Names
    roles: Sequence[tuple[Any, str]] = ()


class Row(NamedTuple):
    """A row: the term, what of a fact it says (a value, several in a tuple, or None), and the form of that."""

    term: URIRef
    said: Callable[[Any], Any]
    form: Form


class Compiled(NamedTuple):
    """A row as text: the term between spaces, what it says, and how that is written; named things have no form."""

    term: str
    said: Callable[[Any], Any]
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
    def compiled(self) -> Sequence[Compiled]:
        """The rows as text."""
        return [
            Compiled(f" <{row.term}> ", row.said, None if row.form is NAMED else row.form.text) for row in self.rows
        ]

    @cached_property
    def led(self) -> Sequence[tuple[str, Part]]:
        """The parts, each with its term between spaces."""
        return [(f" <{part.term}> ", part) for part in self.parts]


def row(term: URIRef, said: str | Callable[[Any], Any], form: Form) -> Row:
    """A row; what it says is a field of the fact, or follows from the fact."""
    return Row(term, attrgetter(said) if isinstance(said, str) else said, form)


def each(said: Any) -> Iterator[Any]:
    """The values that a row says."""
    if isinstance(said, tuple):
        yield from said
    elif said is not None:
        yield said
