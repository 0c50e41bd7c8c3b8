"""Tables as Parquet, by pyarrow, which is installed where it is wanted."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from publisher.release.dumps.tables import Table
from publisher.release.manifest import File, file

GROUP = 1 << 16
"""Rows that stand together in the file."""


class Parquet:
    """A table on its way into a file."""

    def __init__(self, path: Path, table: Table) -> None:
        self.path, self.count = path, 0
        self._kinds = [column.kind for column in table.columns]
        self._arrow = import_module("pyarrow")
        self._schema = self._arrow.schema([(each.name, arrow_type(self._arrow, each.kind)) for each in table.columns])
        self._rows: list[Sequence[Any]] = []
        self._writer = import_module("pyarrow.parquet").ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> Self:
        """Nothing more is needed."""
        return self

    def write(self, row: Sequence[Any]) -> None:
        """Take a row."""
        self.count += 1
        self._rows.append(row)
        if len(self._rows) == GROUP:
            self._pass_on()

    def finished(self) -> File:
        """Write what is left, and say what the file is."""
        self._pass_on()
        self._writer.close()
        return file(self.path, rows=self.count)

    def _pass_on(self) -> None:
        """Write the rows that were gathered."""
        columns = zip(*self._rows, strict=True) if self._rows else [()] * len(self._kinds)
        arrays = [
            self._arrow.array(map(float_of, values) if kind is float else values, each.type)
            for values, kind, each in zip(columns, self._kinds, self._schema, strict=True)
        ]
        self._writer.write_batch(self._arrow.record_batch(arrays, schema=self._schema))
        self._rows.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, finished or not."""
        self._writer.close()


def arrow_type(arrow: Any, kind: type) -> Any:
    """A kind of value as Arrow calls it."""
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    return arrow.list_(arrow.string()) if kind is list else kinds[kind]


def float_of(value: Any) -> float | None:
    """A decimal number as Parquet keeps numbers here."""
    return None if value is None else float(value)
