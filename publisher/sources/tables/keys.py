"""What is known by ids of films or people, in a table beside the memory."""

import sqlite3
from collections.abc import Iterable
from typing import Generic, TypeVar

from publisher.pickled import packed, unpacked

Key = tuple[str, str]
"""Whose an id is, and the id."""
V = TypeVar("V")
RECENT = 50_000
"""Keys that are remembered, since those of one row are mostly those of the next."""


class Keys(Generic[V]):
    """Something by each key; what was said first counts."""

    def __init__(self, tables: sqlite3.Connection, name: str) -> None:
        self.tables = tables
        self.select = f"SELECT value FROM {name} WHERE key = ?"  # noqa: S608  # the name is our own
        self.insert = f"INSERT OR IGNORE INTO {name} VALUES (?, ?)"  # noqa: S608
        self.recent: dict[Key, V] = {}
        self.whole = True
        tables.execute(f"CREATE TABLE {name} (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")

    def get(self, key: Key) -> V | None:
        """What is known by a key, or None."""
        found = self.recent.get(key)
        if found is not None or self.whole:
            return found
        row = self.tables.execute(self.select, (written(key),)).fetchone()
        return self.remember(key, unpacked(row[0])) if row else None

    def first(self, keys: Iterable[Key]) -> V | None:
        """What is known by the first of some keys by which anything is, or None."""
        return next((found for key in keys if (found := self.get(key)) is not None), None)

    def add(self, keys: Iterable[Key], value: V) -> None:
        """Know something by some keys, where nothing else is."""
        for key in keys:
            if self.get(key) is None:
                self.tables.execute(self.insert, (written(key), packed(value)))
                self.remember(key, value)

    def remember(self, key: Key, value: V) -> V:
        """Have something at hand for a while."""
        if len(self.recent) >= RECENT:
            self.recent.clear()
            self.whole = False
        self.recent[key] = value
        return value


def written(key: Key) -> bytes:
    """A key as bytes, whatever is in it."""
    return "\n".join(key).encode("utf-8", "surrogatepass")
