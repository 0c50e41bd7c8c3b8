"""Files as they lie in a folder."""

from pathlib import Path

import pytest
from folders import read

from publisher.errors import UnreadableSource
from publisher.sources.origins import readings


def test_what_tells_of_a_folder_is_no_source_and_neither_is_what_is_hidden(tmp_path: Path) -> None:
    files = {"README_md": "# Films", "SOURCE_txt": "x", "_hidden_csv": "title\nNo\n", "a_csv": "title\nAlien\n"}
    assert [reading.source.name for reading in read(tmp_path, **files)] == ["a.csv"]


def test_files_of_a_folder_that_nobody_reads_are_told(tmp_path: Path) -> None:
    for folder, names in (("read", ("a.csv", "films.cypher", "README.md")), ("unread", ("films.cypher", "films.xlsx"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text("title\nAlien\n")
    findings = [each for reading in readings([tmp_path / "read", tmp_path / "unread"]) for each in reading.findings]
    assert [(each.level, each.what) for each in findings] == [
        ("unread", "1 files that no origin reads: films.cypher"),
        ("doubtful", "2 files that no origin reads: films.cypher, films.xlsx"),
    ]


def test_a_pattern_names_files(tmp_path: Path) -> None:
    read(tmp_path, a_csv="title\nA\n", b_csv="title\nB\n", c_tsv="title\nC\n")
    assert [reading.source.name for reading in readings([tmp_path / "*.csv"])] == ["a.csv", "b.csv"]
    with pytest.raises(UnreadableSource, match="no file fits"):
        list(readings([tmp_path / "*.parquet"]))
