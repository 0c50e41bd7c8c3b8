"""Comma-, tab- and otherwise separated values: a record may go over lines, and a bad one costs itself alone."""

import csv
import re
from collections.abc import Iterator

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place
from publisher.sources.opening import File
from publisher.sources.tables.declared import Declared
from publisher.sources.tables.lines import Line, Lines
from publisher.sources.tables.row import Row, Rows

DELIMITERS = ",;\t|"
MOST_LINES = 500
"""Lines of one record; a quotation mark that nothing closes would swallow the rest of the file."""
SEPARATED = re.compile("[\"']?sep=(.)[\"']?", re.IGNORECASE)
"""What a spreadsheet writes before the names of the columns."""
MEND = "mend the row; the others were read"


def rows(file: File, declared: Declared) -> Rows:
    """Yield the rows of a file, the first of which names the columns."""
    broken: list[Finding] = []
    with file.opened(broken) as stream:
        lines = Lines(stream, str(file), declared.encoding)
        delimiter, names = begun(lines, file, declared)
        for line in lines:
            yield from lines.reported()
            if line.text.strip():
                yield row(record(line, lines, delimiter, len(names)), line, names, file)
        yield from lines.reported()
    yield from broken


def header(file: File, declared: Declared) -> list[str]:
    """The names of the columns."""
    with file.opened([]) as stream:
        lines = Lines(stream, str(file), declared.encoding)
        return begun(lines, file, declared)[1]


def begun(lines: Lines, file: File, declared: Declared) -> tuple[str, list[str]]:
    """What separates the columns, and their names.

    Raises `UnreadableSource` where the first line does not tell.
    """
    head = next((line for line in lines if line.text.strip()), None)
    said = SEPARATED.fullmatch(head.text.strip()) if head else None
    if said:
        head = next(lines, None)
    for wrong in lines.reported():
        raise UnreadableSource(f"{wrong.place}: the names of the columns are {wrong.what}", wrong.mend)
    if head is None:
        raise UnreadableSource(f"{file}: no names of columns", "write them in the first line")
    delimiter = declared.delimiter or (said[1] if said else delimiter_of(head.text, file))
    return delimiter, columns(record(head, lines, delimiter, 0), file)


def delimiter_of(head: str, file: File) -> str:
    """What separates the columns: what stands most often between their names."""
    return "\t" if file.ending == ".tsv" else max(DELIMITERS, key=head.count)


def columns(found: list[str] | str, file: File) -> list[str]:
    """The names of the columns.

    Raises `UnreadableSource` where two have one name.
    """
    if isinstance(found, str):
        raise UnreadableSource(f"{Place(str(file), 1)}: {found}", "write the names of the columns in the first line")
    names = [name.strip() for name in found]
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise UnreadableSource(
            f"{Place(str(file), 1)}: two columns are called {twice[:60]!r}", "give each its own name"
        )
    return names


def row(found: list[str] | str, line: Line, header: list[str], file: File) -> Row | Finding:
    """A row, or what is wrong with it."""
    if isinstance(found, str):
        return Finding(Place(str(file), line.number), Level.REFUSED, found, MEND)
    return Row(line.number, dict(zip(header, found, strict=True)))


def record(first: Line, lines: Lines, delimiter: str, width: int) -> list[str] | str:
    """The fields of the record that begins with a line, or what is wrong with it; 0 is any number of fields.

    What follows a bad record begins on the next line.
    """
    if '"' not in first.text:
        return fitting(first.text.rstrip("\r\n").split(delimiter), width)
    taken: list[Line] = []
    try:
        fields = next(csv.reader(following(first, lines, taken), delimiter=delimiter, strict=True))
    except csv.Error as error:
        found: list[str] | str = f"no row: {error}"
    else:
        found = fitting(fields, width)
    if isinstance(found, str):
        lines.hand_back(taken)
    return found


def fitting(fields: list[str], width: int) -> list[str] | str:
    """The fields, without empty ones that no column is over, or what is wrong with their number."""
    while width and len(fields) > width and not fields[-1].strip():
        fields.pop()
    return fields if len(fields) == width or not width else f"{len(fields)} cells, but {width} columns"


def following(first: Line, lines: Lines, taken: list[Line]) -> Iterator[str]:
    """Yield a line and those that follow, as many as a record may have, noting them."""
    yield first.text
    for line in lines:
        taken.append(line)
        if len(taken) > MOST_LINES:
            return
        yield line.text
