"""The parts of things: what they are named by, so that an inserted one renames no other, and two sources fuse none."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol, TypeVar

from rdflib import URIRef

from publisher import countries, identifiers, iris
from publisher.facts import Country, Crew, Film, Offer, Performance, Person, Rating, Release, Review, Streaming, Trailer
from publisher.graph.kinds import Telling
from publisher.vocabulary import SCHEMA

Piece = TypeVar("Piece")
ISO_CODE = "ISO 3166-1 alpha-2"
JOBS: Mapping[str, URIRef] = {
    "producer": SCHEMA.producer,
    "composer": SCHEMA.musicBy,
    "editor": SCHEMA.editor,
}
"""The jobs that schema.org has a term for; any other is a role of a contributor."""


class Judgement(Protocol):
    """What may be the source's own."""

    @property
    def own(self) -> bool:
        """Whether it is."""


class Linked(Protocol):
    """What is known by addresses elsewhere."""

    @property
    def same_as(self) -> tuple[str, ...]:
        """These addresses."""


class Identifier(NamedTuple):
    """An identifier, and who gives it."""

    site: str
    value: str


class Catalogued(NamedTuple):
    """A film as the catalogue has it: its page, the sources that tell of it, its first release, its addresses."""

    page: str
    sources: tuple[str, ...]
    first: str | None
    same_as: tuple[str, ...]


def workers(job: str) -> Callable[[Film], tuple[Person, ...]]:
    """The people of a film who have a job."""
    return lambda film: tuple(crew.person for crew in film.crew if crew.job == job)


def roles(_: Film, __: str, telling: Telling) -> Iterable[tuple[str, Performance]]:
    """Who plays whom, by the person."""
    return ((role, performance) for performance, role in telling.roles)


def jobs(film: Film, iri: str, telling: Telling) -> Iterator[tuple[str, Crew]]:
    """Who did what, by the job and the person."""
    for crew in film.crew:
        if crew.job not in JOBS:
            yield iris.part(iri, crew.job, telling.names.slug(crew.person)), crew


def releases(film: Film, iri: str, _: Telling) -> Iterator[tuple[str, Release]]:
    """Showings to the public, by when and where they were."""
    for release in film.releases:
        where = [named.name for named in (release.festival, release.place) if named is not None]
        yield iris.part(iri, "release", *([str(release.date)] if release.date else []), *where), release


def trailers(film: Film, iri: str, _: Telling) -> Iterator[tuple[str, Trailer]]:
    """Trailers, by their titles or, without one, by whatever else is said of them."""
    for trailer, which in numbered(film.trailers, trailer_name):
        yield iris.part(iri, "trailer", trailer_name(trailer), *which), trailer


def trailer_name(trailer: Trailer) -> str:
    """What tells a trailer from others."""
    publisher = trailer.publisher.name if trailer.publisher else None
    said = [trailer.date, publisher, trailer.link or trailer.thumbnail]
    return trailer.name or " ".join(str(each) for each in said if each)


def ratings(film: Film, iri: str, telling: Telling) -> Iterator[tuple[str, Rating]]:
    """Ratings, by the site and the source, so that two sources never mix."""
    for rating, which in numbered(film.ratings, lambda rating: telling.names.slug(rating.rater)):
        yield iris.part(iri, "rating", telling.names.slug(rating.rater), telling.source, *which), rating


def reviews(film: Film, iri: str, telling: Telling) -> Iterator[tuple[str, Review]]:
    """Reviews, by the critic and the source."""
    for review, which in numbered(film.reviews, lambda review: telling.names.slug(review.author)):
        yield iris.part(iri, "review", telling.names.slug(review.author), telling.source, *which), review


def scores(review: Review, iri: str, _: Telling) -> Iterator[tuple[str, Review]]:
    """The score of a review, where it has one, by what the review is named by."""
    if review.value is not None:
        document, name = iri.split("#")
        yield iris.part(document, "score", name.removeprefix("review-")), review


def offers(film: Film, iri: str, telling: Telling) -> Iterator[tuple[str, Offer]]:
    """Where a film can be bought, by the seller and the source."""
    for offer, which in numbered(film.offers, lambda offer: telling.names.slug(offer.seller)):
        yield iris.part(iri, "offer", telling.names.slug(offer.seller), telling.source, *which), offer


def streaming(film: Film, iri: str, telling: Telling) -> Iterator[tuple[str, Streaming]]:
    """Where a film can be watched, by the service."""
    for action in film.streaming:
        yield iris.part(iri, "watch", telling.names.slug(action.provider)), action


def identifiers_of(linked: Linked, iri: str, _: Telling) -> Iterator[tuple[str, Identifier]]:
    """The identifiers that addresses at well-known sites hold."""
    for site, value in filter(None, map(identifiers.identifier, linked.same_as)):
        yield iris.part(iri, site, value), Identifier(site, value)


def codes(country: Country, iri: str, _: Telling) -> Iterator[tuple[str, Identifier]]:
    """The ISO code of a country, where it has one."""
    if code := countries.code(country.name):
        yield iris.part(iri, ISO_CODE), Identifier(ISO_CODE, code)


def numbered(pieces: Iterable[Piece], name: Callable[[Piece], str]) -> Iterator[tuple[Piece, list[str]]]:
    """Parts of one film in one source with what tells those of one name apart: nothing, then 2, 3 …."""
    times: dict[str, int] = {}
    for piece in pieces:
        called = iris.slug(name(piece))
        time = times[called] = times.get(called, 0) + 1
        yield piece, [str(time)] if time > 1 else []
