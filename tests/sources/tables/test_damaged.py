"""All that can be wrong with the file of a table."""

import gzip
import zlib
from pathlib import Path

import pytest
from folders import films, read, told


def test_a_record_may_go_over_lines(tmp_path: Path) -> None:
    content = 'title,plot\nAlien,"In space,\nno one ""can"" hear"\nAliens,More\n'
    first, second = films(tmp_path, a_csv=content)
    assert first.plot is not None
    assert first.plot.value == 'In space,\nno one "can" hear'
    assert second.name.value == "Aliens"


def test_a_quotation_mark_that_nothing_closes_costs_one_row(tmp_path: Path) -> None:
    content = 'title,year\nA,1950\n"B,1951\n' + "".join(f"C{n},1960\n" for n in range(600))
    assert [line.split(": refused")[0] for line in told(tmp_path, a_csv=content)] == ["a.csv:3"]
    assert len(films(tmp_path)) == 601


@pytest.mark.slow
def test_a_line_of_fifty_megabytes_costs_itself_alone(tmp_path: Path) -> None:
    content = b"title,year\nA,1950\n" + b"x" * 50_000_000 + b"\nB,1951\n"
    (line,) = told(tmp_path, a_csv=content)
    assert line.startswith("a.csv:3: refused: a line of more than 1,048,576 bytes")
    assert [film.name.value for film in films(tmp_path)] == ["A", "B"]


def test_a_packed_table_that_ends_early_gives_what_stands_before(tmp_path: Path) -> None:
    content = gzip.compress(b"title,year\n" + b"".join(b"Film %d,19%02d\n" % (n, n % 99) for n in range(9999)))
    (tmp_path / "a.csv.gz").write_bytes(content[: len(content) // 2])
    lines = told(tmp_path)
    assert any("it breaks off" in line for line in lines)
    assert 1000 < len(films(tmp_path)) < 9000
    assert len(lines) <= 2


def test_the_line_in_which_a_packed_table_breaks_off_says_nothing(tmp_path: Path) -> None:
    whole = zlib.compressobj(0, wbits=31)
    content = whole.compress(b"title,cast\nAlien,Tom Skerritt\nAliens,Sigourney Wea") + whole.flush(zlib.Z_SYNC_FLUSH)
    (reading,) = read(tmp_path, a_csv_gz=content)
    assert [said.film.name.value for said in reading.said] == ["Alien"]
    assert [each.what.partition(" (")[0] for each in reading.findings] == ["the line is cut off", "it breaks off"]


def test_zstandard_is_read_where_a_library_is(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd")
    (tmp_path / "a.csv.zst").write_bytes(zstd.compress(b"title\nAlien\n"))
    assert [film.name.value for film in films(tmp_path)] == ["Alien"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no names of columns"),
        ("title,title\nA,B\n", "two columns are called 'title'"),
        ("a,b\n1,2\n", "no title and no id among the columns a, b"),
        (b"tit\xffle\nA\n", "a.csv:1:4: the names of the columns are not utf-8 text"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, content: str | bytes, message: str) -> None:
    (line,) = told(tmp_path, a_csv=content)
    assert message in line


@pytest.mark.parametrize(
    ("bad", "place"),
    [
        ('{"title": "B", "title": "C"}', "a.json:3:"),
        ('{"title": "B", "year": }', "a.json:3:"),
        ('{"title": "B" "year": 1}', "a.json:3:"),
        ("7", "a.json:3:"),
    ],
)
def test_a_broken_object_costs_itself_alone(tmp_path: Path, bad: str, place: str) -> None:
    content = f'[\n{{"title": "A"}},\n{bad},\n{{"title": "D"}}\n]'
    (line,) = told(tmp_path, a_json=content)
    assert line.startswith(place)
    assert [film.name.value for film in films(tmp_path)] == ["A", "D"]


def test_a_list_that_is_cut_gives_what_stands_before(tmp_path: Path) -> None:
    (line,) = told(tmp_path, a_json='[{"title": "A"},\n{"title": "B", "ye')
    assert line.startswith("a.json:2:")
    assert [film.name.value for film in films(tmp_path)] == ["A"]


def test_a_list_nested_without_end_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, a_json="[" + '{"title":' * 100_000) != []
