"""JSON as a table: a list of objects, or an object on each line; a broken one costs itself alone."""

import json
import re
from itertools import islice
from typing import Any

from publisher.errors import UnfitFact
from publisher.findings import Finding, Level, Place
from publisher.sources.opening import LARGEST, File
from publisher.sources.tables.declared import Declared
from publisher.sources.tables.lines import Lines
from publisher.sources.tables.row import Row, Rows
from publisher.sources.tables.usual import AMBIGUOUS, usual, words
from publisher.sources.tables.window import Window

SPACE = re.compile(r"[\s,]*")
MEMBER = re.compile(r'"\s*:\s*(?=\[\s*\{)')
"""What stands before a list of objects that an object holds."""
MOST_MEMBERS = 100
INNER = re.compile(r"\[\s*")
NEXT = re.compile(r"\}\s*,\s*(?=\{)")
"""Where, after a mistake, the next object begins."""
BOUND = {"type", "value"}
"""What a result of SPARQL says of each value."""
MEND = "mend the record; the others were read"
DEEP = "nested too deep, or a number too long"
LONGEST = 1 << 26
"""Characters of one object."""
LONGEST_WORD = 16
"""Characters of a word of JSON, or of one that stands for a character: a text may be cut within it."""


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
    with file.opened(broken) as stream:
        window = Window(stream, str(file))
        begins = beginning(window.text)
        if begins is None and on_lines(window.text):
            yield from lines(file, declared)
            return
        if begins is None and not is_film(window.text, matched(SPACE.match(window.text))):
            begins = beginning(filled(window))
        yield from listed(window, begins)
    yield from broken


def filled(window: Window) -> str:
    """As much of a text as may be in memory: the list of films may stand anywhere in it."""
    while len(window.text) < LARGEST and window.more():
        pass
    return window.text


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


def listed(window: Window, begins: int | None) -> Rows:
    """Yield the objects of a list that begins somewhere, or those of a whole text."""
    at = 0 if begins is None else begins + 1
    while True:
        at = window.moved(spaced(window, at))
        if window.text.startswith("]", at) or (begins is None and at == len(window.text)):
            return
        found, at = one(window, at)
        yield found
        if at < 0:
            return


def spaced(window: Window, at: int) -> int:
    """Where the space ends that begins somewhere."""
    while (end := matched(SPACE.match(window.text, at))) == len(window.text):
        at = window.moved(end)
        if not window.more():
            return at
    return end


def matched(match: re.Match[str] | None) -> int:
    """Where a match ends."""
    return match.end() if match else -1


def one(window: Window, start: int) -> tuple[Row | Finding, int]:
    """An object or what is wrong with it, and where the next may begin; -1 where none does."""
    place = Place(window.file, window.lines(start))
    try:
        value, end = value_at(window, start)
    except json.JSONDecodeError as error:
        line = place.line + window.text.count("\n", start, error.pos)
        at = Place(place.file, line, window.columns(error.pos))
        return Finding(at, Level.REFUSED, f"no JSON: {error.msg}", MEND), following(window, start)
    except Twice as error:
        return Finding(place, Level.REFUSED, error.message, error.mend), following(window, start)
    except (ValueError, RecursionError):
        return Finding(place, Level.REFUSED, DEEP, MEND), -1
    return an_object(value, place), end


def an_object(value: Any, place: Place) -> Row | Finding:
    """A row, where a value is one."""
    if isinstance(value, dict):
        return Row(place.line, bare(value))
    return Finding(place, Level.REFUSED, "no object with keys and values", MEND)


def bare(value: dict[str, Any]) -> dict[str, Any]:
    """An object with what the object of a film in it says, as lists of what somebody has seen have it, and its ids.

    A film of TMDB has its credits in it; a result of SPARQL has the type of each value beside it.
    """
    if value and all(isinstance(each, dict) and each.keys() >= BOUND for each in value.values()):
        return {name: each["value"] for name, each in value.items()}
    for key in ("movie", "film", "ids", "credits"):
        if isinstance(inner := value.get(key), dict):
            value = {name: said for name, said in value.items() if name != key} | inner
    return value


def value_at(window: Window, start: int) -> tuple[Any, int]:
    """The value that begins somewhere, and where it ends; more is read where it goes beyond what is in memory.

    Raises `json.JSONDecodeError` where none does.
    """
    while True:
        try:
            value, end = DECODER.raw_decode(window.text, start)
        except json.JSONDecodeError as error:
            cut = error.pos >= len(window.text) - LONGEST_WORD or error.msg.startswith("Unterminated")
            if not cut or len(window.text) - start > LONGEST or not window.more():
                raise
        else:
            if end < len(window.text) or not window.more():
                return value, end


def following(window: Window, at: int) -> int:
    """Where, after a mistake, the next object begins; -1 where none does."""
    while (end := matched(NEXT.search(window.text, at))) < 0:
        last = window.text.rfind("}", at)
        at = window.moved(last if last >= 0 else len(window.text))
        if not window.more():
            return -1
    return end


def lines(file: File, declared: Declared) -> Rows:
    """Yield the object on each line of a file."""
    broken: list[Finding] = []
    with file.opened(broken) as stream:
        found = Lines(stream, str(file), declared.encoding)
        for line in found:
            yield from found.reported()
            if text := line.text.strip():
                yield alone(text, Place(str(file), line.number))
        yield from found.reported()
    yield from broken


def alone(text: str, place: Place) -> Row | Finding:
    """The object that a whole text is, or what is wrong with it."""
    try:
        return an_object(DECODER.decode(text), place)
    except json.JSONDecodeError as error:
        return Finding(Place(place.file, place.line, error.colno), Level.REFUSED, f"no JSON: {error.msg}", MEND)
    except Twice as error:
        return Finding(place, Level.REFUSED, error.message, error.mend)
    except (ValueError, RecursionError):
        return Finding(place, Level.REFUSED, DEEP, MEND)
