"""Tables as people have them, and what is declared beside them."""

from pathlib import Path

import pytest
from folders import films, told

from publisher.facts import Person, Release, When


@pytest.mark.parametrize(
    "content",
    [
        "title,year,director\nAlien,1979,Ridley Scott\n",
        "\ufeffTitle;Release Year;Directed by\r\nAlien;1979;Ridley Scott\r\n",
        'film\tYEAR\tdirectors\n"Alien"\t1979.0\tRidley Scott',
        "primaryTitle|startYear|director_name\nAlien|1979|Ridley Scott\n",
    ],
)
def test_columns_are_known_by_their_usual_names_and_delimiters_by_the_first_line(tmp_path: Path, content: str) -> None:
    (film,) = films(tmp_path, a_csv=content)
    assert (film.name.value, film.year, film.directors) == ("Alien", 1979, (Person("Ridley Scott"),))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a_json", '[{"title": "Alien", "year": 1979, "genres": ["Horror"]}]'),
        ("a_jsonl", '{"title": "Alien", "year": 1979, "genres": ["Horror"]}\n'),
        ("a_ndjson", '{"title": "Alien", "year": "1979", "genres": "Horror"}'),
        ("a_json", '{"title": "Alien", "year": 1979, "genres": "Horror"}'),
    ],
)
def test_objects_are_rows(tmp_path: Path, name: str, content: str) -> None:
    (film,) = films(tmp_path, **{name: content})
    assert (film.name.value, film.year, film.genres) == ("Alien", 1979, ("Horror",))


def test_parquet_is_read_where_pyarrow_is(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(
        arrow.table({"title": ["Alien"], "year": [1979], "genres": [["Horror"]]}), tmp_path / "a.parquet"
    )
    (film,) = films(tmp_path)
    assert (film.name.value, film.year, film.genres) == ("Alien", 1979, ("Horror",))


def test_parquet_that_is_none_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert "no Parquet" in told(tmp_path, a_parquet=b"PAR1nonsense")[0]


@pytest.mark.parametrize(
    ("written", "name", "year", "others"),
    [
        ("Matrix, The (1999)", "The Matrix", 1999, []),
        ("Misérables, Les (1995)", "Les Misérables", 1995, []),
        ("Avventura, L' (1960)", "L'Avventura", 1960, []),
        ("City, The (Cité, La) (1995)", "The City", 1995, ["La Cité"]),
        ("Seven (a.k.a. Se7en) (1995)", "Seven", 1995, ["Se7en"]),
        ("2046 (2004)", "2046", 2004, []),
        ("1984", "1984", None, []),
        (
            "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)",
            "The Good, the Bad and the Ugly",
            1966,
            ["Il Buono, il brutto, il cattivo"],
        ),
    ],
)
def test_a_title_may_hold_its_year_its_article_and_other_titles(
    tmp_path: Path, written: str, name: str, year: int | None, others: list[str]
) -> None:
    (film,) = films(tmp_path, a_csv=f'title\n"{written}"\n')
    assert (film.name.value, film.year, [each.value for each in film.other_names]) == (name, year, others)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Blade Runner (1982)", "Blade Runner"),
        ("Class of (1984)", "Class of (1984)"),
        ("Runner, The", "The Runner"),
        ("American President;The (1982)", "The American President"),
        ("Steins;Gate", "Steins;Gate"),
    ],
)
def test_a_title_loses_only_the_year_that_its_column_says(tmp_path: Path, written: str, name: str) -> None:
    (film,) = films(tmp_path, a_csv=f'title,year\n"{written}",1982\n')
    assert (film.name.value, film.year) == (name, 1982)


@pytest.mark.parametrize(
    "cell",
    [
        "Drama|Crime",
        "Drama; Crime",
        '"Drama, Crime"',
        '"Drama,Crime"',
        "\"['Drama', 'Crime']\"",
        '"[""Drama"", ""Crime""]"',
    ],
)
def test_lists_are_separated_as_people_do(tmp_path: Path, cell: str) -> None:
    (film,) = films(tmp_path, a_csv=f"title,genres\nAlien,{cell}\n")
    assert film.genres == ("Drama", "Crime")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Tom Hanks, Tim Allen", ["Tom Hanks", "Tim Allen"]),
        ("Tom Hanks,Tim Allen", ["Tom Hanks", "Tim Allen"]),
        ("Tom Hanks, Cher", ["Tom Hanks", "Cher"]),
        ("Cher, Madonna, Prince", ["Cher", "Madonna", "Prince"]),
        ("Cameron, James", ["James Cameron"]),
        ("Sammy Davis, Jr.", ["Sammy Davis, Jr."]),
        ("Cher|Meryl Streep", ["Cher", "Meryl Streep"]),
    ],
)
def test_a_comma_parts_people_but_no_surname_from_the_first_name(tmp_path: Path, cell: str, names: list[str]) -> None:
    (film,) = films(tmp_path, a_csv=f'title,cast\nAlien,"{cell}"\n')
    assert [line.actor.name for line in film.cast] == names


@pytest.mark.parametrize("nothing", ["", "\\N", "NULL", "n/a", "NaN", "(no genres listed)"])
def test_a_cell_in_which_nothing_is_said_says_nothing(tmp_path: Path, nothing: str) -> None:
    (film,) = films(tmp_path, a_csv=f"title,year,genres,cast\n2046,{nothing},{nothing},{nothing}\n")
    assert (film.name.value, film.said()) == ("2046", ("name",))


def test_identifiers_are_addresses(tmp_path: Path) -> None:
    (film,) = films(tmp_path, a_csv="title,imdbId,tmdb_id,href\nAlien,78748,348,Alien_(film)\n")
    assert film.same_as == (
        "https://www.imdb.com/title/tt0078748/",
        "https://www.themoviedb.org/movie/348",
        "https://en.wikipedia.org/wiki/Alien_(film)",
    )


def test_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "unread", a_csv="title,budget,mood\nAlien,1,2\n")
    assert line == "a.csv:1: unread: columns not read: budget, mood (say what they are in a.csv.columns.yaml)"


def test_a_file_beside_a_table_says_what_its_columns_are(tmp_path: Path) -> None:
    declared = (
        "columns: {Titel: title, Jahr: year, Start: released, Art: genres, Preis: }\nseparator: /\ndates: '%d.%m.%Y'"
    )
    content = "Titel;Jahr;Start;Art;Preis\nDas Boot;1981;17.09.1981;Krieg/Drama;9\n"
    (film,) = films(tmp_path, a_csv=content, a_csv_columns_yaml=declared)
    assert (film.name.value, film.year, film.genres) == ("Das Boot", 1981, ("Krieg", "Drama"))
    assert film.releases == (Release(When(1981, 9, 17)),)
    assert told(tmp_path, "unread") == []


def test_an_encoding_is_declared(tmp_path: Path) -> None:
    content = "title\nAmélie\n".encode("latin-1")
    assert told(tmp_path, a_csv=content) == [
        "a.csv:2:3: refused: not utf-8 text (save the file as UTF-8, or declare its encoding, such as cp1252)"
    ]
    (film,) = films(tmp_path, a_csv_columns_yaml="encoding: latin-1")
    assert film.name.value == "Amélie"


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("columns: {Nope: title}", "no column is called 'Nope'"),
        ("columns: {title: smell}", "no column is 'smell'"),
        ("rows: dancers", "nobody is among 'dancers'"),
        ("colour: red", "unknown key 'colour'"),
        ("encoding: nonsense", "no encoding of that name"),
        ("[", "a.csv.columns.yaml:"),
    ],
)
def test_a_declaration_that_cannot_be_followed_is_refused(tmp_path: Path, declared: str, message: str) -> None:
    (line,) = told(tmp_path, a_csv="title\nAlien\n", a_csv_columns_yaml=declared)
    assert message in line
