"""The names of what was read; of much, they are found in a process of its own.

Who is whom takes five times the memory of what comes of it, and none of that is given back by the process.
"""

from collections.abc import Sequence
from dataclasses import replace

from publisher.hands import beside
from publisher.identity import Claims, Ledger, Names, Published

MANY = 50_000
"""Mentions whose names are found apart."""


def names(claims: Claims, base: str, ledger: Ledger, before: Sequence[Published]) -> Names:
    """Everything that was claimed, named; the claims are the keys of the names from then on, and nothing else.

    Raises `UnfitFact` for decisions of the ledger that cannot be.
    """
    if len(claims.lines) < MANY:
        return claims.names(base, ledger, before)
    with beside(lambda: parted(claims, claims.names(base, ledger, before))) as came:
        pass
    found, slugs = came[0]
    named = replace(found, slugs=dict(zip(claims.lines, slugs.split("\n"), strict=True)))
    claims.lines.clear()
    return named


def parted(claims: Claims, names: Names) -> tuple[Names, str]:
    """Names without their slugs, and these in the order of the claims, which a forked process keeps."""
    return replace(names, slugs={}), "\n".join([names.slugs[line] for line in claims.lines])
