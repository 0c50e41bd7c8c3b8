"""What is known by ids of films or people, in a table beside the memory."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from publisher.pickled import packed, unpacked
from publisher.sources.aside import Tables

Key = tuple[str, str]
"""Whose an id is, and the id."""
V = TypeVar("V")
SELECT = "SELECT value FROM known WHERE kind = ? AND key = ?"
INSERT = "INSERT OR IGNORE INTO known VALUES (?, ?, ?)"
RECENT = 50_000
"""Keys that are remembered, since those of one row are mostly those of the next."""


class Keys(Generic[V]):
    """Something of a kind by each key; what was said first counts."""

    def __init__(self, tables: Tables, kind: str) -> None:
        self.tables, self.kind = tables, kind
        self.recent: dict[Key, V] = {}
        self.whole = True

    def get(self, key: Key) -> V | None:
        """What is known by a key, or None."""
        found = self.recent.get(key)
        if found is not None or self.whole:
            return found
        row = self.tables.execute(SELECT, (self.kind, written(key))).fetchone()
        return self.remember(key, unpacked(row[0])) if row else None

    def first(self, keys: Iterable[Key]) -> V | None:
        """What is known by the first of some keys by which anything is, or None."""
        return next((found for key in keys if (found := self.get(key)) is not None), None)

    def add(self, keys: Iterable[Key], value: V) -> None:
        """Know something by some keys, where nothing else is."""
        for key in keys:
            if self.get(key) is None:
                self.tables.execute(INSERT, (self.kind, written(key), packed(value)))
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
