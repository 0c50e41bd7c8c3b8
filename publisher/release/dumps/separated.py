"""Tables as CSV (RFC 4180): names of the columns first, lists with a bar between their values, nothing for nothing."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from publisher.formats import Packing
from publisher.release.dumps.outlet import PIECE, Outlet
from publisher.release.dumps.tables import Table
from publisher.release.manifest import File

BETWEEN = "|"


class SeparatedValues:
    """A table on its way into a file."""

    def __init__(self, path: Path, table: Table, packing: Packing | None = None) -> None:
        self.count = 0
        self._outlet = Outlet(path, packing)
        self._gathered = io.StringIO()
        self._writer = csv.writer(self._gathered)
        self._writer.writerow([column.name for column in table.columns])
        self._lists = [place for place, column in enumerate(table.columns) if column.kind is list]

    def __enter__(self) -> Self:
        """Nothing more is needed."""
        return self

    def write(self, row: Sequence[Any]) -> None:
        """Take a row."""
        self.count += 1
        cells = list(row)
        for place in self._lists:
            cells[place] = BETWEEN.join(cells[place])
        self._writer.writerow(cells)
        if self._gathered.tell() > PIECE:
            self._pass_on()

    def finished(self) -> File:
        """Write what is left, and say what the file is."""
        self._pass_on()
        return self._outlet.finished(rows=self.count)

    def _pass_on(self) -> None:
        """Pass on what was gathered."""
        self._outlet.write(self._gathered.getvalue().encode("utf-8", "surrogatepass"))
        self._gathered.seek(0)
        self._gathered.truncate()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, finished or not."""
        self._outlet.__exit__(kind, error, trace)
