"""The catalogue as tables, for people who do not speak RDF: what each has, and where in a document that is found.

A column holds one value, or a list. Where sources differ over what a column can hold once, it has the first by the
alphabet; the statements have them all.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.identifiers import FILMS, PEOPLE
from publisher.iris import Kind
from publisher.release.dumps.literals import decimal, integer, minutes, text, truth
from publisher.release.dumps.merged import TYPE, Document, told
from publisher.release.dumps.names import Names
from publisher.vocabulary import FILM, SCHEMA

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing or a part in its document: what is said of it, and of all that the document describes."""

    iri: bytes
    said: Mapping[bytes, Sequence[bytes]]
    """The objects of each term."""
    about: Mapping[bytes, Mapping[bytes, Sequence[bytes]]]
    names: Names

    def texts(self, term: bytes) -> list[str]:
        """What a term says, as text, each once."""
        said = self.said.get(term)
        return list(dict.fromkeys(map(plain, said))) if said else []

    def called(self, term: bytes) -> list[str]:
        """The names of the things that a term leads to; an IRI where nobody names it."""
        return [self.names.of(value) or plain(value) for value in self.said.get(term, ())]

    def parts(self, term: bytes, of: bytes) -> Iterator["Node"]:
        """The parts of a class that a term leads to."""
        for value in self.said.get(term, ()):
            said = self.about.get(value)
            if said and of in said.get(TYPE, ()):
                yield Node(value, said, self.about, self.names)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, and how they are found."""

    name: str
    kind: type
    value: Callable[[Node], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, the kind of document that has its rows, and the parts that are rows, if not the thing."""

    name: str
    kind: Kind
    columns: tuple[Column, ...]
    parts: tuple[bytes, bytes] | None = None
    """The term that leads to them, and their class."""

    def rows(self, thing: Node) -> Iterator[Row]:
        """The rows that a document has."""
        if self.parts is None:
            yield [column.value(thing) for column in self.columns]
            return
        head = [column.value(thing) for column in OF_A_FILM]
        rest = self.columns[len(OF_A_FILM) :]
        for part in thing.parts(*self.parts):
            yield [*head, *[column.value(part) for column in rest]]


def written(term: str) -> bytes:
    """A term as N-Triples writes it."""
    return b"<%b>" % term.encode()


def plain(value: bytes) -> str:
    """An IRI or a literal as text."""
    return value[1:-1].decode() if value.startswith(b"<") else text(value)


def itself(name: str) -> Column:
    """The IRI of the thing or the part."""
    return Column(name, str, lambda node: plain(node.iri))


def column(name: str, term: str, kind: type = str, read: Callable[[str], Any] | None = None) -> Column:
    """One value of a term, as it is written or as it is read."""
    found = written(term)

    def value(node: Node) -> Any:
        said = node.said.get(found)
        if not said:
            return None
        return read(plain(said[0])) if read else plain(said[0])

    return Column(name, kind, value)


def several(name: str, term: str) -> Column:
    """All values of a term."""
    found = written(term)
    return Column(name, list, lambda node: node.texts(found))


def named(name: str, term: str) -> Column:
    """The names of all things that a term leads to."""
    found = written(term)
    return Column(name, list, lambda node: node.called(found))


def linked(name: str, term: str) -> tuple[Column, Column]:
    """A thing that a term leads to: its IRI, and its name."""
    found = written(term)

    def value(node: Node) -> Any:
        said = node.said.get(found)
        return (node.names.of(said[0]) or plain(said[0])) if said else None

    return column(f"{name}_id", term), Column(name, str, value)


def known_as(site: str) -> Column:
    """The identifier at a site."""
    link, of, given, term = map(written, (SCHEMA.identifier, SCHEMA.PropertyValue, SCHEMA.propertyID, SCHEMA.value))
    name = b'"%b"' % site.encode()

    def value(node: Node) -> Any:
        found = (each.texts(term) for each in node.parts(link, of) if name in each.said.get(given, ()))
        return next((said[0] for said in found if said), None)

    return Column(site.lower(), str, value)


OF_A_FILM = (itself("film_id"), column("film", SCHEMA.name))
"""The first columns of the tables of parts."""

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "films",
            Kind.FILM,
            (
                itself("id"),
                column("name", SCHEMA.name),
                column("year", SCHEMA.dateCreated, int, integer),
                column("released", SCHEMA.datePublished),
                column("minutes", SCHEMA.duration, int, minutes),
                several("genres", SCHEMA.genre),
                named("countries", SCHEMA.countryOfOrigin),
                named("directors", SCHEMA.director),
                named("writers", SCHEMA.author),
                named("distributors", SCHEMA.publisher),
                several("other_names", SCHEMA.alternateName),
                *(known_as(site.name) for site in FILMS.values()),
                several("same_as", SCHEMA.sameAs),
                column("description", SCHEMA.description),
            ),
        ),
        Table(
            "people",
            Kind.PERSON,
            (
                itself("id"),
                column("name", SCHEMA.name),
                column("born", SCHEMA.birthDate),
                column("died", SCHEMA.deathDate),
                *(known_as(site.name) for site in PEOPLE.values()),
                several("same_as", SCHEMA.sameAs),
            ),
        ),
        Table(
            "performances",
            Kind.FILM,
            (
                *OF_A_FILM,
                *linked("person", SCHEMA.actor),
                column("credit_order", FILM.creditOrder, int, integer),
                column("character", SCHEMA.characterName),
                several("other_names", SCHEMA.alternateName),
                column("credited_as", FILM.creditedAs),
                column("note", SCHEMA.description),
                several("qualifiers", FILM.qualifier),
                column("billing", FILM.billing),
                itself("id"),
            ),
            (written(SCHEMA.actor), written(SCHEMA.PerformanceRole)),
        ),
        Table(
            "releases",
            Kind.FILM,
            (
                *OF_A_FILM,
                column("date", SCHEMA.startDate),
                *linked("place", SCHEMA.location),
                *linked("festival", SCHEMA.superEvent),
                named("publishers", SCHEMA.publishedBy),
                itself("id"),
            ),
            (written(SCHEMA.releasedEvent), written(SCHEMA.PublicationEvent)),
        ),
        Table(
            "ratings",
            Kind.FILM,
            (
                *OF_A_FILM,
                *linked("rater", SCHEMA.author),
                column("value", SCHEMA.ratingValue, float, decimal),
                column("best", SCHEMA.bestRating, float, decimal),
                column("count", SCHEMA.ratingCount, int, integer),
                column("own", FILM.firstHand, bool, truth),
                itself("id"),
            ),
            (written(SCHEMA.aggregateRating), written(SCHEMA.AggregateRating)),
        ),
        Table(
            "sources",
            Kind.SOURCE,
            (
                itself("id"),
                column("name", SCHEMA.name),
                column("sha256", SCHEMA.sha256),
                column("media_type", SCHEMA.encodingFormat),
                column("licence", SCHEMA.license),
                column("attribution", SCHEMA.creditText),
            ),
        ),
    )
}
"""The tables by their names, which are those of their files."""
BY_KIND = {kind.encode(): [table for table in TABLES.values() if table.kind is kind] for kind in Kind}


def rows(document: Document, base: bytes, names: Names) -> Iterator[tuple[str, Row]]:
    """The rows of a document, each with the name of its table."""
    thing = document.thing(base)
    if thing is None or not BY_KIND[thing[0]]:
        return
    about = told(document.statements)
    if thing[1] in about:
        for table in BY_KIND[thing[0]]:
            for row in table.rows(Node(thing[1], about[thing[1]], about, names)):
                yield table.name, row
