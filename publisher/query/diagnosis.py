"""Where a query departs from the grammar, and what could stand there.

The engine tells how far its parser read at the most, which is past the place: it reads the words of the grammar whole
before it compares them, and names the longest ones alone. So a query is read again with its pieces far apart, which
gives the piece; and as far as that piece with one thing after another in its place, which gives what is expected.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from publisher.query.lexer import tokens
from publisher.vocabulary import PREFIXES

GAP = " " * 16
"""More than the longest word of the grammar."""
LONGEST = 10_000
"""Characters of a query that is read again."""
REACHED = re.compile(r"error at ([0-9]+):([0-9]+): ")
OPEN_IRI = re.compile(r"<[^>]*")
ALONE = re.compile(r"[(){}\[\],;]")
TERMS = {
    "a variable": "?x",
    "an IRI": "<x:x>",
    "a name with a prefix": "schema:name",
    "a prefix with its colon": "x:",
    "a string": "''",
    "a number": "1",
    "a function": "STR(?x)",
}
"""What a person calls things, and one of each."""
SIGNS = ("{", "}", "(", ")", "[", "]", ".", ";", ",", "*", "+", "-", "/", "|", "^", "=", "!", ">", "&&", "||")
WORDS = (
    *("SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX", "BASE", "DISTINCT", "FROM", "NAMED", "WHERE", "AS", "a"),
    *("FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "BIND", "VALUES", "UNDEF", "NOT", "EXISTS", "IN", "GROUP"),
    *("HAVING", "ORDER", "BY", "ASC", "DESC", "LIMIT", "OFFSET"),
)
THINGS = {**TERMS, **{f"“{sign}”": sign for sign in SIGNS}, **{word: word for word in WORDS}}
QUOTES = frozenset("\"'")
"""Signs that are a token of their own where the string that they begin has no end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a query that stands together, and the characters before it."""

    text: str
    start: int
    unended: bool = False


@dataclass(frozen=True, slots=True)
class Departure:
    """The characters before the place where a query departs from the grammar, what stands there, what could."""

    start: int
    text: str
    expected: Sequence[str]


def departure(sparql: str) -> Departure | None:
    """Where a query departs from the grammar; None where that was not found."""
    found = list(pieces(sparql)) if len(sparql) <= LONGEST else []
    unended = next((piece for piece in found if piece.unended), None)
    if unended:
        return Departure(unended.start, unended.text, ["the end of the string"])
    reached = furthest(found)
    if not found or reached is None:
        return None
    starts = [0]
    for piece in found:
        starts.append(starts[-1] + len(piece.text) + len(GAP))
    number = max(number for number, start in enumerate(starts) if start <= reached)
    if number == len(found) and (iri := next((piece for piece in found if OPEN_IRI.fullmatch(piece.text)), None)):
        return Departure(iri.start, iri.text, ["the end of the IRI"])
    there = found[number] if number < len(found) else Piece("", found[-1].start + len(found[-1].text))
    before = found[:number]
    return Departure(there.start, there.text, [name for name, one in THINGS.items() if possible(before, one)])


def pieces(sparql: str) -> Iterator[Piece]:
    """The parts of a query between its spaces, comments, brackets and commas."""
    text, start, at = "", 0, 0
    for kind, found in tokens(sparql):
        if kind == "other" and found in QUOTES:
            yield Piece(found, at, unended=True)
            return
        alone = ALONE.fullmatch(found) is not None
        if text and (alone or kind == "comment"):
            yield Piece(text, start)
            text = ""
        if alone:
            yield Piece(found, at)
        elif kind != "comment":
            text, start = text + found, start if text else at
        at += len(found)
    if text:
        yield Piece(text, start)


def possible(before: Sequence[Piece], thing: str) -> bool:
    """Whether a thing can follow these pieces: then nothing is wrong but that the query is not at its end."""
    whole = [*before, Piece(thing, 0)]
    return furthest(whole) in (None, sum(len(piece.text) + len(GAP) for piece in whole))


def furthest(found: Sequence[Piece]) -> int | None:
    """How far the parser reads pieces that stand far apart, in characters; None where it finds no fault."""
    text = "".join(piece.text + GAP for piece in found)
    try:
        ox.Store().query(text, base_iri="x:", prefixes=dict(PREFIXES))
    except SyntaxError as error:
        place = REACHED.match(str(error))
        lines = text.split("\n")
        return sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1 if place else None
    except (ValueError, RuntimeError):
        return None
    return None
