"""Rows of tables of films that are no films."""

import re

from publisher.sources.tables.row import Row
from publisher.sources.tables.table import Table
from publisher.sources.tables.usual import CAMEL

NO_FILM = re.compile(r"(?i)\b(?:tv|series|episode|game|podcast|season|show)s?\b")
A_FILM = re.compile(r"(?i)movie|film|short|special|video$")
"""What kinds are no films, and which of them are."""


def no_film(table: Table, row: Row) -> str | None:
    """What a row is that is no film."""
    value = row.cells.get(table.columns.named.get("kind", ""))
    kind = CAMEL.sub(" ", value) if isinstance(value, str) else ""
    return kind.strip()[:60] if NO_FILM.search(kind) and not A_FILM.search(kind) else None
