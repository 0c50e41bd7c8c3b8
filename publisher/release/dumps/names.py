"""The names of things, looked up in the sorted dump itself, so that the largest catalogue needs little room."""

import os
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from publisher.iris import Kind
from publisher.release.dumps.literals import text
from publisher.vocabulary import SCHEMA

NAME = b" <%b> " % SCHEMA.name.encode()
KEPT = 1 << 16
STRETCH = 1 << 14
"""Bytes of the dump, at least, between two places that are remembered."""


class Names:
    """The first name of each thing that films mention, by its IRI as N-Triples writes it."""

    def __init__(self, dump: BinaryIO, base: str) -> None:
        self._dump = dump.fileno()
        self._first: list[bytes] = []
        self._starts, self._ends = array("Q"), array("Q")
        for iri, start, end in stretches(dump, base.encode()):
            self._first.append(iri)
            self._starts.append(start)
            self._ends.append(end)
        self.of = lru_cache(maxsize=KEPT)(self._of)

    def _of(self, iri: bytes) -> str | None:
        """The name of a thing, or None where there is none."""
        place = bisect_right(self._first, iri) - 1
        if place < 0:
            return None
        start, end = self._starts[place], self._ends[place]
        lines = b"\n" + os.pread(self._dump, end - start, start)
        _, found, rest = lines.partition(b"\n" + iri + NAME + b'"')
        return text(b'"' + rest.partition(b"\n")[0].rpartition(b" <")[0]) if found else None


def stretches(dump: BinaryIO, base: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Parts of the dump without films: the first subject of each, where it begins, and where it ends."""
    films, ours = b"<%b%b/" % (base, Kind.FILM.encode()), b"<" + base
    at, start, first, last = 0, 0, b"", b""
    for line in dump:
        subject = b"" if line.startswith(films) or not line.startswith(ours) else line.partition(b" ")[0]
        if first and (not subject or (at - start >= STRETCH and subject != last)):
            yield first, start, at
            first = b""
        if subject and not first:
            first, start = subject, at
        last = subject
        at += len(line)
    if first:
        yield first, start, at


@contextmanager
def names(catalogue: Path, base: str) -> Iterator[Names]:
    """The names in a sorted dump."""
    with catalogue.open("rb") as dump:
        yield Names(dump, base)
