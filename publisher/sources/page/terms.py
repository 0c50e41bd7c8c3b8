"""The terms of schema.org, however a page writes them."""

import re
from collections.abc import Iterable

SCHEMA_ORG = re.compile(r"https?://(?:www\.)?schema\.org/?#?", re.IGNORECASE)
WORD = re.compile("[A-Za-z][A-Za-z0-9]*")
PREFIXES = frozenset({"schema"})
"""What pages put before a term of schema.org without saying so (RDFa, initial context)."""


def term(written: str, prefixes: Iterable[str] = PREFIXES) -> str | None:
    """A term by its name in schema.org; None for one of another vocabulary."""
    bare = SCHEMA_ORG.sub("", written.strip(), count=1)
    prefix, colon, rest = bare.partition(":")
    if colon and prefix in prefixes:
        bare = rest
    return bare if WORD.fullmatch(bare) else None


def kind(written: str, prefixes: Iterable[str] = PREFIXES) -> str | None:
    """A class by its name in schema.org, where all begin with a capital."""
    found = term(written, prefixes)
    return found and found[0].upper() + found[1:]
