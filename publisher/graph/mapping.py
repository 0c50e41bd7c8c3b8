"""Facts to statements: a table for each kind of thing, a row for each term.

This is the one definition of the mapping. `terms` reads it and makes rdflib's terms, `lines` reads it and writes
N-Quads, about thirty times as fast. A source's graph holds what the source says; what we derive stands in our own.
"""

from collections.abc import Mapping

from publisher.facts import City, Country, Festival, Film, Named, Organization, Performance, Person
from publisher.graph import parts
from publisher.graph.forms import (
    BOOLEAN,
    DATE,
    DATE_TEXT,
    DECIMAL,
    DURATION,
    INTEGER,
    LINK,
    NAMED,
    STRING,
    TEXT,
    YEAR,
)
from publisher.graph.kinds import Kind, Part, Row
from publisher.vocabulary import FILM, SCHEMA


def called(film: Film) -> object:
    """The title of a film, where its source gives it."""
    return None if film.borrowed else film.name


def made(film: Film) -> object:
    """The year of a film, where its source gives it."""
    return None if film.borrowed else film.year


def other_names(performance: Performance) -> tuple[str, ...]:
    """Both names of "A / B", and the shorter or fuller names that a character has elsewhere."""
    if performance.character is None or " / " not in performance.character:
        return performance.other_names
    return (*(part.strip() for part in performance.character.split(" / ")), *performance.other_names)


def billing(performance: Performance) -> str | None:
    """How somebody is billed."""
    return "starring" if performance.starring else None


def first_hand(fact: "parts.Judgement") -> object:
    """Whether the source itself collected or published this, said only where it did."""
    return fact.own or None


THINGS: Mapping[type[Named], Kind] = {
    Person: Kind(
        SCHEMA.Person,
        (
            Row(SCHEMA.name, "name", STRING),
            Row(SCHEMA.sameAs, "same_as", LINK),
            Row(SCHEMA.birthDate, "born", DATE),
            Row(SCHEMA.deathDate, "died", DATE),
        ),
    ),
    **{
        each: Kind(of, (Row(SCHEMA.name, "name", STRING), Row(SCHEMA.sameAs, "same_as", LINK)))
        for each, of in (
            (Organization, SCHEMA.Organization),
            (Country, SCHEMA.Country),
            (City, SCHEMA.City),
            (Festival, SCHEMA.Festival),
        )
    },
}
"""What has a document of its own, and is said again wherever it is named."""

ROLE = Kind(
    SCHEMA.PerformanceRole,
    (
        Row(SCHEMA.actor, "actor", NAMED),
        Row(FILM.creditOrder, "order", INTEGER),
        Row(SCHEMA.characterName, "character", STRING),
        Row(SCHEMA.alternateName, other_names, STRING),
        Row(FILM.creditedAs, "credited_as", STRING),
        Row(SCHEMA.description, "note", STRING),
        Row(FILM.qualifier, "qualifiers", STRING),
        Row(FILM.billing, billing, STRING),
    ),
)
JOB = Kind(SCHEMA.Role, (Row(SCHEMA.roleName, "job", STRING), Row(SCHEMA.contributor, "person", NAMED)))
RELEASE = Kind(
    SCHEMA.PublicationEvent,
    (
        Row(SCHEMA.startDate, "date", DATE),
        Row(SCHEMA.location, "place", NAMED),
        Row(SCHEMA.superEvent, "festival", NAMED),
        Row(SCHEMA.publishedBy, "publishers", NAMED),
    ),
)
TRAILER = Kind(
    SCHEMA.VideoObject,
    (
        Row(SCHEMA.name, "name", STRING),
        Row(SCHEMA.datePublished, "date", DATE),
        Row(SCHEMA.publisher, "publisher", NAMED),
        Row(SCHEMA.url, "link", LINK),
        Row(SCHEMA.thumbnailUrl, "thumbnail", LINK),
    ),
)
RATING = Kind(
    SCHEMA.AggregateRating,
    (
        Row(SCHEMA.author, "rater", NAMED),
        Row(SCHEMA.ratingValue, "value", DECIMAL),
        Row(SCHEMA.bestRating, "best", DECIMAL),
        Row(SCHEMA.ratingCount, "count", INTEGER),
        Row(FILM.firstHand, first_hand, BOOLEAN),
    ),
)
SCORE = Kind(SCHEMA.Rating, (Row(SCHEMA.ratingValue, "value", DECIMAL), Row(SCHEMA.bestRating, "best", DECIMAL)))
REVIEW = Kind(
    SCHEMA.Review,
    (
        Row(SCHEMA.author, "author", NAMED),
        Row(SCHEMA.reviewBody, "text", TEXT),
        Row(SCHEMA.datePublished, "date", DATE),
        Row(SCHEMA.url, "link", LINK),
        Row(FILM.firstHand, first_hand, BOOLEAN),
    ),
    (Part(SCHEMA.reviewRating, SCORE, parts.scores),),
)
OFFER = Kind(
    SCHEMA.Offer,
    (
        Row(SCHEMA.seller, "seller", NAMED),
        Row(SCHEMA.price, "price", DECIMAL),
        Row(SCHEMA.priceCurrency, "currency", STRING),
        Row(SCHEMA.url, "link", LINK),
    ),
)
WATCHING = Kind(SCHEMA.WatchAction, (Row(SCHEMA.provider, "provider", NAMED), Row(SCHEMA.target, "link", LINK)))

MOVIE = Kind(
    SCHEMA.Movie,
    (
        Row(SCHEMA.name, called, TEXT),
        Row(SCHEMA.alternateName, "other_names", TEXT),
        Row(SCHEMA.dateCreated, made, YEAR),
        Row(SCHEMA.duration, "minutes", DURATION),
        Row(SCHEMA.description, "plot", TEXT),
        Row(SCHEMA.genre, "genres", STRING),
        Row(SCHEMA.image, "images", LINK),
        Row(SCHEMA.sameAs, "same_as", LINK),
        Row(SCHEMA.countryOfOrigin, "countries", NAMED),
        Row(SCHEMA.director, "directors", NAMED),
        Row(SCHEMA.author, "writers", NAMED),
        Row(SCHEMA.publisher, "distributors", NAMED),
        *(Row(term, parts.workers(job), NAMED) for job, term in parts.JOBS.items()),
    ),
    (
        Part(SCHEMA.actor, ROLE, parts.roles),
        Part(SCHEMA.contributor, JOB, parts.jobs),
        Part(SCHEMA.releasedEvent, RELEASE, parts.releases),
        Part(SCHEMA.trailer, TRAILER, parts.trailers),
        Part(SCHEMA.aggregateRating, RATING, parts.ratings),
        Part(SCHEMA.review, REVIEW, parts.reviews),
        Part(SCHEMA.offers, OFFER, parts.offers),
        Part(SCHEMA.potentialAction, WATCHING, parts.streaming),
    ),
)

IDENTIFIER = Kind(SCHEMA.PropertyValue, (Row(SCHEMA.propertyID, "site", STRING), Row(SCHEMA.value, "value", STRING)))
CATALOGUED = Kind(
    None,
    (
        Row(SCHEMA.url, "page", LINK),
        Row(SCHEMA.mainEntityOfPage, "page", LINK),
        Row(SCHEMA.subjectOf, "sources", LINK),
        Row(SCHEMA.datePublished, "first", DATE_TEXT),
    ),
    (Part(SCHEMA.identifier, IDENTIFIER, parts.identifiers_of),),
)
"""What we add to a film: where it is described, its first release, the identifiers that its addresses hold."""

ADDED: Mapping[type[Named], Kind] = {
    Person: Kind(None, (), (Part(SCHEMA.identifier, IDENTIFIER, parts.identifiers_of),)),
    Country: Kind(None, (), (Part(SCHEMA.identifier, IDENTIFIER, parts.codes),)),
}
"""What we add to what has a document of its own."""
