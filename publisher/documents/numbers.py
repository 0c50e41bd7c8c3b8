"""Whole numbers as the data write them; a source may write anything."""

LONGEST = 18
"""Digits, far more than any order, year or count has; Python refuses to read a few thousand."""


def integer(text: str) -> int | None:
    """The number that a text is, or None for any other text and for what is too long to be meant."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
