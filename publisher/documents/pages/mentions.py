"""An organisation, a place or an event as its page shows it: the films that lead there, and how."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.documents.pages.film import codes
from publisher.documents.pages.person import reversed_year, year
from publisher.documents.pages.wording import day
from publisher.documents.resource import Resource, Sources, Statements, Value
from publisher.vocabulary import SCHEMA

DIRECT = (
    (SCHEMA.publisher, "Films distributed"),
    (SCHEMA.countryOfOrigin, "Films made here"),
    (SCHEMA.author, "Films written"),
    (SCHEMA.director, "Films directed"),
)
"""Terms that lead from a film straight to the thing, with the heading over them."""
THROUGH = (
    (SCHEMA.releasedEvent, SCHEMA.superEvent, "Films shown"),
    (SCHEMA.releasedEvent, SCHEMA.location, "Films released here"),
    (SCHEMA.releasedEvent, SCHEMA.publishedBy, "Films released"),
    (SCHEMA.aggregateRating, SCHEMA.author, "Films rated"),
    (SCHEMA.potentialAction, SCHEMA.provider, "Films to watch"),
    (SCHEMA.trailer, SCHEMA.publisher, "Trailers"),
)
"""Terms that lead from a film to a part of it, and from there to the thing, with the heading over them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A film that leads to the thing, with the detail that matters."""

    film: Resource
    year: str
    detail: str
    said_by: Sources


@dataclass(frozen=True, slots=True)
class MentionsPage:
    """All that the page of an organisation, a place or an event shows."""

    thing: Resource
    codes: tuple[tuple[Value, Value], ...]
    """Identifiers: the scheme and the code."""
    groups: tuple[tuple[str, tuple[Mention, ...]], ...]
    """Headings with the films under them."""
    elsewhere: tuple[Resource, ...]

    @classmethod
    def of(cls, statements: Statements, iri: str) -> "MentionsPage":
        """The page of a thing that films mention."""
        thing = statements.resource(iri)
        return cls(thing, tuple(codes(thing)), tuple(groups(thing)), thing.linked(SCHEMA.sameAs))


def groups(thing: Resource) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """The films that lead to a thing, grouped by how; the latest first."""
    for term, heading in DIRECT:
        films = [film for film in thing.linking(term) if film.is_a(SCHEMA.Movie)]
        if films:
            yield heading, in_order(Mention(film, year(film), "", film.said_by) for film in films)
    for whole, term, heading in THROUGH:
        found = [mention(film, part) for part in thing.linking(term) for film in part.linking(whole)]
        if found:
            yield heading, in_order(iter(found))


def mention(film: Resource, part: Resource) -> Mention:
    """A film that leads to a thing through a part of it."""
    return Mention(film, year(film), detail(part), part.said_by)


def detail(part: Resource) -> str:
    """What to know of a part in a few words: its date, its value on the scale, or its name."""
    date = part.value(SCHEMA.startDate) or part.value(SCHEMA.datePublished)
    value, best = part.value(SCHEMA.ratingValue), part.value(SCHEMA.bestRating)
    if value:
        return f"{value.text} of {best.text}" if best else value.text
    return day(date.text) if date else ""


def in_order(mentions: Iterator[Mention]) -> tuple[Mention, ...]:
    """The latest film first, those without a year last."""
    return tuple(
        sorted(mentions, key=lambda each: (each.year == "", reversed_year(each.year), each.film.name.text, each.detail))
    )
