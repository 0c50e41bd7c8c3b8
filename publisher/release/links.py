"""The links between the documents of a release, in its index: what leads to a thing, the latest first."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from publisher.iris import Kind, looked_up
from publisher.release.index import Index
from publisher.release.passages import Said
from publisher.release.things import Entry, entries

PLACED = """
INSERT INTO link
SELECT DISTINCT target.id, dense_rank() OVER (
    PARTITION BY target.id ORDER BY other.year IS NULL, other.year DESC, other.id), other.id, found.part
FROM found_link AS found JOIN thing AS target ON target.path = found.target
JOIN thing AS other ON other.path = found.path
"""
CHANGED = """
UPDATE document SET digest = digest || CAST(led.marks AS BLOB)
FROM (SELECT target, sum(mark) AS marks FROM found_link GROUP BY target) AS led WHERE led.target = document.path
"""
"""A person's document changes with a role that is gone, of which it says nothing any more."""
MARK = 5
"""Bytes that stand for a statement: eight million of them have a sum that SQLite can hold."""
COMPANIONS = """
SELECT thing.path, thing.kind, thing.name, thing.year, thing.language, count(DISTINCT theirs.thing) AS films
FROM link AS own JOIN link AS theirs ON theirs.thing = own.thing AND theirs.target <> own.target
JOIN thing ON thing.id = theirs.target
WHERE own.target = (SELECT id FROM thing WHERE path = ?) AND own.place <= ? AND own.part GLOB 'role-*'
AND theirs.part GLOB 'role-*' AND thing.kind = 'person'
GROUP BY theirs.target ORDER BY films DESC, thing.name, thing.path LIMIT ?
"""

WORKS = """
SELECT DISTINCT person.path, other.path, other.kind, other.name, other.year, other.language, theirs.place
FROM link AS own JOIN thing AS person ON person.id = own.target AND person.kind = 'person'
JOIN link AS theirs ON theirs.target = person.id AND theirs.place <= ? AND theirs.thing <> own.thing
JOIN thing AS other ON other.id = theirs.thing
WHERE own.thing = (SELECT id FROM thing WHERE path = ?) ORDER BY theirs.place LIMIT ?
"""
MOST_WORKS = 2000


@dataclass(frozen=True, slots=True)
class Link:
    """A thing, or a part of it, in another document: what leads to the thing at hand, or where a source leads."""

    path: str
    part: str

    def iri(self, base: str) -> str:
        """The IRI of the thing or part."""
        return f"{base}{self.path}#{self.part}"


class Leading:
    """The links between documents on their way into the index."""

    def __init__(self, tables: sqlite3.Connection, base: str) -> None:
        self.tables, self.base = tables, base
        tables.execute("CREATE TEMP TABLE found_link (target TEXT, path TEXT, part TEXT, mark INTEGER)")

    def add(self, path: str, kind: Kind, statements: Iterable[Said]) -> None:
        """Take what leads from a document to others."""
        self.tables.executemany("INSERT INTO found_link VALUES (?, ?, ?, ?)", links(path, kind, statements, self.base))

    def finish(self) -> None:
        """Give each document from which something leads to a thing its place, the latest first."""
        self.tables.execute(PLACED)
        self.tables.execute(CHANGED)


def links(path: str, kind: Kind, statements: Iterable[Said], base: str) -> Iterator[tuple[str, str, str, int]]:
    """Each link from a document to another: to which, from which, from what in it, and what stands for the statement.

    What a source links to is found from the source, since it may be the whole catalogue.
    """
    ours = f"<{base}".encode()
    for statement in statements:
        subject, _, value = statement
        if not value.startswith(ours):
            continue
        target, _, end = value[len(ours) : -1].decode().partition("#")
        linked = looked_up(target)
        if linked is None or target == path:
            continue
        part = subject.decode().partition("#")[2][:-1]
        mark = int.from_bytes(blake2b(b" ".join(statement), digest_size=MARK).digest())
        if end == linked[0]:
            yield target, path, part, mark
        if kind is Kind.SOURCE and part == Kind.SOURCE:
            yield path, target, end, 0


@dataclass(frozen=True, slots=True)
class Links:
    """What leads to things, as an index has it."""

    index: Index

    def count(self, path: str) -> int:
        """How many documents lead to the thing at a path."""
        return self.index.number(
            "SELECT max(place) FROM link WHERE target = (SELECT id FROM thing WHERE path = ?)", path
        )

    def run(self, path: str, first: int, last: int) -> list[Link]:
        """What leads to the thing at a path, from the document in the first place to that in the last."""
        rows = self.index.rows(
            "SELECT thing.path, link.part FROM link JOIN thing ON thing.id = link.thing"
            " WHERE link.target = (SELECT id FROM thing WHERE path = ?) AND link.place BETWEEN ? AND ?"
            " ORDER BY link.place, link.part",
            path,
            first,
            last,
        )
        return [Link(*row) for row in rows]

    def works(self, path: str, most: int) -> Mapping[str, Sequence[Entry]]:
        """The latest films, besides that at a path, of each person in it, by the paths of the people."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for person, *row, _ in self.index.rows(WORKS, most + 1, path, MOST_WORKS):
            found[person].extend(entries([row]))
        return {person: films[:most] for person, films in found.items()}

    def companions(self, path: str, places: int, most: int) -> list[tuple[Entry, int]]:
        """Who has roles in the films in which someone has, and in how many of the latest."""
        rows = self.index.rows(COMPANIONS, path, places, most)
        return list(zip(entries(row[:-1] for row in rows), (row[-1] for row in rows), strict=True))
