"""The names of things, looked up in the sorted dump itself, so that the largest catalogue needs no room for them."""

import os
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from publisher.iris import Kind
from publisher.release.dumps.literals import text
from publisher.vocabulary import SCHEMA

NAME = b" <%b> " % SCHEMA.name.encode()
KEPT = 1 << 16
ENOUGH = 512
"""Bytes in which most lines end."""


class Names:
    """The first name of each thing that films mention, by its IRI as N-Triples writes it."""

    def __init__(self, dump: BinaryIO, base: str) -> None:
        self._dump = dump.fileno()
        self._starts = array("Q", starts(dump, base.encode()))
        self.of: Callable[[bytes], str | None] = lru_cache(maxsize=KEPT)(self._of)

    def _of(self, iri: bytes) -> str | None:
        """The name of a thing, or None where there is none."""
        place = bisect_left(self._starts, iri, key=lambda start: self._line(start).partition(b" ")[0])
        line = self._line(self._starts[place]) if place < len(self._starts) else b""
        if not line.startswith(iri + NAME):
            return None
        return text(line[len(iri) + len(NAME) :].rpartition(b" <")[0])

    def _line(self, start: int) -> bytes:
        """The line that begins there."""
        found = os.pread(self._dump, ENOUGH, start)
        while b"\n" not in found:  # every line of the dump has an end
            found += os.pread(self._dump, len(found), start + len(found))
        return found.partition(b"\n")[0]


def starts(dump: BinaryIO, base: bytes) -> Iterator[int]:
    """Where the lines begin that name things which are no films, the first for each thing."""
    films, ours, before, start = b"<%b%b/" % (base, Kind.FILM.encode()), b"<" + base, b"", 0
    for line in dump:
        if NAME in line and line.startswith(ours) and not line.startswith(films):
            subject, _, rest = line.partition(NAME)
            if b" " not in subject and subject != before and rest.startswith(b'"'):
                yield start
                before = subject
        start += len(line)


@contextmanager
def names(catalogue: Path, base: str) -> Iterator[Names]:
    """The names in a sorted dump."""
    with catalogue.open("rb") as dump:
        yield Names(dump, base)
