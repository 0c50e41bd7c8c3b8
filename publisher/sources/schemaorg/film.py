"""A schema:Movie in whatever shape it was published → a film; what is no fact is a finding."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, get_args

from publisher import countries
from publisher.errors import UnfitFact
from publisher.facts import (
    Country,
    Film,
    Organization,
    Performance,
    Person,
    Qualifier,
    Rating,
    Release,
    Text,
    When,
    fit_link,
    fit_name,
)
from publisher.findings import Finding, Level, Place
from publisher.sources.phrases import length
from publisher.sources.schemaorg.opinions import offer, review, trailer
from publisher.sources.schemaorg.shape import TYPE, Shape, Value
from publisher.sources.tables import cells
from publisher.sources.tables.declared import Declared

ROLES = ("Role", "PerformanceRole", "OrganizationRole")
BEST = Value('"5"')
"""What schema.org takes for the best rating where none is said."""


@dataclass(slots=True)
class Reader:
    """A film in the making."""

    shape: Shape
    subject: str
    place: Place
    findings: list[Finding] = field(default_factory=list)

    def film(self) -> Film | None:
        """The film, without what is unfit in it; None where no title is right."""
        names = self.all(("name",), self.title)
        if not names:
            what = f"a film without a name: {self.subject}"
            self.findings.append(Finding(self.place, Level.REFUSED, what, "name it"))
            return None
        said: dict[str, Any] = {}
        for name, (terms, several, kind) in FIELDS.items():
            found = self.all(terms, partial(kind, self))
            if found:
                said[name] = tuple(dict.fromkeys(found)) if several else found[0]
        said["cast"] = tuple(numbered(once(self.all(("actor", "actors"), self.performance))))
        said["same_as"] = tuple(dict.fromkeys(filter(None, (Value(self.subject).link, *said.get("same_as", ())))))
        self.unread()
        said["other_names"] = (*names[1:], *said.get("other_names", ()))
        return Film(name=names[0], **said)

    def all(self, terms: Iterable[str], kind: Callable[[Value], Any]) -> list[Any]:
        """What the values of some terms are; one that is unfit is a finding."""
        found: list[Any] = []
        for value in self.shape.values(self.subject, *terms):
            try:
                found.append(kind(value))
            except UnfitFact as error:
                self.findings.append(Finding(self.place, Level.REFUSED, error.message, error.mend))
        return found

    def unread(self) -> None:
        """Say of which terms nothing was read."""
        known = {TYPE, "name", "actor", "actors", *(term for terms, _, _ in FIELDS.values() for term in terms)}
        terms = sorted(set(self.shape.said[self.subject]) - known)
        if terms:
            self.findings.append(Finding(self.place, Level.UNREAD, f"terms not read: {', '.join(terms)}"))

    def first(self, value: Value, *terms: str) -> Value | None:
        """The first value of some terms of a thing."""
        return next(iter(self.shape.values(value.term, *terms)), None)

    def text(self, value: Value) -> Text:
        """A text."""
        return Text(value.text, value.language)

    def title(self, value: Value) -> Text:
        """A title."""
        fit_name(" ".join(value.text.split()), "title")
        return Text(" ".join(value.text.split()), value.language)

    def name(self, value: Value) -> str:
        """The name of a thing, or a text that is one."""
        named = value if value.is_text else self.first(value, "name")
        if named is None:
            raise UnfitFact(f"nothing says how {value.term} is called", "name it")
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

    def country(self, value: Value) -> Country:
        """A country by its one name."""
        known = countries.named(self.name(value))
        if known is None:
            raise UnfitFact(f"unknown country {self.name(value)[:60]!r}", "write its English name")
        return Country(known)

    def performance(self, value: Value) -> tuple[int, Performance]:
        """Who plays whom, with the place in the credits or 0; a person alone is a performance without a character."""
        if not self.shape.is_a(value.term, *ROLES):
            return 0, Performance(self.person(value), 1)
        actor, character = self.first(value, "actor", "performer"), self.first(value, "characterName", "roleName")
        if actor is None:
            raise UnfitFact(f"nobody plays the role {value.term}", "name the actor")
        order, credited = self.first(value, "film:creditOrder"), self.first(value, "film:creditedAs")
        qualifiers = {each.text for each in self.shape.values(value.term, "film:qualifier")}
        return cells.number(order.text) if order else 0, Performance(
            self.person(actor),
            1,
            character.text if character else None,
            credited.text if credited else None,
            qualifiers=tuple(each for each in get_args(Qualifier) if each in qualifiers),
            starring=bool(self.shape.values(value.term, "film:billing")),
        )

    def rating(self, value: Value) -> Rating:
        """What a site's readers gave."""
        rater, score = self.first(value, "author"), self.first(value, "ratingValue")
        if rater is None or score is None:
            raise UnfitFact("a rating that nobody gives, or without a value", "say author and ratingValue")
        count, best = self.first(value, "ratingCount"), self.first(value, "bestRating") or BEST
        votes = cells.number(count.text) if count else None
        return Rating(self.organization(rater), cells.decimal(score.text), cells.decimal(best.text), votes)


def once(cast: list[tuple[int, Performance]]) -> list[tuple[int, Performance]]:
    """The credits, where those who are named plainly and by their roles are one: roles in the place of the first."""
    plain = {line.actor.name for _, line in cast if not line.character}
    both = plain & {line.actor.name for _, line in cast if line.character}
    places: dict[str | int, list[tuple[int, Performance]]] = {}
    for place, (order, line) in enumerate(cast):
        told = places.setdefault(line.actor.name if line.actor.name in both else place, [])
        if line.character or line.actor.name not in both:
            told.append((order, line))
    return [each for told in places.values() for each in told]


def numbered(cast: Iterable[tuple[int, Performance]]) -> Iterable[Performance]:
    """The credits in their order: as it is said, otherwise as they come."""
    for place, (order, line) in enumerate(cast, 1):
        yield Performance(
            line.actor, order or place, line.character, line.credited_as, None, line.qualifiers, (), line.starring
        )


def minutes(_: Reader, value: Value) -> int:
    """A length."""
    return cells.shown(length.minutes(value.text), value.text)


def year(_: Reader, value: Value) -> int:
    """The year of a date."""
    return cells.when(value.text, Declared(), When).year


def release(_: Reader, value: Value) -> Release:
    """A showing to the public of which the date is known."""
    return Release(cells.when(value.text, Declared(), When))


def picture(reader: Reader, value: Value) -> str:
    """The address of a picture, itself or of an ImageObject."""
    found = (reader.first(value, "contentUrl", "url") if not value.is_text else None) or value
    fit_link(found.text)
    return found.text


def link(_: Reader, value: Value) -> str:
    """An address."""
    fit_link(value.text)
    return value.text


FIELDS: Mapping[str, tuple[tuple[str, ...], bool, Callable[[Reader, Value], Any]]] = {
    "other_names": (("alternateName", "alternativeHeadline"), True, Reader.text),
    "year": (("dateCreated", "copyrightYear"), False, year),
    "minutes": (("duration",), False, minutes),
    "plot": (("description", "abstract"), False, Reader.text),
    "genres": (("genre",), True, Reader.name),
    "countries": (("countryOfOrigin",), True, Reader.country),
    "directors": (("director", "directors"), True, Reader.person),
    "writers": (("author", "creator"), True, Reader.person),
    "distributors": (("publisher",), True, Reader.organization),
    "releases": (("datePublished",), True, release),
    "ratings": (("aggregateRating",), True, Reader.rating),
    "reviews": (("review", "reviews"), True, review),
    "offers": (("offers",), True, offer),
    "trailers": (("trailer",), True, trailer),
    "images": (("image", "thumbnailUrl"), True, picture),
    "same_as": (("sameAs",), True, link),
}
"""Which terms are read into which field of a film, whether it has several, and how."""
