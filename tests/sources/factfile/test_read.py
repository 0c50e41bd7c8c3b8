"""What a fact file may look like, and what it says."""

from decimal import Decimal

import pytest

from publisher.facts import (
    City,
    Country,
    Festival,
    Film,
    Organization,
    Performance,
    Person,
    Rating,
    Release,
    Streaming,
    Text,
    Trailer,
    When,
)
from publisher.sources.factfile import read
from publisher.sources.reading import Said

EVERYTHING = """
title: Toy Story
also known as: [{text: Histoire de jouets, language: fr}]
year: 1995
countries: [USA]
genres: [animation, comedy]
directors: [John Lasseter]
length: 1h 21m
cast:
  - Tom Hanks: Woody (voice)
  - Tim Allen: {character: Buzz Lightyear, as: T. Allen, note: a toy, qualifiers: [voice], starring: yes, also: Buzz}
  - Cher
releases:
  - {date: 1995-11-22, country: United States, publishers: [Disney]}
  - {date: 1995-11, city: Los Angeles}
  - {date: 1995, festival: El Capitan}
  - 1996-03-22: the UK
distributors: [Disney]
ratings:
  - IMDb: 8.3/10
  - {by: IMDb, score: 8.3/10, count: "591,836"}
trailers: [{name: The trailer, date: 1995-06-01, by: Disney, link: https://a.example/}, https://b.example/]
streaming: [Netflix, {Hulu: https://c.example/}]
plot: >
  Toys live,
  and talk.
links: [https://www.imdb.com/title/tt0114709/]
people:
  Tom Hanks: [https://www.imdb.com/name/nm0000158/]
source: {licence: https://d.example/}
"""


def films(text: str) -> list[Film]:
    """The films of a file without mistakes."""
    found = list(read(text.encode(), "f.yaml"))
    assert all(isinstance(one, Said) for one in found), found
    return [one.film for one in found if isinstance(one, Said)]


def test_every_key_says_what_it_is_called_after() -> None:
    disney = Organization("Disney")
    assert films(EVERYTHING) == [
        Film(
            name=Text("Toy Story"),
            other_names=(Text("Histoire de jouets", "fr"),),
            year=1995,
            countries=(Country("United States"),),
            genres=("animation", "comedy"),
            directors=(Person("John Lasseter"),),
            minutes=81,
            cast=(
                Performance(
                    Person("Tom Hanks", ("https://www.imdb.com/name/nm0000158/",)), 1, "Woody", qualifiers=("voice",)
                ),
                Performance(
                    Person("Tim Allen"), 2, "Buzz Lightyear", "T. Allen", "a toy", ("voice",), ("Buzz",), starring=True
                ),
                Performance(Person("Cher"), 3),
            ),
            releases=(
                Release(When(1995, 11, 22), Country("United States"), publishers=(disney,)),
                Release(When(1995, 11), City("Los Angeles")),
                Release(When(1995), festival=Festival("El Capitan")),
                Release(When(1996, 3, 22), Country("United Kingdom")),
            ),
            distributors=(disney,),
            ratings=(
                Rating(Organization("IMDb"), Decimal("8.3"), Decimal(10)),
                Rating(Organization("IMDb"), Decimal("8.3"), Decimal(10), 591836),
            ),
            trailers=(
                Trailer("The trailer", When(1995, 6, 1), disney, "https://a.example/"),
                Trailer(link="https://b.example/"),
            ),
            streaming=(Streaming(Organization("Netflix")), Streaming(Organization("Hulu"), "https://c.example/")),
            plot=Text("Toys live, and talk."),
            same_as=("https://www.imdb.com/title/tt0114709/",),
        )
    ]


@pytest.mark.parametrize("title", ["No", "1917", "300", "12:30", "null", "1e3", "0x10", "2001-01-01", "Yes", "3.10"])
def test_a_title_stays_the_words_that_were_written(title: str) -> None:
    assert films(f"title: {title}") == [Film(name=Text(title))]


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n---\ntitle: B",
        "- title: A\n- title: B",
        "films:\n  - title: A\n  - title: B",
        "source: {licence: https://a.example/}\nfilms: [{title: A}, {title: B}]",
        "--- {title: A}\n...\n--- {title: B}\n...\n---\n",
        "\ufefftitle: A\r\n---\r\ntitle: B\r\n",
    ],
)
def test_one_file_holds_one_film_or_several(text: str) -> None:
    assert films(text) == [Film(name=Text("A")), Film(name=Text("B"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("director: B", "directors: [B]"),
        ("country: France", "countries:\n  - France"),
        ("genres: drama", "Genre: [drama]"),
        ("also_known_as: B", "Also Known As: [B]"),
        ("length: 81", "length: 1 hour 21 minutes"),
        ("cast: B", "cast: [{actor: B}]"),
        ("cast: {B: C, D: E (voice)}", "cast: [B: C, D: E (voice)]"),
        ("cast: [B: ]", "cast: [B]"),
        ("cast: [B: C (as D)]", "cast: [B: {character: C, as: D}]"),
        ("rating: {B: 83%}", "ratings: [{by: B, score: 83/100}]"),
        ("streaming: {B: https://b.example/, C: }", "streaming: [{service: B, link: https://b.example/}, C]"),
        ("trailer: B", "trailers: [{name: B}]"),
        ("trailer: [B: https://b.example/]", "trailers: [{name: B, link: https://b.example/}]"),
        ("release: 1995-11-22", "releases: [{date: 'November 22, 1995'}]"),
        ("distributors: B", "distributors: [{name: B}]"),
        ("year:", ""),
        ("plot: ''", "genres: []"),
    ],
)
def test_there_are_two_ways_to_write_it(one: str, other: str) -> None:
    assert films(f"title: A\n{one}") == films(f"title: A\n{other}")


def test_a_person_is_told_from_a_namesake_by_addresses_of_their_own() -> None:
    (film,) = films(
        "title: A\ndirectors: [B, {name: B, links: https://b.example/1}]\npeople: {B: https://b.example/2}\n"
        "cast: [{actor: B, links: [https://b.example/3]}, B: C]"
    )
    addresses = [person.same_as for person in (*film.directors, *(performance.actor for performance in film.cast))]
    assert addresses == [(f"https://b.example/{n}",) for n in (2, 1, 3, 2)]


def test_a_film_stands_where_its_first_line_is() -> None:
    found = list(read(b"# a note\ntitle: A\n---\n\ntitle: B\n", "f.yaml"))
    assert [str(one.place) for one in found] == ["f.yaml:2:1", "f.yaml:5:1"]
