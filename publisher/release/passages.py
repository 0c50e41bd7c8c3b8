"""Where in the dump each document stands: its lines are together there, which makes the dump the quickest way."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path

from publisher.release.index import Index
from publisher.statement import Statement, read

PIECE = 1 << 20
"""Bytes of a dump that are read at a time."""
SHORT = 1 << 13
"""Bytes of a document that are read in less time than the store needs to find two of its statements."""
Said = tuple[bytes, bytes, bytes]
"""Subject, term and value, as N-Quads writes them."""


@dataclass(frozen=True)
class Passage:
    """The lines of a dump, ends included, whose subjects share an address; they begin at the byte `start`."""

    address: str
    start: int
    lines: list[bytes]

    @property
    def size(self) -> int:
        """How many bytes they are."""
        return sum(map(len, self.lines))

    @cached_property
    def statements(self) -> list[Said]:
        """What the lines say, each statement once, whoever says it."""
        found = dict.fromkeys([line[: line.rindex(b" <")] for line in self.lines])
        return [(subject, term, value) for subject, term, value in (each.split(b" ", 2) for each in found)]


def passages(lines: Iterable[bytes]) -> Iterator[Passage]:
    """The passages of a sorted dump, one after the other."""
    start, address, beginning, group = 0, b"", b"\n", list[bytes]()
    for line in lines:
        if not line.startswith(beginning):
            if group:
                found = Passage(address.decode(), start, group)
                yield found
                start += found.size
            address, beginning = address_of(line)
            group = []
        group.append(line)
    if group:
        yield Passage(address.decode(), start, group)


def address_of(line: bytes) -> tuple[bytes, bytes]:
    """The address in a line's subject, what stands before its fragment, and how every line with that address begins.

    A whole page is none that describes a thing.
    """
    subject = line[: line.index(b">") + 1]
    address, fragment, _ = subject.partition(b"#")
    return (address[1:], address + fragment) if fragment else (subject[:-1], subject)


@dataclass(frozen=True)
class Passages:
    """The documents of a dump, found by its index."""

    index: Index
    dump: Path

    def statements(self, path: str) -> list[Statement]:
        """The statements whose subjects are in the document at a path; none where there is no such document."""
        return self.short(path, sys.maxsize) or []

    def short(self, path: str, most: int = SHORT) -> list[Statement] | None:
        """The same where they are at the most so many bytes, None where there are more or no such document."""
        found = self.index.rows("SELECT start, size FROM document WHERE path = ?", path)
        if not found:
            return None
        start, size = found[0]
        return read(self._bytes[start : start + size].decode("utf-8")) if size <= most else None

    @cached_property
    def _bytes(self) -> mmap:
        """The dump as if it were in memory: to open it takes longer than to read a document."""
        with self.dump.open("rb") as dump:
            return mmap(dump.fileno(), 0, access=ACCESS_READ)
