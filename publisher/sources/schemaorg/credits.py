"""Who plays whom and who did what in schema.org's terms → credits in their order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import get_args

from publisher.errors import UnfitFact
from publisher.facts import Crew, Performance, Person, Qualifier
from publisher.sources.schemaorg.reader import JOBS, ROLES, Reader
from publisher.sources.schemaorg.shape import Value
from publisher.sources.tables import cells

CHARACTER = ("characterName", "roleName")


def performances(reader: Reader, _: str, value: Value) -> list[tuple[int, Performance]]:
    """Who plays whom, with the place in the credits or 0; a person alone is a performance without a character."""
    if not (reader.shape.is_a(value.term, *ROLES) or reader.shape.values(value.term, *CHARACTER)):
        return [(0, Performance(reader.person(value), 1))]
    actors = reader.shape.values(value.term, "actor", "performer")
    if not actors and reader.first(value, "name"):
        actors = [value]  # one node that is both the person and the role
    if not actors:
        raise UnfitFact("nobody plays a role", "name the actor")
    order = reader.first(value, "film:creditOrder")
    plays = described(reader, value)
    return [(cells.number(order.text) if order else 0, plays(reader.person(actor), 1)) for actor in actors]


def described(reader: Reader, role: Value) -> Callable[[Person, int], Performance]:
    """A role, for whoever plays it."""
    names = [reader.name(each) for each in reader.shape.values(role.term, *CHARACTER)]
    other = [reader.name(each) for each in reader.shape.values(role.term, "alternateName")]
    credited, note = reader.first(role, "film:creditedAs"), reader.first(role, "description")
    qualifiers = {each.text for each in reader.shape.values(role.term, "film:qualifier")}
    return partial(
        Performance,
        character=names[0] if names else None,
        credited_as=credited.text if credited else None,
        note=" ".join(note.text.split()) if note else None,
        qualifiers=tuple(each for each in get_args(Qualifier) if each in qualifiers),
        other_names=tuple(dict.fromkeys([*names[1:], *other])),
        starring=bool(reader.shape.values(role.term, "film:billing")),
    )


def once(cast: list[tuple[int, Performance]]) -> list[tuple[int, Performance]]:
    """The credits, where those who are named plainly and by their roles are one: roles in the place of the first."""
    plain = {line.actor.name for _, line in cast if not line.character}
    both = plain & {line.actor.name for _, line in cast if line.character}
    places: dict[str | int, list[tuple[int, Performance]]] = {}
    for place, (order, line) in enumerate(cast):
        told = places.setdefault(line.actor.name if line.actor.name in both else place, [])
        if line.character or line.actor.name not in both:
            told.append((order, line))
    return [each for told in places.values() for each in told]


def numbered(cast: Iterable[tuple[int, Performance]]) -> Iterator[Performance]:
    """The credits in their order: as it is said, otherwise as they come."""
    for place, (order, line) in enumerate(cast, 1):
        yield replace(line, order=order or place)


def crew(reader: Reader, term: str, value: Value) -> list[Crew]:
    """Who did what behind the camera."""
    if term in JOBS:
        return [Crew(reader.person(value), JOBS[term])]
    job = reader.first(value, "roleName")
    people = reader.shape.values(value.term, "contributor")
    return [Crew(reader.person(each), reader.name(job)) for each in people] if job else []
