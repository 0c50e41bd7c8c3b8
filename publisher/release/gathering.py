"""Sources read to their ends, once: what they call things is kept, and what they tell lies beside the memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from publisher.facts import Source
from publisher.findings import Finding
from publisher.graph import Quad, of_sources
from publisher.identity import Claims, source_slugs
from publisher.progress import Progress, nothing
from publisher.release.spool import Spool
from publisher.sources.reading import Said, Statement, Stream


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
        """Read sources; a finding is handed on at once."""
        with self.spool:
            for number, stream in enumerate(streams):
                self.sources.append(stream.source)
                with self.statements(number).open("w", encoding="utf-8", newline="\n") as kept:
                    for each in stream.whole():
                        if isinstance(each, Finding):
                            found(each)
                        elif isinstance(each, Statement):
                            self.heard.add(number)
                            kept.write("\t".join((*each[:3], each.graph or "")) + "\n")
                        else:
                            self.keep(number, each)
                            progress("read", len(self.spool))
        return self

    def keep(self, number: int, said: Said) -> None:
        """Keep a film."""
        self.heard.add(number)
        self.claims.add(said.film)
        self.spool.add(number, said)

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


def statement(line: str) -> Statement:
    """A statement as it was kept."""
    subject, predicate, value, graph = line.removesuffix("\n").split("\t")
    return Statement(subject, predicate, value, graph or None)
