"""What a person sees: progress and colours on a terminal, plain lines in a pipe."""

import csv
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from publisher.findings import Finding, Level
from publisher.progress import Progress, nothing

COLOURS = {Level.REFUSED: "red", Level.DOUBTFUL: "yellow", Level.JOINED: "cyan", Level.UNREAD: "dim"}

NAME = 20
"""Characters that the first column of a table keeps on a narrow screen, where it needs them: names stand there."""

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Tell a person at a terminal how far the work is: the stage, and how much a second; in a pipe, say nothing."""
    if not err.is_terminal:
        yield nothing
        return
    with err.status("…") as status:
        stages = Stages()

        def told(stage: str, done: int = 0, total: int = 0, /) -> None:
            if line := stages.line(stage, done, total):
                status.update(line)

        yield told


MOMENT = 0.2
"""Seconds."""


class Stages:
    """The stages of a work as lines: how much is done, how much a second, and how long what is left will take."""

    def __init__(self) -> None:
        self.stage, self.began, self.said = "", 0.0, 0.0

    def line(self, stage: str, done: int, total: int) -> str:
        """Where the work is now; nothing where that was said a moment ago."""
        now = monotonic()
        if stage != self.stage:
            self.stage, self.began, self.said = stage, now, now
            return f"{stage} …"
        if not done or now - self.said < MOMENT:
            return ""
        self.said, taken = now, now - self.began
        rate = done / taken
        left = f" of {total:,}, {(total - done) / rate:,.0f} s left" if total else ""
        return f"{stage}: {done:,}{left}, {rate:,.0f} a second"


def tell(text: str) -> None:
    """Say something to the person, apart from the result."""
    err.print(escape(text))


def show(findings: Iterable[Finding], console: Console) -> None:
    """Print findings, a line each."""
    for finding in findings:
        mend = f" ({finding.mend})" if finding.mend else ""
        level = f"[{COLOURS[finding.level]}]{finding.level}[/]"
        console.print(f"{escape(str(finding.place))}: {level}: {escape(finding.what + mend)}")


def table(head: list[str], rows: Iterable[list[str]]) -> None:
    """Print a table on a terminal, comma-separated lines in a pipe."""
    if not out.is_terminal:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
        return
    drawn = Table(*map(escape, head), box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    longest = 0
    for row in rows:
        drawn.add_row(*map(escape, row))
        longest = max([longest, *map(len, row[:1])])
    for column in drawn.columns[:1]:
        column.min_width = min(NAME, longest)
    out.print(drawn)


def write(content: bytes) -> None:
    """Put bytes on standard output as they are."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
