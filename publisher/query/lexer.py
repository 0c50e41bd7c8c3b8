"""The tokens of a query: just enough of SPARQL 1.1, section 19.8, to tell a word from what only looks like one.

A code-point escape (section 19.2) is resolved before the grammar is applied; the engine resolves it in strings and IRIs
only. Both readings are looked at, since a quotation mark written as an escape begins a string in one of them alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from publisher.vocabulary import PREFIXES

CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
TOKEN = re.compile(
    r"""
    (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*+'''
             |"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+')
    | (?P<iri><[^<>"{}|^`\x00-\x20]*+>)
    | (?P<comment>\#[^\n\r]*+|\s++)
    | (?P<name>[?$@]?[\w.\-]*+:[\w.\-:%\\]*+)
    | (?P<variable>[?$@]\w++)
    | (?P<word>\w++)
    | (?P<open>[({\[])
    | (?P<close>[)}\]])
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
PLAIN = re.compile(
    r"""
    \s*+ (?: (?: PREFIX\s++[\w.\-]*+:\s*+ | BASE\s*+ ) <[^<>"{}|^`\x00-\x20]*+> \s*+ )*+
    (SELECT|ASK|CONSTRUCT) (?=[\s({*?$])
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,  # in ASCII alone upper and lower case are the same for all that look
)
"""How an ordinary query begins."""
OPENING, BRACKETS = "({[", frozenset({"open", "close"})
DEEPEST = 200
"""Brackets in brackets; the engine's parser goes down its stack for each of them, and ends with it."""
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
"""Functions whose values are new every time."""
NOTABLE = VOLATILE | {"SERVICE"}


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be seen of a query without understanding it.

    `verb` is the word that says what it does, `words` are the notable ones that it has, `graphs` those that FROM names,
    `described` is the one IRI that it asks to describe and nothing else; it is `deep` where more brackets are open at
    once than may be.
    """

    verb: str | None
    words: frozenset[str] = frozenset()
    graphs: tuple[str, ...] = ()
    described: str | None = None
    deep: bool = False

    @classmethod
    @lru_cache(maxsize=8)  # a request looks at its query more than once
    def of(cls, sparql: str) -> "Outline":
        """The outline of a query."""
        return glance(sparql) or lexed(sparql)


ORDINARY = {verb: Outline(verb) for verb in ("SELECT", "ASK", "CONSTRUCT")}
UNUSUAL = ("\\", "FROM", *sorted(NOTABLE))
"""What an ordinary query has nowhere, not even in its strings."""


def glance(sparql: str) -> Outline | None:
    """The outline of an ordinary query, without its tokens; None for any other."""
    upper = sparql.upper()
    if any(each in upper for each in UNUSUAL) or sum(map(sparql.count, OPENING)) > DEEPEST:
        return None
    begun = PLAIN.match(sparql)
    return ORDINARY[begun[1].upper()] if begun else None


def lexed(sparql: str) -> Outline:
    """The outline of a query by its tokens."""
    found = [token for token in tokens(sparql) if token[0] != "comment"]
    words = [text.upper() for kind, text in found if kind == "word"]
    resolved = CODE_POINT.sub(code_point, sparql) if "\\" in sparql else sparql
    hidden = {text.upper() for kind, text in tokens(resolved) if kind == "word"} if resolved != sparql else set()
    verb = next((word for word in words if word in FORMS | UPDATES), None)
    alone = [kind for kind, _ in found] == ["word", "iri"] and verb == "DESCRIBE"
    asked_of = tuple(graphs(found)) if "FROM" in words else ()
    described = found[1][1][1:-1] if alone else None
    return Outline(verb, NOTABLE & (hidden | {*words}), asked_of, described, depth(found) > DEEPEST)


def tokens(sparql: str) -> list[tuple[str, str]]:
    """The tokens of a query, each with its kind."""
    return [(token.lastgroup or "other", token[0]) for token in TOKEN.finditer(sparql)]


def graphs(found: list[tuple[str, str]]) -> Iterator[str]:
    """The IRIs that FROM names, their prefixes resolved; one that is relative stays so."""
    declared = dict(PREFIXES)
    for (kind, text), (_, second), (_, third) in zip(found, found[1:], [*found[2:], ("", "")], strict=False):
        word = text.upper() if kind == "word" else ""
        if word == "PREFIX":
            declared[second.removesuffix(":")] = third[1:-1]
        elif word == "FROM":
            name = third if second.upper() == "NAMED" else second
            prefix, _, local = name.partition(":")
            yield name[1:-1] if name.startswith("<") else declared.get(prefix, "") + local


def depth(found: list[tuple[str, str]]) -> int:
    """The most brackets that are open at once."""
    steps = [1 if kind == "open" else -1 for kind, _ in found if kind in BRACKETS]
    return max(accumulate(steps, initial=0))


def code_point(escape: re.Match[str]) -> str:
    """The character that an escape stands for; what is no character stays as it is, and fails in the grammar."""
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape[0]
