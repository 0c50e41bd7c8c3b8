"""Lengths, days and figures as other people write them → what the facts hold."""

import re
from decimal import Decimal

from publisher.facts import When
from publisher.sources.phrases import length
from publisher.sources.phrases.score import score
from publisher.sources.tables import cells
from publisher.sources.tables.declared import Declared

ISO = re.compile(
    r"P?(?:(\d{1,2})D)?T?(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,3})?)S)?", re.IGNORECASE | re.ASCII
)
"""A duration of ISO 8601, with whatever part of it there is."""
BARE = re.compile(r"[0-9]{2,3}")
CLOCK = re.compile(r"(?:[T ]\d{1,2}:.*|Z|[+-]\d\d:\d\d)$")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
LONGEST_DATE = 60
UNKNOWN = re.compile(r"(?:-00)+$")
"""Months and days that a database did not know."""
GROUPED = re.compile(r"([0-9]{1,3}(?:[.,'’\s][0-9]{3})+|[0-9]{1,12})(?:\s*+[^\W\d_]++)*+")
"""A count with signs between the thousands, perhaps with what is counted."""


def minutes(text: str) -> int:
    """A length in minutes: of ISO 8601, as people say it, or the bare number of them."""
    bare = "".join(text.split())
    if BARE.fullmatch(bare):
        return cells.shown(int(bare), text)
    if bare and (match := ISO.fullmatch(bare)) and any(match.groups()):
        days, hours, rest, seconds = (float(each or 0) for each in match.groups())
        return cells.shown(round(1440 * days + 60 * hours + rest + seconds / 60), text)
    return cells.shown(length.minutes(text), text)


def when(text: str) -> When:
    """A day, a month or a year, without the time of day."""
    day = CLOCK.sub("", text.strip()[:LONGEST_DATE])
    for form in (COMPACT, SLASHED):
        if match := form.fullmatch(day):
            day = "-".join(match.groups())
    return cells.when(UNKNOWN.sub("", day), Declared(), When)


def count(text: str) -> int:
    """How many: `1,234`, `1 234 votes`."""
    match = GROUPED.fullmatch(text.strip())
    return int(re.sub(r"\D", "", match[1])) if match else cells.number(text)


def scored(value: str, best: str | None, otherwise: str) -> tuple[Decimal, Decimal]:
    """A score and its scale, which may stand in the value itself: `8.5/10`, `85%`."""
    said = score(value.strip())
    number, scale = said or (cells.decimal(value), cells.decimal(otherwise))
    return number, cells.decimal(best) if best else scale
