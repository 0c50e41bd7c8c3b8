"""The index, found while the dump passes by."""

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from catalogue import BASE, READINGS

from publisher.release import runs
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import INDEX

TABLES = (
    *("document", "departed", "alias", "thing", "spelling", "popular"),
    *("holds", "choice", "pair", "link", "found_idx", "found_data"),
)


def tables(folder: Path, piece: int) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the index of a release that was built from pieces of so many bytes."""
    history = History(folder)
    with patch.object(runs, "PIECE", piece):
        release = history.release(build(READINGS, BASE, history).id)
    with closing(sqlite3.connect(release / INDEX)) as index:
        index.text_factory = bytes
        return {table: index.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}  # noqa: S608


@pytest.mark.parametrize("piece", [1, 2000])
def test_where_the_pieces_of_a_dump_end_makes_no_difference(tmp_path: Path, piece: int) -> None:
    found = tables(tmp_path / "small", piece)
    assert found == tables(tmp_path / "whole", runs.PIECE)
    assert all(found[table] for table in ("document", "thing", "holds", "pair", "link"))
