"""Tables of a folder that are larger than the memory which their films may take."""

import random
from pathlib import Path

import pytest

from publisher.facts import Person
from publisher.sources import firsts
from publisher.sources.origins import readings
from publisher.sources.reading import Reading
from publisher.sources.tables import keys

FILMS = 60


def folder(path: Path, *, shuffled: bool) -> Path:
    """Films, people and what these did in them, with credits of nobody and of no film among them."""
    path.mkdir()
    told = [f"{film},{film % 7 + place},{place},Role {place}" for film in range(FILMS + 1) for place in (1, 2, 3)]
    if shuffled:
        random.Random(3).shuffle(told)  # noqa: S311  # no secret
    (path / "films.csv").write_text("movie_id,title\n" + "".join(f"{n},Film {n}\n" for n in range(FILMS)))
    (path / "people.csv").write_text("person_id,name\n" + "".join(f"{n},Person {n}\n" for n in range(1, 9)))
    (path / "credits.csv").write_text("movie_id,person_id,order,character\n" + "\n".join(told) + "\n")
    return path


def read(path: Path) -> Reading:
    """The one source that a folder is."""
    (reading,) = readings([path])
    return reading


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have hardly anything fit into the memory."""
    monkeypatch.setattr(keys, "RECENT", 5)
    monkeypatch.setattr(firsts, "AT_HAND", 5)


def test_credits_in_any_order_give_the_same_films(tmp_path: Path) -> None:
    ordered, shuffled = (read(folder(tmp_path / name, shuffled=name == "b")) for name in "ab")
    assert len(ordered.said) == FILMS
    assert [said.film for said in ordered.said] == [said.film for said in shuffled.said]
    assert ordered.said[5].film.cast[0].actor == Person("Person 6")


@pytest.mark.usefixtures("narrow")
def test_what_does_not_fit_into_the_memory_is_read_all_the_same(tmp_path: Path) -> None:
    reading = read(folder(tmp_path / "a", shuffled=True))
    assert len(reading.said) == FILMS
    assert {len(said.film.cast) for said in reading.said} == {2, 3}


def test_what_is_wrong_with_rows_is_told_in_their_order(tmp_path: Path) -> None:
    path = folder(tmp_path / "a", shuffled=True)
    lines = [finding.place.line for finding in read(path).findings if finding.place.file.endswith("credits.csv")]
    assert len(lines) > 2
    assert lines == sorted(lines)


@pytest.mark.usefixtures("narrow")
def test_a_film_that_is_told_a_second_time_is_found_however_many_stand_between(tmp_path: Path) -> None:
    titles = [*(f"Film {n}" for n in range(FILMS)), "Film 2", "Film 40"]
    (tmp_path / "a.csv").write_text("title\n" + "".join(f"{title}\n" for title in titles))
    findings = [str(each) for each in read(tmp_path).findings]
    assert [("'Film 2'" in each, "'Film 40'" in each) for each in findings] == [(True, False), (False, True)]


@pytest.mark.usefixtures("narrow")
def test_an_id_that_is_given_a_second_time_is_found_however_many_stand_between(tmp_path: Path) -> None:
    rows = [*((n, f"Film {n}") for n in range(FILMS)), (3, "Other")]
    (tmp_path / "a.csv").write_text("movie_id,title\n" + "".join(f"{n},{title}\n" for n, title in rows))
    (finding,) = read(tmp_path).findings
    assert finding.what == "'Film 3' has the same id"
    assert finding.mend.endswith("a.csv:5")


def test_ids_are_told_apart_whatever_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '[{"movie_id": "\\ud800", "title": "Alien"}, {"movie_id": "\\ud801", "title": "Heat"},'
        ' {"movie_id": "\\ud800", "title": "Again"}]'
    )
    reading = read(tmp_path)
    assert [said.film.name.value for said in reading.said] == ["Alien", "Heat"]
    assert [finding.what for finding in reading.findings] == ["'Alien' has the same id"]
