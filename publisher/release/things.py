"""The things of a release in its index, with what they are listed by: names, letters, years, genres, countries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

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
WRITTEN: Mapping[str, frozenset[bytes]] = {
    kind: frozenset(f"<{of}>".encode() for of in classes) for kind, classes in CLASSES.items()
}
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


class Described(NamedTuple):
    """A thing with all that it is found by: what it is listed under, its names, and the values of its facets."""

    name: str
    year: int | None
    language: str | None
    place: str
    spellings: list[str]
    held: list[tuple[str, str, str]]
    """Facet, value, and what people call it."""
    same_as: list[str]


def described(path: str, kind: str, said: Mapping[bytes, list[bytes]], base: str) -> Described | None:
    """What the index says of a thing of which something is said, None where it is none of that kind."""
    if WRITTEN[kind].isdisjoint(said.get(TYPE, ())):
        return None
    names = named(said) or {path: ""}
    name, language = next(iter(names.items()))
    years = sorted([year for year in read(said, CREATED) if year[:4].isascii() and year[:4].isdecimal()])
    spellings = [spelling(each) for each in names]
    place = without_article(spellings[0])
    holds = held(kind, place, years, said, base)
    year = int(years[0][:4]) if years else None
    return Described(name, year, language or None, place, sorted({*spellings} - {""}), holds, read(said, SAME))


def named(said: Mapping[bytes, list[bytes]]) -> dict[str, str]:
    """The names of a thing in their order, each with its language, the first of several, or none."""
    names: dict[str, str] = {}
    for term in (NAMES, OTHER_NAMES):
        if term in said:
            for name, language in sorted([(name, language or "") for name, language in map(nquads.read, said[term])]):
                names[name] = min(names.get(name, language), language)
    return names


def held(
    kind: str, place: str, years: Iterable[str], said: Mapping[bytes, list[bytes]], base: str
) -> list[tuple[str, str, str]]:
    """The values of the facets of a thing: facet, value, and what people call it, the first of several names."""
    if kind not in FACETS:
        return []
    first = letter(place)
    if kind != Kind.FILM:
        return [(LETTER, first, first.upper())]
    found = [(LETTER, first, first.upper()), *((YEAR, year[:4], year[:4]) for year in years)]
    found += [(GENRE, slug(genre), genre) for genre in read(said, GENRES)]
    for country in read(said, COUNTRIES):
        if country.startswith(base):
            found.append((COUNTRY, country.removeprefix(base).partition("#")[0].rpartition("/")[2], country))
    values: dict[tuple[str, str], str] = {}
    for facet, value, name in found:
        values[facet, value] = min(values.get((facet, value), name), name)
    return [(facet, value, name) for (facet, value), name in values.items()]


def read(said: Mapping[bytes, list[bytes]], term: bytes) -> list[str]:
    """What is said under a term, as it reads."""
    return [nquads.read(value)[0] for value in said.get(term, ())]


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
