"""What schema.org says in reviews, offers and trailers → facts."""

from decimal import Decimal

from publisher.errors import UnfitFact
from publisher.facts import Offer, Organization, Person, Rating, Review, Text, Trailer, When, fit_link
from publisher.sources.schemaorg import values
from publisher.sources.schemaorg.reader import Reader
from publisher.sources.schemaorg.shape import Value
from publisher.sources.tables import cells

BEST = "5"
"""What schema.org takes for the best rating where none is said."""


def review(reader: Reader, _: str, value: Value) -> Review:
    """What a critic says."""
    author, score = reader.first(value, "author"), reader.first(value, "reviewRating")
    if author is None:
        raise UnfitFact("a review that nobody wrote", "say its author")
    given = scored(reader, score) if score else None
    words, day, link = (reader.first(value, term) for term in ("reviewBody", "datePublished", "url"))
    organized = reader.shape.is_a(author.term, "Organization")
    return Review(
        Organization(reader.name(author)) if organized else Person(reader.name(author), reader.links(author)),
        given[0] if given else None,
        given[1] if given else None,
        Text(words.text, words.language) if words else None,
        when(day),
        link.link if link else None,
    )


def scored(reader: Reader, rating: Value) -> tuple[Decimal, Decimal] | None:
    """What was given, of how much; None where it is not said."""
    value, best = (reader.first(rating, term) for term in ("ratingValue", "bestRating"))
    if rating.is_text:
        return values.scored(rating.text, None, BEST)
    return values.scored(value.text, best.text if best else None, BEST) if value else None


def rating(reader: Reader, _: str, value: Value) -> Rating:
    """What a site's readers gave."""
    rater, given = reader.first(value, "author"), scored(reader, value)
    if rater is None or given is None:
        raise UnfitFact("a rating that nobody gives, or without a value", "say author and ratingValue")
    votes = reader.first(value, "ratingCount")
    return Rating(reader.organization(rater), *given, values.count(votes.text) if votes else None)


def offer(reader: Reader, _: str, value: Value) -> Offer:
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


def trailer(reader: Reader, _: str, value: Value) -> Trailer:
    """A video about the film."""
    if value.is_text:
        return Trailer(link=value.link)
    name, day = reader.first(value, "name"), reader.first(value, "datePublished", "uploadDate")
    publisher, thumbnail = reader.first(value, "publisher"), reader.first(value, "thumbnailUrl", "thumbnail")
    link = reader.first(value, "url", "contentUrl", "embedUrl")
    return Trailer(
        " ".join(name.text.split()) if name else None,
        when(day),
        Organization(reader.name(publisher)) if publisher else None,
        link.link if link else None,
        picture(reader, "thumbnailUrl", thumbnail) if thumbnail else None,
    )


def when(value: Value | None) -> When | None:
    """A day, without its time."""
    return values.when(value.text) if value else None


def picture(reader: Reader, _: str, value: Value) -> str:
    """The address of a picture, itself or of an ImageObject."""
    found = (reader.first(value, "contentUrl", "url") if not value.is_text else None) or value
    fit_link(found.text)
    return found.text
