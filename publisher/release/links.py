"""The links between the documents of a release, in its index: what leads to a thing, the latest first."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.iris import Kind, looked_up
from publisher.release.index import Index
from publisher.release.things import Entry, entries

PLACED = """
INSERT INTO link
SELECT DISTINCT target.id, dense_rank() OVER (
    PARTITION BY target.id ORDER BY other.year IS NULL, other.year DESC, other.id), other.id, found.part
FROM found_link AS found JOIN thing AS target ON target.path = found.target
JOIN thing AS other ON other.path = found.path
"""
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


def write_links(tables: sqlite3.Connection, triples: Iterable[str], base: str) -> None:
    """Write what leads to each thing; each document from which something does has one place, the latest first."""
    tables.execute("CREATE TEMP TABLE found_link (target TEXT, path TEXT, part TEXT)")
    tables.executemany("INSERT INTO found_link VALUES (?, ?, ?)", links(triples, base))
    tables.execute(PLACED)
    tables.execute("DROP TABLE found_link")


def links(triples: Iterable[str], base: str) -> Iterator[tuple[str, str, str]]:
    """Each link between two documents, from lines of canonical N-Triples: to which, from which, and from what in it.

    What a source links to is found from the source, since it may be the whole catalogue.
    """
    ours = f"<{base}"
    for line in triples:
        subject, _, value = line.removesuffix(" .").split(" ", 2)
        if not (subject.startswith(ours) and value.startswith(ours)):
            continue
        (path, _, part), (target, _, end) = (term[len(ours) : -1].partition("#") for term in (subject, value))
        linking, linked = looked_up(path), looked_up(target)
        if path == target or linking is None or linked is None:
            continue
        if end == linked[0]:
            yield target, path, part
        if linking[0] is Kind.SOURCE and part == Kind.SOURCE:
            yield path, target, end


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
