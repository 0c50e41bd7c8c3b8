"""The index of a release, written in one walk along its dump."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.iris import looked_up
from publisher.progress import Progress
from publisher.release import documents, finding, index
from publisher.release.documents import Documents
from publisher.release.links import Leading
from publisher.release.passages import passages
from publisher.release.things import Things


@dataclass(frozen=True, slots=True)
class Release:
    """A release by its id and the base of its IRIs; the index of the one in place before, and old addresses."""

    id: str
    base: str
    before: Path | None = None
    departed: Mapping[str, str | None] = field(default_factory=dict)


def write(path: Path, dump: Path, release: Release, progress: Progress) -> None:
    """Write the index of a release whose dump is written."""
    base = release.base
    with index.writing(path) as tables, dump.open("rb") as lines:
        found, things, leading = Documents(tables, release.id), Things(tables, base), Leading(tables, base)
        for passage in passages(lines):
            name = passage.address.removeprefix(base)
            known = looked_up(name) if passage.address.startswith(base) else None
            if known is None:
                continue
            found.add(name, passage)
            things.add(name, known[0], passage.statements)
            leading.add(name, known[0], passage.statements)
            progress("index", found.count)
        things.finish()
        leading.finish()
        finding.write_names(tables)
        documents.keep_history(tables, release.before, release.id)
        documents.keep_departed(tables, release.departed, release.id)
