"""What a cell says: text, a number, a date, a list; `UnfitFact` where it says nothing of the kind."""

import re
from collections.abc import Callable, Mapping
from datetime import date as day
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from publisher import countries
from publisher.errors import UnfitFact
from publisher.facts import LONGEST, Country, Text, When, fit_link, fit_name, fit_year
from publisher.sources.phrases import date, length
from publisher.sources.tables.declared import Declared

W = TypeVar("W", bound=When)
NOTHING = frozenset({"", "\\n", "null", "none", "nan", "n/a", "na", "-", "(no genres listed)"})
"""What stands in a cell in which nothing is said, in small letters; of a title or a name only the first two."""
WHOLE = re.compile(r"([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.0+)?")
ISO = re.compile(
    r"([0-9]{4})(?:\.0)?(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2})(?:[T ][0-9]{2}:[0-9:.]*(?:Z|[+-][0-9:]+)?)?)?)?"
)
DAY_FIRST = (
    re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})"),
    re.compile(r"(1[3-9]|2[0-9]|3[01])[/-]([0-9]{1,2})[/-]([0-9]{4})"),
)
MONTH_FIRST = re.compile(r"([0-9]{1,2})/(1[3-9]|2[0-9]|3[01])/([0-9]{4})")
"""Numbers of which only the first can be the day: those with points after them, and those above twelve."""
BRACKETED = re.compile(r"(?:\(?[IVX]+\)?\s+)?(?:\(([0-9]{4})\)|(?<=\s)([0-9]{4}))")
"""A year in brackets, or with the numeral before it that a site gives to one of several films of a year."""
ROUGHLY = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
"""A year among other things."""
ARTICLES = "the a an les le la l' los las el il lo gli i die der das den det de het un une una o os as"
TURNED = re.compile(rf"(.+)(?:, |;)({'|'.join(ARTICLES.split())})", re.IGNORECASE)
DATED = re.compile(r"(.+?)\s*\(([0-9]{4})\)")
BRACKET = re.compile(r"(.+?)\s+\(([^()]+)\)")
ALSO = re.compile(r"a\.?k\.?a\.?\s+", re.IGNORECASE)


def written(value: Any) -> str:
    """What is written in a cell, as text.

    Raises `UnfitFact` for several values, and for an object.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list | tuple) and len(value) == 1:
        return written(value[0])
    if isinstance(value, list | tuple | dict):
        raise UnfitFact("several values where there is one", "write one")
    if isinstance(value, datetime | day):
        return value.isoformat()[:10]
    return "" if value is None else str(value).strip()


def blank(value: Any, *, name: bool = False) -> bool:
    """Whether nothing is said."""
    if value is None or value == "":
        return True
    if isinstance(value, list | tuple | dict):
        return not value
    text = written(value)
    return text in {"", "\\N"} if name else text.lower() in NOTHING


def number(value: Any) -> int:
    """A whole number, also one that a spreadsheet made decimal."""
    found = WHOLE.fullmatch(written(value))
    if not found:
        raise UnfitFact(f"{written(value)[:60]!r} is no whole number", "write it in digits")
    return int(found[1].replace(",", ""))


def year(value: Any) -> int:
    """A year of a film; `c. 1922`, `1926/27` and `1979-` leave open which it is."""
    text = written(value)
    if found_in := BRACKETED.fullmatch(text):
        text = found_in[found_in.lastindex or 0]
    if ROUGHLY.search(text) and not WHOLE.fullmatch(text):
        raise UnfitFact(f"{text[:60]!r} is not one certain year", "write the one in which it was made or first shown")
    found = number(text)
    fit_year(found)
    return found


def minutes(value: Any) -> int:
    """A length in minutes: a number of them, or as one says it."""
    text = written(value)
    return shown(int(m[1].replace(",", "")) if (m := WHOLE.fullmatch(text)) else length.minutes(text), text)


def shown(minutes: int | None, text: str) -> int:
    """Minutes that a film can take.

    Raises `UnfitFact` for others, and for none.
    """
    if minutes is None or not 1 <= minutes <= LONGEST:
        raise UnfitFact(f"{text[:60]!r} is no length of a film", "write 90, or 1 h 30 min")
    return minutes


def when(value: Any, declared: Declared, kind: type[W]) -> W:
    """A day, a month or a year."""
    text = written(value)
    if declared.dates:
        try:
            found = datetime.strptime(text, declared.dates)  # noqa: DTZ007 - a date has no time zone
        except ValueError as error:
            raise UnfitFact(f"{text[:60]!r} is not written as {declared.dates}", "mend it, or dates: …") from error
        return kind(found.year, found.month, found.day)
    if parts := ISO.fullmatch(text):
        year, month, day = parts.groups()
        return kind(int(year), int(month) if month else None, int(day) if day else None)
    if parts := next(filter(None, (form.fullmatch(text) for form in DAY_FIRST)), None):
        day, month, year = map(int, parts.groups())
        return kind(year, month, day)
    if parts := MONTH_FIRST.fullmatch(text):
        month, day, year = map(int, parts.groups())
        return kind(year, month, day)
    said = date.when(text)
    if said is None:
        raise UnfitFact(f"{text[:60]!r} is no date", "write it as 1979-05-25, or declare dates: …")
    return kind(said.year, said.month, said.day)


def decimal(value: Any) -> Decimal:
    """A number as it is written."""
    try:
        return Decimal(written(value).replace(",", "."))
    except InvalidOperation as error:
        raise UnfitFact(f"{written(value)[:60]!r} is no number", "write it in digits") from error


def link(value: Any) -> str:
    """An address."""
    text = written(value)
    fit_link(text)
    return text


def name(value: Any) -> str:
    """A name on one line."""
    text = " ".join(written(value).split())
    fit_name(text, "name")
    return text


def text(value: Any) -> Text:
    """A text of several lines."""
    return Text(written(value))


def country(value: Any) -> Country:
    """A country by its one name."""
    known = countries.named(written(value))
    if known is None:
        raise UnfitFact(f"unknown country {written(value)[:60]!r}", "write its English name")
    return Country(known)


def titled(value: Any) -> tuple[str, int | None, list[str]]:
    """A title such as `City of Lost Children, The (Cité des enfants perdus, La) (1995)`: title, year, other titles."""
    rest, found = written(value), None
    if dated := DATED.fullmatch(rest):
        rest, found = dated[1], int(dated[2])
    others: list[str] = []
    while found and (bracket := BRACKET.fullmatch(rest)):
        rest = bracket[1]
        others.insert(0, turned(ALSO.sub("", bracket[2], count=1)))
    return turned(rest), found, others


def turned(title: str) -> str:
    """A title with its article before it: `Matrix, The` is The Matrix."""
    found = TURNED.fullmatch(title)
    if not found:
        return title
    return f"{found[2]}{found[1]}" if found[2].endswith("'") else f"{found[2]} {found[1]}"


Cell = Callable[[Any], Any]
ONE: Mapping[str, tuple[str, Cell]] = {"year": ("year", year), "length": ("minutes", minutes), "plot": ("plot", text)}
"""The columns of which a film has one: the field, and what the cell says."""
SEVERAL_OF: Mapping[str, tuple[str, Cell]] = {
    "other titles": ("other_names", text),
    "genres": ("genres", name),
    "countries": ("countries", country),
    "picture": ("images", link),
}
"""The columns of which a film may have several."""
