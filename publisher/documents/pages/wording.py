"""Literals as people write them."""

import re

from publisher.iris import Kind

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAY = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?", re.ASCII)
KINDS = {
    Kind.FILM: "Film",
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organisation",
    Kind.PLACE: "Place",
    Kind.EVENT: "Festival",
    Kind.SOURCE: "Source",
}
LENGTH = re.compile(r"PT(?:([0-9]{1,5})H)?(?:([0-9]{1,5})M)?", re.ASCII)


def day(date: str) -> str:
    """A date of any precision: `20 September 2018`; what is no date stays as it is."""
    match = DAY.fullmatch(date)
    if match is None:
        return date
    year, month, number = match.groups()
    named = [str(int(number))] if number else []
    return " ".join([*named, *([MONTHS[int(month) - 1]] if month else []), year])


def length(duration: str) -> str:
    """A duration: `1 h 30 min`; what is no duration in hours and minutes stays as it is."""
    match = LENGTH.fullmatch(duration)
    if match is None or not any(match.groups()):
        return duration
    minutes = 60 * int(match[1] or 0) + int(match[2] or 0)
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours}\u00a0h"] if hours else []), *([f"{rest}\u00a0min"] if rest or not hours else [])])


def size(count: int) -> str:
    """A number of bytes in the unit that suits it, by thousands."""
    for unit, bound in (("bytes", 1000), ("kB", 10**6), ("MB", 10**9)):
        if count < bound:
            return f"{count} {unit}" if unit == "bytes" else f"{count * 1000 / bound:.1f} {unit}"
    return f"{count / 10**9:.1f} GB"


def number(count: int) -> str:
    """A count with its thousands apart, by thin spaces that do not break."""
    return f"{count:,}".replace(",", "\u202f")


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun."""
    return f"{number(count)} {one if count == 1 else many}"
