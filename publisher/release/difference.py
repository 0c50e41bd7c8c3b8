"""The difference of two releases: one walk along two sorted dumps."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Literal

from publisher.release.manifest import DUMP

Change = tuple[Literal["-", "+"], str]


def difference(old: Path, new: Path) -> Iterator[Change]:
    """Each statement that a release lost or gained against another, in the order of their dumps."""
    with (
        (old / DUMP).open(encoding="utf-8", newline="\n") as before,
        (new / DUMP).open(encoding="utf-8", newline="\n") as after,
    ):
        yield from changes(before, after)


def changes(before: Iterator[str], after: Iterator[str]) -> Iterator[Change]:
    """The lines that only one of two sorted sequences has."""
    lost, gained = next(before, None), next(after, None)
    while lost is not None and gained is not None:
        if lost == gained:
            lost, gained = next(before, None), next(after, None)
        elif lost < gained:
            yield "-", lost
            lost = next(before, None)
        else:
            yield "+", gained
            gained = next(after, None)
    yield from (("-", line) for line in chain([lost] if lost is not None else [], before))
    yield from (("+", line) for line in chain([gained] if gained is not None else [], after))
