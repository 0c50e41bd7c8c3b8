"""Lines sorted beside the memory: runs that fit into it, merged into one order, each line once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

LINES = 400_000
"""Lines of a run at the most, about a hundred bytes each."""
PIECE = 1 << 18
"""Bytes of a run that are in memory at a time."""
MOST = 256
"""Runs that are open at a time, each with a piece in memory: of more, some become one before."""


def write(path: Path, lines: Iterable[str]) -> Path:
    """Write lines, which have no line ends, as a run: in the order of their code points, which is that of UTF-8."""
    found = [f"{line}\n".encode() for line in lines]
    found.sort()  # which finds the lines of a film in order, as they mostly are
    path.write_bytes(b"".join(differing(found)))
    return path


def differing(ordered: Sequence[bytes], before: bytes = b"") -> list[bytes]:
    """Of texts in order, those that differ from the one before them."""
    return [text for text, last in zip(ordered, chain((before,), ordered), strict=False) if text != last]


def written(folder: Path, name: str, lines: Iterable[str]) -> list[Path]:
    """Any number of lines as runs."""
    rest, paths = iter(lines), list[Path]()
    while some := list(islice(rest, LINES)):
        paths.append(write(folder / f"{name}-{len(paths)}", some))
    return paths


@dataclass(slots=True)
class Run:
    """A run that is read: the lines in memory, of which those before `first` were taken."""

    stream: BinaryIO
    lines: list[bytes] = field(default_factory=list)
    first: int = 0

    def filled(self) -> bool:
        """Whether lines are left, after those that follow were read where none were."""
        if self.first == len(self.lines):
            self.lines, self.first = self.stream.readlines(PIECE), 0
        return bool(self.lines)

    def taken(self, last: bytes) -> Sequence[bytes]:
        """The lines up to one."""
        end = bisect_right(self.lines, last, self.first)
        found = self.lines[self.first : end]
        self.first = end
        return found


def merged(paths: Iterable[Path]) -> Iterator[list[bytes]]:
    """The lines of all runs in order, each once and with its end, many at a time.

    All lines up to the smallest last one in memory are known, so they are sorted together; the sort of Python's lists
    finds the runs in them and merges them. A run may hold a line twice.
    """
    rest, before = list(paths), b""
    while len(rest) > MOST:
        many = min(len(rest) - MOST + 1, MOST)
        rest = [*rest[many:], joined(rest[:many])]
    with ExitStack() as stack:
        runs = [Run(stack.enter_context(path.open("rb"))) for path in rest]
        while runs := [run for run in runs if run.filled()]:
            last = min(run.lines[-1] for run in runs)
            lines = [line for run in runs for line in run.taken(last)]
            lines.sort()
            yield differing(lines, before)
            before = last


def joined(paths: Sequence[Path]) -> Path:
    """Several runs as one, which has their place."""
    path = paths[0].with_name(f"{paths[0].name}+")
    with path.open("wb") as run:
        for lines in merged(paths):
            run.writelines(lines)
    for old in paths:
        old.unlink()
    return path
