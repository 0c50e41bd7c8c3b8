"""Ratings, reviews, offers and pictures as an editor writes them."""

from decimal import Decimal

import pytest

from publisher.facts import Film, Offer, Organization, Person, Rating, Review, Text, Trailer, When
from publisher.findings import Finding
from publisher.sources.factfile import read
from publisher.sources.reading import Said

ALL = """\
title: Alien
images: https://films.example/alien.jpg
ratings:
  IMDb: 8.5/10
  Films Example: {score: 4.2/5, count: 127, own: yes}
reviews:
  - Ann Example: 4/5
  - {by: Ann Example, score: 90%, text: Still cold., date: 2019-05-24, link: "https://films.example/alien", own: yes}
  - {paper: The Daily Example, text: Cold.}
offers:
  Shop Example: 9,90 EUR
  Cinema Example: {link: "https://cinema.example/alien"}
trailers:
  - {name: Trailer, thumbnail: "https://films.example/trailer.jpg"}
"""


def said(text: str) -> tuple[list[Film], list[Finding]]:
    found = list(read(text.encode(), "f.yaml"))
    return [one.film for one in found if isinstance(one, Said)], [one for one in found if isinstance(one, Finding)]


def test_pictures_reviews_ratings_and_offers_are_read() -> None:
    (film,), findings = said(ALL)
    assert findings == []
    ann, example = Person("Ann Example"), "https://films.example/alien"
    assert film.images == ("https://films.example/alien.jpg",)
    assert film.ratings == (
        Rating(Organization("IMDb"), Decimal("8.5"), Decimal(10)),
        Rating(Organization("Films Example"), Decimal("4.2"), Decimal(5), 127, own=True),
    )
    assert film.reviews == (
        Review(ann, Decimal(4), Decimal(5)),
        Review(ann, Decimal(90), Decimal(100), Text("Still cold."), When(2019, 5, 24), example, own=True),
        Review(Organization("The Daily Example"), text=Text("Cold.")),
    )
    assert film.offers == (
        Offer(Organization("Shop Example"), Decimal("9.90"), "EUR"),
        Offer(Organization("Cinema Example"), link="https://cinema.example/alien"),
    )
    assert film.trailers == (Trailer("Trailer", thumbnail="https://films.example/trailer.jpg"),)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("reviews: {by: Ann, paper: The Daily, score: 4/5}", "a review by 2 authors"),
        ("reviews: [{score: 4/5}]", "a review by 0 authors"),
        ("reviews: [{by: Ann}]", "nothing is said"),
        ("reviews: {Ann: 6/5}", "a rating of 6 out of 5"),
        ("reviews: {Ann: good}", "names no score"),
        ("offers: {Shop: cheap}", "is no price"),
        ("offers: {Shop: 9.90 euro}", "is no price"),
        ("offers: [{price: 9.90 EUR}]", "no seller is given"),
        ("ratings: {IMDb: {score: 8/10, own: perhaps}}", "unknown answer"),
        ("images: [poster.jpg]", "is no web address"),
    ],
)
def test_a_mistake_costs_its_entry_and_nothing_else(line: str, what: str) -> None:
    (film,), (finding,) = said(f"title: Alien\nyear: 1979\n{line}\n")
    assert film == Film(name=Text("Alien"), year=1979)
    assert what in finding.what
    assert finding.place.line == 3
    assert finding.mend
