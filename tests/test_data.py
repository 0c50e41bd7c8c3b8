"""The demonstration catalogue: read without a fault, large enough to show something, and confirmed by rows."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from publisher.facts import Film, Person
from publisher.findings import Finding
from publisher.sources import factfile, terms
from publisher.sources.reading import Said

DATA = Path(__file__).parents[1] / "data"
FILES = sorted((DATA / "films").glob("*.yaml"))
FILMS = [path for path in FILES if not terms.is_terms(path)]


@cache
def film(path: Path) -> Film:
    """The one film of a file."""
    (said,) = (found for found in factfile.read(path.read_bytes(), path.name) if isinstance(found, Said))
    return said.film


def people(of: Film) -> set[Person]:
    return {*of.directors, *of.writers, *(performance.actor for performance in of.cast)}


each = pytest.mark.parametrize("path", FILMS, ids=lambda path: path.stem)


@each
def test_a_film_reads_without_a_finding(path: Path) -> None:
    found = list(factfile.read(path.read_bytes(), path.name))
    assert [str(one) for one in found if isinstance(one, Finding)] == []
    assert len(found) == 1


@each
def test_a_file_is_called_after_title_and_year(path: Path) -> None:
    words = re.sub(r"[^a-z0-9]+", "-", film(path).name.value.lower().replace("'", "")).strip("-")
    assert path.stem == f"{words}-{film(path).year}"


@each
def test_a_file_is_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not re.search(r"\n\n\n|\n\n\Z|[ \t]\n|\t|\r", text)


def test_every_file_states_licence_and_attribution() -> None:
    for path in [*FILMS, *DATA.glob("*.txt")]:
        said = terms.terms(path, path.read_bytes())
        assert said.licence == "https://creativecommons.org/publicdomain/zero/1.0/"
        assert said.attribution


def test_the_catalogue_is_large_enough() -> None:
    assert len(FILMS) >= 13
    assert sum(len(film(path).cast) for path in FILMS) >= 220
    assert sum(1 for path in FILMS for performance in film(path).cast if performance.character) >= 220


def test_several_people_are_in_more_than_one_film() -> None:
    films = Counter(person for path in FILMS for person in people(film(path)))
    assert len([person for person, times in films.items() if times > 1]) >= 20


def test_one_name_is_one_person_throughout() -> None:
    identities = defaultdict(set)
    for path in FILMS:
        for person in people(film(path)):
            identities[person.name].add(person.same_as)
    assert {name: known for name, known in identities.items() if len(known) > 1} == {}


class Rows:
    """The rows that confirm the facts, by TMDB's number of a film."""

    def __init__(self, data: Path) -> None:
        self.data = data
        movies = {row["movieId"]: row["title"] for row in self.table("movielens-25m/movies.csv")}
        self.links = {row["tmdbId"]: row for row in self.table("movielens-25m/links.csv")}
        self.titles = {tmdb: movies[row["movieId"]].replace(";", ", ") for tmdb, row in self.links.items() if tmdb}
        self.cast = self.by_film("tmdb-cast/cast.csv", "name", "character")
        self.directors = self.by_film("tmdb-cast/directors.csv", "director")
        self.genres = self.by_film("tmdb-cast/genres.csv", "genre")
        self.graph = {row["movie_tmdbId"]: row for row in self.table("neo4j-graphacademy/movies.csv")}
        self.wikipedia = {row["href"]: row for row in self.lists() if row.get("href")}
        self.addresses = set(self.known_people())

    def table(self, name: str) -> list[dict[str, str]]:
        with (self.data / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def by_film(self, name: str, *columns: str) -> dict[str, list[tuple[str, ...]]]:
        found = defaultdict(list)
        for row in self.table(name):
            found[row["movie_id"]].append(tuple(row[column] for column in columns))
        return found

    def lists(self) -> list[dict[str, Any]]:
        decades = sorted((self.data / "wikipedia-movies").glob("movies-*.json"))
        return [row for path in decades for row in json.loads(path.read_text(encoding="utf-8"))]

    def known_people(self) -> Iterator[tuple[str, str]]:
        """Name, in small letters, and address of everyone whom a row identifies."""
        for row in self.table("tmdb-cast/cast.csv"):
            yield row["name"].lower(), f"https://www.themoviedb.org/person/{row['person_id']}"
        for row in self.table("neo4j-graphacademy/persons.csv"):
            name = row["name"].strip().lower()
            yield name, f"https://www.themoviedb.org/person/{row['person_tmdbId']}"
            if row["person_imdbId"]:
                yield name, f"https://www.imdb.com/name/nm{int(row['person_imdbId']):07}/"


@pytest.fixture(scope="module")
def rows(shared: Path) -> Rows:
    return Rows(shared / "data")


def number(of: Film) -> str:
    """TMDB's number of a film."""
    (link,) = (link for link in of.same_as if "themoviedb" in link)
    return link.rpartition("/")[2]


def plain(words: str) -> str:
    """A title or character without what the rows write in their own way."""
    moved = re.sub(r"^(.*), (The|A|An|La)(?=$| \()", r"\2 \1", words)
    return re.sub(r"\s*\([^)]*\)", "", moved).replace("Chapter Two", "Chapter 2").strip()


class TestRows:
    """Every fact stands in a row."""

    @each
    def test_title_year_and_addresses(self, path: Path, rows: Rows) -> None:
        said, tmdb = film(path), number(film(path))
        assert plain(rows.titles[tmdb]) == said.name.value
        assert rows.titles[tmdb].endswith(f"({said.year})")
        assert said.same_as[0] == f"https://www.imdb.com/title/tt{rows.links[tmdb]['imdbId']:>07}/"
        other = re.search(r"\(([^()]*)\) \(\d{4}\)$", rows.titles[tmdb])
        assert [name.value for name in said.other_names] == ([plain(other[1])] if other else [])

    @each
    def test_wikipedia(self, path: Path, rows: Rows) -> None:
        said = film(path)
        for link in (link for link in said.same_as if "wikipedia" in link):
            row = rows.wikipedia[link.rpartition("/wiki/")[2]]
            assert (row["title"], row["year"]) == (said.name.value, said.year)
            assert set(row["cast"]) & {performance.actor.name for performance in said.cast}

    @each
    def test_the_cast_in_credits_order(self, path: Path, rows: Rows) -> None:
        credited = dict.fromkeys(name for name, _ in rows.cast[number(film(path))])
        assert [performance.actor.name for performance in film(path).cast] == list(credited)
        lines = {(name, plain(character)) for name, character in rows.cast[number(film(path))]}
        for performance in film(path).cast:
            line = (performance.actor.name, performance.character)
            assert line in lines | SETTLED
            assert ("voice" in performance.qualifiers) == (
                (line[0], f"{line[1]} (voice)") in rows.cast[number(film(path))]
            )

    @each
    def test_directors_and_genres(self, path: Path, rows: Rows) -> None:
        said, tmdb = film(path), number(film(path))
        assert {(person.name,) for person in said.directors} == set(rows.directors[tmdb])
        assert {(genre,) for genre in said.genres} == {(genre.lower(),) for (genre,) in rows.genres[tmdb]}

    @each
    def test_writers_and_distributors(self, path: Path, rows: Rows) -> None:
        said = film(path)
        lead = " ".join(
            rows.wikipedia[link.rpartition("/wiki/")[2]]["extract"] for link in said.same_as if "wikipedia" in link
        )
        for name in [*(person.name for person in said.writers), *(firm.name for firm in said.distributors)]:
            assert name in lead or (name.endswith("Wachowski") and "written and directed by the Wachowskis" in lead)

    @each
    def test_length_release_rating_and_countries(self, path: Path, rows: Rows) -> None:
        said = film(path)
        row = rows.graph.get(number(said))
        if row is None:
            assert (said.minutes, said.releases, said.ratings) == (None, (), ())
            lead = " ".join(
                w["extract"] for link in said.same_as if (w := rows.wikipedia.get(link.rpartition("/wiki/")[2]))
            )
            assert all(ADJECTIVES[country.name] in lead for country in said.countries)
            return
        assert said.minutes == int(row["runtime"])
        assert [(str(release.date), release.place) for release in said.releases] == [(row["released"], None)]
        assert [(str(r.value), str(r.best), str(r.count)) for r in said.ratings] == [
            (row["imdbRating"], "10", row["imdbVotes"])
        ]
        assert [country.name for country in said.countries] == [NAMES.get(c, c) for c in row["countries"].split("|")]

    @each
    def test_the_addresses_of_people(self, path: Path, rows: Rows) -> None:
        said = {(person.name.lower(), link) for person in people(film(path)) for link in person.same_as}
        assert said - rows.addresses == set()


SETTLED = {("David Lascher", None), ("John Savage", "McCrea")}
"""Where the rows of one film differ: two spellings of one character, and a character with and without a description."""
NAMES = {"USA": "United States", "UK": "United Kingdom"}
ADJECTIVES = {"United States": "American", "Canada": "Canadian", "Sweden": "Swedish"}
