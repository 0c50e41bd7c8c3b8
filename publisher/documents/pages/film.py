"""A film as its page shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publisher.documents.numbers import integer
from publisher.documents.pages.score import Score, scores
from publisher.documents.pages.wording import day, length
from publisher.documents.resource import Resource, Sources, Statements, Value
from publisher.vocabulary import FILM, SCHEMA

LAST = 1 << 62
CREW = ((SCHEMA.producer, "Produced by"), (SCHEMA.musicBy, "Music by"), (SCHEMA.editor, "Edited by"))
"""Who worked behind the camera: the term that leads to them, and the words for it."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A line of the cast: who plays whom."""

    role: Resource
    place: int
    actors: tuple[Resource, ...]
    characters: tuple[Value, ...]
    also: tuple[Value, ...]
    notes: tuple[Value, ...]
    credited_as: tuple[Value, ...]
    qualifiers: tuple[Value, ...]
    starring: bool
    said_by: Sources


@dataclass(frozen=True, slots=True)
class Showing:
    """A release: when and where."""

    dates: tuple[Value, ...]
    places: tuple[Resource, ...]
    festivals: tuple[Resource, ...]
    publishers: tuple[Resource, ...]
    said_by: Sources


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to go to: a trailer or a stream, its name, who offers it, since when, and the addresses."""

    names: tuple[Value, ...]
    by: tuple[Resource, ...]
    dates: tuple[Value, ...]
    links: tuple[Resource, ...]
    said_by: Sources


@dataclass(frozen=True, slots=True)
class FilmPage:
    """All that the page of a film shows."""

    film: Resource
    title: Value
    other_titles: tuple[Value, ...]
    years: tuple[Value, ...]
    countries: tuple[Resource, ...]
    genres: tuple[Value, ...]
    directors: tuple[Resource, ...]
    writers: tuple[Resource, ...]
    crew: tuple[tuple[str, tuple[Resource, ...]], ...]
    """Words for a job, and who did it."""
    lengths: tuple[Value, ...]
    plots: tuple[Value, ...]
    credits: tuple[Credit, ...]
    first_shown: tuple[Value, ...]
    showings: tuple[Showing, ...]
    scores: tuple[Score, ...]
    distributors: tuple[Resource, ...]
    trailers: tuple[Offer, ...]
    streams: tuple[Offer, ...]
    elsewhere: tuple[Resource, ...]
    codes: tuple[tuple[Value, Value], ...]
    """Identifiers: the scheme and the code."""

    @classmethod
    def of(cls, statements: Statements, iri: str) -> "FilmPage":
        """The page of a film."""
        film = statements.resource(iri)
        return cls(
            film=film,
            title=film.name,
            other_titles=film.other_names,
            years=film.values(SCHEMA.dateCreated),
            countries=film.linked(SCHEMA.countryOfOrigin),
            genres=film.values(SCHEMA.genre),
            directors=film.linked(SCHEMA.director),
            writers=film.linked(SCHEMA.author),
            crew=tuple(crew(film)),
            lengths=reworded(film.values(SCHEMA.duration), length),
            plots=film.values(SCHEMA.description),
            credits=tuple(sorted(map(credit, film.things(SCHEMA.actor)), key=in_order)),
            first_shown=reworded(film.values(SCHEMA.datePublished), day),
            showings=showings(film),
            scores=scores(film),
            distributors=film.linked(SCHEMA.publisher),
            trailers=tuple(map(trailer, film.linked(SCHEMA.trailer))),
            streams=tuple(map(stream, film.linked(SCHEMA.potentialAction))),
            elsewhere=film.linked(SCHEMA.sameAs),
            codes=tuple(codes(film)),
        )

    @property
    def people(self) -> tuple[Resource, ...]:
        """Who is in the film, in credits order, and who directed it."""
        return (*(actor for credit in self.credits for actor in credit.actors), *self.directors)


def crew(film: Resource) -> Iterator[tuple[str, tuple[Resource, ...]]]:
    """Who worked behind the camera, job by job; those without a term of their own after the others."""
    for term, words in CREW:
        if people := film.linked(term):
            yield words, people
    others: dict[str, list[Resource]] = {}
    for role in film.linked(SCHEMA.contributor):
        job = role.value(SCHEMA.roleName)
        people = role.linked(SCHEMA.contributor) or (role,)
        others.setdefault(job.text if job else "contributor", []).extend(people)
    for name, found in sorted(others.items()):
        yield name, tuple(found)


def codes(thing: Resource) -> Iterator[tuple[Value, Value]]:
    """The identifiers of a thing."""
    for identifier in thing.linked(SCHEMA.identifier):
        scheme, code = identifier.value(SCHEMA.propertyID), identifier.value(SCHEMA.value)
        if scheme and code:
            yield scheme, code


def reworded(values: tuple[Value, ...], wording: Callable[[str], str]) -> tuple[Value, ...]:
    """The values in the words of people."""
    return tuple(value._replace(text=wording(value.text)) for value in values)


def credit(role: Resource) -> Credit:
    """A role as a line of the cast; an RDF source may name a person without a role."""
    actors, characters = role.linked(SCHEMA.actor), role.values(SCHEMA.characterName)
    shown = {part for character in characters for part in (character.text, *character.text.split(" / "))}
    return Credit(
        role=role,
        place=min((n for v in role.values(FILM.creditOrder) if (n := integer(v.text)) is not None), default=LAST),
        actors=actors or (role,),
        characters=characters,
        also=tuple(v for v in role.values(SCHEMA.alternateName) if actors and v.text not in shown),
        notes=role.values(SCHEMA.description) if actors else (),
        credited_as=role.values(FILM.creditedAs),
        qualifiers=role.values(FILM.qualifier),
        starring=bool(role.values(FILM.billing)),
        said_by=role.said_by,
    )


def in_order(credit: Credit) -> tuple[int, str, str]:
    """Where a line stands in the cast."""
    return credit.place, credit.actors[0].name.text.casefold(), credit.role.iri


def showings(film: Resource) -> tuple[Showing, ...]:
    """The releases of a film, the earliest first, those without a date last."""
    dated = [(event.value(SCHEMA.startDate), event) for event in film.things(SCHEMA.releasedEvent)]
    order = sorted(dated, key=lambda pair: (pair[0] is None, pair[0].text if pair[0] else "", pair[1].iri))
    return tuple(showing(event) for _, event in order)


def showing(event: Resource) -> Showing:
    """A release of a film."""
    return Showing(
        dates=reworded(event.values(SCHEMA.startDate), day),
        places=event.linked(SCHEMA.location),
        festivals=event.linked(SCHEMA.superEvent),
        publishers=event.linked(SCHEMA.publishedBy),
        said_by=event.said_by,
    )


def trailer(video: Resource) -> Offer:
    """A trailer of a film."""
    return Offer(
        names=video.values(SCHEMA.name),
        by=video.linked(SCHEMA.publisher),
        dates=reworded(video.values(SCHEMA.datePublished), day),
        links=video.linked(SCHEMA.url),
        said_by=video.said_by,
    )


def stream(action: Resource) -> Offer:
    """Where a film can be watched."""
    return Offer((), action.linked(SCHEMA.provider), (), action.linked(SCHEMA.target), action.said_by)
