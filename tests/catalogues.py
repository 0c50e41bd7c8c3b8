"""Films of catalogues that stand beside the checkout, as facts; for tests alone: not all of them may be shipped."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from publisher.errors import UnfitFact
from publisher.facts import Film, Performance, Person, Source, Text
from publisher.findings import Place
from publisher.sources.phrases.credit import credit
from publisher.sources.reading import Reading, Said

TITLE = re.compile(r"(?P<title>.+?) \((?P<year>[0-9]{4})\)\s*")


def wikipedia(shared: Path, count: int) -> Reading:
    """Films of Wikipedia's lists, spread over all of them: cast without characters, genres, lead, poster and page."""
    paths = sorted((shared / "data/wikipedia-movies").glob("*.json"))
    rows = [row for path in paths for row in json.loads(path.read_text(encoding="utf-8"))]
    # some articles stand in the lists of two years
    films = list({row.get("href") or (row["title"], row["year"]): row for row in rows}.values())
    return reading("wikipedia", map(listed, films[:: max(1, len(films) // (2 * count))]), count)


def listed(row: dict[str, object]) -> Film:
    """A row of a list."""
    names = [str(name).strip() for name in row["cast"]] if isinstance(row["cast"], list) else []
    cast = tuple(Performance(Person(name), order) for order, name in enumerate(dict.fromkeys(names), 1))
    genres = tuple(map(str, row["genres"])) if isinstance(row["genres"], list) else ()
    return Film(
        name=Text(str(row["title"])),
        year=int(str(row["year"])),
        genres=genres,
        cast=cast,
        plot=Text(str(row["extract"]).strip(), "en") if row.get("extract") else None,
        images=(str(row["thumbnail"]),) if row.get("thumbnail") else (),
        same_as=(f"https://en.wikipedia.org/wiki/{row['href']}",) if row.get("href") else (),
    )


def tmdb(shared: Path, count: int) -> Reading:
    """Films of TMDB with their characters, joined with the titles, years and identifiers of MovieLens."""
    data = shared / "data"
    titles = {row["movieId"]: row["title"] for row in rows(data / "movielens-25m/movies.csv")}
    links = {row["tmdbId"]: row for row in rows(data / "movielens-25m/links.csv")}
    cast, directors, genres = (by_film(data / f"tmdb-cast/{name}.csv") for name in ("cast", "directors", "genres"))
    known = [film for film in cast if film in links and TITLE.fullmatch(titles[links[film]["movieId"]])]
    some = known[:: max(1, len(known) // (2 * count))]

    def film(movie: str) -> Film:
        return joined(titles[links[movie]["movieId"]], links[movie], cast[movie], directors[movie], genres[movie])

    return reading("tmdb", map(film, some), count)


def joined(title: str, link: dict[str, str], *parts: list[dict[str, str]]) -> Film:
    """A film with its cast, directors and genres."""
    cast, directors, genres = parts
    match = TITLE.fullmatch(title)
    assert match
    return Film(
        name=Text(match["title"].strip()),
        year=int(match["year"]),
        genres=tuple(dict.fromkeys(row["genre"] for row in genres)),
        directors=tuple(Person(name) for name in dict.fromkeys(row["director"].strip() for row in directors)),
        cast=tuple(performance(row, order) for order, row in enumerate(cast, 1)),
        same_as=(
            f"https://www.imdb.com/title/tt{link['imdbId']}/",
            f"https://www.themoviedb.org/movie/{link['tmdbId']}",
        ),
    )


def person(row: dict[str, str]) -> Person:
    """Someone with the address that TMDB knows."""
    return Person(row["name"].strip(), (f"https://www.themoviedb.org/person/{row['person_id']}",))


def performance(row: dict[str, str], order: int) -> Performance:
    """A line of the cast."""
    said = credit(row["character"].strip())
    return Performance(person(row), order, said.character, said.credited_as, said.note, said.qualifiers)


def by_film(path: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of a table, by film."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(path):
        found[row["movie_id"]].append(row)
    return found


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


def reading(name: str, films: Iterator[Film], count: int) -> Reading:
    """The first films that are fit, as one source; a table holds rows that no fact can carry."""
    said = (Said(film, Place(name, line)) for line, film in enumerate(fit(films), 1))
    return Reading(Source(name, "0" * 64, "text/csv"), tuple(islice(said, count)))


def fit(films: Iterator[Film]) -> Iterator[Film]:
    """The films that are fit."""
    while True:
        try:
            yield next(films)
        except StopIteration:
            return
        except UnfitFact:
            continue
