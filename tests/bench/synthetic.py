"""A catalogue of any size, made up but always the same: skewed casts and fame, names in many scripts.

Lines of canonical N-Quads come out, as `publisher.graph` would make them of three sources: a database that knows
everything, a list that repeats titles and years, and what the publisher derives.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from publisher.iris import DEFAULT_BASE, Kind, slug
from publisher.provenance import graph_name
from publisher.release import runs
from publisher.release.build import Catalogue
from publisher.vocabulary import FILM, PROV, RDF, SCHEMA, XSD

SEED = 20260101
PEOPLE, CAST, MOST_CAST = 2.6, 12, 120
"""People to each film of the catalogue; roles to a film, on the average and at the most."""
SCRIPTS: Sequence[tuple[Sequence[str], Sequence[str]]] = (
    (("Ann", "John", "Mary", "Peter", "Ruth", "Tom"), ("Baker", "Cole", "Frost", "Hale", "Moss", "Reed", "Stone")),
    (("Zoë", "Jürgen", "François", "Łucja", "Søren"), ("Ångström", "Dvořák", "Núñez", "Œuvrard", "Þórsson")),
    (("Анна", "Иван", "Мария", "Пётр"), ("Белый", "Волков", "Зайцев", "Кузнецов", "Соловьёв")),
    (("Ελένη", "Γιώργος", "Σοφία"), ("Παπάς", "Δημητρίου", "Νικολάου")),
    (("花子", "太郎", "健", "さくら"), ("山田", "鈴木", "佐藤", "高橋")),
    (("伟", "芳", "秀英", "敏"), ("王", "李", "张", "陈")),
    (("민준", "서연", "지우"), ("김", "이", "박", "최")),
    (("فاطمة", "أحمد", "ليلى"), ("حداد", "منصور", "خوري")),
    (("नेहा", "राज", "मीरा"), ("शर्मा", "वर्मा", "गुप्ता")),
)
WEIGHTS = (55, 12, 9, 3, 6, 6, 4, 3, 2)
WORDS = "Autumn Bridge Cellar Desert Echo Field Glass Harbour Island Journey Kingdom Lantern Mirror Night Ocean Port"
GENRE_NAMES = "drama comedy thriller horror romance action documentary fantasy western musical mystery war"
GENRES = tuple(GENRE_NAMES.split())
COUNTRIES = (("United States", "US"), ("France", "FR"), ("Japan", "JP"), ("India", "IN"), ("Germany", "DE"))
COMPANIES = tuple(f"{word} Pictures" for word in WORDS.split())
NAMED = {Kind.PERSON: SCHEMA.Person, Kind.ORGANIZATION: SCHEMA.Organization, Kind.PLACE: SCHEMA.Country}
BASE = DEFAULT_BASE
DATABASE, LIST, OURS = (f" <{graph_name(BASE, each)}> ." for each in ("database", "list", "publisher"))
A = f"<{RDF.type}>"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name and an address, the same in each film."""

    kind: Kind
    name: str
    slug: str

    @property
    def iri(self) -> str:
        """Its IRI, as lines have it."""
        return f"<{BASE}{self.kind}/{self.slug}#{self.kind}>"

    def lines(self) -> Iterator[str]:
        """What is said of it."""
        yield f"{self.iri} {A} <{NAMED[self.kind]}>{DATABASE}"
        yield f'{self.iri} <{SCHEMA.name}> "{self.name}"{DATABASE}'


def catalogue(films: int, folder: Path, seed: int = SEED) -> Catalogue:
    """A catalogue with so many films, its runs in a folder."""
    sources = {"database": "0" * 64, "list": "1" * 64}
    return Catalogue(runs.written(folder, "synthetic", lines(films, seed)), BASE, sources)


def lines(films: int, seed: int = SEED) -> Iterator[str]:
    """The statements of a catalogue; those about a thing that several films mention come once."""
    chance = random.Random(seed)  # noqa: S311  # the same catalogue every time
    people = [person(chance, number) for number in range(max(40, int(films * PEOPLE)))]
    places = [Thing(Kind.PLACE, name, slug(name)) for name, _ in COUNTRIES]
    companies = [Thing(Kind.ORGANIZATION, name, slug(name)) for name in COMPANIES]
    for thing in (*people, *places, *companies):
        yield from thing.lines()
    yield from codes(places)
    yield from sources()
    for number in range(films):
        yield from film(chance, number, people, places, companies)


def person(chance: random.Random, number: int) -> Thing:
    """Someone; names come again, addresses do not."""
    given, family = chance.choices(SCRIPTS, cum_weights=tuple(accumulate(WEIGHTS)))[0]
    name = f"{chance.choice(given)} {chance.choice(family)}"
    return Thing(Kind.PERSON, name, f"{slug(name)}-nm{number:07d}")


def film(
    chance: random.Random, number: int, people: Sequence[Thing], places: Sequence[Thing], companies: Sequence[Thing]
) -> Iterator[str]:
    """All that is said of a film."""
    year = 2026 - int(100 * chance.random() ** 2)
    title = f"The {chance.choice(WORDS.split())} of {famous(chance, people).name} {number}"
    page = f"{BASE}film/{slug(title, str(year))}"
    own, iri = f"{page}#", f"<{page}#film>"
    yield from plain(chance, iri, title, year)
    for term, things in ((SCHEMA.countryOfOrigin, places), (SCHEMA.publisher, companies)):
        yield f"{iri} <{term}> {famous(chance, things).iri}{DATABASE}"
    for term in (SCHEMA.director, SCHEMA.author):
        yield f"{iri} <{term}> {famous(chance, people).iri}{DATABASE}"
    yield from cast(chance, iri, own, people)
    yield from shown(chance, iri, own, year, places)
    yield from derived(iri, page)


def plain(chance: random.Random, iri: str, title: str, year: int) -> Iterator[str]:
    """What a film says in plain values; every third is on the list too, with its title and year."""
    said = [f"{A} <{SCHEMA.Movie}>", f'<{SCHEMA.name}> "{title}"', f'<{SCHEMA.dateCreated}> "{year}"^^<{XSD.gYear}>']
    yield from (f"{iri} {each}{DATABASE}" for each in said)
    if chance.random() < 1 / 3:
        yield from (f"{iri} {each}{LIST}" for each in said)
    length = chance.randrange(70, 180)
    yield f'{iri} <{SCHEMA.duration}> "PT{length // 60}H{length % 60}M"^^<{XSD.duration}>{DATABASE}'
    for genre in sorted({famous_genre(chance), famous_genre(chance)}):
        yield f'{iri} <{SCHEMA.genre}> "{genre}"{DATABASE}'
    if chance.random() < 1 / 2:
        yield f'{iri} <{SCHEMA.description}> "What became of {title}, told in {length} minutes."@en{DATABASE}'


def cast(chance: random.Random, iri: str, own: str, people: Sequence[Thing]) -> Iterator[str]:
    """The roles of a film: few in most, very many in some."""
    size = min(MOST_CAST, 1 + int(chance.expovariate(1 / (CAST - 0.5))))
    for order, actor in enumerate(dict.fromkeys(famous(chance, people) for _ in range(size)), 1):
        role = f"<{own}role-{actor.slug}>"
        yield f"{iri} <{SCHEMA.actor}> {role}{DATABASE}"
        yield f"{role} {A} <{SCHEMA.PerformanceRole}>{DATABASE}"
        yield f"{role} <{SCHEMA.actor}> {actor.iri}{DATABASE}"
        yield f'{role} <{FILM.creditOrder}> "{order}"^^<{XSD.integer}>{DATABASE}'
        if chance.random() < 0.9:
            yield f'{role} <{SCHEMA.characterName}> "{famous(chance, people).name}"{DATABASE}'
        if order <= 2:
            yield f'{role} <{FILM.billing}> "starring"{DATABASE}'


def shown(chance: random.Random, iri: str, own: str, year: int, places: Sequence[Thing]) -> Iterator[str]:
    """The first release of a film, which also is when it was published."""
    place, day = famous(chance, places), f"{year}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
    event, date = f"<{own}release-{day}-{place.slug}>", f'"{day}"^^<{XSD.date}>'
    yield f"{iri} <{SCHEMA.releasedEvent}> {event}{DATABASE}"
    yield f"{event} {A} <{SCHEMA.PublicationEvent}>{DATABASE}"
    yield f"{event} <{SCHEMA.startDate}> {date}{DATABASE}"
    yield f"{event} <{SCHEMA.location}> {place.iri}{DATABASE}"
    yield f"{iri} <{SCHEMA.datePublished}> {date}{OURS}"


def derived(iri: str, page: str) -> Iterator[str]:
    """What the publisher adds to each film."""
    for term in (SCHEMA.url, SCHEMA.mainEntityOfPage):
        yield f"{iri} <{term}> <{page}>{OURS}"
    yield f"{iri} <{SCHEMA.subjectOf}> <{BASE}source/database#source>{OURS}"


def codes(places: Sequence[Thing]) -> Iterator[str]:
    """The codes of countries."""
    for place, (_, code) in zip(places, COUNTRIES, strict=True):
        value = f"<{BASE}{place.kind}/{place.slug}#iso-3166-1-alpha-2>"
        yield f"{place.iri} <{SCHEMA.identifier}> {value}{OURS}"
        yield f"{value} {A} <{SCHEMA.PropertyValue}>{OURS}"
        yield f'{value} <{SCHEMA.propertyID}> "ISO 3166-1 alpha-2"{OURS}'
        yield f'{value} <{SCHEMA.value}> "{code}"{OURS}'


def sources() -> Iterator[str]:
    """Where the graphs come from."""
    for name in ("database", "list"):
        source, graph = f"<{BASE}source/{name}#source>", f"<{BASE}source/{name}#graph>"
        yield f"{graph} {A} <{PROV.Entity}>{OURS}"
        yield f"{graph} <{PROV.wasDerivedFrom}> {source}{OURS}"
        yield f"{source} {A} <{PROV.Entity}>{OURS}"
        yield f'{source} <{SCHEMA.name}> "{name}"{OURS}'


def famous(chance: random.Random, things: Sequence[Thing]) -> Thing:
    """One of some things, the first ones far more often than the last."""
    return things[int(len(things) * chance.random() ** 2)]


def famous_genre(chance: random.Random) -> str:
    """A genre; most films are dramas."""
    return GENRES[int(len(GENRES) * chance.random() ** 2)]
