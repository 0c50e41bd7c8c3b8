"""Facts to statements: one generator for each kind of fact, and the graph in which each statement is made.

A source's graph holds what the source says; what we derive or say of the source itself stands in the publisher's own.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from rdflib import Literal, URIRef

from publisher import countries, identifiers, iris
from publisher.facts import (
    City,
    Country,
    Crew,
    Festival,
    Film,
    Named,
    Offer,
    Organization,
    Performance,
    Person,
    Rating,
    Release,
    Review,
    Streaming,
    Trailer,
)
from publisher.literals import date, date_literal, decimal, duration, text, typed, year
from publisher.names import PUBLISHER, Names, source_slugs
from publisher.provenance import graph_name, publisher, said_by, source
from publisher.sources.reading import Reading
from publisher.vocabulary import FILM, RDF, SCHEMA, XSD

Object = URIRef | Literal
Triple = tuple[URIRef, URIRef, Object]
Quad = tuple[URIRef, URIRef, Object, URIRef]
Triples = Iterator[Triple]
Part = TypeVar("Part")

CLASSES: Mapping[type[Named], URIRef] = {
    Person: SCHEMA.Person,
    Organization: SCHEMA.Organization,
    Country: SCHEMA.Country,
    City: SCHEMA.City,
    Festival: SCHEMA.Festival,
}
TRUE = typed("true", XSD.boolean)
ISO_CODE = "ISO 3166-1 alpha-2"

VALUES: tuple[tuple[URIRef, Callable[[Film], Iterable[Object]]], ...] = (
    (SCHEMA.name, lambda film: [] if film.borrowed else [text(film.name)]),
    (SCHEMA.alternateName, lambda film: map(text, film.other_names)),
    (SCHEMA.dateCreated, lambda film: [year(film.year)] if film.year and not film.borrowed else []),
    (SCHEMA.duration, lambda film: [duration(film.minutes)] if film.minutes else []),
    (SCHEMA.description, lambda film: [text(film.plot)] if film.plot else []),
    (SCHEMA.genre, lambda film: map(Literal, film.genres)),
    (SCHEMA.image, lambda film: map(URIRef, film.images)),
    (SCHEMA.sameAs, lambda film: map(URIRef, film.same_as)),
)
"""What a film says in plain values: the term, and the facts that it comes from."""

MENTIONS: tuple[tuple[URIRef, Callable[[Film], Iterable[Named]]], ...] = (
    (SCHEMA.countryOfOrigin, lambda film: film.countries),
    (SCHEMA.director, lambda film: film.directors),
    (SCHEMA.author, lambda film: film.writers),
    (SCHEMA.publisher, lambda film: film.distributors),
)
"""What a film says by naming things that have documents of their own."""

JOBS: Mapping[str, URIRef] = {
    "producer": SCHEMA.producer,
    "composer": SCHEMA.musicBy,
    "editor": SCHEMA.editor,
}
"""The jobs that schema.org has a term for; any other is a role of a contributor."""


def quads(readings: Iterable[Reading], base: str) -> Iterator[Quad]:
    """Every statement of a catalogue, each in the graph of the source that makes it."""
    read = sorted(readings, key=lambda reading: reading.source.name)
    names = Names.of((said.film for reading in read for said in reading.said), base)
    slugs = source_slugs(reading.source.name for reading in read)
    tellings: dict[str, list[Film]] = defaultdict(list)
    ours = graph_name(base, PUBLISHER)
    for reading in read:
        slug = slugs[reading.source.name]
        for said in reading.said:
            yield from within(graph_name(base, slug), film(said.film, names, slug))
            yield from within(ours, said_by(names.film(said.film), base, slug))
            tellings[names.film(said.film)].append(said.film)
        yield from within(ours, source(reading.source, base, slug))
    yield from within(ours, publisher(base, slugs.values()))
    for iri, films in tellings.items():
        yield from within(ours, derived(URIRef(iri), films, names))


def within(graph: URIRef, triples: Triples) -> Iterator[Quad]:
    """Triples as statements made in a graph."""
    return ((*triple, graph) for triple in triples)


def film(film: Film, names: Names, source_slug: str) -> Triples:
    """All that one source says of a film, in the order of the tables above."""
    iri = URIRef(names.film(film))
    yield iri, RDF.type, SCHEMA.Movie
    for term, values in VALUES:
        for value in values(film):
            yield iri, term, value
    for term, things in MENTIONS:
        for named in things(film):
            yield from mention(iri, term, named, names)
    for performance, role in names.roles(film):
        yield from performed(iri, URIRef(role), performance, names)
    for crew in film.crew:
        yield from contributed(iri, crew, names)
    for release in film.releases:
        yield from released(iri, release, names)
    for trailer, which in numbered(film.trailers, trailer_name):
        yield from advertised(iri, trailer, names, which)
    yield from judged(iri, film, names, source_slug)
    for streaming in film.streaming:
        yield from watchable(iri, streaming, names)


def judged(iri: URIRef, film: Film, names: Names, source_slug: str) -> Triples:
    """What a film is given and what it costs, each part named by whose it is and by the source."""
    for rating, which in numbered(film.ratings, lambda rating: names.slug(rating.rater)):
        yield from rated(iri, rating, names, [source_slug, *which])
    for review, which in numbered(film.reviews, lambda review: names.slug(review.author)):
        yield from reviewed(iri, review, names, [source_slug, *which])
    for offer, which in numbered(film.offers, lambda offer: names.slug(offer.seller)):
        yield from offered(iri, offer, names, [source_slug, *which])


def numbered(parts: Iterable[Part], name: Callable[[Part], str]) -> Iterator[tuple[Part, list[str]]]:
    """Parts of one film in one source with what tells those of one name apart: nothing, then 2, 3 …."""
    times: Counter[str] = Counter()
    for part in parts:
        times[iris.slug(name(part))] += 1
        count = times[iris.slug(name(part))]
        yield part, [str(count)] if count > 1 else []


def mention(subject: URIRef, term: URIRef, named: Named, names: Names) -> Triples:
    """A link to a person, an organisation, a place or a festival, and what is said of it."""
    iri = URIRef(names.named(named))
    yield subject, term, iri
    yield iri, RDF.type, CLASSES[type(named)]
    yield iri, SCHEMA.name, Literal(named.name)
    for link in named.same_as:
        yield iri, SCHEMA.sameAs, URIRef(link)
    if isinstance(named, Person) and named.born:
        yield iri, SCHEMA.birthDate, date(named.born)
    if isinstance(named, Person) and named.died:
        yield iri, SCHEMA.deathDate, date(named.died)


def performed(film: URIRef, role: URIRef, performance: Performance, names: Names) -> Triples:
    """Who plays whom, by schema.org's pattern for roles: film → actor → role → actor → person."""
    yield film, SCHEMA.actor, role
    yield role, RDF.type, SCHEMA.PerformanceRole
    yield from mention(role, SCHEMA.actor, performance.actor, names)
    yield role, FILM.creditOrder, typed(str(performance.order), XSD.integer)
    if performance.character is not None:
        yield role, SCHEMA.characterName, Literal(performance.character)
        parts = [part.strip() for part in performance.character.split(" / ")]
        for part in parts if len(parts) > 1 else ():
            yield role, SCHEMA.alternateName, Literal(part)
    for name in performance.other_names:
        yield role, SCHEMA.alternateName, Literal(name)
    if performance.credited_as is not None:
        yield role, FILM.creditedAs, Literal(performance.credited_as)
    if performance.note is not None:
        yield role, SCHEMA.description, Literal(performance.note)
    for qualifier in performance.qualifiers:
        yield role, FILM.qualifier, Literal(qualifier)
    if performance.starring:
        yield role, FILM.billing, Literal("starring")


def contributed(film: URIRef, crew: Crew, names: Names) -> Triples:
    """Who did what behind the camera: by the job's own term, otherwise by schema.org's pattern for roles."""
    if crew.job in JOBS:
        yield from mention(film, JOBS[crew.job], crew.person, names)
        return
    role = URIRef(iris.part(film, crew.job, names.slug(crew.person)))
    yield film, SCHEMA.contributor, role
    yield role, RDF.type, SCHEMA.Role
    yield role, SCHEMA.roleName, Literal(crew.job)
    yield from mention(role, SCHEMA.contributor, crew.person, names)


def released(film: URIRef, release: Release, names: Names) -> Triples:
    """A showing to the public, named by when and where it was."""
    where = [named.name for named in (release.festival, release.place) if named is not None]
    event = URIRef(iris.part(film, "release", *([str(release.date)] if release.date else []), *where))
    yield film, SCHEMA.releasedEvent, event
    yield event, RDF.type, SCHEMA.PublicationEvent
    if release.date is not None:
        yield event, SCHEMA.startDate, date(release.date)
    if release.place is not None:
        yield from mention(event, SCHEMA.location, release.place, names)
    if release.festival is not None:
        yield from mention(event, SCHEMA.superEvent, release.festival, names)
    for organization in release.publishers:
        yield from mention(event, SCHEMA.publishedBy, organization, names)


def rated(film: URIRef, rating: Rating, names: Names, which: Iterable[str]) -> Triples:
    """What a site's readers or critics gave, named by the site and the source, so that two sources never mix."""
    iri = URIRef(iris.part(film, "rating", names.slug(rating.rater), *which))
    yield film, SCHEMA.aggregateRating, iri
    yield iri, RDF.type, SCHEMA.AggregateRating
    yield from mention(iri, SCHEMA.author, rating.rater, names)
    yield iri, SCHEMA.ratingValue, decimal(rating.value)
    yield iri, SCHEMA.bestRating, decimal(rating.best)
    if rating.count is not None:
        yield iri, SCHEMA.ratingCount, typed(str(rating.count), XSD.integer)
    if rating.own:
        yield iri, FILM.firstHand, TRUE


def reviewed(film: URIRef, review: Review, names: Names, which: Iterable[str]) -> Triples:
    """What a critic says, named by the critic and the source; the score is a part of its own."""
    author, told = names.slug(review.author), list(which)
    iri = URIRef(iris.part(film, "review", author, *told))
    yield film, SCHEMA.review, iri
    yield iri, RDF.type, SCHEMA.Review
    yield from mention(iri, SCHEMA.author, review.author, names)
    if review.value is not None and review.best is not None:
        score = URIRef(iris.part(film, "score", author, *told))
        yield iri, SCHEMA.reviewRating, score
        yield score, RDF.type, SCHEMA.Rating
        yield score, SCHEMA.ratingValue, decimal(review.value)
        yield score, SCHEMA.bestRating, decimal(review.best)
    if review.text is not None:
        yield iri, SCHEMA.reviewBody, text(review.text)
    if review.date is not None:
        yield iri, SCHEMA.datePublished, date(review.date)
    if review.link is not None:
        yield iri, SCHEMA.url, URIRef(review.link)
    if review.own:
        yield iri, FILM.firstHand, TRUE


def offered(film: URIRef, offer: Offer, names: Names, which: Iterable[str]) -> Triples:
    """Where the film can be bought, named by the seller and the source."""
    iri = URIRef(iris.part(film, "offer", names.slug(offer.seller), *which))
    yield film, SCHEMA.offers, iri
    yield iri, RDF.type, SCHEMA.Offer
    yield from mention(iri, SCHEMA.seller, offer.seller, names)
    if offer.price is not None:
        yield iri, SCHEMA.price, decimal(offer.price)
    if offer.currency is not None:
        yield iri, SCHEMA.priceCurrency, Literal(offer.currency)
    if offer.link is not None:
        yield iri, SCHEMA.url, URIRef(offer.link)


def advertised(film: URIRef, trailer: Trailer, names: Names, which: Iterable[str]) -> Triples:
    """A trailer, named by its title or, without one, by whatever else is said of it."""
    iri = URIRef(iris.part(film, "trailer", trailer_name(trailer), *which))
    yield film, SCHEMA.trailer, iri
    yield iri, RDF.type, SCHEMA.VideoObject
    if trailer.name is not None:
        yield iri, SCHEMA.name, Literal(trailer.name)
    if trailer.date is not None:
        yield iri, SCHEMA.datePublished, date(trailer.date)
    if trailer.publisher is not None:
        yield from mention(iri, SCHEMA.publisher, trailer.publisher, names)
    if trailer.link is not None:
        yield iri, SCHEMA.url, URIRef(trailer.link)
    if trailer.thumbnail is not None:
        yield iri, SCHEMA.thumbnailUrl, URIRef(trailer.thumbnail)


def trailer_name(trailer: Trailer) -> str:
    """What tells a trailer from others."""
    publisher = trailer.publisher.name if trailer.publisher else None
    said = [trailer.date, publisher, trailer.link or trailer.thumbnail]
    return trailer.name or " ".join(str(each) for each in said if each)


def watchable(film: URIRef, streaming: Streaming, names: Names) -> Triples:
    """Where the film can be watched."""
    action = URIRef(iris.part(film, "watch", names.slug(streaming.provider)))
    yield film, SCHEMA.potentialAction, action
    yield action, RDF.type, SCHEMA.WatchAction
    yield from mention(action, SCHEMA.provider, streaming.provider, names)
    if streaming.link is not None:
        yield action, SCHEMA.target, URIRef(streaming.link)


def derived(iri: URIRef, tellings: Iterable[Film], names: Names) -> Triples:
    """What follows from all that the sources say of a film: its first release, the codes of its countries."""
    mentioned = list(tellings)
    dates = {str(release.date) for film in mentioned for release in film.releases if release.date}
    if dates:
        yield iri, SCHEMA.datePublished, date_literal(min(dates))
    for named, links in linked(iri, mentioned, names):
        yield from identified(named, links)
    for film in mentioned:
        for place in (*film.countries, *(release.place for release in film.releases)):
            if isinstance(place, Country):
                yield from country_code(place, names)


def linked(iri: URIRef, tellings: Iterable[Film], names: Names) -> Iterator[tuple[URIRef, tuple[str, ...]]]:
    """A film and the people in it, each with the addresses that are given for it."""
    for film in tellings:
        yield iri, film.same_as
        cast, crew = (each.actor for each in film.cast), (each.person for each in film.crew)
        for person in (*film.directors, *film.writers, *cast, *crew):
            if person.same_as:
                yield URIRef(names.named(person)), person.same_as


def identified(iri: URIRef, links: Iterable[str]) -> Triples:
    """The identifiers that addresses at well-known sites hold."""
    for site, identifier in filter(None, map(identifiers.identifier, links)):
        value = URIRef(iris.part(iri, site, identifier))
        yield iri, SCHEMA.identifier, value
        yield value, RDF.type, SCHEMA.PropertyValue
        yield value, SCHEMA.propertyID, Literal(site)
        yield value, SCHEMA.value, Literal(identifier)


def country_code(country: Country, names: Names) -> Triples:
    """The ISO code of a country, where it has one."""
    code = countries.code(country.name)
    if code is None:
        return
    place = URIRef(names.named(country))
    value = URIRef(iris.part(place, ISO_CODE))
    yield place, SCHEMA.identifier, value
    yield value, RDF.type, SCHEMA.PropertyValue
    yield value, SCHEMA.propertyID, Literal(ISO_CODE)
    yield value, SCHEMA.value, Literal(code)
