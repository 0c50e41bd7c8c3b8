"""The things of a release in its index, with what they are listed by: names, letters, years, genres, countries."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from publisher.iris import Kind, looked_up, slug, spelling
from publisher.vocabulary import PROV, RDF, SCHEMA

CLASSES = {
    Kind.FILM: (SCHEMA.Movie,),
    Kind.PERSON: (SCHEMA.Person,),
    Kind.ORGANIZATION: (SCHEMA.Organization,),
    Kind.PLACE: (SCHEMA.Country, SCHEMA.City),
    Kind.EVENT: (SCHEMA.Festival,),
    Kind.SOURCE: (PROV.Entity,),
}
LETTER, YEAR, GENRE, COUNTRY = "letter", "year", "genre", "country"
FACETS = {Kind.FILM: (LETTER, YEAR, GENRE, COUNTRY), Kind.PERSON: (LETTER,)}
"""What the things of a kind are chosen by."""
YEAR_OF = re.compile("[0-9]{4}", re.ASCII)
LEADING = ("the ", "a ", "an ")
"""Words that a title is not sorted by."""
OTHER_LETTERS = "0-9"
"""Where names stand that begin with no letter."""

PLACES = """
INSERT INTO holds
SELECT thing.kind, held.facet, held.value, row_number() OVER (
    PARTITION BY thing.kind, held.facet, held.value ORDER BY thing.id), thing.id
FROM held JOIN thing ON thing.path = held.path GROUP BY thing.id, held.facet, held.value
"""
CHOICES = """
INSERT INTO choice
SELECT thing.kind, held.facet, held.value, min(held.name), count(DISTINCT thing.id)
FROM held JOIN thing ON thing.path = held.path GROUP BY thing.kind, held.facet, held.value
"""
PAIRS = """
INSERT INTO pair
SELECT one.kind, one.facet, one.value, two.facet, two.value, count(*)
FROM holds AS one JOIN holds AS two ON two.thing = one.thing AND two.facet <> one.facet
GROUP BY one.kind, one.facet, one.value, two.facet, two.value
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in a list of things."""

    path: str
    kind: Kind
    name: str
    year: int | None
    language: str | None = None
    """The language of the name, where it is said."""


@dataclass(frozen=True, slots=True)
class Described:
    """A thing with all that it is found by: the name to list it by first, and the values of its facets."""

    entry: Entry
    names: tuple[str, ...]
    held: tuple[tuple[str, str, str], ...]
    """Facet, value, and what people call it."""
    same_as: tuple[str, ...]

    @property
    def sorted_by(self) -> tuple[str, str, str]:
        """Where it stands among all things."""
        return self.entry.kind, sorted_by(self.entry.name), self.entry.path


def write_things(tables: sqlite3.Connection, store: Store, base: str) -> list[Described]:
    """Write the things of a release with what they are chosen by, numbered in the order of their names."""
    things = sorted(described(store, base), key=lambda each: each.sorted_by)
    for number, thing in enumerate(things, 1):
        entry = thing.entry
        tables.execute(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)",
            (number, entry.path, entry.kind, entry.name, entry.year, entry.language),
        )
        tables.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", ((link, entry.path) for link in thing.same_as))
    tables.execute("CREATE TEMP TABLE held (path TEXT, facet TEXT, value TEXT, name TEXT)")
    rows = ((thing.entry.path, *held) for thing in things for held in thing.held)
    tables.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", rows)
    for statement in (PLACES, CHOICES, PAIRS):
        tables.execute(statement)
    tables.execute("DROP TABLE held")
    return things


def described(store: Store, base: str) -> Iterator[Described]:
    """Each thing of the catalogue."""
    countries: dict[str, str] = {}
    for kind, classes in CLASSES.items():
        subjects = {
            quad.subject.value
            for each in classes
            for quad in store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(each), DefaultGraph())
            if isinstance(quad.subject, NamedNode)
            and quad.subject.value.endswith(f"#{kind}")
            and looked_up(quad.subject.value.removeprefix(base).partition("#")[0])
        }
        for subject in sorted(subjects):
            yield thing(store, kind, subject, base, countries)


def thing(store: Store, kind: Kind, subject: str, base: str, countries: dict[str, str]) -> Described:
    """What the index says of a thing; `countries` are the names found so far."""
    said: dict[str, list[str]] = {}
    languages: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(NamedNode(subject), None, None, DefaultGraph()):
        if isinstance(quad.object, Literal | NamedNode):
            said.setdefault(quad.predicate.value, []).append(quad.object.value)
        if isinstance(quad.object, Literal):
            languages.setdefault(quad.object.value, set()).add(quad.object.language or "")
    path = subject.removeprefix(base).partition("#")[0]
    names = [*sorted(said.get(str(SCHEMA.name), [])), *sorted(said.get(str(SCHEMA.alternateName), []))] or [path]
    years = sorted(
        year[:4] for year in said.get(str(SCHEMA.dateCreated), []) if year[:4].isascii() and year[:4].isdecimal()
    )
    held = [(LETTER, letter(names[0]), letter(names[0]).upper())] if kind in FACETS else []
    if kind is Kind.FILM:
        held += [(YEAR, year, year) for year in years]
        held += [(GENRE, slug(genre), genre) for genre in sorted(said.get(str(SCHEMA.genre), []))]
        for country in sorted(said.get(str(SCHEMA.countryOfOrigin), [])):
            if country.startswith(base):
                name = countries.setdefault(country, named(store, country))
                held.append((COUNTRY, country.removeprefix(base).partition("#")[0].rpartition("/")[2], name))
    language = min(languages.get(names[0], {""})) or None
    entry = Entry(path, kind, names[0], int(years[0]) if years else None, language)
    return Described(entry, tuple(names), tuple(held), tuple(said.get(str(SCHEMA.sameAs), [])))


def named(store: Store, subject: str) -> str:
    """The name of a thing, or its IRI where nobody names it."""
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(SCHEMA.name), None, DefaultGraph())
    return min((quad.object.value for quad in found if isinstance(quad.object, Literal)), default=subject)


def sorted_by(name: str) -> str:
    """What a name is listed under: its words as one types them, without the article before them."""
    spelled = spelling(name)
    return next((spelled.removeprefix(word) for word in LEADING if spelled.startswith(word)), spelled)


def letter(name: str) -> str:
    """The letter under which a name is listed."""
    first = sorted_by(name)[:1]
    return first if first.isalpha() else OTHER_LETTERS


def entries(rows: Iterable[Sequence[Any]]) -> Sequence[Entry]:
    """Rows of the index as entries."""
    return tuple(Entry(path, Kind(kind), *others) for path, kind, *others in rows)
