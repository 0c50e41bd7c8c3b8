"""The index of a release: a file of tables, written once, in which whatever a page shows is found at once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from typing import Any
from urllib.parse import quote

from publisher.errors import BrokenRelease

FORM = 5
"""Raised with every change of the tables."""
TABLES = f"""
PRAGMA user_version = {FORM};
CREATE TABLE document (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest BLOB NOT NULL,
                       changed TEXT NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL);
CREATE TABLE departed (path TEXT PRIMARY KEY, target TEXT, last TEXT NOT NULL, since TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX departed_by_target ON departed (target);
CREATE TABLE alias (link TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (link, path)) WITHOUT ROWID;

CREATE TABLE thing (id INTEGER PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
                    year INTEGER, language TEXT);
CREATE TABLE spelling (spelling TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (spelling, thing)) WITHOUT ROWID;
CREATE TABLE popular (rank INTEGER PRIMARY KEY, thing INTEGER NOT NULL);
CREATE VIRTUAL TABLE found USING fts5 (spellings, content = '', detail = none, tokenize = 'ascii', prefix = '1 2 3');

CREATE TABLE holds (kind TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, place INTEGER NOT NULL,
                    thing INTEGER NOT NULL, PRIMARY KEY (kind, facet, value, place)) WITHOUT ROWID;
CREATE TABLE choice (kind TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, name TEXT NOT NULL,
                     things INTEGER NOT NULL, PRIMARY KEY (kind, facet, value)) WITHOUT ROWID;
CREATE TABLE pair (kind TEXT NOT NULL, facet TEXT NOT NULL, value TEXT NOT NULL, other TEXT NOT NULL,
                   choice TEXT NOT NULL, things INTEGER NOT NULL,
                   PRIMARY KEY (kind, facet, value, other, choice)) WITHOUT ROWID;

CREATE TABLE link (target INTEGER NOT NULL, place INTEGER NOT NULL, thing INTEGER NOT NULL, part TEXT NOT NULL,
                   PRIMARY KEY (target, place, part)) WITHOUT ROWID;
"""
THING_ORDERS = (
    "CREATE UNIQUE INDEX thing_by_path ON thing (path)",
    "CREATE INDEX thing_by_kind ON thing (kind)",
)
HOLDS_ORDERS = ("CREATE INDEX held_by_thing ON holds (thing, facet, value)",)
CHOICE_ORDERS = ("CREATE INDEX choice_by_things ON choice (kind, facet, things)",)
LINK_ORDERS = ("CREATE INDEX link_by_thing ON link (thing, target)",)
POPULAR_ORDERS = ("CREATE UNIQUE INDEX popular_by_thing ON popular (thing)",)
"""Other orders in which a table is read: once it is written they are sorted, not filled row by row."""

WRITING = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -98304;
PRAGMA temp_store = FILE;
PRAGMA temp.cache_size = -16384;
"""
"""A tenth of a gigabyte of memory, and as much where rows are sorted; what is not finished is thrown away, so nothing
need be undone."""


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The empty tables of a new index, committed at the end."""
    with closing(sqlite3.connect(path)) as tables, tables:
        tables.executescript(WRITING)
        tables.executescript(TABLES)
        yield tables


class Reader(sqlite3.Connection):
    """A connection that ends with its last user."""

    def __del__(self) -> None:
        self.close()


@dataclass(frozen=True)
class Index:
    """The index at a path, to be read; each thread keeps its connection, since to open one costs more than to ask."""

    path: Path
    _readers: local = field(default_factory=local, repr=False, compare=False)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The answer to a query."""
        return self.reader.execute(sql, values).fetchall()

    @property
    def reader(self) -> Reader:
        """The connection of this thread."""
        if not hasattr(self._readers, "reader"):
            address = f"file:{quote(str(self.path))}?mode=ro&immutable=1"
            self._readers.reader = sqlite3.connect(address, uri=True, factory=Reader, check_same_thread=False)
        found: Reader = self._readers.reader
        return found

    def number(self, sql: str, *values: object) -> int:
        """The first number of an answer, 0 where there is none."""
        found = self.rows(sql, *values)
        return int(found[0][0] or 0) if found else 0

    def checked(self) -> "Index":
        """The index itself.

        Raises `BrokenRelease` where it is missing or was written by another version of the publisher.
        """
        try:
            form = self.number("PRAGMA user_version")
        except sqlite3.Error as error:
            raise BrokenRelease(f"{self.path}: {error}", "build the release again") from error
        if form != FORM:
            raise BrokenRelease(
                f"{self.path}: an index of form {form}, not {FORM}", f"remove {self.path.parent} and build again"
            )
        return self
