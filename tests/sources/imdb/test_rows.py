"""The rows of a data set, whatever is wrong among them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from publisher.errors import UnfitFact
from publisher.findings import Finding, Level
from publisher.sources.imdb.rows import Rows, Written
from publisher.sources.imdb.titles import named
from publisher.sources.opening import File
from publisher.sources.tables.lines import LONGEST

COLUMNS = ("tconst", "ordering")
MANY = 30_000


def read(folder: Path, content: bytes) -> tuple[dict[str, list[int]], list[str]]:
    """The numbers of the lines of each key, and what is wrong."""
    path = folder / "data.tsv"
    path.write_bytes("\t".join(COLUMNS).encode() + b"\n" + content)
    findings: list[Finding] = []
    found = {group.key: group.numbers for group in Rows(File.of(path), COLUMNS, findings).groups()}
    assert {each.level for each in findings} <= {Level.REFUSED}
    return found, [f"{each.place.line}:{each.place.column} {each.what}" for each in findings]


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (b"tt0500000\t\xff\n", "502:11 not utf-8 text"),
        (b"tt0500000\n", "502:0 1 cells, but 2 columns"),
        (b"tt0499998\t1\n", "502:0 tt0499998 after tt0499999: the file is not sorted"),
        (b"tt0500000\t" + b"x" * LONGEST + b"\n", f"502:0 a line of more than {LONGEST:,} bytes"),
    ],
)
def test_a_bad_line_among_many_costs_nothing_else(tmp_path: Path, bad: bytes, told: str) -> None:
    lines = [f"tt{number:07d}\t1\n".encode() for number in range(499_500, 499_500 + MANY)]
    found, wrong = read(tmp_path, b"".join([*lines[:500], bad, *lines[500:]]))
    assert wrong == [told]
    assert list(found.values()) == [[number + 2 + (number >= 500)] for number in range(MANY)]


def test_rows_of_one_key_stand_together_over_all_pieces_of_a_file(tmp_path: Path) -> None:
    found, wrong = read(tmp_path, b"".join(b"tt1\t%d\n" % number for number in range(MANY)))
    assert (list(found), wrong) == (["tt1"], [])
    assert found["tt1"] == list(range(2, MANY + 2))


def test_the_last_line_may_lack_its_end_and_any_may_have_two(tmp_path: Path) -> None:
    assert read(tmp_path, b"tt1\t1\r\ntt2\t2") == ({"tt1": [2], "tt2": [3]}, [])


def test_nothing_is_an_empty_cell() -> None:
    text = "\\N\ta\t\\N\t\\N\n\\Na\tb\\N\t\\N\t\\N\\N"
    rows = [row.cells for row in Written("file", (2, 3), text).rows()]
    assert rows == [["", "a", "", ""], ["\\Na", "b\\N", "", "\\N\\N"]]


@given(characters=some.lists(some.text(), min_size=1, max_size=3), ascii_only=some.booleans())
def test_characters_are_read_as_json_reads_them(characters: list[str], *, ascii_only: bool) -> None:
    expected = [" ".join(each.split()) for each in dict.fromkeys(characters) if each.strip()]
    assert named(json.dumps(characters, ensure_ascii=ascii_only)) == expected


@pytest.mark.parametrize("cell", ['["a\tb"]', '["a"', "[1]", '{"a": 1}', "[" * 100_000])
def test_what_is_no_list_of_characters_is_refused(cell: str) -> None:
    with pytest.raises(UnfitFact, match="no list of characters"):
        named(cell)
