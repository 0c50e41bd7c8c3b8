"""The documents of a release in its index: when each last changed, and what became of those that are gone."""

import sqlite3
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from publisher.iris import looked_up
from publisher.release.index import FORM, Index
from publisher.release.manifest import Manifest
from publisher.release.passages import address_of

FOUND = """
CREATE TEMP TABLE found_document (number INTEGER PRIMARY KEY, path TEXT, digest BLOB, start INTEGER, size INTEGER)
"""
MOVED = """
SELECT gone.path, min(now.path) FROM gone
JOIN before.alias AS old ON old.path = gone.path
JOIN alias AS now ON now.link = old.link
WHERE substr(now.path, 1, instr(now.path, '/')) = substr(gone.path, 1, instr(gone.path, '/'))
GROUP BY gone.path HAVING count(DISTINCT now.path) = 1
"""
"""What went, with what has its place: the one document of that kind that is said to be the same as something else."""


@dataclass(frozen=True, slots=True)
class Departed:
    """What became of a document that was there once.

    `target` is the path of the document that has its place, None where it was withdrawn; `last` the id of the last
    release that had it, empty where the ledger alone knows of it, and `since` of the first that had it no more.
    """

    path: str
    target: str | None
    last: str
    since: str


class Documents:
    """The documents of a release on their way into its index: where in the dump each stands, and the hash of that."""

    def __init__(self, tables: sqlite3.Connection, base: str) -> None:
        tables.execute(FOUND)
        self.tables, self.base = tables, base
        self.count = self.start = self.size = 0
        self.path: str | None = None
        self.beginning, self.end = b"\n", b"\n"
        self.digest = sha256()
        self.rows: list[tuple[int, str, bytes, int, int]] = []

    def add(self, lines: Sequence[bytes]) -> Mapping[bytes, int]:
        """Take lines that follow those before; the numbers of the documents in them, by how their subjects begin."""
        numbers: dict[bytes, int] = {}
        first = 0
        while first < len(lines):
            if not lines[first].startswith(self.beginning):
                self.close()
                self.open(lines[first])
            last = bisect_left(lines, self.end, first)
            text = b"".join(lines[first:last])
            self.size += len(text)
            if self.path is not None:
                self.digest.update(text)
                numbers[self.beginning] = self.count
            first = last
        self.tables.executemany("INSERT INTO found_document VALUES (?, ?, ?, ?, ?)", self.rows)
        self.rows.clear()
        return numbers

    def open(self, line: bytes) -> None:
        """Begin the document of a line, if it is one of ours."""
        address, self.beginning = address_of(line)
        self.end = self.beginning[:-1] + bytes([self.beginning[-1] + 1])
        name = address.decode()
        path = name.removeprefix(self.base)
        self.path = path if name.startswith(self.base) and looked_up(path) else None
        self.count += self.path is not None
        self.digest = sha256()

    def close(self) -> None:
        """End the document at hand."""
        if self.path is not None:
            self.rows.append((self.count, self.path, self.digest.digest(), self.start, self.size))
        self.start, self.size, self.path = self.start + self.size, 0, None

    def finish(self, release: str) -> None:
        """Write the documents down, as if each had changed in the release."""
        self.close()
        self.tables.executemany("INSERT INTO found_document VALUES (?, ?, ?, ?, ?)", self.rows)
        self.tables.execute(
            "INSERT INTO document SELECT number, path, digest, ?, start, size FROM found_document ORDER BY number",
            (release,),
        )


def keep_history(tables: sqlite3.Connection, before: Path | None, release: str) -> None:
    """Take over what the index `before`, that of the release in place, knows.

    A document that stands as it stood keeps the release in which it last changed; one that stands no more is noted with
    what became of it, and so are those that were gone already.
    """
    last = Manifest.read(before.parent).id if before else ""
    if before is None or not before.exists() or Index(before).number("PRAGMA user_version") != FORM:
        return
    tables.commit()  # SQLite attaches nothing within a transaction
    tables.execute("ATTACH ? AS before", (str(before),))
    tables.execute(
        "UPDATE document SET changed = old.changed FROM before.document AS old"
        " WHERE old.path = document.path AND old.digest = document.digest"
    )
    tables.execute(
        "CREATE TEMP TABLE gone AS SELECT path FROM before.document WHERE path NOT IN (SELECT path FROM document)"
    )
    tables.execute("INSERT INTO departed SELECT path, NULL, ?, ? FROM gone", (last, release))
    tables.execute("INSERT INTO departed SELECT * FROM before.departed WHERE path NOT IN (SELECT path FROM document)")
    follow(tables)


def follow(tables: sqlite3.Connection) -> None:
    """Note where documents moved, so that an address which moved twice leads straight to the end."""
    for path, target in tables.execute(MOVED).fetchall():
        tables.execute("UPDATE departed SET target = ? WHERE path = ? OR target = ?", (target, path, path))
    tables.execute("UPDATE departed SET target = NULL WHERE target NOT IN (SELECT path FROM document)")


def keep_departed(tables: sqlite3.Connection, departed: Mapping[str, str | None], release: str) -> None:
    """Note old addresses by the ledger, each with the path at which the thing is now, if it is anywhere."""
    rows = list(departed.items())
    tables.executemany(
        "INSERT OR IGNORE INTO departed SELECT ?1, NULL, '', ?2 WHERE ?1 NOT IN (SELECT path FROM document)",
        ((path, release) for path, _ in rows),
    )
    for path, target in rows:
        if target is not None:
            tables.execute("UPDATE departed SET target = ?1 WHERE path = ?2 OR target = ?2", (target, path))
    tables.execute("UPDATE departed SET target = NULL WHERE target NOT IN (SELECT path FROM document)")


@dataclass(frozen=True, slots=True)
class Departures:
    """The documents that are gone, as an index lists them."""

    index: Index

    def of(self, path: str) -> Departed | None:
        """What became of the document at a path, or None where none was ever there."""
        rows = self.index.rows("SELECT path, target, last, since FROM departed WHERE path = ?", path)
        return Departed(*rows[0]) if rows else None
