"""How long a film is: a phrase → minutes."""

import re
from collections.abc import Iterator

UNITS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = (
    {"a": 1, "an": 1}
    | {word: n for n, word in enumerate(UNITS, 1)}
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {
        f"{ten}{dash}{unit}": 10 * t + u
        for t, ten in enumerate(TENS, 2)
        for u, unit in enumerate(UNITS[:9], 1)
        for dash in "- "
    }
)

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6}(?:\.\d{1,2})?)"
NUMBER = rf"(?:{DIGITS}|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![a-z]))"
HOURS = rf"(?P<h>{NUMBER})(?P<h_half>\sand\sa\shalf)?[\s-]?(?:hours?|hrs?|h)(?![a-z])\.?(?P<half>\sand\sa\shalf)?"
MINUTES = rf"(?:{NUMBER})(?:[\s-]?(?:minutes?|mins?)(?![a-z])\.?|m(?![a-z])|′|'(?!\w))"
LENGTH = re.compile(
    rf"""(?<![\w.,:/'-])(?:
        PT(?:(?P<iso_h>\d{{1,4}})H)?(?:(?P<iso_m>\d{{1,6}})M)?(?![\w:])
      | (?P<clock_h>\d{{1,2}}):(?P<clock_m>[0-5]\d)(?::00)?(?![\d:])
      | {HOURS}(?:,?\s?(?:and\s)?(?P<m>{MINUTES})|(?<=h)\s?(?P<bare>[0-5]?\d)(?![\w.,:]\w))?
      | (?P<only>{MINUTES})
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def number(text: str) -> float:
    """Return the number that digits or an English word stand for."""
    word = re.sub(r"\s", " ", text.lower())
    return WORDS[word] if word in WORDS else float(text.replace(",", ""))


def spoken(match: re.Match[str]) -> int | None:
    """Return the minutes of one match, None where the pattern found a unit without a number."""
    part = match.groupdict()
    hours = part["iso_h"] or part["clock_h"] or part["h"]
    rest = part["iso_m"] or part["clock_m"] or part["m"] or part["bare"] or part["only"]
    if hours is None and rest is None:
        return None
    half = 30 if part["half"] or part["h_half"] else 0
    bare = re.match(NUMBER, rest, re.IGNORECASE) if rest else None
    total = 60 * (number(hours) if hours else 0) + half + (number(bare[0]) if bare else 0)
    return round(total) if total == round(total) else None


def minutes(text: str) -> int | None:
    """Return the length in minutes that the whole phrase gives, None when it is no length.

    Nothing is judged here: 0 and 9000 come back as they are.
    """
    match = LENGTH.fullmatch(text.strip())
    return spoken(match) if match else None


def lengths(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield (minutes, start, end) of each length in a sentence."""
    for match in LENGTH.finditer(text):
        if (length := spoken(match)) is not None:
            yield length, match.start(), match.end()
