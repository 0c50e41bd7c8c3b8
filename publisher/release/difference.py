"""The difference of two releases: one walk along two sorted dumps."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Literal

from publisher.release.manifest import DUMP

Change = tuple[Literal["-", "+"], str]
Kept = tuple[Literal["-", "+", "="], str]


class Fate(StrEnum):
    """What became of a document."""

    CREATED = "created"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


def difference(old: Path, new: Path) -> Iterator[Change]:
    """Each statement that a release lost or gained against another, in the order of their dumps."""
    for sign, line in walk(old, new):
        if sign != "=":
            yield sign, line


def address_of(line: str) -> str:
    """The address of the document in which a line of N-Quads stands, with the mark before fragments where it has any.

    Things that share a document with the mark stand together in a sorted dump, and so do those without it.
    """
    document, mark, _ = line[1 : line.index(">")].partition("#")
    return document + mark


def walk(old: Path | None, new: Path) -> Iterator[Kept]:
    """Each statement of two releases, lost, gained or kept, in the order of their dumps."""
    with ExitStack() as opened:
        before = opened.enter_context((old / DUMP).open(encoding="utf-8", newline="\n")) if old else iter(())
        yield from merge(before, opened.enter_context((new / DUMP).open(encoding="utf-8", newline="\n")))


def changes(before: Iterable[str], after: Iterable[str]) -> Iterator[Change]:
    """The lines that only one of two sorted sequences has."""
    for sign, line in merge(iter(before), iter(after)):
        if sign != "=":
            yield sign, line


def merge(before: Iterator[str], after: Iterator[str]) -> Iterator[Kept]:
    """The lines of two sorted sequences, each once: those that only the first has, only the second, and both."""
    lost, gained = next(before, None), next(after, None)
    while lost is not None and gained is not None:
        if lost == gained:
            yield "=", lost
            lost, gained = next(before, None), next(after, None)
        elif lost < gained:
            yield "-", lost
            lost = next(before, None)
        else:
            yield "+", gained
            gained = next(after, None)
    yield from (("-", line) for line in chain([lost] if lost is not None else [], before))
    yield from (("+", line) for line in chain([gained] if gained is not None else [], after))
