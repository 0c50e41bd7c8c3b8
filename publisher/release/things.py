"""The things of a release in its index, with what they are listed by: names, letters, years, genres, countries."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher import nquads
from publisher.iris import Kind, slug, spelling
from publisher.release.passages import Said
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
NAMES, CREATED, GENRES, COUNTRIES, SAME, TYPE = (
    f"<{term}>".encode()
    for term in (SCHEMA.name, SCHEMA.dateCreated, SCHEMA.genre, SCHEMA.countryOfOrigin, SCHEMA.sameAs, RDF.type)
)
OTHER_NAMES = f"<{SCHEMA.alternateName}>".encode()
LEADING = ("the ", "a ", "an ")
"""Words that a title is not sorted by."""
OTHER_LETTERS = "0-9"
"""Where names stand that begin with no letter."""

FOUND = """
CREATE TEMP TABLE found_thing (path TEXT PRIMARY KEY, kind TEXT, name TEXT, year INTEGER, language TEXT, place TEXT)
WITHOUT ROWID;
CREATE TEMP TABLE found_name (path TEXT, name TEXT);
CREATE TEMP TABLE held (path TEXT, facet TEXT, value TEXT, name TEXT);
"""
NUMBERED = """
INSERT INTO thing SELECT row_number() OVER (ORDER BY kind, place, path), path, kind, name, year, language
FROM found_thing ORDER BY kind, place, path
"""
COUNTRY_NAMES = """
UPDATE held SET name = coalesce((SELECT name FROM found_thing WHERE path = 'place/' || held.value), held.name)
WHERE facet = 'country'
"""
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


class Things:
    """The things of a release on their way into its index."""

    def __init__(self, tables: sqlite3.Connection, base: str) -> None:
        self.tables, self.base = tables, base
        tables.executescript(FOUND)

    def add(self, path: str, kind: Kind, statements: Iterable[Said]) -> None:
        """Take the thing of a document, where it describes one."""
        thing = described(path, kind, statements, self.base)
        if thing is None:
            return
        entry = thing.entry
        row = (path, kind, entry.name, entry.year, entry.language, sorted_by(entry.name))
        self.tables.execute("INSERT INTO found_thing VALUES (?, ?, ?, ?, ?, ?)", row)
        self.tables.executemany("INSERT INTO found_name VALUES (?, ?)", ((path, name) for name in thing.names))
        self.tables.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", ((path, *held) for held in thing.held))
        self.tables.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", ((link, path) for link in thing.same_as))

    def finish(self) -> None:
        """Number the things in the order of their names, and count what they are chosen by."""
        for statement in (NUMBERED, COUNTRY_NAMES, PLACES, CHOICES, PAIRS):
            self.tables.execute(statement)


def described(path: str, kind: Kind, statements: Iterable[Said], base: str) -> Described | None:
    """What the index says of the thing that a document describes, None where it describes none."""
    subject = f"<{base}{path}#{kind}>".encode()
    said: dict[bytes, list[bytes]] = {}
    for about, term, value in statements:
        if about == subject:
            said.setdefault(term, []).append(value)
    if not any(f"<{of}>".encode() in said.get(TYPE, ()) for of in CLASSES[kind]):
        return None
    named = [sorted(map(nquads.read, said.get(term, ())), key=in_order) for term in (NAMES, OTHER_NAMES)]
    names = list(dict.fromkeys(name for each in named for name, _ in each)) or [path]
    languages = {language or "" for each in named for name, language in each if name == names[0]}
    years = sorted(year for year in read(said, CREATED) if year[:4].isascii() and year[:4].isdecimal())
    year = int(years[0][:4]) if years else None
    entry = Entry(path, kind, names[0], year, min(languages, default="") or None)
    return Described(entry, tuple(names), tuple(held(kind, names[0], years, said, base)), tuple(read(said, SAME)))


def held(
    kind: Kind, name: str, years: Iterable[str], said: Mapping[bytes, list[bytes]], base: str
) -> Iterator[tuple[str, str, str]]:
    """The values of the facets of a thing: facet, value, and what people call it."""
    if kind in FACETS:
        yield LETTER, letter(name), letter(name).upper()
    if kind is Kind.FILM:
        yield from ((YEAR, year[:4], year[:4]) for year in years)
        yield from ((GENRE, slug(genre), genre) for genre in sorted(read(said, GENRES)))
        for country in sorted(read(said, COUNTRIES)):
            if country.startswith(base):
                value = country.removeprefix(base).partition("#")[0].rpartition("/")[2]
                yield COUNTRY, value, country


def read(said: Mapping[bytes, list[bytes]], term: bytes) -> list[str]:
    """What is said under a term, as it reads."""
    return [nquads.read(value)[0] for value in said.get(term, ())]


def in_order(said: tuple[str, str | None]) -> tuple[str, str]:
    """Where a name with its language stands among others."""
    return said[0], said[1] or ""


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
