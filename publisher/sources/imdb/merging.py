"""The titles of IMDb with the rows of the other data sets, merged along their common order into parts of some films."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from publisher.findings import Finding, Level, Place
from publisher.sources.imdb.rows import NOTHING, Group, Rows, Written

BASICS = "title.basics"
TYPES = frozenset({"movie", "short", "tvMovie", "tvShort", "video"})
"""The types of titles that are films."""
PART = 200
"""Films of a part, or findings."""


class Part(NamedTuple):
    """All rows of some films, by their data sets, and what was found wrong on the way to them."""

    sets: Mapping[str, Written]
    findings: list[Finding]


class Merge:
    """Groups of rows taken key by key in order; those of keys that nobody asks for are findings."""

    def __init__(self, rows: Rows | None, findings: list[Finding]) -> None:
        self.file = rows.file if rows else ""
        self.groups = rows.groups() if rows else iter(())
        self.findings = findings
        self.next = next(self.groups, None)

    def take(self, key: str) -> Group | None:
        """The rows of a key; keys are asked for in order."""
        while self.next is not None and self.next.key < key:
            self.orphan(self.next)
        if self.next is None or self.next.key != key:
            return None
        found, self.next = self.next, next(self.groups, None)
        return found

    def orphan(self, group: Group) -> None:
        """Report rows of a title that there is not."""
        what = f"no title {group.key}: {len(group.texts)} rows left out"
        place = Place(str(self.file), group.numbers[0])
        self.findings.append(Finding(place, Level.REFUSED, what, "add it to title.basics"))
        self.next = next(self.groups, None)

    def finish(self) -> None:
        """Report what is left."""
        while self.next is not None:
            self.orphan(self.next)


def parts(sets: Mapping[str, Rows], others: Iterable[str], findings: list[Finding]) -> Iterator[Part]:
    """Yield the films of a folder with what others of its data sets say of them, some at once.

    Titles that are no films are passed over, and counted.
    """
    merges = {name: Merge(sets.get(name), findings) for name in others}
    passed: Counter[str] = Counter()
    films: list[dict[str, Group | None]] = []
    for group in sets[BASICS].groups():
        once(group, str(sets[BASICS].file), findings)
        film = {BASICS: group, **{name: merge.take(group.key) for name, merge in merges.items()}}
        if (kind := group.texts[0].split("\t", 2)[1]) in TYPES:
            films.append(film)
        else:
            passed["none" if kind in {"", NOTHING} else kind] += 1
        if len(films) >= PART or len(findings) >= PART:
            yield part(sets, films, findings)
            films.clear()
    for merge in merges.values():
        merge.finish()
    if passed:
        listed = ", ".join(f"{count} {name}" for name, count in sorted(passed.items()))
        place = Place(str(sets[BASICS].file))
        findings.append(Finding(place, Level.UNREAD, f"titles that are no films: {listed}"))
    yield part(sets, films, findings)


def once(group: Group, file: str, findings: list[Finding]) -> None:
    """Leave the first row of a title; the others are findings."""
    for number in group.numbers[1:]:
        what = f"{group.key} is given a second time"
        findings.append(Finding(Place(file, number), Level.REFUSED, what, "remove one of the rows"))
    del group.numbers[1:], group.texts[1:]


def part(sets: Mapping[str, Rows], films: Sequence[Mapping[str, Group | None]], findings: list[Finding]) -> Part:
    """A part of some films, with the findings so far, which are those of the part from now on."""
    names = films[0] if films else ()
    written = {name: joined([film[name] for film in films], sets.get(name)) for name in names}
    found = findings.copy()
    findings.clear()
    return Part(written, found)


def joined(groups: Sequence[Group | None], rows: Rows | None) -> Written:
    """What a data set has of each of some films."""
    numbers = [number for group in groups if group for number in group.numbers]
    text = "\n".join([text for group in groups if group for text in group.texts])
    return Written(
        str(rows.file) if rows else "", numbers, text, [len(group.texts) if group else 0 for group in groups]
    )
