"""A person as their page shows them: a filmography by year."""

from dataclasses import dataclass

from publisher.documents.numbers import integer
from publisher.documents.pages.film import Credit, codes, credit, reworded
from publisher.documents.pages.wording import day
from publisher.documents.resource import Resource, Sources, Statements, Value
from publisher.vocabulary import SCHEMA

JOBS = (
    (SCHEMA.director, "director"),
    (SCHEMA.author, "writer"),
    (SCHEMA.producer, "producer"),
    (SCHEMA.musicBy, "composer"),
    (SCHEMA.editor, "editor"),
)
"""What someone does for a film: the term that leads to them, and the word for it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What someone did for a film besides acting."""

    name: str
    said_by: Sources


@dataclass(frozen=True, slots=True)
class Work:
    """A film and all that a person did in it."""

    film: Resource
    year: str
    jobs: tuple[Job, ...]
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the page of a person shows."""

    person: Resource
    born: tuple[Value, ...]
    died: tuple[Value, ...]
    works: tuple[Work, ...]
    elsewhere: tuple[Resource, ...]
    codes: tuple[tuple[Value, Value], ...]
    """Identifiers: the scheme and the code."""

    @classmethod
    def of(cls, statements: Statements, iri: str) -> "PersonPage":
        """The page of a person."""
        person = statements.resource(iri)
        born, died = (reworded(person.values(term), day) for term in (SCHEMA.birthDate, SCHEMA.deathDate))
        return cls(person, born, died, works(person), person.linked(SCHEMA.sameAs), tuple(codes(person)))


def works(person: Resource) -> tuple[Work, ...]:
    """The films of a person, the latest first, those without a year last."""
    jobs: dict[str, list[Job]] = {}
    roles: dict[str, list[Credit]] = {}
    films: dict[str, Resource] = {}
    for term, name in JOBS:
        for film in person.linking(term):
            films[film.iri] = film
            jobs.setdefault(film.iri, []).append(Job(name, film.said_by))
    for role in person.linking(SCHEMA.contributor):
        said = role.value(SCHEMA.roleName)
        for film in role.linking(SCHEMA.contributor) or (role,):
            films[film.iri] = film
            jobs.setdefault(film.iri, []).append(Job(said.text if said else "contributor", role.said_by))
    for role in person.linking(SCHEMA.actor):
        for film in role.linking(SCHEMA.actor) or (role,):
            films[film.iri] = film
            roles.setdefault(film.iri, []).append(credit(Resource(role.iri, role.statements, film.said_by)))
    found = [Work(film, year(film), tuple(jobs.get(iri, ())), tuple(roles.get(iri, ()))) for iri, film in films.items()]
    return tuple(sorted(found, key=lambda work: (work.year == "", reversed_year(work.year), work.film.name.text)))


def year(film: Resource) -> str:
    """The year of a film, or nothing where nobody says it."""
    said = film.value(SCHEMA.dateCreated)
    return said.text if said else ""


def reversed_year(year: str) -> int:
    """A sort key that puts the latest year first."""
    return -(integer(year) or 0)
