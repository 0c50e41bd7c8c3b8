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
from publisher.graph.kinds import Kind, Part, row
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
            row(SCHEMA.name, "name", STRING),
            row(SCHEMA.sameAs, "same_as", LINK),
            row(SCHEMA.birthDate, "born", DATE),
            row(SCHEMA.deathDate, "died", DATE),
        ),
    ),
    **{
        each: Kind(of, (row(SCHEMA.name, "name", STRING), row(SCHEMA.sameAs, "same_as", LINK)))
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
        row(SCHEMA.actor, "actor", NAMED),
        row(FILM.creditOrder, "order", INTEGER),
        row(SCHEMA.characterName, "character", STRING),
        row(SCHEMA.alternateName, other_names, STRING),
        row(FILM.creditedAs, "credited_as", STRING),
        row(SCHEMA.description, "note", STRING),
        row(FILM.qualifier, "qualifiers", STRING),
        row(FILM.billing, billing, STRING),
    ),
)
JOB = Kind(SCHEMA.Role, (row(SCHEMA.roleName, "job", STRING), row(SCHEMA.contributor, "person", NAMED)))
RELEASE = Kind(
    SCHEMA.PublicationEvent,
    (
        row(SCHEMA.startDate, "date", DATE),
        row(SCHEMA.location, "place", NAMED),
        row(SCHEMA.superEvent, "festival", NAMED),
        row(SCHEMA.publishedBy, "publishers", NAMED),
    ),
)
TRAILER = Kind(
    SCHEMA.VideoObject,
    (
        row(SCHEMA.name, "name", STRING),
        row(SCHEMA.datePublished, "date", DATE),
        row(SCHEMA.publisher, "publisher", NAMED),
        row(SCHEMA.url, "link", LINK),
        row(SCHEMA.thumbnailUrl, "thumbnail", LINK),
    ),
)
RATING = Kind(
    SCHEMA.AggregateRating,
    (
        row(SCHEMA.author, "rater", NAMED),
        row(SCHEMA.ratingValue, "value", DECIMAL),
        row(SCHEMA.bestRating, "best", DECIMAL),
        row(SCHEMA.ratingCount, "count", INTEGER),
        row(FILM.firstHand, first_hand, BOOLEAN),
    ),
)
SCORE = Kind(SCHEMA.Rating, (row(SCHEMA.ratingValue, "value", DECIMAL), row(SCHEMA.bestRating, "best", DECIMAL)))
REVIEW = Kind(
    SCHEMA.Review,
    (
        row(SCHEMA.author, "author", NAMED),
        row(SCHEMA.reviewBody, "text", TEXT),
        row(SCHEMA.datePublished, "date", DATE),
        row(SCHEMA.url, "link", LINK),
        row(FILM.firstHand, first_hand, BOOLEAN),
    ),
    (Part(SCHEMA.reviewRating, SCORE, parts.scores),),
)
OFFER = Kind(
    SCHEMA.Offer,
    (
        row(SCHEMA.seller, "seller", NAMED),
        row(SCHEMA.price, "price", DECIMAL),
        row(SCHEMA.priceCurrency, "currency", STRING),
        row(SCHEMA.url, "link", LINK),
    ),
)
WATCHING = Kind(SCHEMA.WatchAction, (row(SCHEMA.provider, "provider", NAMED), row(SCHEMA.target, "link", LINK)))

MOVIE = Kind(
    SCHEMA.Movie,
    (
        row(SCHEMA.name, called, TEXT),
        row(SCHEMA.alternateName, "other_names", TEXT),
        row(SCHEMA.dateCreated, made, YEAR),
        row(SCHEMA.duration, "minutes", DURATION),
        row(SCHEMA.description, "plot", TEXT),
        row(SCHEMA.genre, "genres", STRING),
        row(SCHEMA.image, "images", LINK),
        row(SCHEMA.sameAs, "same_as", LINK),
        row(SCHEMA.countryOfOrigin, "countries", NAMED),
        row(SCHEMA.director, "directors", NAMED),
        row(SCHEMA.author, "writers", NAMED),
        row(SCHEMA.publisher, "distributors", NAMED),
        *(row(term, parts.workers(job), NAMED) for job, term in parts.JOBS.items()),
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

IDENTIFIER = Kind(SCHEMA.PropertyValue, (row(SCHEMA.propertyID, "site", STRING), row(SCHEMA.value, "value", STRING)))
CATALOGUED = Kind(
    None,
    (
        row(SCHEMA.url, "page", LINK),
        row(SCHEMA.mainEntityOfPage, "page", LINK),
        row(SCHEMA.subjectOf, "sources", LINK),
        row(SCHEMA.datePublished, "first", DATE_TEXT),
    ),
    (Part(SCHEMA.identifier, IDENTIFIER, parts.identifiers_of),),
)
"""What we add to a film: where it is described, its first release, the identifiers that its addresses hold."""

ADDED: Mapping[type[Named], Kind] = {
    Person: Kind(None, (), (Part(SCHEMA.identifier, IDENTIFIER, parts.identifiers_of),)),
    Country: Kind(None, (), (Part(SCHEMA.identifier, IDENTIFIER, parts.codes),)),
}
"""What we add to what has a document of its own."""
