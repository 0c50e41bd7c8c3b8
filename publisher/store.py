"""A release to read: describe a thing, list a kind, find a name, answer a query.

The site's reads go through `Store` alone, so that another engine can stand behind the same site.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from publisher.description import Description, Statements
from publisher.errors import BrokenRelease, UnknownThing
from publisher.iris import Kind, slug
from publisher.release.addresses import Addresses
from publisher.release.dates import Dates
from publisher.release.history import History
from publisher.release.manifest import DUMP, INDEX, STORE, Manifest
from publisher.vocabulary import SCHEMA

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in a list of things."""

    path: str
    kind: Kind
    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of: those merged as its default graph, and those that it may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Genre:
    """The films of a genre, by name."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


class Store(Protocol):
    """What the site reads."""

    manifest: Manifest
    dates: Dates
    addresses: Addresses

    def describe(self, path: str) -> Description | None:
        """What is said in the document at a path (`film/alien-1979`), or None where there is no such document."""

    def things(self, kind: Kind, offset: int, limit: int) -> Sequence[Entry]:
        """The things of a kind by name, a page of them."""

    def count(self, kind: Kind) -> int:
        """How many things of a kind there are."""

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold words that begin with the words of the text, the best first."""

    def file(self, name: str) -> Path:
        """A file that the manifest promises."""

    @property
    def genres(self) -> Mapping[str, Genre]:
        """The genres by their slugs, in the order of their names."""

    @property
    def licences(self) -> Mapping[str, frozenset[str]]:
        """The licences of each source that states one, by the IRI of the source."""

    def query(self, sparql: str, prefixes: Mapping[str, str], dataset: Dataset | None = None) -> Answer:
        """The answer to a SPARQL query, with prefixes that it need not declare."""


class EmbeddedStore:
    """The release in a folder, opened read-only in this process."""

    def __init__(self, folder: Path) -> None:
        """Open a release.

        Raises `BrokenRelease` where a part of it is missing or was cut short.
        """
        self.folder = folder
        self.manifest = Manifest.read(folder)
        for name, promised in self.manifest.dumps.items():
            path = folder / name
            if not path.exists() or path.stat().st_size != promised.bytes:
                raise BrokenRelease(f"{path}: not the {promised.bytes} bytes promised", "build the release again")
        try:
            self._graph = ox.Store.read_only(str(folder / STORE))
        except OSError as error:
            raise BrokenRelease(f"{folder / STORE}: {error}", "build the release again") from error
        self._statements = Statements(self._graph, self.manifest.base)
        self.dates = Dates.of(History(folder.resolve().parents[1]).issues())
        self.addresses = Addresses(folder / INDEX)
        self._index = f"file:{folder / INDEX}?mode=ro&immutable=1"

    @property
    def dump(self) -> Path:
        """The N-Quads of the release."""
        return self.file(DUMP)

    def file(self, name: str) -> Path:
        """A file that the manifest promises.

        Raises `UnknownThing` for any other name.
        """
        if name not in self.manifest.dumps:
            raise UnknownThing(f"the release has no file {name!r}", "see the list of its files")
        return self.folder / name

    def describe(self, path: str) -> Description | None:
        """What is said in the document at a path, or None where there is no such document."""
        return self._statements.describe(path)

    def things(self, kind: Kind, offset: int, limit: int) -> Sequence[Entry]:
        """The things of a kind by name, a page of them."""
        return self._entries(
            "SELECT path, kind, name, year FROM thing WHERE kind = ? ORDER BY sorted_by, path LIMIT ? OFFSET ?",
            (kind, limit, offset),
        )

    def count(self, kind: Kind) -> int:
        """How many things of a kind there are."""
        with closing(sqlite3.connect(self._index, uri=True)) as index:
            return int(index.execute("SELECT count(*) FROM thing WHERE kind = ?", (kind,)).fetchone()[0])

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold words that begin with the words of the text, the best first."""
        wanted = " ".join(f'"{word}"*' for word in re.findall(r"\w+", text))
        return (
            self._entries(
                "SELECT path, kind, name, year FROM found JOIN thing ON thing.id = found.rowid"
                " WHERE found MATCH ? ORDER BY rank, sorted_by, path LIMIT ?",
                (wanted, limit),
            )
            if wanted
            else ()
        )

    @cached_property
    def genres(self) -> Mapping[str, Genre]:
        """The genres by their slugs, in the order of their names; read once, since a release never changes."""
        names: dict[str, str] = {}
        members: dict[str, set[str]] = {}
        for quad in self._graph.quads_for_pattern(None, ox.NamedNode(SCHEMA.genre), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                name = slug(quad.object.value)
                names[name] = min(quad.object.value, names.get(name, quad.object.value))
                members.setdefault(name, set()).add(quad.subject.value.removeprefix(self.manifest.base))
        films = {f"{entry.path}#{entry.kind}": entry for entry in self.things(Kind.FILM, 0, -1)} if names else {}
        return {
            name: Genre(name, names[name], tuple(entry for path, entry in films.items() if path in members[name]))
            for name in sorted(names, key=lambda name: names[name].casefold())
        }

    @cached_property
    def licences(self) -> Mapping[str, frozenset[str]]:
        """The licences of each source that states one, by the IRI of the source; read once."""
        found: dict[str, frozenset[str]] = {}
        for quad in self._graph.quads_for_pattern(None, ox.NamedNode(SCHEMA.license), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[quad.subject.value] = found.get(quad.subject.value, frozenset()) | {quad.object.value}
        return found

    def query(self, sparql: str, prefixes: Mapping[str, str], dataset: Dataset | None = None) -> Answer:
        """The answer to a SPARQL query, with prefixes that it need not declare; without a data set, of everything."""
        return self._graph.query(
            sparql,
            base_iri=self.manifest.base,
            prefixes=dict(prefixes),
            default_graph=None if dataset is None else [ox.NamedNode(iri) for iri in dataset.default],
            named_graphs=None if dataset is None else [ox.NamedNode(iri) for iri in dataset.named],
        )

    def _entries(self, sql: str, values: Sequence[object]) -> Sequence[Entry]:
        """Rows of the index as entries; a connection to an immutable file costs less than sharing one."""
        with closing(sqlite3.connect(self._index, uri=True)) as index:
            rows = index.execute(sql, values).fetchall()
        return tuple(Entry(path, Kind(kind), name, year) for path, kind, name, year in rows)
