"""The index of a release: names to find things by, and the release in which each document last changed."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from publisher.iris import Kind, looked_up
from publisher.vocabulary import PROV, RDF, SCHEMA

CLASSES = {
    Kind.FILM: (SCHEMA.Movie,),
    Kind.PERSON: (SCHEMA.Person,),
    Kind.ORGANIZATION: (SCHEMA.Organization,),
    Kind.PLACE: (SCHEMA.Country, SCHEMA.City),
    Kind.EVENT: (SCHEMA.Festival,),
    Kind.SOURCE: (PROV.Entity,),
}
TABLES = """
CREATE TABLE document (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest BLOB NOT NULL,
                       changed TEXT NOT NULL);
CREATE TABLE thing (id INTEGER PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
                    sorted_by TEXT NOT NULL, year INTEGER);
CREATE UNIQUE INDEX thing_by_name ON thing (kind, sorted_by, path);
CREATE VIRTUAL TABLE found USING fts5 (names, content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
"""
LEADING = ("the ", "a ", "an ")
"""Words that a title is not sorted by."""


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The empty tables of a new index, committed at the end."""
    with closing(sqlite3.connect(path)) as tables, tables:
        tables.executescript(TABLES)
        yield tables


def write_things(tables: sqlite3.Connection, store: Store, base: str) -> None:
    """Write the things of a release with the names to find them by."""
    for number, (path, kind, names, year) in enumerate(listed(store, base), 1):
        row = (number, path, kind, names[0], sort_key(names[0]), year)
        tables.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
        tables.execute("INSERT INTO found (rowid, names) VALUES (?, ?)", (number, "\n".join(names)))


def write_documents(tables: sqlite3.Connection, lines: Iterable[str], base: str, release: str) -> None:
    """Write the documents of a release as if each had changed in it."""
    rows = ((number, *each, release) for number, each in enumerate(digests(lines, base), 1))
    tables.executemany("INSERT INTO document VALUES (?, ?, ?, ?)", rows)


def keep_changes(tables: sqlite3.Connection, before: Path | None) -> None:
    """Let each document that stands as it stood in the index `before` keep the release in which it last changed."""
    if before is None or not before.exists():
        return
    tables.commit()  # SQLite attaches nothing within a transaction
    tables.execute("ATTACH ? AS before", (str(before),))
    tables.execute(
        "UPDATE document SET changed = old.changed FROM before.document AS old"
        " WHERE old.path = document.path AND old.digest = document.digest"
    )


def digests(lines: Iterable[str], base: str) -> Iterator[tuple[str, bytes]]:
    """The path of each document in a sorted dump with the SHA-256 of its lines, which stand together there."""
    for address, group in groupby(lines, key=lambda line: line[1:].partition("#")[0]):
        path = address.removeprefix(base)
        if address.startswith(base) and looked_up(path):
            yield path, sha256("\n".join(group).encode("utf-8")).digest()


def listed(store: Store, base: str) -> Iterator[tuple[str, Kind, list[str], int | None]]:
    """Each thing of the catalogue: path, kind, names (the one to list it by first) and year."""
    for kind, classes in CLASSES.items():
        subjects = {
            quad.subject.value
            for each in classes
            for quad in store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(each), DefaultGraph())
            if isinstance(quad.subject, NamedNode) and quad.subject.value.endswith(f"#{kind}")
        }
        for subject in sorted(subjects):
            path = subject.removeprefix(base).partition("#")[0]
            names = [value for term in (SCHEMA.name, SCHEMA.alternateName) for value in values(store, subject, term)]
            years = values(store, subject, SCHEMA.dateCreated)
            yield path, kind, names or [path], int(years[0][:4]) if years else None


def values(store: Store, subject: str, term: str) -> list[str]:
    """The literals that the catalogue gives for a term, in a fixed order."""
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(term), None, DefaultGraph())
    return sorted(quad.object.value for quad in found if isinstance(quad.object, Literal))


def sort_key(name: str) -> str:
    """What a name is listed under: its words in lower case, without the article before them."""
    lower = name.casefold()
    return next((lower.removeprefix(word) for word in LEADING if lower.startswith(word)), lower)
