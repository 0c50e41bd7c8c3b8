"""Arbitrary facts: whatever `publisher.facts` lets through."""

import string
from datetime import date
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from publisher import iris
from publisher.facts import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST,
    City,
    Country,
    Crew,
    Festival,
    Film,
    Offer,
    Organization,
    Performance,
    Person,
    Qualifier,
    Rating,
    Release,
    Review,
    Source,
    Streaming,
    Text,
    Trailer,
    Vital,
    When,
)
from publisher.findings import Place
from publisher.sources.reading import Reading, Said

letters = st.characters(categories=["L", "N"])
fit = st.characters(exclude_categories=["C", "Zl", "Zp"])  # no control, surrogate, private or unassigned character


def trimmed(first: str, rest: str) -> str:
    return (first + rest).strip()


curious = [
    "李娜",
    "Cher",
    "O'Brien",
    'Elizabeth "Lizzie" Wells',
    "A / B",
    "<b>&amp;</b>",
    "Zoë\u0308",
    "ʻOkina",
    "back\\slash",
    "42",
]
names = st.sampled_from(curious) | st.builds(trimmed, letters, st.text(fit, max_size=8))
words = st.sampled_from([*curious, "two\nlines", "a\ttab"]) | st.builds(trimmed, letters, st.text(fit, max_size=30))
links = st.builds(
    "https://{}.example/{}".format,
    st.text(string.ascii_lowercase, min_size=1, max_size=5),
    st.text(string.ascii_letters + string.digits + "/_-()'é日", max_size=10),
)
languages = st.sampled_from([None, "en", "fr", "pt-BR", "zh-Hant"])
texts = st.builds(Text, words, languages)
titles = st.builds(Text, names, languages)
years = st.integers(FIRST_YEAR, LAST_YEAR)
whens = st.one_of(
    st.builds(When, years),
    st.builds(When, years, st.integers(1, 12)),
    st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)).map(lambda d: When(d.year, d.month, d.day)),
)
same_as = st.one_of(st.just(()), st.lists(links, max_size=2, unique=True).map(tuple))
vitals = st.builds(Vital, st.integers(1, 1850), st.none() | st.integers(1, 12))
people = st.builds(Person, names, same_as)
born = st.builds(Person, names, same_as, st.none() | vitals)
organizations = st.builds(Organization, names)
country_names = st.sampled_from(["United States", "France", "Japan", "Soviet Union"])
places = st.one_of(st.builds(Country, country_names), st.builds(City, names))
optional_names = st.none() | names


@st.composite
def performances(draw: st.DrawFn) -> tuple[Performance, ...]:
    """A cast in credits order."""
    size = draw(st.integers(0, 4))
    return tuple(
        Performance(
            actor=draw(people),
            order=order,
            character=draw(optional_names),
            credited_as=draw(optional_names),
            note=draw(optional_names),
            qualifiers=tuple(draw(st.lists(st.sampled_from(get_args(Qualifier)), max_size=2, unique=True))),
            other_names=tuple(draw(st.lists(names, max_size=2, unique=True))),
            starring=draw(st.booleans()),
        )
        for order in range(1, size + 1)
    )


releases = st.builds(
    Release,
    whens,
    st.none() | places,
    st.none() | st.builds(Festival, names),
    st.lists(organizations, max_size=2, unique=True).map(tuple),
)
scales = st.sampled_from([Decimal(10), Decimal(100), Decimal(5)])
ratings = scales.flatmap(
    lambda best: st.builds(
        Rating,
        organizations,
        st.decimals(0, best, allow_nan=False, allow_infinity=False, places=1),
        st.just(best),
        st.none() | st.integers(0, 10**9),
        st.booleans(),
    )
)
scores = scales.flatmap(
    lambda best: st.tuples(st.decimals(0, best, allow_nan=False, allow_infinity=False, places=1), st.just(best))
)
authors = st.one_of(st.builds(Person, names), organizations)
reviews = st.builds(
    lambda author, score, text, date, link, own: Review(author, score[0], score[1], text, date, link, own),
    authors,
    scores,
    st.none() | texts,
    st.none() | whens,
    st.none() | links,
    st.booleans(),
) | st.builds(Review, authors, text=texts, own=st.booleans())
offers = st.builds(
    Offer, organizations, st.decimals(0, 1000, places=2), st.sampled_from(["EUR", "USD", "JPY"]), st.none() | links
) | st.builds(Offer, organizations, link=links)
trailers = st.builds(Trailer, names, st.none() | whens, st.none() | organizations, st.none() | links, st.none() | links)
streaming = st.builds(Streaming, organizations, st.none() | links)


def some(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=2, unique=True).map(tuple)


films = st.builds(
    Film,
    name=titles,
    year=st.none() | years,
    other_names=some(titles),
    countries=some(st.builds(Country, country_names)),
    genres=some(names),
    directors=some(people),
    writers=some(people),
    cast=performances(),
    minutes=st.none() | st.integers(1, LONGEST),
    releases=some(releases),
    distributors=some(organizations),
    ratings=some(ratings),
    trailers=some(trailers),
    streaming=some(streaming),
    plot=st.none() | texts,
    images=some(links),
    reviews=some(reviews),
    offers=some(offers),
    same_as=same_as,
    crew=some(st.builds(Crew, born, st.sampled_from(["producer", "cinematographer"]) | names)),
)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
sources = st.builds(
    Source, names.map("{}.txt".format), hashes, st.just("text/plain"), st.none() | links, st.none() | names
)
readings = st.builds(
    lambda source, films: Reading(source, tuple(Said(film, Place(source.name, 1)) for film in films)),
    sources,
    st.lists(films, min_size=1, max_size=2, unique_by=lambda film: (iris.words(film.name.value), film.year)),
)
catalogues = st.lists(readings, min_size=1, max_size=2, unique_by=lambda reading: reading.source.name)
