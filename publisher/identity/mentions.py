"""What a film mentions, and each mention as one line of text: kind, name, year, addresses elsewhere.

A catalogue names half a million people millions of times. A line is the least that keeps a mention, and it is the key
under which its thing is looked up.
"""

from collections.abc import Iterator, Mapping

from publisher.facts import City, Country, Festival, Film, Named, Organization, Person
from publisher.iris import Kind

KINDS: Mapping[type[Named], Kind] = {
    Person: Kind.PERSON,
    Organization: Kind.ORGANIZATION,
    Country: Kind.PLACE,
    City: Kind.PLACE,
    Festival: Kind.EVENT,
}
BEGINNINGS = {named: f"{kind}\n" for named, kind in KINDS.items()}


def of_film(film: Film) -> str:
    """The line of a film; no title and no address holds a line end."""
    return f"film\n{film.name.value}\n{film.year or ''}\n{' '.join(film.same_as)}"


def of_named(named: Named) -> str:
    """The line of a person, an organisation, a place or a festival."""
    return f"{BEGINNINGS[type(named)]}{named.name}\n\n{' '.join(named.same_as)}"


def mentioned(film: Film) -> Iterator[Named]:
    """Every person, organisation, place and festival that a film mentions."""
    yield from film.countries
    yield from film.directors
    yield from film.writers
    for performance in film.cast:
        yield performance.actor
    for crew in film.crew:
        yield crew.person
    yield from film.distributors
    for release in film.releases:
        yield from release.publishers
        yield from filter(None, (release.place, release.festival))
    for rating in film.ratings:
        yield rating.rater
    for trailer in film.trailers:
        if trailer.publisher:
            yield trailer.publisher
    for streaming in film.streaming:
        yield streaming.provider
    for review in film.reviews:
        yield review.author
    for offer in film.offers:
        yield offer.seller


def lines(film: Film) -> Iterator[str]:
    """The lines of a film and of all that it mentions."""
    yield of_film(film)
    yield from map(of_named, mentioned(film))
