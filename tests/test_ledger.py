"""The ledger beside the sources, as an editor meets it on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher.__main__ import main
from publisher.iris import LEDGER

FIRST = "https://www.imdb.com/title/tt0078748/"
SECOND = "https://www.imdb.com/title/tt9999999/"


def publisher(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def fact_file(path: Path, link: str) -> Path:
    path.write_text(f"title: Alien\nyear: 1979\nlinks: [{link}]\n", encoding="utf-8")
    return path


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder that was published once and then got another film of the same title and year."""
    folder = tmp_path / "sources"
    folder.mkdir()
    fact_file(folder / "a.yaml", SECOND)
    assert publisher("build", folder, "--out", tmp_path / "out").exit_code == 0
    fact_file(folder / "b.yaml", FIRST)
    return folder


def test_a_build_adds_who_had_an_address_first_and_says_so(sources: Path, tmp_path: Path) -> None:
    assert not (sources / LEDGER).exists()
    result = publisher("build", sources, "--out", tmp_path / "out")
    assert f"{LEDGER}: 1 addresses added (film/alien-1979)" in " ".join(result.stderr.split("\n"))
    assert (sources / LEDGER).read_text(encoding="utf-8").splitlines()[1:] == [f"address\tfilm/alien-1979\t{SECOND}"]
    again = publisher("build", sources, "--out", tmp_path / "out")
    assert LEDGER not in again.stderr


def test_without_what_was_published_the_ledger_gives_the_same_addresses(sources: Path, tmp_path: Path) -> None:
    publisher("build", sources, "--out", tmp_path / "out")
    dump = publisher("dump", "--dir", tmp_path / "out").stdout
    assert publisher("map", sources, "--to", "nq").stdout == dump
    assert publisher("map", *sorted(sources.glob("*"), reverse=True), "--to", "nq").stdout == dump
    assert f"<http://localhost:8000/film/alien-1979#film> <https://schema.org/sameAs> <{SECOND}>" in dump


def test_a_ledger_may_lie_anywhere(sources: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "who-is-who.txt"
    publisher("build", sources, "--out", tmp_path / "out", "--ledger", ledger)
    assert SECOND in ledger.read_text(encoding="utf-8")
    assert not (sources / LEDGER).exists()


def test_a_mistake_in_a_ledger_is_one_line_and_nothing_is_published(sources: Path, tmp_path: Path) -> None:
    (sources / LEDGER).write_text("# mine\nsame film/alien-1979\n", encoding="utf-8")
    for verb in (("build", "--out", tmp_path / "other"), ("map",), ("check",)):
        result = publisher(*verb, sources)
        assert result.exit_code == 1
        assert f"{LEDGER}:2: 'same film/alien-1979' is no decision" in result.stderr
    assert not (tmp_path / "other").exists()


def test_check_says_why_records_are_one_thing(sources: Path) -> None:
    (sources / LEDGER).write_text(f"same\t{FIRST}\t{SECOND}\n", encoding="utf-8")
    result = publisher("check", sources, "--why", "http://localhost:8000/film/alien-1979#film")
    lines = result.stdout.splitlines()
    assert lines[0] == "http://localhost:8000/film/alien-1979#film is told of in 2 records"
    assert lines[-1].endswith(f"{LEDGER}:1: same {FIRST} {SECOND}")
    assert publisher("check", sources, "--why", "film/nothing").exit_code == 1
