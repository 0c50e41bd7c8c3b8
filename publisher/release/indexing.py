"""The index of a release: what it needs is found while the dump is written, and is put in order then."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher.release import documents, finding
from publisher.release.documents import Documents
from publisher.release.links import Leading
from publisher.release.listed import Things
from publisher.release.passages import Said


@dataclass(frozen=True, slots=True)
class Release:
    """A release by its id and the base of its IRIs; the index of the one in place before, and old addresses."""

    id: str
    base: str
    before: Path | None = None
    departed: Mapping[str, str | None] = field(default_factory=dict)


class Walk:
    """What an index needs, found in statements and lines that pass by."""

    def __init__(self, tables: sqlite3.Connection, base: str) -> None:
        self.tables = tables
        self.documents, self.things, self.leading = Documents(tables, base), Things(tables, base), Leading(tables, base)

    def add(self, statements: Sequence[Said], lines: Sequence[bytes]) -> None:
        """Take statements, each once, and the lines in which they stand; they follow those before."""
        numbers = self.documents.add(lines)
        self.things.add(statements, numbers)
        self.leading.add(statements, numbers)

    def finish(self, release: Release) -> None:
        """Write the index down."""
        self.documents.finish(release.id)
        self.things.finish()
        self.leading.finish()
        finding.write_names(self.tables)
        documents.keep_history(self.tables, release.before, release.id)
        documents.keep_departed(self.tables, release.departed, release.id)
