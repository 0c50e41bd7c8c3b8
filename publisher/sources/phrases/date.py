"""When something happened: a phrase → a date."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.errors import UnfitFact
from publisher.facts import When

MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
]  # fmt: skip
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?"
WEEKDAY = rf"(?:{'|'.join(DAYS)}|mon|tues?|wed|thurs?|thu|fri|sat|sun)(?![a-z])\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
DATE = re.compile(
    rf"""(?<![\w/-])(?:(?P<weekday>{WEEKDAY})(?:,\s?|\s)(?:the\s)?)?(?:
        (?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY}),?\s(?P<year>\d{{4}})
      | (?P<day_>{DAY})\s(?:of\s)?(?P<month_>{MONTH}),?\s(?P<year_>\d{{4}})
      | (?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})
      | (?P<only_month>{MONTH}),?\s(?:of\s)?(?P<month_year>\d{{4}})
      | (?P<only_year>\d{{4}})
    )(?![\w/]|[-.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it stands in a sentence: its words, and where they begin and end."""

    text: str
    start: int
    end: int


def parts(match: re.Match[str]) -> tuple[int, int | None, int | None]:
    """Return (year, month, day) of one match, None for what the phrase leaves out."""
    part = match.groupdict()
    year = part["year"] or part["year_"] or part["iso_year"] or part["month_year"] or part["only_year"]
    month = part["month"] or part["month_"] or part["only_month"]
    day = part["day"] or part["day_"] or part["iso_day"]
    named = [name[:3] for name in MONTHS].index(month[:3].lower()) + 1 if month else None
    numbered = int(part["iso_month"]) if part["iso_month"] else None
    return int(year), named or numbered, int(re.sub(r"\D", "", day)) if day else None


def when(text: str) -> When | None:
    """Return the date that the whole phrase gives, None when it is no date.

    Raises `UnfitFact` for a day that no calendar has.
    """
    match = DATE.fullmatch(re.sub(r"\s+", " ", text.strip()))
    if match is None or (match["weekday"] and (match["only_year"] or match["only_month"])):
        return None
    year, month, day = parts(match)
    if day == 0 or month == 0:
        raise UnfitFact(f"{text!r} is no date", "write a day that the calendar has")
    return When(year, month, day)


def weekday_misfit(text: str) -> str | None:
    """Return what weekday the date really was, None where the phrase names none or the right one."""
    match = DATE.fullmatch(re.sub(r"\s+", " ", text.strip()))
    if match is None or match["weekday"] is None or (date := when(text)) is None:
        return None
    if date.month is None or date.day is None:
        return None
    real = DAYS[dt.date(date.year, date.month, date.day).weekday()]
    return None if real[:3] == match["weekday"][:3].lower() else real.capitalize()


def dates(text: str) -> Iterator[Dated]:
    """Yield each date in a sentence, the ones that no calendar has included."""
    for match in DATE.finditer(text):
        yield Dated(match[0], match.start(), match.end())
