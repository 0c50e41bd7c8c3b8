r"""The rows of IMDb's data sets: tabs between cells, no quoting, \N for nothing, sorted by their first column."""

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, cast

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place
from publisher.sources.opening import File
from publisher.sources.tables.lines import LONGEST, Lines

MEND = "mend the row; the others were read"
NOTHING = r"\N"
EMPTY = (("\t\\N\t", "\t\t"), ("\t\\N\t", "\t\t"), ("\t\\N\n", "\t\n"), ("\n\\N\t", "\n\t"))
"""Cells that hold nothing; of two side by side one is found the second time."""


class Row(NamedTuple):
    """The cells of a row, empty for nothing, and where it stands."""

    cells: list[str]
    file: str
    line: int

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return Place(self.file, self.line)


class Written(NamedTuple):
    """Rows as they are written, a line each, and their numbers in the file; `sizes` of them stand together."""

    file: str
    numbers: Sequence[int]
    text: str
    sizes: Sequence[int] = ()

    def rows(self) -> Iterator[Row]:
        """Yield the rows taken apart, one by one."""
        text = f"\n{self.text}\n"
        for cell, nothing in EMPTY:
            text = text.replace(cell, nothing)
        for number, line in zip(self.numbers, text[1:].split("\n"), strict=False):
            yield Row(line.split("\t"), self.file, number)

    def together(self) -> Iterator[list[Row]]:
        """Yield the rows that stand together, which may be none."""
        rows = self.rows()
        return (list(islice(rows, size)) for size in self.sizes)


class Group(NamedTuple):
    """The rows of one key."""

    key: str
    numbers: list[int]
    texts: list[str]

    def written(self, file: File) -> Written:
        """The rows, with their file."""
        return Written(str(file), self.numbers, "\n".join(self.texts))


class Rows:
    """The rows of a file in groups of one key, in order; what is no row is a finding."""

    def __init__(self, file: File, columns: tuple[str, ...], findings: list[Finding]) -> None:
        self.file, self.columns, self.findings = file, columns, findings

    def groups(self) -> Iterator[Group]:
        """Yield the rows of each key, as far as they are whole and stand in order."""
        tabs = len(self.columns) - 1
        group, begins = Group("", [], []), "\t"
        for first, texts in self.pieces():
            for number, text in enumerate(texts, first):
                if (found := text.count("\t")) != tabs:
                    self.refuse(number, f"{found + 1} cells, but {tabs + 1} columns")
                elif text.startswith(begins):
                    group.numbers.append(number)
                    group.texts.append(text)
                elif (key := text.partition("\t")[0]) < group.key:
                    self.refuse(number, f"{key} after {group.key}: the file is not sorted")
                else:
                    if group.texts:
                        yield group
                    group, begins = Group(key, [number], [text]), f"{key}\t"
        if group.texts:
            yield group

    def pieces(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the lines below the head without their ends, many at once, with the number of the first."""
        with self.file.opened(self.findings) as stream:
            lines = Lines(stream, str(self.file))
            head = next(lines, None)
            if head is None or tuple(head.text.rstrip("\r\n").split("\t")) != self.columns:
                raise UnreadableSource(f"{self.file}: other columns than IMDb's", f"they are {', '.join(self.columns)}")
            while texts := plain(cast("io.BufferedReader", stream), lines) or [
                line.text.rstrip("\r\n") for line in islice(lines, 1)
            ]:
                self.findings += lines.reported()
                yield lines.number + 1 - len(texts), texts
            self.findings += lines.reported()

    def refuse(self, line: int, what: str) -> None:
        """Report a line."""
        self.findings.append(Finding(Place(str(self.file), line), Level.REFUSED, what, MEND))


def plain(stream: io.BufferedReader, lines: Lines) -> list[str]:
    """The lines that a stream has at hand, at once; none where the next may be no line of text."""
    content = stream.peek()[:LONGEST]
    try:
        text = content[: content.rfind(b"\n") + 1].decode()
    except UnicodeDecodeError as error:
        text = content[: content.rfind(b"\n", 0, error.start) + 1].decode()
    stream.read(len(text.encode()))
    texts = text.split("\n")[:-1]
    lines.number += len(texts)
    return [each.rstrip("\r") for each in texts] if "\r" in text else texts
