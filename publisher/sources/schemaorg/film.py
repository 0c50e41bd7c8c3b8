"""A schema:Movie in whatever shape it was published → a film; what is no fact is a finding."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from publisher import countries
from publisher.errors import UnfitFact
from publisher.facts import Country, Film, Organization, Person, Text, fit_link, fit_name
from publisher.findings import Finding, Level, Place
from publisher.sources.schemaorg import values
from publisher.sources.schemaorg.credits import JOBS, ROLES, crew, numbered, once, performances
from publisher.sources.schemaorg.opinions import offer, picture, rating, review, trailer
from publisher.sources.schemaorg.shape import TYPE, Shape, Value
from publisher.sources.schemaorg.showings import distinct, release, streaming
from publisher.sources.tables import cells
from publisher.sources.tables.declared import Declared

PEOPLE = frozenset({"director", "directors", "author", "creator", "actor", "actors", *JOBS})
LISTS = PEOPLE | {"genre"}
"""Terms of which a text may hold several values, between commas."""


@dataclass(slots=True)
class Reader:
    """A film in the making."""

    shape: Shape
    subject: str
    place: Place
    findings: list[Finding] = field(default_factory=list)

    def film(self) -> Film | None:
        """The film, without what is unfit in it; None where no title is right."""
        names = self.all(("name",), Reader.title)
        if not names:
            what = f"a film without a name: {self.subject}"
            self.findings.append(Finding(self.place, Level.REFUSED, what, "name it"))
            return None
        said: dict[str, Any] = {}
        for name, (terms, several, kind) in FIELDS.items():
            found = self.all(terms, kind)
            if found:
                said[name] = tuple(dict.fromkeys(found)) if several else found[0]
        said["cast"] = tuple(numbered(once(self.all(("actor", "actors"), performances))))
        said["releases"] = distinct(said.get("releases", ()))
        said["same_as"] = tuple(dict.fromkeys(filter(None, (Value(self.subject).link, *said.get("same_as", ())))))
        said["other_names"] = tuple(dict.fromkeys((*names[1:], *said.get("other_names", ()))))
        self.unread()
        self.findings = list(dict.fromkeys(self.findings))
        return Film(name=names[0], **said)

    def all(self, terms: Iterable[str], kind: "Kind") -> list[Any]:
        """What the values of some terms are, one or several each; one that is unfit is a finding."""
        found: list[Any] = []
        for term in terms:
            for value in self.values(term):
                try:
                    read = kind(self, term, value)
                except UnfitFact as error:
                    self.findings.append(Finding(self.place, Level.REFUSED, f"{term}: {error.message}", error.mend))
                else:
                    found += read if isinstance(read, list) else [read]
        return found

    def values(self, term: str) -> Iterator[Value]:
        """The values of a term of the film; a text that lists several is several."""
        for value in self.shape.values(self.subject, term):
            if term not in LISTS or not value.is_text:
                yield value
                continue
            written = " ".join((value.text if term in PEOPLE else value.text.replace(",", ", ")).split())
            for each in cells.listed(written, Declared(), people=term in PEOPLE):
                yield Value(json.dumps(each, ensure_ascii=False))

    def unread(self) -> None:
        """Say of which terms nothing was read."""
        known = {
            TYPE,
            "name",
            "actor",
            "actors",
            "identifier",
            *(term for terms, *_ in FIELDS.values() for term in terms),
        }
        terms = sorted(set(self.shape.said[self.subject]) - known)
        if terms:
            self.findings.append(Finding(self.place, Level.UNREAD, f"terms not read: {', '.join(terms)}"))

    def first(self, value: Value, *terms: str) -> Value | None:
        """The first value of some terms of a thing."""
        return next(iter(self.shape.values(value.term, *terms)), None)

    def title(self, _: str, value: Value) -> Text:
        """A title."""
        fit_name(" ".join(value.text.split()), "title")
        return Text(" ".join(value.text.split()), value.language)

    def name(self, value: Value) -> str:
        """The name of a thing, or a text that is one."""
        named = value if value.is_text else self.first(value, "name")
        if named is None:
            raise UnfitFact(f"nothing says how {value.text or 'something'} is called", "name it")
        return " ".join(named.text.split())

    def links(self, value: Value) -> tuple[str, ...]:
        """The addresses of a thing elsewhere."""
        same = () if value.is_text else (value, *self.shape.values(value.term, "sameAs"))
        return tuple(dict.fromkeys(link for link in (each.link for each in same) if link))

    def person(self, value: Value) -> Person:
        """Somebody, also by a role."""
        within = ("director", "author", "creator", "actor") if self.shape.is_a(value.term, *ROLES) else ()
        whom = self.first(value, *within) or value
        return Person(self.name(whom), self.links(whom))

    def organization(self, value: Value) -> Organization:
        """An organisation."""
        return Organization(self.name(value), self.links(value))


Kind = Callable[[Reader, str, Value], Any]
"""What a value of a term is for a film: a fact, or several as a list."""


def text(_: Reader, __: str, value: Value) -> Text:
    """A text."""
    return Text(value.text, value.language)


def genre(reader: Reader, _: str, value: Value) -> str:
    """A genre by its name."""
    name = reader.name(value)
    if name.startswith(("http://", "https://")):
        raise UnfitFact(f"{name!r} is no genre but an address", "write its name")
    return name


def person(reader: Reader, _: str, value: Value) -> Person:
    """Somebody."""
    return reader.person(value)


def organization(reader: Reader, _: str, value: Value) -> Organization:
    """An organisation."""
    return reader.organization(value)


def country(reader: Reader, _: str, value: Value) -> Country:
    """A country by its one name."""
    known = countries.named(reader.name(value))
    if known is None:
        raise UnfitFact(f"unknown country {reader.name(value)[:60]!r}", "write its English name")
    return Country(known)


def minutes(reader: Reader, _: str, value: Value) -> int:
    """A length."""
    return values.minutes(value.text if value.is_text else reader.name(value))


def year(_: Reader, __: str, value: Value) -> int:
    """The year of a date; of a film it is that in which it was first shown."""
    return values.when(value.text).year


def link(_: Reader, __: str, value: Value) -> str:
    """An address."""
    fit_link(value.text)
    return value.text


FIELDS: Mapping[str, tuple[tuple[str, ...], bool, Kind]] = {
    "other_names": (("alternateName", "alternativeHeadline"), True, text),
    "year": (("dateCreated", "copyrightYear", "datePublished"), False, year),
    "minutes": (("duration",), False, minutes),
    "plot": (("description", "abstract"), False, text),
    "genres": (("genre",), True, genre),
    "countries": (("countryOfOrigin",), True, country),
    "directors": (("director", "directors"), True, person),
    "writers": (("author", "creator"), True, person),
    "distributors": (("publisher",), True, organization),
    "releases": (("releasedEvent", "datePublished"), True, release),
    "ratings": (("aggregateRating",), True, rating),
    "reviews": (("review", "reviews"), True, review),
    "offers": (("offers",), True, offer),
    "trailers": (("trailer",), True, trailer),
    "images": (("image", "thumbnailUrl"), True, picture),
    "streaming": (("potentialAction",), True, streaming),
    "crew": ((*JOBS, "contributor"), True, crew),
    "same_as": (("sameAs",), True, link),
}
"""Which terms are read into which field of a film, whether it has several, and how."""
