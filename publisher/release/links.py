"""The links between the documents of a release, in its index: what leads to a thing, the latest first."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from publisher.iris import Kind
from publisher.release.index import LINK_ORDERS, Index
from publisher.release.passages import Said
from publisher.release.things import Entry, entries

FOUND = """
CREATE TEMP TABLE found_link (number INTEGER, other TEXT, part TEXT, mark INTEGER, back INTEGER);
CREATE TEMP TABLE led (target INTEGER, number INTEGER, part TEXT, mark INTEGER);
"""
"""Links as they are found, from a numbered document to the other, or back; then between numbered ones."""
RESOLVED = """
INSERT INTO led
SELECT iif(back, found.number, document.number), iif(back, document.number, found.number), part, mark
FROM found_link AS found CROSS JOIN document ON document.path = found.other
"""
PLACED = """
INSERT INTO link
SELECT target, dense_rank() OVER (PARTITION BY target ORDER BY newest, thing), thing, part
FROM (SELECT target.thing AS target, coalesce(-other.year, 0) AS newest, other.thing AS thing, part
      FROM led CROSS JOIN listed AS other ON other.number = led.number
      CROSS JOIN listed AS target ON target.number = led.target GROUP BY 1, 2, 3, 4)
"""
CHANGED = """
UPDATE document SET digest = digest || CAST(marked.marks AS BLOB)
FROM (SELECT target, sum(mark) AS marks FROM led GROUP BY target) AS marked WHERE marked.target = document.number
"""
"""A person's document changes with a role that is gone, of which it says nothing any more."""
MARK = 5
"""Bytes that stand for a statement: eight million of them have a sum that SQLite can hold."""
SOURCES = f"{Kind.SOURCE}/".encode()
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
        tables.executescript(FOUND)
        self.tables, self.ours = tables, f"<{base}".encode()

    def add(self, statements: Iterable[Said], numbers: Mapping[bytes, int]) -> None:
        """Take what leads from documents, which have such numbers, to others."""
        found = links(statements, numbers, self.ours)
        self.tables.executemany("INSERT INTO found_link VALUES (?, ?, ?, ?, ?)", found)

    def finish(self) -> None:
        """Give each document from which something leads to a thing its place, the latest first."""
        for statement in (RESOLVED, PLACED, *LINK_ORDERS, CHANGED):
            self.tables.execute(statement)


def links(
    statements: Iterable[Said], numbers: Mapping[bytes, int], ours: bytes
) -> Iterator[tuple[int, str, str, int, bool]]:
    """Each link from a document to another: from which, to which, from what in it, what stands for the statement.

    Documents that there are not are told apart later. What a source links to is found from the source, since it may be
    the whole catalogue: the last value says that a link leads back.
    """
    document, number, begin = b"\n", None, len(ours)
    for statement in [each for each in statements if each[2].startswith(ours)]:
        subject, _, value = statement
        if not subject.startswith(document):
            document = subject[: subject.find(b"#") + 1] or subject
            number = numbers.get(document)
        if number is None or value.startswith(document):
            continue
        other, _, end = value[begin:-1].decode().partition("#")
        part = subject[len(document) : -1].decode()
        if other.startswith(f"{end}/"):
            yield number, other, part, mark(statement), False
        if part == Kind.SOURCE and document.startswith(SOURCES, begin):
            yield number, other, end, 0, True


def mark(statement: Said) -> int:
    """What stands for a statement in a sum."""
    return int.from_bytes(blake2b(b" ".join(statement), digest_size=MARK).digest())


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
