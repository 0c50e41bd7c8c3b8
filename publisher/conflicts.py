"""Where sources contradict each other: both are published, each in its graph, and a person should look."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from publisher.facts import Film
from publisher.findings import Finding, Level, Place
from publisher.identity import Names
from publisher.iris import words
from publisher.sources.reading import Reading

Values = Mapping[str, str]
"""What is said of one thing, by what it is said of: the score of each site, the character of each actor."""


def characters(film: Film) -> Values:
    """The character of each actor who has one role in the film."""
    times = Counter(performance.actor.name for performance in film.cast)
    return {each.actor.name: each.character for each in film.cast if each.character and times[each.actor.name] == 1}


def dates(film: Film) -> Values:
    """The date of the release in each country, city or festival that has one."""
    places = [(release, release.festival or release.place) for release in film.releases]
    times = Counter(place.name for _, place in places if place)
    return {
        place.name: str(release.date) for release, place in places if place and release.date and times[place.name] == 1
    }


def scores(film: Film) -> Values:
    """The score of each site that gives one."""
    times = Counter(rating.rater.name for rating in film.ratings)
    return {each.rater.name: f"{each.value}/{each.best}" for each in film.ratings if times[each.rater.name] == 1}


def length(film: Film) -> Values:
    """The length."""
    return {"": f"{film.minutes} minutes"} if film.minutes else {}


FACTS: tuple[tuple[str, Callable[[Film], Values]], ...] = (
    ("length", length),
    ("score of", scores),
    ("release in", dates),
    ("character of", characters),
)
"""The facts of which a film has one, or one for each thing that they are said of."""


def conflicts(readings: Iterable[Reading], names: Names) -> Iterator[Finding]:
    """A finding for each value that contradicts what an earlier source says of the same film."""
    told = [said for reading in readings for said in reading.said]
    first: dict[tuple[str, str, str], tuple[str, Place]] = {}
    for said in told:
        for what, values in FACTS:
            for of, value in values(said.film).items():
                known, place = first.setdefault((names.film(said.film), what, words(of)), (value, said.place))
                if contradict(known, value):
                    yield Finding(
                        said.place, Level.DOUBTFUL, f"{what} {of}".strip() + f": {value}", f"{place} says {known}"
                    )


def contradict(one: str, other: str) -> bool:
    """Whether two values cannot both be meant: neither is the shorter form of the other."""
    shorter, longer = sorted((set(words(one).split()), set(words(other).split())), key=len)
    return not shorter <= longer
