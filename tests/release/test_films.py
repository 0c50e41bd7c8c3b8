"""Films beside the memory, and their lines by several processes."""

import json
from pathlib import Path
from unittest.mock import patch

import pytest
import strategies as some
from catalogue import BASE, READINGS, reading
from hypothesis import given

from publisher.facts import Film, Text
from publisher.findings import Finding, Level
from publisher.progress import Listener
from publisher.release import films
from publisher.release.build import build, lines
from publisher.release.history import History
from publisher.release.manifest import DUMP
from publisher.release.order import Order
from publisher.release.spool import Packing, Spool
from publisher.sources.origins import streams
from publisher.sources.reading import Reading


@given(catalogue=some.catalogues)
def test_what_comes_from_beside_the_memory_is_what_went_there(
    catalogue: list[Reading], tmp_path_factory: pytest.TempPathFactory
) -> None:
    told = [said for reading in catalogue for said in reading.said]
    with Spool(tmp_path_factory.mktemp("spool") / "films") as spool:
        for number, said in enumerate(told):
            packing = Packing()
            packing.add(said)
            spool.add(number, packing.packed())
    assert list(spool.said(range(len(told)))) == list(enumerate(told))


def test_several_processes_write_what_one_does() -> None:
    with patch.object(films, "BATCH", 1):
        several = lines(READINGS, BASE)
    assert several == lines(READINGS, BASE)


def test_a_source_tells_a_film_once_and_the_second_time_is_reported(tmp_path: Path) -> None:
    shared = ("https://en.wikipedia.org/wiki/Darkness_(2002_film)",)
    twice = [Film(name=Text("Darkness"), year=year, minutes=year - 1900, same_as=shared) for year in (2002, 2004)]
    found: list[Finding] = []
    history = History(tmp_path)
    build([reading("a.txt", *twice)], BASE, history, Order(listener=Listener(found=found.append)))
    assert [(each.level, each.what) for each in found] == [(Level.REFUSED, "'Darkness' is told a second time")]
    dump = (history.release(history.in_place()[0]) / DUMP).read_text()
    assert "PT1H42M" in dump
    assert "PT1H44M" not in dump


def test_a_row_told_twice_is_reported_once_for_itself_and_its_lead(tmp_path: Path) -> None:
    row = {"title": "Alien", "href": "Alien_(film)", "extract": "Alien is a 1979 American film by nobody."}
    (tmp_path / "films.json").write_text(json.dumps([{**row, "year": 1979}, {**row, "year": 1980}]))
    found: list[Finding] = []
    build(
        list(streams([tmp_path / "films.json"])), BASE, History(tmp_path), Order(listener=Listener(found=found.append))
    )
    assert ["told a second time" in each.what for each in found if each.level is Level.REFUSED] == [True]
