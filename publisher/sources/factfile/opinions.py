"""What a film was given and what it costs: an entry of a fact file → a rating, a review or an offer."""

import re
from decimal import Decimal

from publisher.facts import Offer, Organization, Person, Rating, Review
from publisher.sources.factfile.entries import Entry, Mistake
from publisher.sources.factfile.parts import organization, person
from publisher.sources.factfile.values import Kind, link, number, spelled_out, switch, text, values, when, words
from publisher.sources.phrases.score import score

PRICE = re.compile(r"(?P<price>[0-9]{1,7}(?:[.,][0-9]{1,2})?) ?(?P<currency>[A-Z]{3})")


def scored(entry: Entry) -> tuple[Decimal, Decimal]:
    """Return value and scale."""
    words = text(entry)
    said = score(words)
    if said is None:
        raise Mistake(entry.place, f"{words[:60]!r} names no score and scale", "write it as 8.3/10 or 83%")
    return said


RATING: dict[str, Kind] = {"by": organization, "score": scored, "count": number, "own": switch}


def rating(entry: Entry) -> Rating:
    """Return a rating: `Rater: 8.3/10` or fields."""
    said = values(spelled_out(entry, RATING, "by", "score"), RATING, needs=["by", "score"])
    value, best = said["score"]
    return Rating(said["by"], value, best, said.get("count"), said.get("own", False))


REVIEW: dict[str, Kind] = {
    "by": person,
    "paper": organization,
    "score": scored,
    "text": words,
    "date": when,
    "link": link,
    "own": switch,
}


def review(entry: Entry) -> Review:
    """Return a review: `Critic: 4/5` or fields, `paper` where nobody signed it."""
    said = values(spelled_out(entry, REVIEW, "by", "score"), REVIEW)
    authors: list[Person | Organization] = [said[key] for key in ("by", "paper") if key in said]
    if len(authors) != 1:
        raise Mistake(
            entry.place, f"a review by {len(authors)} authors", "write by: and a person, or paper: and its name"
        )
    value, best = said.get("score", (None, None))
    return Review(authors[0], value, best, said.get("text"), said.get("date"), said.get("link"), said.get("own", False))


def priced(entry: Entry) -> tuple[Decimal, str]:
    """Return an amount and its currency."""
    words = text(entry)
    match = PRICE.fullmatch(words)
    if match is None:
        raise Mistake(entry.place, f"{words[:60]!r} is no price", "write it as 9.90 EUR")
    return Decimal(match["price"].replace(",", ".")), match["currency"]


OFFER: dict[str, Kind] = {"seller": organization, "price": priced, "link": link}


def offer(entry: Entry) -> Offer:
    """Return where the film can be bought: `Seller: 9.90 EUR` or fields."""
    said = values(spelled_out(entry, OFFER, "seller", "price"), OFFER, needs=["seller"])
    price, currency = said.get("price", (None, None))
    return Offer(said["seller"], price, currency, said.get("link"))
