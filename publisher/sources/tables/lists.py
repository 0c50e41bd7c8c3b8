"""The values of a list that a cell holds: of JSON, of Python's own form, or with a mark between them."""

import ast
import json
import re
from typing import Any

from publisher.errors import UnfitFact
from publisher.sources.tables import cells
from publisher.sources.tables.declared import Declared

SEVERAL = re.compile(r"\s*[|;\n]\s*|\s+/\s+")
AND = re.compile(r"\s+(?:and|&)\s+")
COMMA = re.compile(r",\s*+(?!(?:Jr|Sr|Esq|I{1,3}|IV)\b\.?)(?!\d{3}\b)")
PAIR = re.compile(r"([^,()]+),\s*([^,()]+)")
LONE = re.compile(r"([^\s,()]+),\s*([^\s,()]+(?: [A-Z]\.)*)")
"""A family name before the others: among several people, or alone, where the comma could part two."""
SUFFIX = re.compile(r"(?i)(?:Jr|Sr|Esq|I{1,3}|IV|Inc|Ltd|LLC|GmbH|Co|Corp)\b\.?|.*\bas\b.*")
WRITTEN = re.compile(r"\[\s*(?:[\[{\"']|\])")
"""How a list begins that a program wrote."""


def listed(value: Any, declared: Declared, *, people: bool = False) -> list[Any]:
    """The values of a list, as texts and objects.

    A comma parts people except where one word stands before the only one: `Cameron, James` is James Cameron.
    """
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list | tuple):
        return [each for each in value if not cells.blank(each)]
    text = cells.written(value)
    if WRITTEN.match(text):
        return listed(program(text), declared)
    if declared.separator:
        parts = text.split(declared.separator)
    elif SEVERAL.search(text):
        parts = SEVERAL.split(text)
    else:
        parts = COMMA.split(text)
        if people and len(parts) == 2 and " " not in parts[0].strip():
            parts = [text]
    if people and not declared.separator:
        parts = [each for part in parts for each in both(part)]
    parts = [part.strip() for part in parts if part.strip()]
    return turned(parts) if people else parts


def turned(names: list[str]) -> list[str]:
    """Names with the family name last, where it stands before a comma in each of them."""
    form = PAIR if len(names) > 1 else LONE
    found = [form.fullmatch(name) for name in names]
    pairs = [pair for pair in found if pair and not SUFFIX.fullmatch(pair[2])]
    return [f"{pair[2].strip()} {pair[1].strip()}" for pair in pairs] if len(pairs) == len(names) else names


def both(part: str) -> list[str]:
    """Two people with `and` between them, where each has two names: `Key and Peele` may be one act."""
    names = AND.split(part)
    return names if all(" " in name.strip() for name in names) else [part]


def program(text: str) -> list[Any]:
    """A list that a program wrote into a cell.

    Raises `UnfitFact` for one that is broken.
    """
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            continue
        if isinstance(found, list):
            return found
    raise UnfitFact(f"a broken list: {text[:60]}", "write it whole, as JSON")
