"""A small catalogue told by two sources that agree on some things and not on others."""

from dataclasses import replace
from decimal import Decimal

from publisher.facts import (
    Country,
    Festival,
    Film,
    Organization,
    Performance,
    Person,
    Rating,
    Release,
    Source,
    Streaming,
    Text,
    Trailer,
    When,
)
from publisher.findings import Place
from publisher.sources.reading import Reading, Said

BASE = "http://localhost:8000/"
NETFLIX = Organization("Netflix")
WILLIAMS = Person("Allison Williams")
WEBER = Person("Steven Weber")
PERFECTION = Film(
    name=Text("The Perfection"),
    year=2018,
    countries=(Country("United States"),),
    genres=("psychological horror", "thriller"),
    directors=(Person("Richard Shepard"),),
    cast=(
        Performance(WILLIAMS, 1, "Charlotte", other_names=("Charlotte Willmore",), starring=True),
        Performance(WEBER, 2, "Anton", note="the head of Bachoff Academy", starring=True),
        Performance(Person("Stephen Chang"), 3, "Older Male Bus Passenger", credited_as="Stephen MD Chang"),
    ),
    minutes=90,
    releases=(
        Release(When(2018, 9, 20), festival=Festival("Fantastic Fest")),
        Release(When(2019, 5, 24), place=Country("United States")),
    ),
    distributors=(NETFLIX,),
    ratings=(Rating(Organization("IMDb"), Decimal("6.2"), Decimal(10)),),
    trailers=(Trailer("The Perfection | Official Trailer | Netflix", When(2019, 4, 15), NETFLIX),),
    streaming=(Streaming(NETFLIX, "https://www.netflix.com/title/80217312"),),
    same_as=("https://en.wikipedia.org/wiki/The_Perfection",),
)
GET_OUT = Film(
    name=Text("Get Out"),
    year=2017,
    directors=(Person("Jordan Peele"),),
    cast=(Performance(Person("Daniel Kaluuya"), 1, "Chris Washington"), Performance(WILLIAMS, 2, "Rose Armitage")),
)

HOSTILE = Film(
    name=Text("</script><script>alert(1)</script>"),
    year=2001,
    genres=("<b>bold</b>",),
    cast=(Performance(Person("<img src=x onerror=alert(1)>"), 1, '"><svg onload=alert(1)>', note="{{ 7 * 7 }}"),),
    directors=(Person("O'Neil & <Sons>"),),
    releases=(Release(When(2001)),),
    ratings=(Rating(Organization('x" onmouseover="alert(1)'), Decimal(0), Decimal(10)),),
    plot=Text("<!-- ]]> \u202e --><script>alert(1)</script>", "en"),
)


def reading(name: str, *films: Film) -> Reading:
    source = Source(name, "0" * 64, "text/plain", "https://creativecommons.org/publicdomain/zero/1.0/", "Ourselves")
    return Reading(source, tuple(Said(film, Place(name, line)) for line, film in enumerate(films, 1)))


READINGS = (
    reading("article.txt", PERFECTION),
    reading("films.yaml", GET_OUT, replace(PERFECTION, minutes=91, releases=(), trailers=(), ratings=(), streaming=())),
)
