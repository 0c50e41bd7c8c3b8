r"""The rows of IMDb's data sets: tabs between cells, no quoting, \N for nothing, sorted by their first column."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place
from publisher.sources.opening import File
from publisher.sources.tables.lines import Lines

NOTHING = r"\N"
MEND = "mend the row; the others were read"


class Row(NamedTuple):
    """The cells of a row, empty for nothing, and where it stands."""

    cells: list[str]
    file: str
    line: int

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return Place(self.file, self.line)


class Rows:
    """The rows of a file in groups of one key, in order; what is no row is a finding."""

    def __init__(self, file: File, columns: tuple[str, ...], findings: list[Finding]) -> None:
        self.file, self.columns, self.findings = file, columns, findings

    def __iter__(self) -> Iterator[Row]:
        """Each row that is whole and stands in order."""
        last = ""
        with self.file.opened(self.findings) as stream:
            lines = Lines(stream, str(self.file))
            head = next(lines, None)
            if head is None or tuple(head.text.rstrip("\r\n").split("\t")) != self.columns:
                raise UnreadableSource(f"{self.file}: other columns than IMDb's", f"they are {', '.join(self.columns)}")
            width = len(self.columns)
            for number, text in lines:
                cells = text.rstrip("\r\n").split("\t")
                if len(cells) != width:
                    self.refuse(number, f"{len(cells)} cells, but {width} columns")
                elif cells[0] < last:
                    self.refuse(number, f"{cells[0]} after {last}: the file is not sorted")
                else:
                    last = cells[0]
                    yield Row(["" if cell == NOTHING else cell for cell in cells], str(self.file), number)
                self.findings += lines.reported()
            self.findings += lines.reported()

    def refuse(self, line: int, what: str) -> None:
        """Report a line."""
        self.findings.append(Finding(Place(str(self.file), line), Level.REFUSED, what, MEND))

    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        """The rows of each key."""
        return ((key, list(rows)) for key, rows in groupby(self, key=lambda row: row.cells[0]))


class Merge:
    """Groups of rows taken key by key in order; those of keys that nobody asks for are findings."""

    def __init__(self, rows: Rows | None, findings: list[Finding]) -> None:
        self.groups = rows.groups() if rows else iter(())
        self.findings = findings
        self.next = next(self.groups, None)

    def take(self, key: str) -> list[Row]:
        """The rows of a key; keys are asked for in order."""
        while self.next is not None and self.next[0] < key:
            self.orphan(self.next)
        if self.next is None or self.next[0] != key:
            return []
        _, found = self.next
        self.next = next(self.groups, None)
        return found

    def orphan(self, group: tuple[str, list[Row]]) -> None:
        """Report rows of a title that there is not."""
        key, rows = group
        what = f"no title {key}: {len(rows)} rows left out"
        self.findings.append(Finding(rows[0].place, Level.REFUSED, what, "add it to title.basics"))
        self.next = next(self.groups, None)

    def finish(self) -> None:
        """Report what is left."""
        while self.next is not None:
            self.orphan(self.next)
