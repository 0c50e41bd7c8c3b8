"""Leads of encyclopedia articles that stand in a table."""

import json
from pathlib import Path

from folders import read, told

from publisher.sources.origins import readings
from publisher.sources.reading import Wanted

# leads of encyclopedia articles

LEAD = "Alien is a 1979 science fiction horror film directed by Ridley Scott and written by Dan O'Bannon."
LISTED = [{"title": "Alien", "year": 1979, "cast": ["Tom Skerritt"], "href": "Alien_(film)", "extract": LEAD}]


def test_a_lead_is_a_source_with_terms_of_its_own(tmp_path: Path) -> None:
    row, lead = read(tmp_path, a_json=json.dumps(LISTED))
    assert (lead.source.name, row.source.licence) == ("a.json (leads)", None)
    assert lead.source.licence == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert lead.source.attribution
    assert row.said[0].film.plot is None
    film = lead.said[0].film
    assert film.plot is not None
    assert film.plot.value == LEAD
    assert ([person.name for person in film.directors], film.borrowed) == (["Ridley Scott"], True)


def test_texts_may_be_left_out_and_their_facts_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(LISTED), encoding="utf-8")
    _, lead = readings([tmp_path], wanted=Wanted(text=False))
    assert lead.said[0].film.plot is None
    assert [person.name for person in lead.said[0].film.directors] == ["Ridley Scott"]


def test_a_lead_of_another_year_than_its_row_is_doubtful(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "doubtful", a_json=json.dumps([{**LISTED[0], "year": 1980}]))
    assert "the row says 1980, the lead 1979" in line


def test_a_lead_of_quite_another_year_tells_of_another_film(tmp_path: Path) -> None:
    record, leads = read(tmp_path, a_json=json.dumps([{**LISTED[0], "year": 2003}]))
    assert ([said.film.year for said in record.said], leads.said) == ([2003], ())
    assert [each.level for each in leads.findings] == ["refused"]


def test_a_lead_that_tells_of_no_film_leaves_no_text(tmp_path: Path) -> None:
    extract = "A commandant is an officer in charge of a training establishment. The title is often given."
    record, leads = read(tmp_path, a_json=json.dumps([{**LISTED[0], "extract": extract}]))
    assert (len(record.said), leads.said) == (1, ())
    assert "no film found" in leads.findings[0].what


def test_a_film_told_a_second_time_is_reported_once(tmp_path: Path) -> None:
    lines = told(tmp_path, a_json=json.dumps([LISTED[0], LISTED[0]]))
    assert ["a second time" in line for line in lines] == [True]
