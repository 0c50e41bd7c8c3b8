"""The things of a release on their way into its index: numbered in the order of their names, and what they hold."""

import sqlite3
from collections.abc import Iterable, Mapping

from publisher.iris import Kind
from publisher.release.index import CHOICE_ORDERS, HOLDS_ORDERS, THING_ORDERS
from publisher.release.passages import Said
from publisher.release.things import TERMS, described

THINGS = tuple(f"#{kind}>".encode() for kind in Kind)
"""How the subjects end that are things with documents of their own, and no parts of them."""
FOUND = """
CREATE TEMP TABLE found_thing (number INTEGER PRIMARY KEY, kind TEXT, place TEXT, name TEXT, year INTEGER,
                               language TEXT, spellings TEXT);
CREATE TEMP TABLE found_spelling (number INTEGER, spelling TEXT);
CREATE TEMP TABLE found_alias (link TEXT, path TEXT);
CREATE TEMP TABLE held (number INTEGER, kind TEXT, facet TEXT, value TEXT, name TEXT);
CREATE TEMP TABLE listed (number INTEGER PRIMARY KEY, thing INTEGER, year INTEGER);
"""
"""What is found while the dump passes by, under the numbers of the documents, and then which things they describe."""
ALIASES = "INSERT INTO alias SELECT DISTINCT link, path FROM found_alias ORDER BY link, path"
NUMBERED = """
INSERT INTO thing (path, kind, name, year, language)
SELECT path, kind, name, year, language FROM found_thing JOIN document USING (number) ORDER BY kind, place, number
"""
LISTED = """
INSERT INTO listed SELECT number, thing.id, thing.year
FROM document CROSS JOIN thing ON thing.path = document.path ORDER BY number
"""
SPELLINGS = """
INSERT INTO spelling SELECT spelling, thing FROM found_spelling JOIN listed USING (number) ORDER BY spelling, thing
"""
PLACES = """
INSERT INTO holds
SELECT kind, facet, value, row_number() OVER (PARTITION BY kind, facet, value ORDER BY thing), thing
FROM held JOIN listed USING (number)
"""
CHOICES = """
INSERT INTO choice
SELECT kind, facet, value, coalesce(
    iif(facet = 'country', (SELECT thing.name FROM thing WHERE path = 'place/' || value), NULL), min(name)), count(*)
FROM held GROUP BY kind, facet, value
"""
PAIRS = """
INSERT INTO pair
SELECT one.kind, one.facet, one.value, two.facet, two.value, count(*)
FROM holds AS one JOIN holds AS two ON two.thing = one.thing AND two.facet <> one.facet
GROUP BY one.kind, one.facet, one.value, two.facet, two.value
"""


class Things:
    """The things of a release on their way into its index."""

    def __init__(self, tables: sqlite3.Connection, base: str) -> None:
        tables.executescript(FOUND)
        self.tables, self.base = tables, base
        self.number: int | None = None
        self.subject = b""
        self.said: dict[bytes, list[bytes]] = {}
        self.things: list[tuple[object, ...]] = []
        self.spellings: list[tuple[int, str]] = []
        self.aliases: list[tuple[str, str]] = []
        self.held: list[tuple[object, ...]] = []

    def add(self, statements: Iterable[Said], numbers: Mapping[bytes, int]) -> None:
        """Take statements that follow those before, in documents with such numbers."""
        for subject, term, value in [each for each in statements if each[1] in TERMS and each[0].endswith(THINGS)]:
            if subject != self.subject:
                self.close()
                self.subject, self.said = subject, {}
                self.number = numbers.get(subject[: subject.index(b"#") + 1])
            self.said.setdefault(term, []).append(value)
        self.write()

    def close(self) -> None:
        """End the thing at hand, where it is one."""
        path, _, end = self.subject[1:-1].decode().removeprefix(self.base).partition("#")
        number, kind = self.number, path.partition("/")[0]
        thing = described(path, kind, self.said, self.base) if number is not None and end == kind else None
        if number is None or thing is None:
            return
        name, year, language, place, spellings, *_ = thing
        self.things.append((number, kind, place, name, year, language, " ".join(spellings)))
        self.spellings.extend((number, spelling) for spelling in spellings)
        self.aliases.extend((link, path) for link in thing.same_as)
        self.held.extend((number, kind, *held) for held in thing.held)

    def write(self) -> None:
        """Put what was found beside the memory."""
        for rows, insertion in (
            (self.things, "INSERT INTO found_thing VALUES (?, ?, ?, ?, ?, ?, ?)"),
            (self.spellings, "INSERT INTO found_spelling VALUES (?, ?)"),
            (self.aliases, "INSERT INTO found_alias VALUES (?, ?)"),
            (self.held, "INSERT INTO held VALUES (?, ?, ?, ?, ?)"),
        ):
            self.tables.executemany(insertion, rows)
            rows.clear()

    def finish(self) -> None:
        """Number the things in the order of their names, and count what they are chosen by; the documents are written.

        Everything is sorted first, so that no table is written here and there.
        """
        self.close()
        self.write()
        for statement in (
            *(ALIASES, NUMBERED, *THING_ORDERS, LISTED, SPELLINGS),
            *(PLACES, *HOLDS_ORDERS, CHOICES, *CHOICE_ORDERS, PAIRS),
        ):
            self.tables.execute(statement)
