"""A release to read: describe a thing, list a kind, find a name, answer a query.

The site's reads go through `Store` alone, so that another engine can stand behind the same site.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pyoxigraph as ox

from publisher.description import Description, Merged, Pages, Statements
from publisher.errors import BrokenRelease, UnknownThing
from publisher.iris import Kind
from publisher.release import holdings
from publisher.release.addresses import Addresses
from publisher.release.changes import Changes, Step
from publisher.release.dates import Dates
from publisher.release.difference import Fate
from publisher.release.documents import Departed, Departures
from publisher.release.files import Files
from publisher.release.finding import Names
from publisher.release.history import SHORT, History, Issue
from publisher.release.holding import Hold
from publisher.release.index import Index
from publisher.release.links import Links
from publisher.release.listing import MOST_COUNTED, Choice, Things
from publisher.release.manifest import DUMP, INDEX, MANIFEST, STORE, File, Manifest
from publisher.release.members import Member
from publisher.release.passages import Passages
from publisher.release.things import FACETS, Entry
from publisher.vocabulary import SCHEMA

__all__ = [
    "FACETS",
    "MOST_COUNTED",
    "Answer",
    "Choice",
    "Dataset",
    "Departed",
    "EmbeddedStore",
    "Entry",
    "Fate",
    "File",
    "Files",
    "Member",
    "Step",
    "Store",
]

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
PAGE = 100
"""Documents that lead to a thing on one page of its own."""
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of: those merged as its default graph, and those that it may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Store(Protocol):
    """What the site reads."""

    manifest: Manifest
    dates: Dates
    changes: Changes
    addresses: Addresses

    def describe(self, path: str, page: int = 1) -> Description | None:
        """What is said on a page of the document at a path (`film/alien-1979`), or None where there is no such page."""

    def merge(self, path: str) -> Merged | None:
        """What is said in the document at a path, merged and without who says it, or None where there is none."""

    def departed(self, path: str) -> Departed | None:
        """What became of a document that was at a path once, or None where none ever was."""

    def things(self, kind: Kind, offset: int, limit: int, chosen: Mapping[str, str] = NOTHING) -> Sequence[Entry]:
        """The things of a kind that have the chosen values of facets, by name, a page of them."""

    def count(self, kind: Kind, chosen: Mapping[str, str] = NOTHING) -> int:
        """How many there are, counted no further than `MOST_COUNTED` where several values are chosen."""

    def choices(self, kind: Kind, facet: str, chosen: Mapping[str, str] = NOTHING) -> Sequence[Choice]:
        """The values of a facet among the things that have the values chosen of the others, by name."""

    def choice(self, kind: Kind, facet: str, value: str) -> Choice | None:
        """One value of a facet, None where nothing has it."""

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold the words of the text, the last perhaps only begun, the best first."""

    def near(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold as many of the first words of the text as any do."""

    def works(self, path: str, limit: int) -> Mapping[str, Sequence[Entry]]:
        """The latest films, besides that at a path, of each person in it, by the paths of the people."""

    def companions(self, path: str, limit: int) -> Sequence[tuple[Entry, int]]:
        """Who has roles in the latest films in which someone has, and in how many."""

    def files(self, name: str | None = None) -> Files:
        """The files of the release that is called so, of the one at hand without a name."""

    @property
    def licences(self) -> Mapping[str, frozenset[str]]:
        """The licences of each source that states one, by the IRI of the source."""

    def query(self, sparql: str, prefixes: Mapping[str, str], dataset: Dataset | None = None) -> Answer:
        """The answer to a SPARQL query, with prefixes that it need not declare."""


class EmbeddedStore:
    """The release in a folder, opened read-only in this process."""

    def __init__(self, folder: Path, issues: Sequence[Issue] | None = None) -> None:
        """Open a release, with the lines of the log that are true for it: without them, those that are true now.

        Raises `BrokenRelease` where a part of it is missing or was cut short.
        """
        self.folder = folder
        self._hold = Hold(folder)
        self.manifest = Manifest.read(folder)
        holdings.check(folder)
        for name, promised in self.manifest.dumps.items():
            path = folder / name
            if not path.exists() or path.stat().st_size != promised.bytes:
                raise BrokenRelease(f"{path}: not the {promised.bytes} bytes promised", "build the release again")
        try:
            self._graph = ox.Store.read_only(str(folder / STORE))
        except (OSError, RuntimeError) as error:
            raise BrokenRelease(f"{folder / STORE}: {error}", "build the release again") from error
        history = History(folder.resolve().parents[1])
        self.changes = Changes(history, tuple(history.issues() if issues is None else issues))
        self.dates = Dates.of(self.changes.issues)
        index = Index(folder / INDEX).checked()
        self.addresses = Addresses(index)
        self._things, self._names, self._links = Things(index), Names(index), Links(index)
        self._departures, self._passages = Departures(index), Passages(index, folder / DUMP)
        properties = tuple(self.manifest.statistics.properties)
        self._statements = Statements(self._graph, self.manifest.base, properties, self._passages.short)

    @property
    def dump(self) -> Path:
        """The N-Quads of the release."""
        return self.folder / DUMP

    def files(self, name: str | None = None) -> Files:
        """The files of the release that is called so, of the one at hand without a name.

        Raises `UnknownThing` where there is none, or where it was removed.
        """
        own = self.dates.name(self.manifest.id)
        if name in (None, own):
            return Files(self.folder, self.manifest, own)
        releases = {
            self.dates.name(release): self.folder.resolve().parent / release[:SHORT] for release in self.dates.issued
        }
        folder = releases.get(name)
        if folder is None or not (folder / MANIFEST).exists():
            raise UnknownThing(f"no release {name!r}", "the files of the latest are listed at /dumps/")
        return Files(folder, Manifest.read(folder), name)

    def describe(self, path: str, page: int = 1) -> Description | None:
        """What is said on a page of the document at a path, or None where there is no such page."""
        if path.startswith(f"{Kind.FILM}/"):
            return self._statements.describe(path, own=self._passages.statements(path)) if page == 1 else None
        count = self._links.count(path)
        pages = Pages(page, max(1, -(-count // PAGE)), count)
        if not 1 <= page <= pages.count:
            return None
        found = self._links.run(path, (page - 1) * PAGE + 1, page * PAGE) if count else []
        # a source's document is not what its lines say, which lead to all that it tells of
        own = None if path.startswith(f"{Kind.SOURCE}/") else self._passages.short(path)
        return self._statements.describe(path, [link.iri(self.manifest.base) for link in found], pages, own or ())

    def merge(self, path: str) -> Merged | None:
        """What is said in the document at a path, merged and without who says it, or None where there is none."""
        own = self._passages.statements(path) if path.startswith(f"{Kind.FILM}/") else ()
        return self._statements.merge(path, own)

    def departed(self, path: str) -> Departed | None:
        """What became of a document that was at a path once, or None where none ever was."""
        return self._departures.of(path)

    def things(self, kind: Kind, offset: int, limit: int, chosen: Mapping[str, str] = NOTHING) -> Sequence[Entry]:
        """The things of a kind that have the chosen values of facets, by name, a page of them."""
        return self._things.run(kind, chosen, offset, limit)

    def count(self, kind: Kind, chosen: Mapping[str, str] = NOTHING) -> int:
        """How many there are, counted no further than `MOST_COUNTED` where several values are chosen."""
        return self._things.count(kind, chosen)

    def choices(self, kind: Kind, facet: str, chosen: Mapping[str, str] = NOTHING) -> Sequence[Choice]:
        """The values of a facet among the things that have the values chosen of the others, by name."""
        return self._things.choices(kind, facet, chosen)

    def choice(self, kind: Kind, facet: str, value: str) -> Choice | None:
        """One value of a facet, None where nothing has it."""
        return self._things.choice(kind, facet, value)

    def find(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold the words of the text, the last perhaps only begun, the best first."""
        return self._names.find(text, limit)

    def near(self, text: str, limit: int) -> Sequence[Entry]:
        """The things whose names hold as many of the first words of the text as any do."""
        return self._names.near(text, limit)

    def works(self, path: str, limit: int) -> Mapping[str, Sequence[Entry]]:
        """The latest films, besides that at a path, of each person in it, by the paths of the people."""
        return self._links.works(path, limit)

    def companions(self, path: str, limit: int) -> Sequence[tuple[Entry, int]]:
        """Who has roles in the latest films in which someone has, and in how many."""
        return self._links.companions(path, PAGE, limit)

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
