"""One row of a table."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from publisher.findings import Finding


class Row(NamedTuple):
    """The cells of a row by the names of their columns, and the line where it begins."""

    line: int
    cells: Mapping[str, Any]


Rows = Iterator[Row | Finding]
