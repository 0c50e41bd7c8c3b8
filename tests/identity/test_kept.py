from pathlib import Path

import pytest

from publisher.errors import UsageError
from publisher.identity import Kept
from publisher.identity.kept import beside
from publisher.identity.ledger import Holder
from publisher.iris import LEDGER

LINK = "https://www.imdb.com/title/tt0000001/"


def test_a_ledger_lies_in_the_folder_of_its_sources_or_beside_them(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.touch()
    assert beside([tmp_path]) == beside([file]) == tmp_path / LEDGER
    assert beside([Path("-")]) is None


def test_the_one_that_is_there_is_found_whichever_source_it_lies_with(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    (second / LEDGER).touch()
    assert beside([first, second]) == second / LEDGER
    (first / LEDGER).touch()
    with pytest.raises(UsageError, match="two ledgers"):
        beside([first, second])


def test_what_is_learnt_is_written_and_told(tmp_path: Path) -> None:
    told: list[str] = []
    kept = Kept.read(tmp_path / LEDGER, told.append)
    kept.learn({})
    assert told == []
    kept.learn({"film/dune-2021": Holder(LINK)})
    assert told == [f"{tmp_path / LEDGER}: 1 addresses added (film/dune-2021); keep the file with the sources"]
    assert Kept.read(tmp_path / LEDGER, told.append).ledger.addresses == {"film/dune-2021": Holder(LINK)}


def test_a_folder_that_cannot_be_written_costs_no_release(tmp_path: Path) -> None:
    told: list[str] = []
    Kept.read(tmp_path / "not" / "there" / LEDGER, told.append).learn({"film/dune-2021": Holder(LINK)})
    assert "1 addresses to remember not written" in told[0]


def test_without_a_file_it_is_told_how_to_give_one() -> None:
    told: list[str] = []
    Kept.read(None, told.append).learn({"film/dune-2021": Holder()})
    assert "--ledger" in told[0]
