"""The people of IMDb, millions of them, in a file of tables beside the memory while the titles are read."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.errors import UnfitFact
from publisher.facts import Person, Vital
from publisher.findings import Finding, Level
from publisher.identifiers import PEOPLE
from publisher.sources.imdb.rows import Row, Rows

TABLE = "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT, born TEXT, died TEXT) WITHOUT ROWID"
KNOWN = 100_000
"""People who are remembered, since those of one film are mostly those of the next."""


class People:
    """The people of a name.basics, by their identifiers."""

    def __init__(self, tables: sqlite3.Connection) -> None:
        self.tables = tables
        self.known: dict[str, Person | None] = {}

    def fill(self, rows: Iterable[Row], findings: list[Finding]) -> None:
        """Take all people; of two with one identifier the second is a finding."""
        last = ""
        for row in rows:
            if row.cells[0] == last:
                what = f"{last} is given a second time"
                findings.append(Finding(row.place, Level.REFUSED, what, "remove one of the two rows"))
                continue
            last = row.cells[0]
            if (cells := fit(row, findings)) is not None:
                self.tables.execute("INSERT INTO person VALUES (?, ?, ?, ?)", cells)

    def get(self, key: str) -> Person | None:
        """Somebody by the identifier, or None."""
        if key not in self.known:
            if len(self.known) > KNOWN:
                self.known.clear()
            row = self.tables.execute("SELECT * FROM person WHERE id = ?", (key,)).fetchone()
            self.known[key] = person(*row) if row else None
        return self.known[key]


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


def vital(year: str) -> Vital | None:
    """A year of birth or death."""
    if year and not (year.isascii() and year.isdecimal()):
        raise UnfitFact(f"{year[:60]!r} is no year", "write it in digits")
    return Vital(int(year)) if year else None


@contextmanager
def people(rows: Rows | None, findings: list[Finding]) -> Iterator[People]:
    """The people of a file, as long as they are needed."""
    with TemporaryDirectory() as folder:
        tables = sqlite3.connect(Path(folder) / "people.sqlite", isolation_level=None)
        try:
            tables.execute("PRAGMA journal_mode = OFF")
            tables.execute("PRAGMA synchronous = OFF")
            tables.execute(TABLE)
            tables.execute("BEGIN")
            found = People(tables)
            found.fill(rows or (), findings)
            tables.execute("COMMIT")
            yield found
        finally:
            tables.close()
