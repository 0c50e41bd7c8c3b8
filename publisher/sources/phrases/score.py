"""What a film was given: a phrase → value and scale."""

import re
from collections.abc import Iterator
from decimal import Decimal

VALUE = r"(?:(?<!\S)[-−])?(?<![\w/.,])\d{1,6}(?:[.,]\d{1,3})?"
STARS = r"(?:\s?(?:stars?|points?|★))"
SCORE = re.compile(
    rf"""(?P<value>{VALUE})(?:
        \s?(?P<percent>%|percent(?!\w)|per\scent(?!\w))
      | {STARS}?\s?(?:/|out\sof|of(?=\s?(?:4|5|6|10|100)(?!\d)))\s?
        (?P<best>\d{{1,6}}(?:[.,]\d{{1,3}})?)(?![\d/]|[.,]\d){STARS}?
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def number(text: str) -> Decimal:
    """Return the exact number that the digits stand for, with a point or a comma before the fraction."""
    return Decimal(text.replace(",", ".").replace("−", "-"))


def spoken(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return value and best of one match."""
    return number(match["value"]), Decimal(100) if match["percent"] else number(match["best"])


def score(text: str) -> tuple[Decimal, Decimal] | None:
    """Return (value, best) that the whole phrase gives, None when it names no scale.

    Nothing is judged here: 11/10 comes back as it is.
    """
    match = SCORE.fullmatch(text.strip())
    return spoken(match) if match else None


def scores(text: str) -> Iterator[tuple[tuple[Decimal, Decimal], int, int]]:
    """Yield ((value, best), start, end) of each score in a sentence."""
    for match in SCORE.finditer(text):
        yield spoken(match), match.start(), match.end()
