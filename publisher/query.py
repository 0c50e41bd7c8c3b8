"""One SPARQL query: read-only and local.

The engine dials the address in a SERVICE clause and cannot be told not to, so a query that has one is refused before it
runs. The lexer knows just enough of SPARQL 1.1 (section 19.8) to tell a keyword from the inside of a string, an IRI or
a comment; code-point escapes are resolved first, as section 19.2 demands.
"""

import re
from collections.abc import Iterator

from publisher.errors import ForbiddenQuery, MalformedQuery
from publisher.store import Answer, Dataset, Store
from publisher.vocabulary import PREFIXES

CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
TOKEN = re.compile(
    r"""
    (?P<long>\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*+''')
    | (?P<string>"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*+>)
    | (?P<comment>\#[^\n\r]*+)
    | (?P<name>[?$@]?[\w.\-]*+:[\w.\-:%\\]*+)
    | (?P<word>[?$@]?\w++)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}


def answer(store: Store, sparql: str, dataset: Dataset | None = None) -> Answer:
    """The answer to a query, of the whole catalogue or of a data set; its prefixes are declared already.

    Raises `ForbiddenQuery` for a query that would reach out or change something, `MalformedQuery` for one that the
    grammar does not allow.
    """
    refuse(sparql)
    try:
        return store.query(sparql, PREFIXES, dataset)
    except SyntaxError as error:
        raise MalformedQuery(f"not a SPARQL 1.1 query: {error}", "mend it at that place") from error
    except ValueError as error:
        raise MalformedQuery(f"a graph of the data set is no IRI: {error}", "give it as an absolute IRI") from error


def refuse(sparql: str) -> None:
    """Raise `ForbiddenQuery` for a query that asks for what a public endpoint does not do."""
    found = list(keywords(sparql))
    if "SERVICE" in found:
        raise ForbiddenQuery("SERVICE is not offered", "this endpoint asks no other one: query it from your client")
    if found and next((w for w in found if w not in {"PREFIX", "BASE"}), "") in UPDATES:
        raise ForbiddenQuery("updates are not offered", "this endpoint is read-only")


def keywords(sparql: str) -> Iterator[str]:
    """The bare words of a query in upper case: neither names nor variables, nothing in strings, IRIs or comments."""
    for token in TOKEN.finditer(CODE_POINT.sub(code_point, sparql)):
        if token.lastgroup == "word" and token[0][0] not in "?$@":
            yield token[0].upper()


def code_point(escape: re.Match[str]) -> str:
    """The character that an escape stands for; what is no character stays as it is, and fails in the grammar."""
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape[0]
