"""What an entry of a fact file says: an entry → text, a number, a link, a list; else a `Mistake` at its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from publisher.errors import UnfitFact
from publisher.facts import Text, When, fit_link, fit_name
from publisher.sources.factfile.entries import Entry, Fields, Mistake, Rows, Words
from publisher.sources.phrases import date, length

T = TypeVar("T")
Kind = Callable[[Entry], object]
"""What the value of a key may be."""

DIGITS = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4}")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
SWITCHES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def placed(entry: Entry, kind: Callable[[Entry], T]) -> T:
    """Return what the entry says; what is unfit in it becomes a `Mistake` with its place."""
    try:
        return kind(entry)
    except Mistake:
        raise
    except UnfitFact as error:
        raise Mistake(entry.place, error.message, error.mend) from error


def blank(entry: Entry) -> bool:
    """Tell whether nothing was written after a key."""
    return isinstance(entry, Words) and not entry.text


def items(entry: Entry) -> tuple[Entry, ...]:
    """Return the entries of a list; one thing is a list of one, nothing an empty one."""
    return tuple(item for item in (entry.items if isinstance(entry, Rows) else (entry,)) if not blank(item))


def listed(kind: Callable[[Entry], T]) -> Callable[[Entry], tuple[T, ...]]:
    """Return the kind of a list; one mistake in it is a mistake of the whole."""
    return lambda entry: tuple(placed(item, kind) for item in items(entry))


def text(entry: Entry) -> str:
    """Return words."""
    if isinstance(entry, Words):
        return entry.text
    found = "a list" if isinstance(entry, Rows) else "fields"
    raise Mistake(
        entry.place, f"{found} where text is expected", "write one value; put text with [, { or ': ' in quotes"
    )


def plain(key: str) -> str:
    """Return a key without the differences that make none: capitals, spaces, hyphens and underlines."""
    return re.sub(r"[\s_-]+", " ", key.lower())


def chosen(name: str, among: Mapping[str, T], entry: Entry, what: str) -> T:
    """Return what a word stands for."""
    word = plain(name)
    if word in among:
        return among[word]
    near = get_close_matches(word, among, 1)
    names = dict.fromkeys(value if isinstance(value, str) else key for key, value in among.items())
    mend = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
    raise Mistake(entry.place, f"unknown {what} {name[:60]!r}", mend)


def values(fields: Fields, kinds: Mapping[str, Kind], needs: Iterable[str] = ()) -> dict[str, Any]:
    """Return what each key says; the keys are those of `kinds`, in the singular or in the plural."""
    known = spelled(kinds)
    found: dict[str, Any] = {}
    for key, value in fields.pairs:
        name = chosen(key.text, known, key, "key")
        if name in found:
            raise Mistake(key.place, f"{key.text!r} repeats an earlier key", "put all values under one")
        if not blank(value):
            found[name] = placed(value, kinds[name])
    if lacking := [name for name in needs if name not in found]:
        raise Mistake(fields.place, f"no {lacking[0]} is given", f"write it as {lacking[0]}: …")
    return found


def spelled(names: Iterable[str]) -> dict[str, str]:
    """Return the key for each of its spellings: as it is called, and in the singular."""
    singular = {re.sub("ies$", "y", name) if name.endswith("ies") else name.removesuffix("s"): name for name in names}
    return {name: name for name in names} | singular


def spelled_out(entry: Entry, keys: Iterable[str], first: str, second: str) -> Fields:
    """Return the fields for which `Words`, `Words: value` or `Words: {key: value, …}` are short."""
    if isinstance(entry, Words):
        return Fields(((Words(first, entry.place), entry),), entry.place)
    if not isinstance(entry, Fields):
        raise Mistake(entry.place, "a list inside a list", "write one entry a line")
    if len(entry.pairs) != 1 or plain(entry.pairs[0][0].text) in spelled(keys):
        return entry
    head, value = entry.pairs[0]
    rest = value.pairs if isinstance(value, Fields) else ((Words(second, value.place), value),)
    return Fields(((Words(first, head.place), head), *rest), entry.place)


def spread(entry: Entry, keys: Iterable[str]) -> Entry:
    """Return fields whose keys are names as a list of `Name: value`."""
    known = spelled(keys)
    if isinstance(entry, Fields) and not any(plain(key.text) in known for key, _ in entry.pairs):
        return Rows(tuple(Fields((pair,), pair[0].place) for pair in entry.pairs), entry.place)
    return entry


def name(entry: Entry) -> str:
    """Return a name."""
    words = text(entry)
    fit_name(words, "name")
    return words


def words(entry: Entry) -> Text:
    """Return words with their language: `Amélie` or `{text: Amélie, language: fr}`."""
    if not isinstance(entry, Fields):
        return Text(text(entry))
    said = values(entry, {"text": text, "language": text}, needs=["text"])
    return Text(said["text"], said.get("language"))


def link(entry: Entry) -> str:
    """Return a web address."""
    words = text(entry)
    fit_link(words)
    return words


def number(entry: Entry) -> int:
    """Return a whole number, written plainly or with commas between thousands."""
    words = text(entry)
    if not DIGITS.fullmatch(words):
        raise Mistake(entry.place, f"{words[:60]!r} is no whole number", "write it in digits")
    return int(words.replace(",", ""))


def year(entry: Entry) -> int:
    """Return a year."""
    words = text(entry)
    if not re.fullmatch("[0-9]{4}", words):
        raise Mistake(entry.place, f"{words[:60]!r} is no year", "write four digits, such as 1995")
    return int(words)


def minutes(entry: Entry) -> int:
    """Return a length in minutes: `81`, `81 minutes` or `1h 21m`."""
    words = text(entry)
    said = number(entry) if DIGITS.fullmatch(words) else length.minutes(words)
    if said is None:
        raise Mistake(entry.place, f"{words[:60]!r} is no length", "write it as 81 minutes or 1h 21m")
    return said


def when(entry: Entry) -> When:
    """Return a day, a month or a year."""
    words = text(entry)
    month = MONTH.fullmatch(words)
    said = When(int(month[1]), int(month[2])) if month else date.when(words)
    if said is None:
        raise Mistake(entry.place, f"{words[:60]!r} is no date", "write it as 1995-11-22, 1995-11 or 1995")
    if weekday := date.weekday_misfit(words):
        raise Mistake(entry.place, f"{words!r} was a {weekday}", "mend the day or the weekday")
    return said


def switch(entry: Entry) -> bool:
    """Return yes or no."""
    return chosen(text(entry), SWITCHES, entry, "answer")
