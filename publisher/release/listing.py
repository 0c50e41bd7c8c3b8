"""Lists of a release's things, as its index has them: by name, narrowed to a letter, a year, a genre, a country.

What one page takes does not grow with the catalogue: lists of one value are numbered, and values and pairs of values
are counted, when the release is built; more at once are counted only so far.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publisher.iris import Kind, spelling
from publisher.release.index import Index
from publisher.release.things import Entry, entries

MOST_COUNTED = 5000
"""Things among which several choices at once are counted."""
MOST_CHOICES = 250
"""Values of one facet that are offered: those with the most things."""

ALL = """
SELECT (SELECT max(id) FROM thing WHERE kind = ?1) - (SELECT min(id) FROM thing WHERE kind = ?1) + 1
"""
OF_ONE = "SELECT things FROM choice WHERE kind = ? AND facet = ? AND value = ?"
OF_TWO = "SELECT things FROM pair WHERE kind = ? AND facet = ? AND value = ? AND other = ? AND choice = ?"
SEVERAL = """
SELECT rarest.thing FROM holds AS rarest
WHERE rarest.kind = ? AND rarest.facet = ? AND rarest.value = ?
AND EXISTS (SELECT 1 FROM holds WHERE thing = rarest.thing AND facet = ? AND value = ?)
AND EXISTS (SELECT 1 FROM holds WHERE thing = rarest.thing AND facet = ? AND value = ?)
AND EXISTS (SELECT 1 FROM holds WHERE thing = rarest.thing AND facet = ? AND value = ?)
ORDER BY rarest.place LIMIT ? OFFSET ?
"""
"""The things with several values, by name: those with the rarest of them that have the others, too."""
MOST_CHOSEN = 4
"""Values that can be chosen at once, each of another facet."""
FROM_ALL = """
SELECT path, kind, name, year, language FROM thing
WHERE kind = ?1 AND id >= (SELECT min(id) FROM thing WHERE kind = ?1) + ?2 ORDER BY id LIMIT ?3
"""
FROM_ONE = """
SELECT path, thing.kind, name, year, language FROM holds JOIN thing ON thing.id = holds.thing
WHERE holds.kind = ? AND facet = ? AND value = ? AND place > ? ORDER BY place LIMIT ?
"""
ENTRIES = """
SELECT thing.path, kind, name, year, language
FROM json_each(?) AS few JOIN thing ON thing.id = few.value ORDER BY thing.id
"""
CHOICES = "SELECT value, name, things FROM choice WHERE kind = ? AND facet = ? ORDER BY things DESC, value LIMIT ?"
CHOICES_BESIDES = """
SELECT pair.choice, choice.name, pair.things FROM pair
JOIN choice ON choice.kind = pair.kind AND choice.facet = pair.other AND choice.value = pair.choice
WHERE pair.kind = ? AND pair.facet = ? AND pair.value = ? AND pair.other = ?
ORDER BY pair.things DESC, pair.choice LIMIT ?
"""
CHOICES_AMONG = """
SELECT choice.value, choice.name, count(*) FROM json_each(?) AS few
JOIN holds ON holds.thing = few.value AND holds.facet = ?
JOIN choice ON choice.kind = holds.kind AND choice.facet = holds.facet AND choice.value = holds.value
GROUP BY choice.value ORDER BY count(*) DESC, choice.value LIMIT ?
"""
CHOICE = "SELECT value, name, things FROM choice WHERE kind = ? AND facet = ? AND value = ?"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose things by, and how many there are; None where counting has an end before."""

    value: str
    name: str
    things: int | None


@dataclass(frozen=True, slots=True)
class Things:
    """The things of a release; `chosen` are values by the facets that they are of."""

    index: Index

    def count(self, kind: Kind, chosen: Mapping[str, str]) -> int:
        """How many things of a kind have the chosen values, `MOST_COUNTED` for that many or more of several values."""
        match list(chosen.items()):
            case []:
                return self.index.number(ALL, kind)
            case [(facet, value)]:
                return self.index.number(OF_ONE, kind, facet, value)
            case [(facet, value), (other, choice)]:
                return self.index.number(OF_TWO, kind, facet, value, other, choice)
            case _:
                return len(self._few(kind, chosen))

    def run(self, kind: Kind, chosen: Mapping[str, str], offset: int, limit: int) -> Sequence[Entry]:
        """The things of a kind with the chosen values, by name: a page of them."""
        match list(chosen.items()):
            case []:
                return entries(self.index.rows(FROM_ALL, kind, offset, limit))
            case [(facet, value)]:
                return entries(self.index.rows(FROM_ONE, kind, facet, value, offset, limit))
            case _:
                return entries(self.index.rows(ENTRIES, json.dumps(self._few(kind, chosen, limit, offset))))

    def choices(self, kind: Kind, facet: str, chosen: Mapping[str, str]) -> Sequence[Choice]:
        """The values of a facet that leave something when chosen besides those of the other facets, by name."""
        others = {each: value for each, value in chosen.items() if each != facet}
        match list(others.items()):
            case []:
                rows = self.index.rows(CHOICES, kind, facet, MOST_CHOICES)
            case [(other, value)]:
                rows = self.index.rows(CHOICES_BESIDES, kind, other, value, facet, MOST_CHOICES)
            case _:
                rows = self._counted(kind, facet, others)
        return [Choice(*row) for row in sorted(rows, key=lambda row: (spelling(row[1]), row[0]))]

    def choice(self, kind: Kind, facet: str, value: str) -> Choice | None:
        """One value of a facet, None where nothing has it."""
        rows = self.index.rows(CHOICE, kind, facet, value)
        return Choice(*rows[0]) if rows else None

    def _counted(self, kind: Kind, facet: str, others: Mapping[str, str]) -> list[tuple[Any, ...]]:
        """The values of a facet among the things that have several others; without counts where those are many."""
        few = self._few(kind, others)
        rows = self.index.rows(CHOICES_AMONG, json.dumps(few), facet, MOST_CHOICES)
        return rows if len(few) < MOST_COUNTED else [(value, name, None) for value, name, _ in rows]

    def _few(self, kind: Kind, chosen: Mapping[str, str], limit: int = MOST_COUNTED, offset: int = 0) -> list[int]:
        """Things with several values, by their numbers."""
        rarest, *others = sorted(chosen.items(), key=lambda each: self.count(kind, dict([each])))
        wanted = [rarest, *others, *[others[-1]] * (MOST_CHOSEN - len(chosen))]
        rows = self.index.rows(SEVERAL, kind, *(each for pair in wanted for each in pair), limit, offset)
        return [thing for (thing,) in rows]
