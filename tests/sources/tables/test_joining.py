"""Tables that find each other by their ids."""

from pathlib import Path

import pytest
from folders import films, read, told

from publisher.facts import Person, Vital
from publisher.sources.origins import readings

SHARED = Path(__file__).parents[3] / "../shared/data"


# tables that are joined

PEOPLE = "person_tmdbId,name,born,died\n1,Sigourney Weaver,1949-10-08,\n2,Ridley Scott,1937,\n"
MOVIES = "movieId,title,year\n7,Alien,1979\n8,Gorillas,1988\n"
ACTED = "\ufeffmovieId,person_tmdbId,role\n7,1,Ripley (voice)\n8,1,Dian|Dian Fossey\n"
DIRECTED = "movieId,person_tmdbId\n7,2\n"
JOINED = {"movies_csv": MOVIES, "persons_csv": PEOPLE, "acted_csv": ACTED, "directed_csv": DIRECTED}


def test_tables_of_a_folder_are_joined_by_their_ids_into_one_source(tmp_path: Path) -> None:
    (reading,) = read(tmp_path, **JOINED)
    alien, gorillas = (said.film for said in reading.said)
    weaver = Person("Sigourney Weaver", ("https://www.themoviedb.org/person/1",), Vital(1949, 10, 8))
    assert [(line.actor, line.character, line.qualifiers) for line in alien.cast] == [(weaver, "Ripley", ("voice",))]
    assert [line.character for line in gorillas.cast] == ["Dian", "Dian Fossey"]
    assert [person.name for person in alien.directors] == ["Ridley Scott"]
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("movies_csv", "7,Again,1999", "movies.csv:4: refused: 'Alien' has the same id"),
        ("movies_csv", "9,", "movies.csv:4: refused: 2 cells, but 3 columns"),
        ("movies_csv", "9,,1999", "movies.csv:4: refused: a film without a title"),
        ("movies_csv", "9,X,19x9", "movies.csv:4:3: refused: '19x9' is no whole number"),
        ("movies_csv", "9,X,3019", "movies.csv:4:3: refused: 3019 is no year"),
        (
            "persons_csv",
            "2,Again,,",
            "persons.csv:4: refused: the id https://www.themoviedb.org/person/2 is given a second",
        ),
        ("persons_csv", "3,X,once,", "persons.csv:4:3: refused: 'once' is no date"),
        ("persons_csv", "3,,1950,", "persons.csv:4: refused: a person without a name"),
        ("persons_csv", "-3,X,,", "persons.csv:4:1: refused: '-3' is no identifier of TMDB"),
        ("acted_csv", "99,1,X", "acted.csv:4: refused: no film has the id 99"),
        ("acted_csv", "7,99,X", "acted.csv:4: refused: nobody has the id https://www.themoviedb.org/person/99"),
        ("acted_csv", "7,1,Ripley (voice)", "acted.csv:4: refused: Sigourney Weaver is credited a second time"),
        ("acted_csv", '7,"1', "acted.csv:4: refused: no row"),
        ("acted_csv", "7,1,X,Y", "acted.csv:4: refused: 4 cells, but 3 columns"),
        ("directed_csv", "7", "directed.csv:3: refused: 1 cells, but 2 columns"),
    ],
)
def test_a_bad_row_is_told_once_and_costs_nothing_else(tmp_path: Path, name: str, row: str, message: str) -> None:
    good = films(tmp_path, **JOINED)
    files = {**JOINED, name: JOINED[name] + row + "\n"}
    (line,) = told(tmp_path, **files)
    assert line.startswith(message)
    assert films(tmp_path)[:2] == good


def test_ids_of_a_site_find_their_titles_in_another_source(tmp_path: Path) -> None:
    for name in ("titles", "tmdb-cast"):
        (tmp_path / name).mkdir()
    read(
        tmp_path / "titles",
        movies_csv="movieId,title\n1,Alien (1979)\n",
        links_csv="movieId,imdbId,tmdbId\n1,78748,348\n",
    )
    read(tmp_path / "tmdb-cast", cast_csv="movie_id,person_id,name,character\n348,10205,S. Weaver,Ripley\n5,1,X,Y\n")
    titles, cast = readings([tmp_path])
    (film,) = (said.film for said in cast.said)
    assert (film.name.value, film.year, film.borrowed) == ("Alien", 1979, True)
    assert film.same_as == ("https://www.themoviedb.org/movie/348",)
    assert film.cast[0].actor == Person("S. Weaver", ("https://www.themoviedb.org/person/10205",))
    assert [
        "nothing gives the title of the film https://www.themoviedb.org/movie/5" in str(f) for f in cast.findings
    ] == [True]
    assert not titles.said[0].film.borrowed


def test_films_alone_are_a_source_for_each_file(tmp_path: Path) -> None:
    found = read(tmp_path, a_csv="title\nAlien\n", b_csv="title\nAliens\n")
    assert [reading.source.name for reading in found] == ["a.csv", "b.csv"]


def test_somebody_born_after_the_film_has_no_birth(tmp_path: Path) -> None:
    files = {**JOINED, "persons_csv": PEOPLE.replace("1949-10-08", "2049-10-08")}
    assert any("Sigourney Weaver, born in 2049-10-08, in a film of 1979" in line for line in told(tmp_path, **files))
    assert films(tmp_path)[0].cast[0].actor.born is None


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared test data are elsewhere")
def test_the_course_files_are_read_without_a_refusal() -> None:
    (reading,) = readings([SHARED / "neo4j-graphacademy"])
    assert [each for each in reading.findings if each.level == "refused"] == []
    assert len(reading.said) == 93
    assert sum(len(said.film.cast) for said in reading.said) == 374  # one of 372 rows has three roles


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared test data are elsewhere")
def test_the_cast_of_one_source_is_joined_with_the_titles_of_another() -> None:
    titles, cast = readings([SHARED / "movielens-25m", SHARED / "tmdb-cast"])
    assert (len(titles.said), len(cast.said)) == (62399, 4649)
    assert sum("nothing gives the title" in each.what for each in cast.findings) == 265
