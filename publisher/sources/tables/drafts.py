"""The films of a folder in the making, and what rows say of them, in a file beside the memory."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from publisher.facts import Person
from publisher.findings import Finding, Place
from publisher.pickled import packed, unpacked
from publisher.sources import aside
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.keys import Keys
from publisher.sources.tables.row import Row

TABLES = """
    CREATE TABLE begun (number INTEGER PRIMARY KEY, content BLOB);
    CREATE TABLE further (number INTEGER, turn INTEGER, content BLOB);
    CREATE TABLE whole (number INTEGER PRIMARY KEY, content BLOB);
    CREATE TABLE finding (turn INTEGER, content BLOB);
    CREATE TABLE known (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID
"""
BEGUN = "SELECT number, content FROM begun ORDER BY number"
FURTHER = "SELECT number, turn, content FROM further ORDER BY number, turn, rowid"
WHOLE = "SELECT content FROM whole ORDER BY number"
FINDINGS = "SELECT content FROM finding ORDER BY turn, rowid"


class Further(NamedTuple):
    """A row that says more of a film: its table, by the number in the folder, and the addresses that it gives."""

    table: int
    row: Row
    links: list[str]


class Drafts:
    """Films in the order in which they were begun, rows that say more of them, and findings in the order of the rows.

    A row is taken when its film is made whole, so that the films need no memory while the rows come in any order;
    `turn` is the number of the row that is read, or taken.
    """

    def __init__(self) -> None:
        self.tables = aside.tables(self, TABLES)
        self.films = Keys[int](self.tables, "film")
        self.people = Keys[Person](self.tables, "person")
        self.turn = self.count = self.rows = 0
        self.led = self.lacking = False

    def begin(self, draft: Draft) -> int:
        """Keep a film, and say its number."""
        self.count += 1
        self.tables.execute("INSERT INTO begun VALUES (?, ?)", (self.count, packed(taken(draft))))
        self.note(draft)
        return self.count

    def draft(self, number: int) -> Draft:
        """A film as it was begun."""
        (content,) = self.tables.execute("SELECT content FROM begun WHERE number = ?", (number,)).fetchone()
        return draft(content)

    def add(self, number: int, further: Further) -> None:
        """Keep a row that says more of a film."""
        self.rows += 1
        said = further.table, further.row.line, further.row.cells, further.links
        self.tables.execute("INSERT INTO further VALUES (?, ?, ?)", (number, self.turn, packed(said)))

    def report(self, findings: Iterable[Finding]) -> None:
        """Keep what is wrong with the row whose turn it is."""
        rows = ((self.turn, packed(finding)) for finding in findings)
        self.tables.executemany("INSERT INTO finding VALUES (?, ?)", rows)

    def note(self, draft: Draft) -> None:
        """Remember whether any film has a lead, or lacks a title."""
        self.led = self.led or bool(draft.lead)
        self.lacking = self.lacking or not draft.title

    def finish(self, take: Callable[[Draft, Further], None]) -> None:
        """Make every film whole by its further rows, each of which is taken in its turn."""
        if not self.rows:
            self.tables.executescript("DROP TABLE whole; ALTER TABLE begun RENAME TO whole")
            return
        rows = groupby(self.tables.execute(FURTHER), key=itemgetter(0))
        number, group = next(rows, (0, iter(())))
        for this, begun in self.tables.execute(BEGUN):
            whole = begun
            if this == number:
                whole = packed(taken(self.finished(draft(begun), group, take)))
                number, group = next(rows, (0, iter(())))
            self.tables.execute("INSERT INTO whole VALUES (?, ?)", (this, whole))

    def finished(self, draft: Draft, rows: Iterable[Any], take: Callable[[Draft, Further], None]) -> Draft:
        """A film after its further rows."""
        for _, self.turn, content in rows:
            table, line, cells, links = unpacked(content)
            take(draft, Further(table, Row(line, cells), links))
        self.note(draft)
        return draft

    def __iter__(self) -> Iterator[Draft]:
        """The films that are whole."""
        for (content,) in self.tables.execute(WHOLE):
            yield draft(content)

    def findings(self) -> Iterator[Finding]:
        """What is wrong, in the order of the rows."""
        for (content,) in self.tables.execute(FINDINGS):
            yield unpacked(content)


def draft(content: bytes) -> Draft:
    """A film as it was kept."""
    file, line, column, *rest = unpacked(content)
    return Draft(Place(file, line, column), *rest)


def taken(draft: Draft) -> tuple[Any, ...]:
    """A film taken apart, as it is kept."""
    place = draft.place
    said = draft.title, draft.fields, draft.links, draft.credits, draft.lead, draft.borrowed
    return place.file, place.line, place.column, *said
