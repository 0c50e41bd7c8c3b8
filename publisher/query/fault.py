"""What is wrong with a query, in words: the line, the column, and what was expected there."""

import re

from publisher.errors import MalformedQuery

PLACE = re.compile(r"error at ([0-9]+):([0-9]+): expected (?:one of )?(.*)", re.DOTALL)
WORD = re.compile(r"[A-Za-z]{2,}")
SENTENCE = re.compile(
    r"(?:^|, )((?:The|Duplicated|Prefix not found|IRI parsing failed|SELECT \*|[A-Z][a-z]+ [a-z])[^,\[\]]*)"
)
SIGN = re.compile(r'"((?:[^"\\]|\\.){1,3})"')
KINDS = {
    "a variable": ('"?"', '"$"'),
    "an IRI": ('"<"',),
    "a name with a prefix": ('":"',),
    "a string": ('"\\""', '"\'"'),
    "a number": ("['0'..='9']", "['0' ..= '9']"),
}
"""What a person calls that which the grammar knows by its first character."""
MOST = 12


def malformed(error: SyntaxError, sparql: str) -> MalformedQuery:
    """The engine's error as ours."""
    match = PLACE.fullmatch(str(error))
    if match is None:
        return MalformedQuery(f"not a SPARQL 1.1 query: {error}", "mend it at that place")
    line, column, said = int(match[1]), int(match[2]), match[3]
    reached = seen(sparql, line, column)
    wrong = "; ".join(sentence.strip() for sentence in SENTENCE.findall(said))
    expected = "" if wrong else f"; expected {choice(said)}" if choice(said) else ""
    return MalformedQuery(
        f"not a SPARQL 1.1 query: line {line}, column {column}, at {reached}{': ' + wrong if wrong else ''}{expected}",
        "mend it at that place or right before it",
    )


def seen(sparql: str, line: int, column: int) -> str:
    """What stands at a place, shortened."""
    lines = re.split(r"\r\n|\n|\r", sparql)
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    return f"“{rest[:20]}”" if rest.strip() else "the end of the line" if line < len(lines) else "the end of the query"


def choice(said: str) -> str:
    """What was expected, as a list for people."""
    kinds = [kind for kind, signs in KINDS.items() if any(sign in said for sign in signs)]
    taken = {sign for signs in KINDS.values() for sign in signs}
    signs = [f"“{sign}”" for sign in SIGN.findall(said) if f'"{sign}"' not in taken and not sign.startswith("\\")]
    words = WORD.findall(re.sub(r"\[.*?\]|\"[^\"]*\"|'[^']*'", "", said, flags=re.DOTALL))
    found = list(dict.fromkeys((*kinds, *signs, *words)))
    return " or ".join((", ".join(found[:-1]), found[-1])) if 1 < len(found) <= MOST else ", ".join(found[:MOST])
