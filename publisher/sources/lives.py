"""Lives that cannot be as a source tells them: nobody makes a film before birth."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.facts import Film, Person
from publisher.findings import Finding, Level
from publisher.sources.reading import Anything, Once, Said, once


def plausible(found: Iterable[Anything]) -> Iterator[Anything]:
    """What was found, without the dates of people born after their films; each of them is a finding, once."""
    return once(dated(found))


def dated(found: Iterable[Anything]) -> Iterator[Anything | Once]:
    """The same for a part of a source, where others may find the same people."""
    for each in found:
        late = unborn(each.film) if isinstance(each, Said) else set()
        if isinstance(each, Said) and late:
            for person in sorted(late, key=lambda person: (person.name, person.same_as)):
                what = f"{person.name}, born in {person.born}, in a film of {each.film.year}"
                yield Once(person, Finding(each.place, Level.REFUSED, what, "mend the birth, or the year of the film"))
            yield replace(each, film=undated(each.film, late))
        else:
            yield each


def unborn(film: Film) -> set[Person]:
    """The people of a film who were born after it."""
    if film.year is None:
        return set()
    crew = [*film.directors, *[each.actor for each in film.cast], *[each.person for each in film.crew]]
    return {person for person in crew if person.born and person.born.year > film.year}


def undated(film: Film, late: set[Person]) -> Film:
    """A film without the dates of some of its people."""

    def known(person: Person) -> Person:
        return replace(person, born=None, died=None) if person in late else person

    return replace(
        film,
        directors=tuple(map(known, film.directors)),
        cast=tuple(replace(each, actor=known(each.actor)) for each in film.cast),
        crew=tuple(replace(each, person=known(each.person)) for each in film.crew),
    )
