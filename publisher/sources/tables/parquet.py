"""Parquet, by pyarrow, which is installed where it is wanted."""

from importlib import import_module
from typing import Any

from publisher.errors import UnreadableSource
from publisher.findings import Finding
from publisher.sources.opening import LARGEST, File
from publisher.sources.tables.declared import Declared
from publisher.sources.tables.row import Row, Rows

BATCH = 10_000
MAGIC = b"PAR1"


def rows(file: File, _: Declared) -> Rows:
    """Yield the rows of a file, counted in place of lines.

    Raises `UnreadableSource` where pyarrow is missing, or cannot read the file.
    """
    arrow, library = found("pyarrow"), found("pyarrow.parquet")
    broken = list[Finding]()
    try:
        table = library.ParquetFile(opened(file, broken, arrow))
        batches = (batch.to_pylist() for batch in table.iter_batches(BATCH))
        number = 0
        for batch in batches:
            for cells in batch:
                number += 1
                yield Row(number, cells)
    except (arrow.ArrowException, OSError) as error:
        raise UnreadableSource(f"{file}: no Parquet: {error}", "write the file again") from error
    yield from broken


def opened(file: File, broken: list[Finding], arrow: Any) -> Any:
    """What can be read of at any place: the file as it lies there, or what is unpacked of it."""
    with file.raw() as stream:
        bare = file.piped is None and stream.read(len(MAGIC)) == MAGIC
    return str(file.path) if bare else arrow.BufferReader(file.content(broken, LARGEST))


def found(name: str) -> Any:
    """A library that is not needed by everybody."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        what = "Parquet is read by pyarrow, which is not installed"
        raise UnreadableSource(what, "pip install 'film-facts-publisher[parquet]'") from error
