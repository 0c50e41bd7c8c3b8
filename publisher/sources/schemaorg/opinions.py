"""What schema.org says in reviews, offers and trailers → facts."""

from typing import TYPE_CHECKING

from publisher.errors import UnfitFact
from publisher.facts import Offer, Organization, Person, Review, Trailer, When
from publisher.sources.schemaorg.shape import Value
from publisher.sources.tables import cells
from publisher.sources.tables.declared import Declared

if TYPE_CHECKING:
    from publisher.sources.schemaorg.film import Reader

BEST = Value('"5"')
"""What schema.org takes for the best rating where none is said."""


def review(reader: "Reader", value: Value) -> Review:
    """What a critic says."""
    author, score = reader.first(value, "author"), reader.first(value, "reviewRating")
    if author is None:
        raise UnfitFact("a review that nobody wrote", "say its author")
    given = reader.first(score, "ratingValue") if score else None
    best = ((reader.first(score, "bestRating") if score else None) or BEST) if given else None
    words, day, link = (reader.first(value, term) for term in ("reviewBody", "datePublished", "url"))
    organized = reader.shape.is_a(author.term, "Organization")
    return Review(
        Organization(reader.name(author)) if organized else Person(reader.name(author), reader.links(author)),
        cells.decimal(given.text) if given else None,
        cells.decimal(best.text) if best else None,
        reader.text(words) if words else None,
        when(day),
        link.link if link else None,
    )


def offer(reader: "Reader", value: Value) -> Offer:
    """Where the film can be bought."""
    seller = reader.first(value, "seller", "offeredBy")
    price, currency, link = (reader.first(value, term) for term in ("price", "priceCurrency", "url"))
    if seller is None:
        raise UnfitFact("an offer that nobody makes", "say its seller")
    return Offer(
        Organization(reader.name(seller), reader.links(seller)),
        cells.decimal(price.text) if price else None,
        currency.text if currency else None,
        link.link if link else None,
    )


def trailer(reader: "Reader", value: Value) -> Trailer:
    """A video about the film."""
    if value.is_text:
        return Trailer(link=value.link)
    name, day = reader.first(value, "name"), reader.first(value, "datePublished", "uploadDate")
    publisher, picture = reader.first(value, "publisher"), reader.first(value, "thumbnailUrl")
    link = reader.first(value, "url", "contentUrl", "embedUrl")
    return Trailer(
        " ".join(name.text.split()) if name else None,
        when(day),
        Organization(reader.name(publisher)) if publisher else None,
        link.link if link else None,
        picture.link if picture else None,
    )


def when(value: Value | None) -> When | None:
    """A day, without its time."""
    return cells.when(value.text.partition("T")[0], Declared(), When) if value else None
