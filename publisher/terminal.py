"""What a person sees: progress and colours on a terminal, plain lines in a pipe."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from publisher.findings import Finding, Level

COLOURS = {Level.REFUSED: "red", Level.DOUBTFUL: "yellow", Level.UNREAD: "dim"}

NAME = 20
"""Characters that the first column of a table keeps on a narrow screen, where it needs them: names stand there."""

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Tell a person at a terminal which stage the work is in; in a pipe, say nothing."""
    if not err.is_terminal:
        yield lambda _: None
        return
    with err.status("…") as status:
        yield lambda stage: status.update(f"{stage} …")


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
