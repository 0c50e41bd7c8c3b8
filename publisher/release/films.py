"""The films of a spool, each with all that is told of it, and their lines, written by as many processes as it takes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher import hands
from publisher.findings import Finding, Level, Place
from publisher.graph import Lines, Told
from publisher.identity import Names
from publisher.progress import Progress
from publisher.release.gathering import Gathered
from publisher.release.spool import Spool

FEW, BATCH = 500, 3000
"""Films whose lines make a run, at least and at most: a film has about a hundred."""

Group = Sequence[int]
"""The numbers in the spool of what is told of one film."""


@dataclass(frozen=True, slots=True)
class Films:
    """The films of a spool under their names; `sources` are the slugs of the sources, by their numbers.

    The groups stand in the order in which films were first told; in one, the sources in that of their names.
    """

    spool: Spool
    names: Names
    sources: Mapping[int, str]
    groups: Sequence[Group]

    @classmethod
    def of(cls, gathered: Gathered, names: Names, found: Callable[[Finding], None]) -> "Films":
        """Bring together what is told of each film; what one source tells a second time of it is handed on."""
        spool, slugs = gathered.spool, gathered.slugs
        order = {source: place for place, source in enumerate(slugs)}
        groups: dict[str, dict[int, int]] = {}
        again: list[tuple[int, int]] = []
        for number, (title, source) in enumerate(zip(spool.titles(), spool.sources, strict=True)):
            first = groups.setdefault(names.told(title), {}).setdefault(source, number)
            again += [(first, number)] if first != number else []
        places: dict[Place, str] = {}  # a row and its lead stand at one place
        for first, second in again:
            (_, said), (_, other) = spool.said((first, second))
            what = f"{other.film.name.value!r} is told a second time"
            if places.setdefault(other.place, what) is what:
                found(Finding(other.place, Level.REFUSED, what, f"join it with the one at {said.place}"))
        told = [[each[source] for source in sorted(each, key=order.__getitem__)] for each in groups.values()]
        return cls(spool, names, slugs, told)

    def told(self, group: Group) -> Told:
        """A film with all that is told of it."""
        return Told.of(((self.sources[source], said.film) for source, said in self.spool.said(group)), self.names)

    def lines(self, groups: Sequence[Group], base: str) -> bytes:
        """The lines of some films in order."""
        writer = Lines(base)
        for group in groups:
            writer.write(self.told(group))
        return writer.taken()


def written(films: Films, base: str, folder: Path, progress: Progress) -> Iterator[Path]:
    """Write the lines of all films as runs; somebody is told how many of how many films are done."""
    groups = films.groups
    size = min(max(FEW, -(-len(groups) // hands.cores())), BATCH)
    batches = [groups[first : first + size] for first in range(0, len(groups), size)]
    done = 0
    for path in hands.done(Work(films, base, folder), enumerate(batches)):
        done = min(done + size, len(groups))
        progress("map", done, len(groups))
        yield path


@dataclass(frozen=True, slots=True)
class Work:
    """What is done by several hands: a batch of films, by its number, becomes a run."""

    films: Films
    base: str
    folder: Path

    def __call__(self, batch: tuple[int, Sequence[Group]]) -> Path:
        """Write a run."""
        number, groups = batch
        path = self.folder / f"films-{number}"
        path.write_bytes(self.films.lines(groups, self.base))
        return path
