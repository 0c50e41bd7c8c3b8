"""The addresses of a release's documents, in a fixed order, each with the release in which it last changed."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.release.index import Index


@dataclass(frozen=True, slots=True)
class Addresses:
    """The documents that the index of a release lists; they are numbered from 1, so any run of them costs the same."""

    index: Index

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self.index.number("SELECT max(number) FROM document")

    def run(self, part: int, size: int) -> Sequence[tuple[str, str]]:
        """The documents of a part, counted from 1 in parts of `size`: path, and the release of the last change."""
        return self.index.rows(
            "SELECT path, changed FROM document WHERE number > ? AND number <= ? ORDER BY number",
            (part - 1) * size,
            part * size,
        )

    def changed(self, paths: Iterable[str]) -> frozenset[str]:
        """The releases in which the documents at some paths last changed; paths that have none count for nothing."""
        sql = "SELECT DISTINCT changed FROM document WHERE path IN (SELECT value FROM json_each(?))"
        return frozenset(release for (release,) in self.index.rows(sql, json.dumps(list(paths))))

    def changes(self, size: int) -> Sequence[frozenset[str]]:
        """The releases in which the documents of each part last changed."""
        found: dict[int, set[str]] = defaultdict(set)
        for part, release in self.index.rows("SELECT DISTINCT (number - 1) / ?, changed FROM document", size):
            found[part].add(release)
        return [frozenset(releases) for _, releases in sorted(found.items())]
