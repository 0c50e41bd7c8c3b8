"""Where in the dump each document stands: its lines are together there, which makes the dump the quickest way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from publisher.iris import looked_up
from publisher.release.index import Index


def passages(lines: Iterable[str], base: str) -> Iterator[tuple[str, int, int]]:
    """The path of each document in a sorted dump, with the byte at which its lines begin and how many there are."""
    start = 0
    for address, group in groupby(lines, key=lambda line: line[1:].partition("#")[0]):
        size = sum(len(line.encode("utf-8")) + 1 for line in group)
        path = address.removeprefix(base)
        if address.startswith(base) and looked_up(path):
            yield path, start, size
        start += size


@dataclass(frozen=True, slots=True)
class Passages:
    """The documents of a dump, found by its index."""

    index: Index
    dump: Path

    def quads(self, path: str) -> list[ox.Quad]:
        """The statements whose subjects are in the document at a path; none where there is no such document."""
        found = self.index.rows("SELECT start, size FROM document WHERE path = ?", path)
        if not found:
            return []
        start, size = found[0]
        with self.dump.open("rb") as dump:
            dump.seek(start)
            return list(ox.parse(dump.read(size), format=ox.RdfFormat.N_QUADS))
