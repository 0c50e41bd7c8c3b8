"""The people of IMDb, millions of them, in a file beside the memory: blocks of rows, the first of each known."""

import mmap
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from tempfile import TemporaryFile

from publisher.errors import UnfitFact
from publisher.facts import Person, Vital
from publisher.findings import Finding, Level
from publisher.identifiers import PEOPLE
from publisher.sources.imdb.rows import NOTHING, Row, Rows

YEAR = r"(\\N|1[0-9]{3}|2[01][0-9]{2})"
USUAL = re.compile(rf"(nm(?!0+\t)[0-9]{{7,10}}\t[^\W_][\w.'-]*(?: [\w.'-]+)*\t{YEAR}\t{YEAR})\t.*")
"""A row in which nothing can be wrong but the order of birth and death; most are so."""
BLOCK = 64
"""Rows that are looked through for one."""
KNOWN = 100_000
"""People who are remembered, since those of one film are mostly those of the next."""


class People(dict[str, Person | None]):
    """The people of a name.basics by their identifiers, in the order of which their rows come; None for nobody's."""

    def __init__(self, rows: Iterator[str]) -> None:
        super().__init__()
        self.firsts: list[str] = []
        self.places = array("Q", [0])
        with TemporaryFile() as file:
            file.write(b"\n")
            while block := list(islice(rows, BLOCK)):
                self.firsts.append(block[0].partition("\t")[0])
                self.places.append(self.places[-1] + file.write("\n".join([*block, ""]).encode()))
            file.flush()
            self.rows = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __missing__(self, key: str) -> Person | None:
        """Somebody who is not remembered."""
        if len(self) > KNOWN:
            self.clear()
        return self.setdefault(key, self.found(key))

    def found(self, key: str) -> Person | None:
        """Somebody in the one block in which they could stand."""
        number = bisect_right(self.firsts, key)
        if not number:
            return None
        block = self.rows[self.places[number - 1] : self.places[number] + 1]
        begins = block.find(f"\n{key}\t".encode()) + 1
        return person(*block[begins : block.index(b"\n", begins)].decode().split("\t")) if begins else None


def fitting(rows: Rows, findings: list[Finding]) -> Iterator[str]:
    """Yield identifier, name, birth and death of everybody; of two with one identifier the second is a finding."""
    for group in rows.groups():
        usual = USUAL.fullmatch(group.texts[0])
        if usual and usual[2] <= usual[3]:  # \N comes after all digits
            yield usual[1]
        elif cells := fit(next(group.written(rows.file).rows()), findings):
            yield "\t".join(cells)
        for row in islice(group.written(rows.file).rows(), 1, None) if group.texts[1:] else ():
            what = f"{group.key} is given a second time"
            findings.append(Finding(row.place, Level.REFUSED, what, "remove one of the two rows"))


def fit(row: Row, findings: list[Finding]) -> list[str] | None:
    """The cells of somebody, without the years that cannot be right; None where there is no name or identifier."""
    cells = row.cells[:4]
    try:
        person(*cells)
    except UnfitFact as error:
        findings.append(Finding(row.place, Level.REFUSED, error.message, error.mend))
        undated = [*cells[:2], "", ""]
        return undated if any(cells[2:]) and fit(row._replace(cells=undated), []) else None
    return cells


def person(key: str, name: str, born: str, died: str) -> Person:
    """Somebody of a row.

    Raises `UnfitFact` for what is no identifier, no name or no year.
    """
    link = PEOPLE["imdb"].link(key)
    if link is None:
        raise UnfitFact(f"{key[:60]!r} is no identifier of a person", "mend it")
    return Person(name, (link,), vital(born), vital(died))


@lru_cache(1024)
def vital(year: str) -> Vital | None:
    """A year of birth or death; a row that fits has none, or digits."""
    if year in {"", NOTHING}:
        return None
    if not (year.isascii() and year.isdecimal()):
        raise UnfitFact(f"{year[:60]!r} is no year", "write it in digits")
    return Vital(int(year))
