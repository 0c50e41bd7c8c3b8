"""The documents of a release in its index: when each last changed, and what became of those that are gone."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from publisher.release.index import FORM, Index
from publisher.release.manifest import Manifest
from publisher.release.passages import Passage

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
    """The documents of a release on their way into its index, as if each had changed in it."""

    def __init__(self, tables: sqlite3.Connection, release: str) -> None:
        self.tables, self.release = tables, release
        self.count = 0

    def add(self, path: str, passage: Passage) -> None:
        """Take a document: where in the dump it stands, and the hash of that."""
        self.count += 1
        digest = sha256(b"".join(passage.lines)).digest()
        row = (self.count, path, digest, self.release, passage.start, passage.size)
        self.tables.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)", row)


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
