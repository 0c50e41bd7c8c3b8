"""JSON as pages hold it: wrapped, commented on, with a comma too many, or several values in a row."""

import json
import re
from collections.abc import Iterator
from typing import Any

OPENING = re.compile(r"(?:/\*|//)?\s*+(?:<!\[CDATA\[|<!--)\s*+(?:\*/)?")
CLOSING = re.compile(r"(?:(?://|/\*)\s*+)?(?:\]\]>|-->)\s*+(?:\*/)?\s*+;?$")
"""What pages put around JSON so that old browsers or XML parsers pass it over."""
LONGEST_CLOSING = 80
STRAY = re.compile(
    r'("(?:[^"\\]++|\\.)*+(?:"|\Z))|//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)|,(?=\s*+[}\]])', re.DOTALL
)
"""Texts, which stay, and what JavaScript allows and JSON does not: comments, and a comma before a bracket."""
UNESCAPED = re.compile(r"(\\[\"\\/bfnrtu])|\\")
"""A backslash that begins nothing of JSON: `it\\'s`."""
BETWEEN = re.compile(r"[\s,;]*")


def values(text: str) -> list[Any]:
    """The JSON values of a block.

    Raises `ValueError` or `RecursionError` where it is no JSON, whatever is forgiven.
    """
    bare = unwrapped(text.replace("\ufeff", "").strip())
    try:
        return [json.loads(bare, strict=False)]
    except ValueError:
        return list(several(STRAY.sub(kept, bare)))


def unwrapped(text: str) -> str:
    """The JSON without what is wrapped around it."""
    opening = OPENING.match(text)
    bare = text[opening.end() :] if opening else text
    closing = CLOSING.search(bare, max(0, len(bare) - LONGEST_CLOSING))
    return (bare[: closing.start()] if closing else bare).strip()


def kept(found: re.Match[str]) -> str:
    """A text without stray backslashes; nothing of a comment or a comma too many."""
    return UNESCAPED.sub(lambda sign: sign[1] or "", found[1]) if found[1] else ""


def several(text: str) -> Iterator[Any]:
    """The values that stand one after the other."""
    decoder, position = json.JSONDecoder(strict=False), 0
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        yield value
        between = BETWEEN.match(text, position)
        position = between.end() if between else position
