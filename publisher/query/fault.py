"""What is wrong with a query, in words: the line, the column, and what was expected there."""

import re
from collections.abc import Sequence

from publisher.errors import LimitReached, MalformedQuery, PublisherError, QueryError
from publisher.query.diagnosis import Departure, departure
from publisher.query.limits import Limits

PLACE = re.compile(r"error at ([0-9]+):([0-9]+): expected (?:one of )?(.*)", re.DOTALL)
SENTENCE = re.compile(
    r"(?:^|, )((?:The|Duplicated|Prefix not found|IRI parsing failed|SELECT \*|[A-Z][a-z]+ [a-z])[^,\[\]]*)"
)
PLAINLY = {"Prefix not found": "its prefix is not declared", "IRI parsing failed": "this is no IRI"}
"""What some of these sentences mean to a person."""
FAILURES = (PublisherError, MemoryError, OSError)
"""How a query fails that was begun."""
SHOWN = 20
"""Characters of the query that are shown from the place on."""
MOST = 16
"""Things that are said to be expected."""


def known(error: Exception, limits: Limits) -> PublisherError:
    """The failure of a query as an error of ours."""
    if isinstance(error, PublisherError):
        return error
    if isinstance(error, MemoryError):
        return out_of_memory(limits)
    return QueryError(f"the query failed: {error}", "ask in another way")  # the engine's word for it


def out_of_memory(limits: Limits) -> LimitReached:
    """The error of a query that takes too much, which may end its process."""
    return LimitReached(f"the query takes more than {limits.megabytes} MB of memory", "ask for less at a time")


def malformed(error: SyntaxError, sparql: str) -> MalformedQuery:
    """The engine's error as ours."""
    match = PLACE.fullmatch(str(error))
    if match is None:
        return MalformedQuery(f"not a SPARQL 1.1 query: {error}", "mend it at that place")
    there = departure(sparql) or Departure(offset(sparql, int(match[1]), int(match[2])), "", ())
    said = (sentence.strip() for sentence in SENTENCE.findall(match[3]))
    wrong = "; ".join(PLAINLY.get(sentence, sentence) for sentence in said)
    line, column = place(sparql, there.start)
    return MalformedQuery(
        f"not a SPARQL 1.1 query: line {line}, column {column}, at {seen(sparql, there.start)}"
        f"{f': {wrong}' if wrong else choice(there.expected)}",
        "mend it at that place or right before it",
    )


def offset(sparql: str, line: int, column: int) -> int:
    """The characters before a place."""
    return sum(len(each) + 1 for each in sparql.split("\n")[: line - 1]) + column - 1


def place(sparql: str, start: int) -> tuple[int, int]:
    """The line and the column after so many characters, each counted from 1."""
    before = sparql[:start]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def seen(sparql: str, start: int) -> str:
    """What stands at a place, shortened."""
    rest = sparql[start:].partition("\n")[0].rstrip()
    return f"“{rest[:SHOWN]}”" if rest else "the end of the line" if sparql[start:].strip() else "the end of the query"


def choice(expected: Sequence[str]) -> str:
    """What was expected, as a list for people."""
    if len(expected) > MOST:
        return f"; expected {', '.join(expected[:MOST])} …"
    return f"; expected {' or '.join(filter(None, (', '.join(expected[:-1]), expected[-1])))}" if expected else ""
