"""N-Triples and N-Quads, a run of lines at a time, so that a bad line costs itself alone and is known by its number."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

import pyoxigraph as ox

from publisher.findings import Finding, Level, Place
from publisher.sources.rdf.terms import Misfit, statement
from publisher.sources.reading import Stated, Statement

RUN = 2000
"""Lines that are parsed at once; where that fails, they are parsed one by one."""
LONGEST = 16 * 1024 * 1024  # bytes of a line; the texts of encyclopedias are shorter
MEND = "mend the line; the others were read"


def read(stream: BinaryIO, file: str, form: ox.RdfFormat) -> Stated:
    """Yield the statements of a file and a finding for each line that is none."""
    lines = numbered(stream)
    while run := list(islice(lines, RUN)):
        try:
            found = parsed(b"".join(line for _, line in run), form)
        except (SyntaxError, Misfit):
            for number, line in run:
                yield from alone(line, form, Place(file, number))
        else:
            yield from found


def alone(line: bytes, form: ox.RdfFormat, place: Place) -> Stated:
    """Yield the statement of a line, or what is wrong with it."""
    if len(line) > LONGEST:
        yield Finding(place, Level.REFUSED, f"a line of more than {LONGEST:,} bytes", MEND)
        return
    try:
        yield from parsed(line, form)
    except SyntaxError as error:
        at = Place(place.file, place.line, error.offset or 0)
        yield Finding(at, Level.REFUSED, f"no statement: {said(error)}", MEND)
    except Misfit as error:
        yield Finding(place, Level.REFUSED, error.message, error.mend or MEND)


def parsed(content: bytes, form: ox.RdfFormat) -> list[Statement]:
    """The statements of some lines.

    Raises `SyntaxError` or `Misfit` where one of them is none.
    """
    return [statement(quad) for quad in ox.parse(content, format=form)]


def numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield each line with its number, cut where it is too long to be one."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line, more = line[: LONGEST + 1], stream.readline(LONGEST)
            if not more or more.endswith(b"\n"):
                break
        yield number, line


def said(error: SyntaxError) -> str:
    """What the parser says, without the place, which stands before."""
    return str(error.msg).partition(": ")[2] or str(error.msg)
