"""IMDb's data sets, as small ones of their form."""

import gzip
from pathlib import Path

import pytest

from publisher.facts import Crew, Film, Person, Text, Vital
from publisher.sources.imdb import COLUMNS, merging
from publisher.sources.origins import readings
from publisher.sources.reading import Reading

ROWS = {
    "title.basics": [
        r"tt0078748|movie|Alien|Alien: original|0|1979|\N|117|Horror,Sci-Fi",
        r"tt0212712|movie|2046|2046|0|2004|\N|\N|\N",
        r"tt0944947|tvSeries|A series|A series|0|2011|2019|57|Drama",
    ],
    "title.principals": [
        r'tt0078748|1|nm0000643|actor|\N|["Dallas"]',
        r'tt0078748|2|nm0000244|actress|\N|["Ripley","Mother (voice)"]',
        r"tt0078748|3|nm0000631|director|\N|\N",
        r"tt0078748|4|nm0000025|composer|\N|\N",
    ],
    "title.crew": [r"tt0078748|nm0000631|nm0000025"],
    "title.ratings": ["tt0078748|8.5|900000"],
    "title.akas": [
        r"tt0078748|1|Alien - Das unheimliche Wesen|DE|\N|\N|\N|0",
        r"tt0078748|2|O Oitavo Passageiro|BR|pt|\N|\N|0",
    ],
    "name.basics": [
        r"nm0000025|Jerry Goldsmith|1929|2004|composer|\N",
        r"nm0000244|Sigourney Weaver|1949|\N|actress|\N",
        r"nm0000631|Ridley Scott|1937|\N|director|\N",
        r"nm0000643|Tom Skerritt|1933|\N|actor|\N",
    ],
}
IMDB = "https://www.imdb.com"
GOLDSMITH = Person("Jerry Goldsmith", (f"{IMDB}/name/nm0000025/",), Vital(1929), Vital(2004))
SCOTT = Person("Ridley Scott", (f"{IMDB}/name/nm0000631/",), Vital(1937))


def read(folder: Path, **more: list[str]) -> Reading:
    """What the data sets say, with more rows at their ends; `_` stands for the point in a name."""
    sets = {name: [*rows, *more.get(name.replace(".", "_"), [])] for name, rows in ROWS.items()}
    for name, rows in sets.items():
        content = "\n".join(["\t".join(COLUMNS[name]), *(row.replace("|", "\t") for row in rows)]) + "\n"
        (folder / f"{name}.tsv.gz").write_bytes(gzip.compress(content.encode()))
    (reading,) = readings([folder])
    return reading


def alien(reading: Reading) -> Film:
    return reading.said[0].film


def refused(reading: Reading) -> list[str]:
    return [str(each).partition(".tsv.gz:")[2] for each in reading.findings if each.level == "refused"]


@pytest.fixture
def whole(tmp_path: Path) -> Reading:
    return read(tmp_path)


def test_the_films_of_a_folder_are_one_source(whole: Reading, tmp_path: Path) -> None:
    assert whole.source.name == tmp_path.name
    assert [(said.film.name.value, said.film.year) for said in whole.said] == [("Alien", 1979), ("2046", 2004)]
    assert refused(whole) == []


def test_a_film_has_what_its_row_says(whole: Reading) -> None:
    film = alien(whole)
    assert (film.minutes, film.genres) == (117, ("Horror", "Sci-Fi"))
    assert film.same_as == (f"{IMDB}/title/tt0078748/",)


def test_the_cast_stands_in_order_with_its_characters(whole: Reading) -> None:
    lines = [(line.order, line.actor.name, line.character, line.qualifiers) for line in alien(whole).cast]
    assert lines == [
        (1, "Tom Skerritt", "Dallas", ()),
        (2, "Sigourney Weaver", "Ripley", ()),
        (2, "Sigourney Weaver", "Mother", ("voice",)),
    ]


def test_people_have_their_birth_their_death_and_what_they_did(whole: Reading) -> None:
    film = alien(whole)
    assert (film.directors, film.writers, film.crew) == ((SCOTT,), (GOLDSMITH,), (Crew(GOLDSMITH, "composer"),))


def test_a_rating_has_its_count(whole: Reading) -> None:
    (rating,) = alien(whole).ratings
    assert (rating.rater.name, str(rating.value), rating.count) == ("IMDb", "8.5", 900000)


def test_other_titles_have_their_language_and_region(whole: Reading) -> None:
    assert alien(whole).other_names == (
        Text("Alien: original"),
        Text("Alien - Das unheimliche Wesen", "und-DE"),
        Text("O Oitavo Passageiro", "pt-BR"),
    )


def test_titles_that_are_no_films_are_counted(whole: Reading) -> None:
    assert any(each.what == "titles that are no films: 1 tvSeries" for each in whole.findings)


@pytest.mark.parametrize(
    ("name", "row", "told"),
    [
        (
            "title_basics",
            r"tt0944947|movie|Again|Again|0|1999|\N|\N|\N",
            "5: refused: tt0944947 is given a second time",
        ),
        ("title_basics", r"tt0944948|movie|Half", "5: refused: 3 cells, but 9 columns"),
        ("title_basics", r"tt0944948|movie|X|X|0|19x9|\N|\N|\N", "5:6: refused: '19x9' is no whole number"),
        ("title_basics", r"tt0944948|movie|X|X|0|\N|\N|0|\N", "5:8: refused: '0' is no length"),
        ("title_basics", r"tt0000001|movie|X|X|0|\N|\N|\N|\N", "5: refused: tt0000001 after tt0944947"),
        ("title_principals", r"tt0078748|5|nm0000243|actor|\N|\N", "6:3: refused: nobody has the id nm0000243"),
        ("title_principals", r'tt0078748|5|nm0000643|actor|\N|["Dallas"]', "6:6: refused: Tom Skerritt is credited a"),
        ("title_principals", r"tt0078748|5|nm0000643|actor|\N|Ripley", "6:6: refused: no list of characters"),
        ("title_principals", r"tt0078748|first|nm0000244|actress|\N|\N", "6:2: refused: 'first' is no whole number"),
        ("title_principals", r"tt0078748|5|nm0000643|\N|\N|\N", "6:4: refused: the job is empty"),
        ("title_principals", r"tt0099999|1|nm0000643|actor|\N|\N", "6: refused: no title tt0099999: 1 rows left out"),
        ("title_ratings", "tt0212712|11.5|3", "3:2: refused: a rating of 11.5 out of 10"),
        ("name_basics", r"nm0000644|Somebody|18x0|\N|\N|\N", "6: refused: '18x0' is no year"),
        ("name_basics", r"nm0000644|Somebody|1980|1970|\N|\N", "6: refused: Somebody died in 1970, born in 1980"),
    ],
)
def test_a_bad_row_is_told_once_and_costs_nothing_else(tmp_path: Path, name: str, row: str, told: str) -> None:
    reading = read(tmp_path, **{name: [row]})
    assert [each for each in refused(reading) if each.startswith(told)] == refused(reading)
    assert len(refused(reading)) == 1
    assert alien(reading) == alien(read(tmp_path))


def test_a_bad_character_or_count_costs_itself_alone(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        title_principals=[r'tt0212712|1|nm0000244|actress|\N|[".","Ripley"]'],
        title_ratings=["tt0212712|7.4|many"],
    )
    film = reading.said[1].film
    assert ([line.character for line in film.cast], [rating.count for rating in film.ratings]) == (["Ripley"], [None])
    assert refused(reading) == [
        "6:6: refused: the character '.' holds no letter (write the name)",
        "3:3: refused: 'many' is no whole number (write it in digits)",
    ]


def test_somebody_without_a_name_is_reported_once(tmp_path: Path) -> None:
    assert refused(read(tmp_path, name_basics=[r"nm0000999|\N|1900|\N|actor|\N"])) == [
        "6: refused: the name of the person is empty (write it or leave the whole fact out)"
    ]


def test_somebody_born_after_a_film_has_no_birth(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    more = {"name_basics": [r"nm0000645|Late|2046|\N|\N|\N"], "title_crew": [r"tt0212712|nm0000645|\N"]}
    reading = read(tmp_path / "a", **more)
    assert "Late, born in 2046, in a film of 2004" in refused(reading)[0]
    assert reading.said[1].film.directors[0].born is None


def test_somebody_born_after_several_films_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "PART", 1)
    more = {
        "name_basics": [r"nm0000645|Late|2046|\N|\N|\N"],
        "title_basics": [r"tt0944948|movie|X|X|0|2005|\N|\N|\N"],
        "title_crew": [r"tt0212712|nm0000645|\N", r"tt0944948|nm0000645|\N"],
    }
    assert refused(read(tmp_path, **more)) == [
        "3: refused: Late, born in 2046, in a film of 2004 (mend the birth, or the year of the film)"
    ]


@pytest.mark.parametrize("films", [1, 2, 1000])
def test_what_is_read_at_once_makes_no_difference(tmp_path: Path, films: int, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    more = {"title_principals": [r"tt0212712|1|nm0000999|actor|\N|\N", r"tt0999999|1|nm0000244|actor|\N|\N"]}
    whole = read(tmp_path / "whole", **more)
    monkeypatch.setattr(merging, "PART", films)
    parts = read(tmp_path / "parts", **more)
    assert [each.film for each in parts.said] == [each.film for each in whole.said]
    assert sorted(refused(parts)) == sorted(refused(whole))
    assert len(refused(whole)) == 2


def test_a_data_set_that_ends_early_gives_what_stands_before(tmp_path: Path) -> None:
    read(tmp_path)
    path = tmp_path / "title.ratings.tsv.gz"
    path.write_bytes(path.read_bytes()[:-4])
    (reading,) = readings([tmp_path])
    assert len(reading.said) == 2
    assert "breaks off" in "".join(map(str, reading.findings))


def test_without_titles_there_is_nothing_to_read(tmp_path: Path) -> None:
    read(tmp_path)
    (tmp_path / "title.basics.tsv.gz").unlink()
    (reading,) = readings([tmp_path])
    assert reading.said == ()
    assert "no title.basics" in "".join(map(str, reading.findings))
