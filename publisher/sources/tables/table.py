"""A table: its file, what is declared of it, and what its columns are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from publisher.sources.opening import File
from publisher.sources.tables import objects, parquet, separated
from publisher.sources.tables.columns import Columns, columns
from publisher.sources.tables.declared import Declared, declared
from publisher.sources.tables.row import Row, Rows

FORMS: Mapping[str, tuple[str, Callable[[File, Declared], Rows]]] = {
    ".csv": ("text/csv", separated.rows),
    ".tsv": ("text/tab-separated-values", separated.rows),
    ".json": ("application/json", objects.rows),
    ".jsonl": ("application/jsonl", objects.lines),
    ".ndjson": ("application/x-ndjson", objects.lines),
    ".parquet": ("application/vnd.apache.parquet", parquet.rows),
}
MEDIA_TYPES = {ending: media_type for ending, (media_type, _) in FORMS.items()}
PEEK = 100
"""Rows by which the columns of a table are known, since objects need not all have the same."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has rows."""

    file: File
    declared: Declared
    columns: Columns

    @classmethod
    def of(cls, file: File) -> "Table":
        """The table in a file.

        Raises `UnreadableSource` for what is none, and for a declaration that does not fit.
        """
        said = declared(file.path) if file.piped is None else Declared()
        if FORMS[file.ending][1] is separated.rows:
            return cls(file, said, columns(file.path, separated.header(file, said), said))
        first = (row for row in FORMS[file.ending][1](file, said) if isinstance(row, Row))
        header = dict.fromkeys(name for row in islice(first, PEEK) for name in row.cells)
        return cls(file, said, columns(file.path, header, said))

    def rows(self) -> Rows:
        """Yield its rows, and what is wrong in it."""
        return FORMS[self.file.ending][1](self.file, self.declared)

    def cells(self, row: Row) -> Iterator[tuple[str, object, int]]:
        """Yield what each cell of a row is, its value, and its number."""
        numbers = {name: number for number, name in enumerate(row.cells, 1)}
        further = ((meaning, name) for name, meaning in self.columns.more.items())
        for meaning, name in (*self.columns.named.items(), *further):
            if name in row.cells:
                yield meaning, row.cells[name], numbers[name]
