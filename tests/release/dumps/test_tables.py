import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from catalogue import BASE, HOSTILE, READINGS, reading
from terms import quads

from publisher import nquads
from publisher.facts import Person, Text
from publisher.release import dumps
from publisher.release.dumps import literals
from publisher.release.dumps.tables import TABLES
from publisher.release.manifest import DUMP, File
from publisher.sources.reading import Reading

Rows = list[dict[str, str]]


def tables(folder: Path, *readings: Reading) -> dict[str, Rows]:
    write(folder, *readings)
    return {name: rows(folder / f"{name}.csv") for name in TABLES}


def write(folder: Path, *readings: Reading, names: str = "csv") -> dict[str, File]:
    lines = nquads.lines(quads(readings, BASE))
    (folder / DUMP).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return dumps.write(folder, BASE, dumps.chosen(names))


def rows(path: Path) -> Rows:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def test_a_film_is_a_row_with_names_in_place_of_addresses(tmp_path: Path) -> None:
    films = tables(tmp_path, *READINGS)["films"]
    assert [film["name"] for film in films] == ["Get Out", "The Perfection"]
    film = films[1]
    assert film["id"] == f"{BASE}film/the-perfection-2018#film"
    assert (film["year"], film["minutes"], film["released"]) == ("2018", "90", "2018-09-20")
    assert film["genres"] == "psychological horror|thriller"
    assert (film["countries"], film["directors"]) == ("United States", "Richard Shepard")
    assert film["wikipedia"]


def test_a_performance_says_who_played_whom_in_which_film(tmp_path: Path) -> None:
    found = tables(tmp_path, *READINGS)["performances"]
    cast = [(row["film"], row["person"], row["character"], row["credit_order"]) for row in found]
    assert ("The Perfection", "Allison Williams", "Charlotte", "1") in cast
    assert ("Get Out", "Allison Williams", "Rose Armitage", "2") in cast
    assert len(cast) == 5
    (chang,) = (row for row in found if row["person"] == "Stephen Chang")
    assert chang["credited_as"] == "Stephen MD Chang"
    assert chang["person_id"] == f"{BASE}person/stephen-chang#person"


def test_releases_ratings_people_and_sources_have_their_rows(tmp_path: Path) -> None:
    found = tables(tmp_path, *READINGS)
    assert [(row["date"], row["place"], row["festival"]) for row in found["releases"]] == [
        ("2018-09-20", "", "Fantastic Fest"),
        ("2019-05-24", "United States", ""),
    ]
    assert [(row["rater"], row["value"], row["best"]) for row in found["ratings"]] == [("IMDb", "6.2", "10")]
    assert "Allison Williams" in {row["name"] for row in found["people"]}
    assert {"article.txt", "films.yaml"} <= {row["name"] for row in found["sources"]}


def test_hostile_text_stays_in_its_cell(tmp_path: Path) -> None:
    role = replace(HOSTILE.cast[0], character='a, "b"; =1+1', actor=Person("A | B"))
    film = replace(HOSTILE, cast=(role,), plot=Text('two\nlines, "quoted" \\'))
    found = tables(tmp_path, reading("a.txt", film))
    (row,) = found["films"]
    assert film.plot
    assert (row["name"], row["description"]) == (film.name.value, film.plot.value)
    assert [(row["character"], row["person"]) for row in found["performances"]] == [(role.character, role.actor.name)]


def test_each_table_is_as_long_as_its_file_says_packed_or_not(tmp_path: Path) -> None:
    found = write(tmp_path, *READINGS, names="csv,csv.gz")
    for name in TABLES:
        assert found[f"{name}.csv"].rows == found[f"{name}.csv.gz"].rows == len(rows(tmp_path / f"{name}.csv"))


def test_parquet_has_the_same_rows_with_types(tmp_path: Path) -> None:
    library = pytest.importorskip("pyarrow.parquet", reason="without pyarrow no Parquet was written")
    found = write(tmp_path, *READINGS, names="csv,parquet")
    for name in TABLES:
        table = library.read_table(tmp_path / f"{name}.parquet")
        assert table.num_rows == found[f"{name}.parquet"].rows == found[f"{name}.csv"].rows
        assert table.column_names == [column.name for column in TABLES[name].columns]
    film = library.read_table(tmp_path / "films.parquet").to_pylist()[1]
    assert (film["year"], film["genres"]) == (2018, ["psychological horror", "thriller"])
    rating = library.read_table(tmp_path / "ratings.parquet").to_pylist()[0]
    assert (rating["value"], rating["own"]) == (6.2, None)


def test_without_films_there_are_tables_without_rows(tmp_path: Path) -> None:
    found = tables(tmp_path, replace(reading("a.txt"), said=()))
    assert found["films"] == found["performances"] == []


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (literals.integer, "007", 7),
        (literals.integer, "9" * 40, None),
        (literals.integer, "٣", None),
        (literals.decimal, "6.20", Decimal("6.20")),
        (literals.decimal, "1E9", None),
        (literals.minutes, "PT1H30M", 90),
        (literals.minutes, "PT", None),
        (literals.minutes, "P1D", None),
        (literals.truth, "true", True),
        (literals.truth, "maybe", None),
    ],
)
def test_what_a_column_cannot_hold_is_left_out_of_it(read: object, written: str, value: object) -> None:
    assert callable(read)
    assert read(written) == value


def test_the_files_are_the_same_every_time(tmp_path: Path) -> None:
    kinds = [dump.name for dump in dumps.ALL if not dump.lacks()]
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, readings in ((first, READINGS), (second, READINGS[::-1])):
        folder.mkdir()
        write(folder, *readings, names=",".join(kinds))
    names = sorted(path.name for path in first.iterdir())
    assert len(names) >= len(kinds)
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes()
