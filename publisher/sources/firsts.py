"""The films that a source has told of, by title and year: some in memory, the others beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from publisher import iris
from publisher.facts import Film
from publisher.findings import Place
from publisher.pickled import packed, unpacked
from publisher.sources import aside
from publisher.sources.reading import Said

AT_HAND = 50_000
"""Films that are kept in memory."""
TABLE = "CREATE TABLE first (alike BLOB, number INTEGER, content BLOB, PRIMARY KEY (alike, number)) WITHOUT ROWID"
SELECT = "SELECT content FROM first WHERE alike = ? ORDER BY number"


class First(NamedTuple):
    """A film as far as it has to be known again: its addresses, and where it stands."""

    links: frozenset[str]
    place: Place


class Firsts:
    """The films of a source, each as it was told first."""

    def __init__(self) -> None:
        self.count = 0
        self.at_hand: dict[bytes, list[First]] = {}
        self.tables: aside.Tables | None = None

    def known(self, said: Said) -> First | None:
        """The same film among those told before; this one is added to them where it is the first."""
        key = f"{iris.words(said.film.name.value)}\n{said.film.year}".encode("utf-8", "surrogatepass")
        first = earlier(said.film, (*self.at_hand.get(key, ()), *self.beside(key)))
        if first is None:
            self.add(key, First(frozenset(said.film.same_as), said.place))
        return first

    def beside(self, key: bytes) -> Iterable[First]:
        """The films of one title and year that are not in memory."""
        rows = self.tables.execute(SELECT, (key,)) if self.tables else ()
        return (unpacked(content) for (content,) in rows)

    def add(self, key: bytes, first: First) -> None:
        """Keep a film."""
        self.count += 1
        if self.count <= AT_HAND:
            self.at_hand.setdefault(key, []).append(first)
            return
        if self.tables is None:
            self.tables = aside.tables(self, TABLE)
        self.tables.execute("INSERT INTO first VALUES (?, ?, ?)", (key, self.count, packed(first)))


def earlier(film: Film, alike: Iterable[First]) -> First | None:
    """The same film among those of its title and year: none of the two is told apart by an address."""
    links = set(film.same_as)
    return next((first for first in alike if not (links and first.links) or links & first.links), None)
