"""What a release must satisfy before readers see it."""

import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import HeldBack
from publisher.release.manifest import INDEX

FEW = 10
"""So many documents may always go: in a small catalogue a single film is a large share."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When a release is put in place, and how many are kept."""

    most_lost: float = 1.0
    """The share of its documents that the release in place may lose."""
    accept: bool = False
    """Whether it is put in place whatever it breaks or loses."""
    keep: int = sys.maxsize
    """How many releases stay in the publishing folder."""


ANY = Rules()
"""Whatever keeps to the shapes."""


def admit(rules: Rules, folder: Path, before: Path | None, violations: Sequence[str]) -> None:
    """See that a release may take the place of the one before.

    Raises `HeldBack` where it breaks the shapes, or loses more than it may.
    """
    if rules.accept:
        return
    mend = f"release {folder.name} is written, but not put in place; the one before stays: mend the sources, or build"
    mend += " again with --accept"
    if violations:
        raise HeldBack("\n".join([*violations, f"{len(violations)} statements break the shapes"]), mend)
    lost, count = losses(folder / INDEX, before / INDEX) if before else (0, 0)
    if lost > FEW and lost > rules.most_lost * count:
        raise HeldBack(
            f"{lost} of {count} documents would be gone, more than {rules.most_lost:.0%}",
            f"{mend}; `publisher diff {before.name if before else ''} {folder.name} --things` says which",
        )


def losses(index: Path, before: Path) -> tuple[int, int]:
    """How many documents of the index before are not in an index, and how many it has; nothing where it has no form."""
    try:
        with closing(sqlite3.connect(f"file:{index}?mode=ro", uri=True)) as tables:
            tables.execute("ATTACH ? AS before", (str(before),))
            gone = "SELECT count(*) FROM before.document WHERE path NOT IN (SELECT path FROM main.document)"
            (lost,), (count,) = (
                tables.execute(sql).fetchone() for sql in (gone, "SELECT count(*) FROM before.document")
            )
    except sqlite3.Error:
        return 0, 0
    return int(lost), int(count)
