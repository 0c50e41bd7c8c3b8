"""What the release in place says of whose its documents are, for the identity of things in the next one."""

import sqlite3
from pathlib import Path

from publisher.errors import BrokenRelease
from publisher.identity import Published
from publisher.iris import Kind
from publisher.release.index import Index
from publisher.release.manifest import Manifest

THINGS = """
SELECT thing.path, thing.name, coalesce(thing.year, ''), coalesce(known.links, '') FROM thing
LEFT JOIN (SELECT path, group_concat(link, ' ') AS links FROM alias GROUP BY path) AS known ON known.path = thing.path
WHERE thing.kind != ?
"""


def published(index: Path | None, base: str) -> list[Published]:
    """The things of a release, by its index, whose documents have the same base; none where it cannot be read."""
    try:
        if index is None or Manifest.read(index.parent).base != base:
            return []
        rows = Index(index).checked().rows(THINGS, Kind.SOURCE)
    except (BrokenRelease, sqlite3.Error):
        return []
    return [Published(path, name, str(year), tuple(sorted(links.split()))) for path, name, year, links in rows]
