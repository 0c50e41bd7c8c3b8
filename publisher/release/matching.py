"""Finding the film that a page is about: by an address, or by title and year; one connection for many questions."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from publisher.iris import Kind, spelling

LINKED = """
SELECT DISTINCT alias.path FROM alias JOIN thing ON thing.path = alias.path
WHERE thing.kind = ? AND alias.link IN (SELECT value FROM json_each(?))
"""
TITLED = """
SELECT thing.path FROM spelling JOIN thing ON thing.id = spelling.thing
WHERE spelling.spelling = ? AND thing.kind = ? AND thing.year = ?
"""


class Matching:
    """The films of a release by what others call them, in the index at a path."""

    def __init__(self, index: Path) -> None:
        self._tables = sqlite3.connect(f"file:{index}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def linked(self, links: Iterable[str]) -> Sequence[str]:
        """The paths of the films that are said to be the same as one of the addresses."""
        return [path for (path,) in self._tables.execute(LINKED, (Kind.FILM, json.dumps(list(links))))]

    def titled(self, title: str, year: int) -> Sequence[str]:
        """The paths of the films of a title, however it is spelled, and a year."""
        return [path for (path,) in self._tables.execute(TITLED, (spelling(title), Kind.FILM, year))]
