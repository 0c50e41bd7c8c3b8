"""Tables as they are passed around: other names of columns, other forms of lists, other things than films."""

import json
import unicodedata
from pathlib import Path

import pytest

from publisher.facts import Crew, Film, Performance, Person, Release, When
from publisher.findings import Finding
from publisher.sources.origins import readings

WEAVER, SKERRITT = Person("Sigourney Weaver"), Person("Tom Skerritt")
RIPLEY, DALLAS = Performance(WEAVER, 1, "Ripley"), Performance(SKERRITT, 2, "Dallas")


def read(folder: Path, **files: str) -> tuple[list[Film], list[Finding]]:
    """The films in files, and what is refused there; in their names `_` stands for a point."""
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    found = list(readings([folder]))
    refused = [each for reading in found for each in reading.findings if each.level == "refused"]
    return [said.film for reading in found for said in reading.said], refused


def alien(folder: Path, **files: str) -> Film:
    """The one film of files in which nothing is refused."""
    (film,), refused = read(folder, **files)
    assert refused == []
    assert (film.name.value, film.year) == ("Alien", 1979)
    return film


# the names of columns


@pytest.mark.parametrize(
    ("column", "value", "field", "said"),
    [
        ("Runtime (min)", "117", "minutes", 117),
        ("Runtime (mins)", "117", "minutes", 117),
        ("Duration in minutes", "117.0", "minutes", 117),
        ("Running Time", "1h 57m", "minutes", 117),
        ("Director(s)", "Ridley Scott", "directors", (Person("Ridley Scott"),)),
        ("directed_by", "Ridley Scott", "directors", (Person("Ridley Scott"),)),
        ("Genre(s)", "Horror|Sci-Fi", "genres", ("Horror", "Sci-Fi")),
        ("Starring", "Sigourney Weaver", "cast", (Performance(WEAVER, 1),)),
        ("Main Cast", "Sigourney Weaver", "cast", (Performance(WEAVER, 1),)),
        ("Regie", "Ridley Scott", "directors", (Person("Ridley Scott"),)),
        ("Réalisateur", "Scott, Ridley", "directors", (Person("Ridley Scott"),)),
        ("Durée", "1h 57m", "minutes", 117),
        ("Laufzeit", "01:57:00", "minutes", 117),
        ("Reparto", "Sigourney Weaver", "cast", (Performance(WEAVER, 1),)),
        ("listed_in", "Horror", "genres", ("Horror",)),
        ("Release Date", "05/25/1979", "releases", (Release(When(1979, 5, 25)),)),
        ("Const", "tt0078748", "same_as", ("https://www.imdb.com/title/tt0078748/",)),
        ("IMDb ID", "tt0078748", "same_as", ("https://www.imdb.com/title/tt0078748/",)),
        ("imdbID", "78748.0", "same_as", ("https://www.imdb.com/title/tt0078748/",)),
        (
            "movie_imdb_link",
            "http://www.imdb.com/title/tt0078748/?ref_=x",
            "same_as",
            ("https://www.imdb.com/title/tt0078748/",),
        ),
    ],
)
def test_columns_have_many_names(tmp_path: Path, column: str, value: str, field: str, said: object) -> None:
    film = alien(tmp_path, a_csv=f"Film;Release Year;{column}\nAlien;1979;{value}\n")
    assert getattr(film, field) == said


@pytest.mark.parametrize("columns", ["Star1,Star2", "Star 1,Star 2", "actor_1_name,actor_2_name", "Cast,Starring"])
def test_several_columns_may_be_one_list(tmp_path: Path, columns: str) -> None:
    film = alien(tmp_path, a_csv=f"Series_Title,Released_Year,{columns}\nAlien,1979,Sigourney Weaver,Tom Skerritt\n")
    assert [line.actor for line in film.cast] == [WEAVER, SKERRITT]


@pytest.mark.parametrize("head", ["sep=;\r\nTitle;Year", "\n\nTitle;Year", "\ufeffsep=;\nTitle;Year"])
def test_what_a_spreadsheet_writes_before_the_names_is_no_name(tmp_path: Path, head: str) -> None:
    alien(tmp_path, a_csv=f"{head}\r\nAlien;1979\r\n")


def test_empty_cells_at_the_end_of_a_row_cost_nothing(tmp_path: Path) -> None:
    alien(tmp_path, a_csv="title,year\nAlien,1979,,\n")


# lists


@pytest.mark.parametrize(
    "cast",
    [
        [{"actor": "Sigourney Weaver", "character": "Ripley"}, {"name": "Tom Skerritt", "role": "Dallas"}],
        {"Sigourney Weaver": "Ripley", "Tom Skerritt": "Dallas"},
        "Sigourney Weaver as Ripley, Tom Skerritt as Dallas",
        "Sigourney Weaver (Ripley)|Tom Skerritt (Dallas)",
        "[{'name': 'Sigourney Weaver', 'character': 'Ripley'}, {'name': 'Tom Skerritt', 'character': 'Dallas'}]",
    ],
)
def test_a_list_of_people_may_say_whom_they_play(tmp_path: Path, cast: object) -> None:
    film = alien(tmp_path, a_json=json.dumps([{"title": "Alien", "year": 1979, "cast": cast}]))
    assert film.cast == (RIPLEY, DALLAS)


def test_a_bracket_after_a_name_may_say_that_it_is_a_voice(tmp_path: Path) -> None:
    film = alien(tmp_path, a_csv="title,year,cast\nAlien,1979,Helen Horton (voice)\n")
    assert film.cast == (Performance(Person("Helen Horton"), 1, None, qualifiers=("voice",)),)


def test_the_export_of_a_film_site_is_read(tmp_path: Path) -> None:
    film = alien(
        tmp_path,
        metadata_csv="id,title,original_title,release_date,year,genres,production_countries\n"
        "348,Alien,Alien,1979-05-25,1979,\"[{'id': 27, 'name': 'Horror'}]\","
        "\"[{'iso_3166_1': 'US', 'name': 'United States of America'}]\"\n",
        credits_csv="id,cast,crew\n348,\"[{'id': 10205, 'name': 'Sigourney Weaver', 'character': 'Ripley'}]\","
        "\"[{'id': 578, 'job': 'Director', 'name': 'Ridley Scott'}, {'job': 'Casting', 'name': 'Mary Selway'}]\"\n",
    )
    assert (film.genres, [country.name for country in film.countries]) == (("Horror",), ["United States"])
    assert (film.cast, film.directors) == ((RIPLEY,), (Person("Ridley Scott"),))
    assert (film.crew, film.other_names) == ((Crew(Person("Mary Selway"), "casting"),), ())


@pytest.mark.parametrize("broken", ["[{'name': 'Sigourney", '["Sigourney Weaver"', "[['deep'"])
def test_a_broken_list_makes_nobody(tmp_path: Path, broken: str) -> None:
    quoted = broken.replace('"', '""')
    (film,), (finding,) = read(tmp_path, a_csv=f'title,year,cast\nAlien,1979,"{quoted}"\n')
    assert (film.cast, finding.what.partition(":")[0]) == ((), "a broken list")


def test_a_bad_value_of_a_list_costs_itself_alone(tmp_path: Path) -> None:
    row = "Alien,1979,Sigourney Weaver|)|Tom Skerritt,USA|Ruritania,Horror|.|Sci-Fi"
    (film,), refused = read(tmp_path, a_csv=f"title,year,cast,country,genre\n{row}\n")
    assert [line.actor for line in film.cast] == [WEAVER, SKERRITT]
    assert ([country.name for country in film.countries], film.genres) == (["United States"], ("Horror", "Sci-Fi"))
    assert [each.place.column for each in refused] == [3, 4, 5]


@pytest.mark.parametrize("value", [{"en": "Alien"}, ["Alien", "Aliens"]])
def test_several_titles_are_no_title(tmp_path: Path, value: object) -> None:
    films, refused = read(tmp_path, a_json=json.dumps([{"title": value, "year": 1979}]))
    assert films == []
    assert "several values where there is one" in refused[0].what


# other forms of tables


def test_rows_may_be_credits_each_with_the_title(tmp_path: Path) -> None:
    rows = "Alien,1979,Sigourney Weaver,Ripley\nAliens,1986,Sigourney Weaver,Ripley\nAlien,1979,Tom Skerritt,Dallas\n"
    films, refused = read(tmp_path, a_csv=f"film,year,actor,character\n{rows}")
    assert refused == []
    assert [(film.name.value, film.cast) for film in films] == [("Alien", (RIPLEY, DALLAS)), ("Aliens", (RIPLEY,))]


def test_an_empty_character_is_none_and_a_film_without_credits_is_a_film(tmp_path: Path) -> None:
    credits_ = "Alien,1979,Sigourney Weaver,\nAlien,1979,Tom Skerritt,\\N\nSolaris,1972,,\n"
    films, refused = read(tmp_path, a_csv=f"film,year,actor,character\n{credits_}")
    assert refused == []
    assert [[line.character for line in film.cast] for film in films] == [[None, None], []]


def test_what_is_no_film_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "title,type\nAlien,Movie\nPilot,TV Show\nFinale,tvEpisode\nMarch,TV Movie\nB,TV Show\n"
    )
    (reading,) = readings([tmp_path])
    assert [said.film.name.value for said in reading.said] == ["Alien", "March"]
    assert [each.what for each in reading.findings] == [
        "titles that are no films: 2 TV Show",
        "titles that are no films: 1 tv Episode",
    ]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "document",
    [
        {"count": 1, "films": [{"title": "Alien", "year": 1979}]},
        {"title": "Alien", "year": 1979, "similar": [{"title": "Aliens"}]},
        {"data": {"pages": [], "movies": [{"name": "Alien", "year": 1979}]}},
    ],
)
def test_an_object_may_be_a_film_or_hold_the_list_of_films(
    tmp_path: Path, document: object, indent: int | None
) -> None:
    alien(tmp_path, a_json=json.dumps(document, indent=indent))


def test_a_query_of_wikidata_has_labels_beside_addresses(tmp_path: Path) -> None:
    columns = "film,filmLabel,director,directorLabel,publicationDate,year"
    entity = "http://www.wikidata.org/entity"
    row = f"{entity}/Q103569,Alien,{entity}/Q56005,Ridley Scott,1979-05-25T00:00:00Z,1979"
    film = alien(tmp_path, a_csv=f"{columns}\n{row}\n")
    assert (film.same_as, film.directors) == (
        ("http://www.wikidata.org/entity/Q103569",),
        (Person("Ridley Scott"),),
    )


@pytest.mark.parametrize("title", ["https://films.example/alien", "..."])
def test_what_is_no_title_is_refused_once(tmp_path: Path, title: str) -> None:
    films, refused = read(tmp_path, a_csv=f"title,year\n{title},1979\n")
    assert (films, len(refused)) == ([], 1)


@pytest.mark.parametrize("between", ["\n", " / ", " and ", " & ", ","])
def test_people_stand_apart(tmp_path: Path, between: str) -> None:
    film = alien(tmp_path, a_csv=f'title,year,cast\nAlien,1979,"Sigourney Weaver{between}Tom Skerritt"\n')
    assert [line.actor for line in film.cast] == [WEAVER, SKERRITT]


def test_an_act_is_one_performer(tmp_path: Path) -> None:
    film = alien(tmp_path, a_csv="title,year,cast\nAlien,1979,Penn & Teller\n")
    assert [line.actor.name for line in film.cast] == ["Penn & Teller"]


# numbers and dates


@pytest.mark.parametrize(
    "written", ["1979-05-25T00:00:00Z", "1979-05-25 12:30:00", "1979/05/25", "25.05.1979", "25. 5. 1979", "25/05/1979"]
)
def test_a_day_is_read_where_it_can_be_only_one(tmp_path: Path, written: str) -> None:
    film = alien(tmp_path, a_csv=f"title,year,release date\nAlien,1979,{written}\n")
    assert [release.date for release in film.releases] == [When(1979, 5, 25)]


@pytest.mark.parametrize("written", ["05/06/1979", "25-May-79", "28999", "31/02/1979", "1979.5"])
def test_a_day_that_could_be_another_is_refused(tmp_path: Path, written: str) -> None:
    (film,), (finding,) = read(tmp_path, a_csv=f"title,year,release date\nAlien,1979,{written}\n")
    assert (film.releases, finding.place.column) == ((), 3)


def test_a_wrong_count_costs_no_rating(tmp_path: Path) -> None:
    rows = 'Alien,8.5,"1,012,345"\nAliens,8.4/10,1.2M\n'
    films, (finding,) = read(tmp_path, a_csv=f"title,IMDb rating,IMDb votes\n{rows}")
    assert [(str(rating.value), rating.count) for film in films for rating in film.ratings] == [
        ("8.5", 1012345),
        ("8.4", None),
    ]
    assert finding.place.column == 3


# forms that people export


def test_unicode_text_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes("Titel\tJahr\r\nAlien\t1979\r\n千と千尋の神隠し\t2001\r\n".encode("utf-16"))
    films, refused = read(tmp_path)
    assert ([film.name.value for film in films], refused) == (["Alien", "千と千尋の神隠し"], [])


def test_unicode_text_that_is_cut_within_a_character_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes("Title\r\nAlien\r\n".encode("utf-16") + b"\x00\xd8")
    _, refused = read(tmp_path)
    assert [finding.what.endswith("not utf-16 text") for finding in refused] == [True]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Weaver, Sigourney; Skerritt, Tom", ["Sigourney Weaver", "Tom Skerritt"]),
        ("De Niro, Robert|Pacino, Al", ["Robert De Niro", "Al Pacino"]),
        ("Lionsgate, Inc.", ["Lionsgate, Inc."]),
        ("Davis, Sammy, Jr.; Cher", ["Davis, Sammy, Jr.", "Cher"]),
        ("Cher, Winona Ryder", ["Cher, Winona Ryder"]),
    ],
)
def test_a_family_name_before_a_comma_goes_last(tmp_path: Path, cell: str, names: list[str]) -> None:
    (film,), _ = read(tmp_path, a_csv=f'title,cast\nAlien,"{cell}"\n')
    assert [line.actor.name for line in film.cast] == names


@pytest.mark.parametrize("year", ["1979-", "c. 1979", "1979/1980", "[1979]", "1979 (UK)"])
def test_a_year_that_is_not_certain_is_refused_with_what_to_write(tmp_path: Path, year: str) -> None:
    (film,), (finding,) = read(tmp_path, a_csv=f"title,year\nAlien,{year}\n")
    assert film.year is None
    assert "is not one certain year" in finding.what


def test_what_somebody_has_seen_tells_of_films(tmp_path: Path) -> None:
    seen = {"movie": {"title": "Alien", "year": 1979, "ids": {"imdb": "tt0078748", "tmdb": 348}}, "type": "movie"}
    film = alien(tmp_path, a_json=json.dumps([seen]))
    assert set(film.same_as) == {"https://www.imdb.com/title/tt0078748/", "https://www.themoviedb.org/movie/348"}


def test_labels_of_wikidata_without_what_they_label_are_read(tmp_path: Path) -> None:
    entity = "http://www.wikidata.org/entity/Q103569"
    film = alien(tmp_path, a_csv=f"film,filmLabel,directorLabel,year\n{entity},Alien,Ridley Scott,1979\n")
    assert film.directors == (Person("Ridley Scott"),)


def test_jobs_of_tmdb_are_those_that_others_name_otherwise(tmp_path: Path) -> None:
    crew = [
        {"job": "Original Music Composer", "name": "Jerry Goldsmith"},
        {"job": "Director of Photography", "name": "Derek Vanlint"},
    ]
    film = alien(tmp_path, a_csv=f'title,year,crew\nAlien,1979,"{crew}"\n')
    assert [each.job for each in film.crew] == ["composer", "cinematographer"]


@pytest.mark.parametrize(
    "columns",
    [
        "Titel;Jahr;Regie;Darsteller;Länge;Land;Kamera",
        "Titre;Année;Réalisateur;Acteurs;Durée;Pays;Photographie",
        "Título;Año;Dirección;Reparto;Duración;País;Fotografía",
        "Titolo;Anno;Regia;Interpreti;Durata;Paese;Fotografia",
        unicodedata.normalize("NFD", "Titre;Année;Réalisateur;Acteurs;Durée;Pays;Photographie"),
    ],
)
@pytest.mark.parametrize("country", ["Vereinigtes Königreich", "Royaume-Uni", "Reino Unido", "Regno Unito"])
def test_columns_and_countries_may_be_named_in_other_languages(tmp_path: Path, columns: str, country: str) -> None:
    row = f"Alien;1979;Ridley Scott;Sigourney Weaver;1h57;{country};Derek Vanlint"
    film = alien(tmp_path, a_csv=f"{columns}\n{row}\n")
    assert (film.directors, film.cast, film.minutes) == ((Person("Ridley Scott"),), (Performance(WEAVER, 1),), 117)
    assert [country.name for country in film.countries] == ["United Kingdom"]
    assert film.crew == (Crew(Person("Derek Vanlint"), "cinematographer"),)


@pytest.mark.parametrize("year", ["1979", "1979.0", "(1979)", "(I) (1979)", "I 1979"])
def test_a_year_may_stand_in_brackets_or_after_a_numeral(tmp_path: Path, year: str) -> None:
    alien(tmp_path, a_csv=f"title,year\nAlien,{year}\n")


def test_what_is_no_text_in_utf_16_costs_its_line(tmp_path: Path) -> None:
    rows = [text.encode("utf-16-le") for text in ("\ufefftitle\n", "Al", "ien\n", "Aliens\n", "Cut")]
    (tmp_path / "a.tsv").write_bytes(b"".join([*rows[:2], b"\x00\xd8", *rows[2:], b"x"]))
    films, refused = read(tmp_path)
    assert [film.name.value for film in films] == ["Aliens"]
    assert [(each.place.line, each.what) for each in refused] == [(2, "not utf-16 text"), (4, "not utf-16 text")]


def test_the_results_of_a_query_of_wikidata_tell_of_one_film_in_several_rows(tmp_path: Path) -> None:
    rows = [
        f"http://www.wikidata.org/entity/Q103569,Alien,1979,Ridley Scott,{kind}\n" for kind in ("horror", "thriller")
    ]
    other = "http://www.wikidata.org/entity/Q103569,Aliens,1986,James Cameron,thriller\n"
    content = f"film,filmLabel,year,directorLabel,genreLabel\n{''.join(rows)}"
    film = alien(tmp_path, a_csv=content)
    assert (film.genres, film.directors) == (("horror", "thriller"), (Person("Ridley Scott"),))
    assert film.same_as == ("http://www.wikidata.org/entity/Q103569",)
    (_,), (finding,) = read(tmp_path, a_csv=content + other)
    assert (finding.place.line, finding.what) == (4, "'Alien' has the same id")


def test_an_item_of_wikidata_is_the_film_of_a_table_of_films(tmp_path: Path) -> None:
    film = alien(tmp_path, a_csv="item,itemLabel,year\nhttp://www.wikidata.org/entity/Q103569,Alien,1979\n")
    assert film.same_as == ("http://www.wikidata.org/entity/Q103569",)


def test_the_results_of_a_query_may_be_json(tmp_path: Path) -> None:
    values = {"film": "http://www.wikidata.org/entity/Q103569", "filmLabel": "Alien", "year": "1979"}
    bound = {name: {"type": "literal", "value": value} for name, value in values.items()}
    film = alien(tmp_path, a_json=json.dumps({"head": {"vars": [*values]}, "results": {"bindings": [bound]}}))
    assert film.same_as == ("http://www.wikidata.org/entity/Q103569",)


def test_a_film_may_hold_its_credits(tmp_path: Path) -> None:
    crew = [
        {"name": "Ridley Scott", "job": "Director"},
        {"name": "Derek Vanlint", "job": "Director of Photography"},
        {"name": "Jerry Goldsmith", "job": "Original Music Composer"},
    ]
    cast = [{"name": "Sigourney Weaver", "character": "Ripley"}]
    film = alien(tmp_path, a_json=json.dumps({"title": "Alien", "year": 1979, "credits": {"cast": cast, "crew": crew}}))
    assert (film.cast, film.directors) == ((RIPLEY,), (Person("Ridley Scott"),))
    assert [(each.person.name, each.job) for each in film.crew] == [
        ("Derek Vanlint", "cinematographer"),
        ("Jerry Goldsmith", "composer"),
    ]
