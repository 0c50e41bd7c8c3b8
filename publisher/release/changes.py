"""What changed from release to release, to be read: the steps of a publishing folder, and the documents of each."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from publisher.release.history import History, Issue
from publisher.release.members import Member, read
from publisher.release.steps import MEMBERS, SUMMARY, Summary


@dataclass(frozen=True, slots=True)
class Step:
    """A release was put in place: which, when, after which other, and what changed."""

    number: int
    release: str
    issued: str
    """UTC, ISO 8601, to the second; later than the step before."""
    before: str
    """The release that was there before, nothing for the first of the steps."""
    summary: Summary
    folder: Path = field(compare=False)

    def members(self, page: int) -> tuple[Member, ...]:
        """The documents that changed, a page of them, counted from 1."""
        block = self.summary.blocks[page - 1]
        with (self.folder / MEMBERS).open("rb") as stream:
            stream.seek(block.start)
            return tuple(read(gzip.decompress(stream.read(block.size)).decode("utf-8")))

    @property
    def pages(self) -> int:
        """How many pages of documents there are."""
        return len(self.summary.blocks)


@dataclass(frozen=True)
class Changes:
    """The steps of a publishing folder as they were when a release was opened."""

    history: History
    issues: tuple[Issue, ...]

    @cached_property
    def steps(self) -> Sequence[Step]:
        """Every step that is known, the oldest first."""
        found: list[Step] = []
        for number, issue in enumerate(self.issues, 1):
            folder = self.history.step(number)
            if (folder / SUMMARY).exists():
                before = found[-1].release if found else ""
                found.append(Step(number, issue.release, issue.issued, before, Summary.read(folder), folder))
        return found

    def step(self, number: int) -> Step | None:
        """The step of a number, or None where it is not known."""
        return next((step for step in self.steps if step.number == number), None)
