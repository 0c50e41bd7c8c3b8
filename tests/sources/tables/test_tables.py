"""Tables as people have them, and all that can be wrong with them."""

import gzip
import json
import zlib
from pathlib import Path

import pytest

from publisher.errors import UnreadableSource
from publisher.facts import Film, Person, Release, Vital, When
from publisher.sources.origins import readings
from publisher.sources.reading import Reading, Wanted

SHARED = Path(__file__).parents[3] / "../shared/data"


def read(folder: Path, **files: str | bytes) -> list[Reading]:
    """What files say; in their names `_` stands for a point."""
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(readings([folder]))


def films(folder: Path, **files: str | bytes) -> list[Film]:
    return [said.film for reading in read(folder, **files) for said in reading.said]


def told(folder: Path, level: str = "refused", **files: str | bytes) -> list[str]:
    """What is told of files, without their folder."""
    found = [str(each) for reading in read(folder, **files) for each in reading.findings if each.level == level]
    return [line.replace(f"{folder.resolve()}/", "") for line in found]


# what tables look like


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


# what is declared beside a table


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


# what can be wrong with a file


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


def test_somebody_born_after_the_film_has_no_birth(tmp_path: Path) -> None:
    files = {**JOINED, "persons_csv": PEOPLE.replace("1949-10-08", "2049-10-08")}
    assert any("Sigourney Weaver, born in 2049-10-08, in a film of 1979" in line for line in told(tmp_path, **files))
    assert films(tmp_path)[0].cast[0].actor.born is None


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


# files as they lie there


def test_what_tells_of_a_folder_is_no_source_and_neither_is_what_is_hidden(tmp_path: Path) -> None:
    files = {"README_md": "# Films", "SOURCE_txt": "x", "_hidden_csv": "title\nNo\n", "a_csv": "title\nAlien\n"}
    assert [reading.source.name for reading in read(tmp_path, **files)] == ["a.csv"]


def test_files_of_a_folder_that_nobody_reads_are_told(tmp_path: Path) -> None:
    for folder, names in (("read", ("a.csv", "films.cypher", "README.md")), ("unread", ("films.cypher", "films.xlsx"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text("title\nAlien\n")
    findings = [each for reading in readings([tmp_path / "read", tmp_path / "unread"]) for each in reading.findings]
    assert [(each.level, each.what) for each in findings] == [
        ("unread", "1 files that no origin reads: films.cypher"),
        ("doubtful", "2 files that no origin reads: films.cypher, films.xlsx"),
    ]


def test_a_pattern_names_files(tmp_path: Path) -> None:
    read(tmp_path, a_csv="title\nA\n", b_csv="title\nB\n", c_tsv="title\nC\n")
    assert [reading.source.name for reading in readings([tmp_path / "*.csv"])] == ["a.csv", "b.csv"]
    with pytest.raises(UnreadableSource, match="no file fits"):
        list(readings([tmp_path / "*.parquet"]))


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
