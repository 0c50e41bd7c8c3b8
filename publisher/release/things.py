"""The things of a release in its index, with what they are listed by: names, letters, years, genres, countries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher import nquads
from publisher.iris import Kind, slug, spelling
from publisher.vocabulary import PROV, RDF, SCHEMA

CLASSES = {
    Kind.FILM: (SCHEMA.Movie,),
    Kind.PERSON: (SCHEMA.Person,),
    Kind.ORGANIZATION: (SCHEMA.Organization,),
    Kind.PLACE: (SCHEMA.Country, SCHEMA.City),
    Kind.EVENT: (SCHEMA.Festival,),
    Kind.SOURCE: (PROV.Entity,),
}
WRITTEN = {kind: frozenset(f"<{of}>".encode() for of in classes) for kind, classes in CLASSES.items()}
"""The same as N-Quads writes them."""
LETTER, YEAR, GENRE, COUNTRY = "letter", "year", "genre", "country"
FACETS = {Kind.FILM: (LETTER, YEAR, GENRE, COUNTRY), Kind.PERSON: (LETTER,)}
"""What the things of a kind are chosen by."""
NAMES, CREATED, GENRES, COUNTRIES, SAME, TYPE = (
    f"<{term}>".encode()
    for term in (SCHEMA.name, SCHEMA.dateCreated, SCHEMA.genre, SCHEMA.countryOfOrigin, SCHEMA.sameAs, RDF.type)
)
OTHER_NAMES = f"<{SCHEMA.alternateName}>".encode()
TERMS = frozenset((NAMES, OTHER_NAMES, CREATED, GENRES, COUNTRIES, SAME, TYPE))
"""What is looked at of a thing."""
LEADING = ("the ", "a ", "an ")
"""Words that a title is not sorted by."""
OTHER_LETTERS = "0-9"
"""Where names stand that begin with no letter."""


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
    """A thing with all that it is found by: what it is listed under, its names, and the values of its facets."""

    entry: Entry
    place: str
    spellings: list[str]
    held: list[tuple[str, str, str]]
    """Facet, value, and what people call it."""
    same_as: list[str]


def described(path: str, kind: Kind, said: Mapping[bytes, list[bytes]], base: str) -> Described | None:
    """What the index says of a thing of which something is said, None where it is none of that kind."""
    if WRITTEN[kind].isdisjoint(said.get(TYPE, ())):
        return None
    named = [sorted(map(nquads.read, said.get(term, ())), key=in_order) for term in (NAMES, OTHER_NAMES)]
    names = list(dict.fromkeys(name for each in named for name, _ in each)) or [path]
    languages = {language or "" for each in named for name, language in each if name == names[0]}
    years = sorted(year for year in read(said, CREATED) if year[:4].isascii() and year[:4].isdecimal())
    entry = Entry(path, kind, names[0], int(years[0][:4]) if years else None, min(languages, default="") or None)
    spellings = [spelling(name) for name in names]
    place = without_article(spellings[0])
    found = sorted(held(kind, place, years, said, base), reverse=True)
    values = {(facet, value): (facet, value, name) for facet, value, name in found}
    return Described(entry, place, sorted({*spellings} - {""}), list(values.values()), read(said, SAME))


def held(
    kind: Kind, place: str, years: Iterable[str], said: Mapping[bytes, list[bytes]], base: str
) -> Iterator[tuple[str, str, str]]:
    """The values of the facets of a thing: facet, value, and what people call it."""
    if kind in FACETS:
        yield LETTER, letter(place), letter(place).upper()
    if kind is Kind.FILM:
        yield from ((YEAR, year[:4], year[:4]) for year in years)
        yield from ((GENRE, slug(genre), genre) for genre in read(said, GENRES))
        for country in read(said, COUNTRIES):
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
    return without_article(spelling(name))


def without_article(spelled: str) -> str:
    """The words of a name as one types them, but for an article before them."""
    return next((spelled.removeprefix(word) for word in LEADING if spelled.startswith(word)), spelled)


def letter(place: str) -> str:
    """The letter under which a name is listed, by what that is listed under."""
    return place[0] if place and place[0].isalpha() else OTHER_LETTERS


def entries(rows: Iterable[Sequence[Any]]) -> Sequence[Entry]:
    """Rows of the index as entries."""
    return tuple(Entry(path, Kind(kind), *others) for path, kind, *others in rows)
