"""Sources read to their ends, once: what they call things is kept, and what they tell lies beside the memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from publisher import hands
from publisher.facts import Source
from publisher.findings import Finding
from publisher.graph import Quad, of_sources
from publisher.identity import Claims, source_slugs
from publisher.progress import Progress, nothing
from publisher.release.spool import Packed, Packing, Spool
from publisher.sources.reading import Anything, Once, Said, Statement, Stream, once

LOT = 400
"""Films, statements and findings of a lot."""


class Gathered:
    """What was read: the sources by their numbers, what they call things, their films, and their statements."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.claims = Claims()
        self.spool = Spool(folder / "films")
        self.sources = list[Source]()
        self.heard: set[int] = set()

    def read(
        self, streams: Iterable[Stream], found: Callable[[Finding], None], progress: Progress = nothing
    ) -> "Gathered":
        """Read sources, in parts by several hands where they have parts; a finding is handed on at once."""
        with self.spool:
            for number, stream in enumerate(streams):
                self.sources.append(stream.source)
                with self.statements(number).open("w", encoding="utf-8", newline="\n") as kept:
                    for each in once(self.others(number, stream, progress)):
                        if isinstance(each, Statement):
                            self.heard.add(number)
                            kept.write("\t".join((*each[:3], each.graph or "")) + "\n")
                        elif isinstance(each, Finding):
                            found(each)
        return self

    def others(self, number: int, stream: Stream, progress: Progress) -> Iterator[Anything | Once]:
        """Keep the films of a source, and yield what else is found in it."""
        for lot in lots(stream):
            if lot.films.sizes:
                self.heard.add(number)
                self.claims.join(lot.claims)
                self.spool.add(number, lot.films)
                progress("read", len(self.spool))
            yield from lot.others

    def statements(self, number: int) -> Path:
        """The file of the statements of a source: terms between tabs, which no term holds as N-Quads writes it."""
        return self.folder / f"statements-{number}"

    @property
    def slugs(self) -> Mapping[int, str]:
        """The slug of each source that gave a film, or statements, in the order of their names."""
        order = sorted(self.heard, key=lambda number: self.sources[number].name)
        slugs = source_slugs(self.sources[number].name for number in order)
        return {number: slugs[self.sources[number].name] for number in order}

    @property
    def hashes(self) -> Mapping[str, str]:
        """The SHA-256 of these sources, by their names."""
        return {self.sources[number].name: self.sources[number].sha256 for number in self.slugs}

    def about(self, base: str) -> Iterator[Quad]:
        """What is said of these sources themselves."""
        return of_sources(((slug, self.sources[number]) for number, slug in self.slugs.items()), base)

    def stated(self) -> Iterator[tuple[str, Iterator[Statement]]]:
        """The statements of each source, by its slug."""
        for number, slug in self.slugs.items():
            with self.statements(number).open(encoding="utf-8", newline="\n") as kept:
                yield slug, (statement(line) for line in kept)


class Lot(NamedTuple):
    """Some of what a source tells: films, what they call things, and whatever else was found."""

    films: Packed
    claims: Claims
    others: Sequence[Anything | Once]

    @classmethod
    def of(cls, found: Iterable[Anything | Once]) -> "Lot":
        """Part films from what else was found; none is kept for longer than it takes."""
        films, claims, others = Packing(), Claims(), list[Anything | Once]()
        for each in found:
            if isinstance(each, Said):
                films.add(each)
                claims.add(each.film)
            else:
                others.append(each)
        return cls(films.packed(), claims, others)


def lots(stream: Stream) -> Iterator[Lot]:
    """Everything that a source tells, lot by lot; what is no part of it is read here."""
    found = iter(stream.found)
    while some := list(islice(found, LOT)):
        yield Lot.of(some)
    if stream.parts:
        parts, read = stream.parts.parts, stream.parts.read
        yield from hands.done(lambda part: Lot.of(read(part)), parts)


def statement(line: str) -> Statement:
    """A statement as it was kept."""
    subject, predicate, value, graph = line.removesuffix("\n").split("\t")
    return Statement(subject, predicate, value, graph or None)
