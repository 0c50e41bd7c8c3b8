"""The people of IMDb beside the memory, as rows of their form."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from publisher.findings import Finding
from publisher.sources.imdb import COLUMNS
from publisher.sources.imdb.people import BLOCK, USUAL, People, fitting, person
from publisher.sources.imdb.rows import Rows
from publisher.sources.opening import File

MANY = 3 * BLOCK + 7


def people(folder: Path, rows: Sequence[str], findings: list[Finding] | None = None) -> People:
    """The people of some rows, `|` between their cells."""
    path = folder / "name.basics.tsv"
    columns = COLUMNS["name.basics"]
    path.write_text("\n".join(["\t".join(columns), *(row.replace("|", "\t") for row in rows), ""]), encoding="utf-8")
    found: list[Finding] = [] if findings is None else findings
    return People(fitting(Rows(File.of(path), columns, found), found))


@given(row=some.from_regex(USUAL, fullmatch=True))
def test_a_row_that_looks_as_most_do_is_of_somebody(row: str) -> None:
    key, name, born, died, *_ = row.split("\t")
    if born <= died:
        assert person(key, name, born, died).name == name


def test_everybody_is_found_and_nobody_else(tmp_path: Path) -> None:
    found = people(tmp_path, [rf"nm{number:07d}|Name {number}|\N|\N|\N|\N" for number in range(2, 2 * MANY, 2)])
    for number in range(2 * MANY + 2):
        known = found[f"nm{number:07d}"]
        assert (known and known.name) == (f"Name {number}" if number in range(2, 2 * MANY, 2) else None)


@pytest.mark.parametrize("key", ["", "nm", "nm0000001\n", "Ripley", "nm00000010"])
def test_what_is_no_identifier_is_nobodys(tmp_path: Path, key: str) -> None:
    assert people(tmp_path, [r"nm0000001|Ripley|\N|\N|\N|\N"])[key] is None


def test_without_rows_there_is_nobody(tmp_path: Path) -> None:
    assert people(tmp_path, [])["nm0000001"] is None


def test_of_two_with_one_identifier_the_first_is_taken(tmp_path: Path) -> None:
    findings: list[Finding] = []
    found = people(tmp_path, [r"nm0000001|A|\N|\N|\N|\N", r"nm0000001|B|\N|\N|\N|\N"], findings)
    assert (known := found["nm0000001"])
    assert known.name == "A"
    assert [(each.place.line, each.what) for each in findings] == [(3, "nm0000001 is given a second time")]
