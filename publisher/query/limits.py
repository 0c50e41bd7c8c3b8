"""What one query is given, and how many are answered at a time; data only."""

import os
from collections.abc import Iterator
from dataclasses import Field, dataclass, field, fields
from typing import Any


def limit(default: int, unit: str, said: str, least: int = 1) -> Any:
    """A limit with its unit, the sentence that tells it to people, and the least that it may be."""
    return field(default=default, metadata={"unit": unit, "said": said, "least": least})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the endpoint; the command line, the service description and the pages read this one table."""

    seconds: int = limit(20, "s", "The time that one query is given.")
    megabytes: int = limit(1024, "MB", "The memory that one query is given.")
    rows: int = limit(1_000_000, "rows", "The rows or statements that one answer may have.")
    answer_megabytes: int = limit(256, "MB", "The size that one answer may have.")
    kilobytes: int = limit(128, "kB", "The length that one query may have.")
    workers: int = limit((os.cpu_count() or 1) + 1, "", "The queries that are answered at a time.")
    queue: int = limit(16, "", "The queries that may wait for one of these to end.", 0)
    patience: int = limit(5, "s", "The time that a query waits at the most.")
    kept_megabytes: int = limit(16, "MB", "The answers that a process keeps, to send them again; 0: none.", 0)
    share: int = limit(0, "", "The queries of one address that are answered at a time; 0: all places but one.", 0)

    @property
    def places(self) -> int:
        """How many queries of one sender run at a time: never all, unless there is one place only."""
        return min(self.share or self.workers, max(1, self.workers - 1))

    @property
    def line(self) -> int:
        """How many queries of one sender may wait: never the whole queue, unless there is one place only."""
        return min(self.queue, max(1, self.queue // 2))


def table() -> Iterator[tuple[str, Field[int]]]:
    """Each limit with its name: default, unit and sentence."""
    for each in fields(Limits):
        yield each.name, each
