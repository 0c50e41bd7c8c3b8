"""Sorted lines into the dump, hashed and counted as they pass by; merged, they are the default graph of the store."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Protocol

from publisher.progress import Progress
from publisher.release.manifest import File
from publisher.release.passages import PIECE, Said
from publisher.release.runs import differing
from publisher.release.statistics import Counting, Statistics


@dataclass(frozen=True, slots=True)
class Dumped:
    """A dump: what the manifest says of it, and the statements in it, merged."""

    file: File
    triples: int
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where statements go: the dump, the store, and, each once, whoever says it, where they are merged."""

    dump: IO[bytes]
    store: IO[bytes]
    merged: IO[bytes]


class Watcher(Protocol):
    """Whoever is shown the dump while it is written."""

    def add(self, statements: Sequence[Said], lines: Sequence[bytes], /) -> None:
        """Take statements, each once, and the lines in which they stand; they follow those before."""


def dump(pieces: Iterable[list[bytes]], outlets: Outlets, watchers: Iterable[Watcher], progress: Progress) -> Dumped:
    """Write lines, some at a time and all of them in order, while others watch."""
    digest, size, count, triples, last = sha256(), 0, 0, 0, b""
    with Counting() as counting:
        for lines in pieces:
            text = b"".join(lines)
            outlets.dump.write(text)
            outlets.store.write(text)
            digest.update(text)
            size, count = size + len(text), count + len(lines)
            found = statements(lines, last)
            parts = parted(found)
            outlets.merged.writelines((b" .\n".join(found), b" .\n" if found else b""))
            counting.add(parts)
            for watcher in watchers:
                watcher.add(parts, lines)
            triples, last = triples + len(found), found[-1] if found else last
            progress("write", count)
        return Dumped(File(size, digest.hexdigest(), count), triples, counting.statistics())


def parted(statements: Iterable[bytes]) -> list[Said]:
    """Statements in their parts."""
    return [(subject, term, value) for subject, term, value in (each.split(b" ", 2) for each in statements)]


def statements(lines: Iterable[bytes], last: bytes) -> list[bytes]:
    """The statements in lines that follow those with the `last` one, without their graphs, each once."""
    return differing([line[: line.rindex(b" <")] for line in lines], last)


def pieces(dump: IO[bytes]) -> Iterator[list[bytes]]:
    """The lines of a dump, some at a time."""
    while lines := dump.readlines(PIECE):
        yield lines


def counted(dump: IO[bytes]) -> tuple[int, Statistics]:
    """The statements of a dump, merged: how many there are, and of what."""
    last, triples = b"", 0
    with Counting() as counting:
        for lines in pieces(dump):
            if found := statements(lines, last):
                counting.add(parted(found))
                triples, last = triples + len(found), found[-1]
        return triples, counting.statistics()
