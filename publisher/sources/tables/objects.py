"""JSON as a table: a list of objects, or an object on each line; a broken one costs itself alone."""

import json
import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from publisher.errors import UnfitFact
from publisher.findings import Finding, Level, Place
from publisher.sources.opening import File
from publisher.sources.reading import decoded
from publisher.sources.tables.declared import Declared
from publisher.sources.tables.lines import Lines
from publisher.sources.tables.row import Row, Rows
from publisher.sources.tables.usual import AMBIGUOUS, usual, words

SPACE = re.compile(r"[\s,]*")
MEMBER = re.compile(r'"\s*:\s*(?=\[\s*\{)')
"""What stands before a list of objects that an object holds."""
MOST_MEMBERS = 100
INNER = re.compile(r"\[\s*")
NEXT = re.compile(r"\}\s*,\s*(?=\{)")
"""Where, after a mistake, the next object begins."""
MEND = "mend the record; the others were read"


class Twice(UnfitFact):
    """A key that stands twice in an object."""


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, each key once.

    Raises `Twice` where one stands twice: nobody can say which is meant.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Twice(f"the key {next(key for key in keys if keys.count(key) > 1)[:60]!r} stands twice", MEND)
    return found


DECODER = json.JSONDecoder(object_pairs_hook=unique, parse_float=str, parse_int=str)
"""Numbers stay as they are written."""


def rows(file: File, declared: Declared) -> Rows:
    """Yield the objects of the list that a file is or holds, those one after the other, or those on its lines."""
    broken: list[Finding] = []
    text = decoded(file.content(broken), str(file))
    begins = beginning(text)
    if begins is None and on_lines(text):
        yield from lines(file, declared)
        return
    yield from listed(text, str(file), begins)
    yield from broken


def beginning(text: str) -> int | None:
    """Where the list of films begins that a text is or holds; None where it holds films outside of a list."""
    if text.lstrip().startswith("["):
        return text.index("[")
    if is_film(text, matched(SPACE.match(text))):
        return None
    members = islice(MEMBER.finditer(text), MOST_MEMBERS)
    inner = (member.end() for member in members if is_film(text, matched(INNER.match(text, member.end()))))
    return next(inner, None)


def is_film(text: str, start: int) -> bool:
    """Whether an object that begins somewhere has a title."""
    try:
        found, _ = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError, Twice):
        return False
    return isinstance(found, dict) and any(usual(name) == "title" or words(name) in AMBIGUOUS for name in found)


def on_lines(text: str) -> bool:
    """Whether an object ends on the line on which it began."""
    first = text.strip().partition("\n")[0]
    try:
        return isinstance(DECODER.decode(first), dict) or not first.startswith("{")
    except (ValueError, RecursionError, Twice):
        return first.rstrip().endswith("}") or not first.startswith("{")


def listed(text: str, file: str, begins: int | None) -> Rows:
    """Yield the objects of a list that begins somewhere, or those of a whole text."""
    at, line, counted = 0 if begins is None else begins + 1, 1, 0
    while True:
        start = matched(SPACE.match(text, at))
        line, counted = line + text.count("\n", counted, start), start
        if text.startswith("]", start) or (begins is None and start == len(text)):
            return
        found, at = one(DECODER.raw_decode, text, start, Place(file, line))
        yield found
        if at < 0:
            return


def matched(match: re.Match[str] | None) -> int:
    """Where a match ends."""
    return match.end() if match else -1


def one(
    decode: Callable[[str, int], tuple[Any, int]], text: str, start: int, place: Place
) -> tuple[Row | Finding, int]:
    """An object or what is wrong with it, and where the next may begin; -1 where none does."""
    try:
        value, end = decode(text, start)
    except json.JSONDecodeError as error:
        at = Place(place.file, place.line + text.count("\n", start, error.pos), error.colno)
        return Finding(at, Level.REFUSED, f"no JSON: {error.msg}", MEND), matched(NEXT.search(text, start))
    except Twice as error:
        return Finding(place, Level.REFUSED, error.message, error.mend), matched(NEXT.search(text, start))
    except (ValueError, RecursionError):
        return Finding(place, Level.REFUSED, "nested too deep, or a number too long", MEND), -1
    if isinstance(value, dict):
        return Row(place.line, value), end
    return Finding(place, Level.REFUSED, "no object with keys and values", MEND), end


def lines(file: File, declared: Declared) -> Rows:
    """Yield the object on each line of a file."""
    broken: list[Finding] = []
    with file.opened(broken) as stream:
        found = Lines(stream, str(file), declared.encoding)
        for line in found:
            yield from found.reported()
            if text := line.text.strip():
                yield one(whole, text, 0, Place(str(file), line.number))[0]
        yield from found.reported()
    yield from broken


def whole(text: str, start: int) -> tuple[Any, int]:
    """The value that a whole text is, and where it ends."""
    return DECODER.decode(text), start + len(text)
