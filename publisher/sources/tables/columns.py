"""What the columns of a table are, by their usual names or as a file beside the table declares."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import UnreadableSource
from publisher.sources.tables.declared import ENDING, Declared

USUAL: Mapping[str, tuple[str, ...]] = {
    "film id": ("movie id", "film id", "title id", "const"),
    "film imdb": ("imdb id", "imdb", "imdb title id", "movie imdb id", "film imdb id", "tconst"),
    "film tmdb": ("tmdb id", "tmdb", "movie tmdb id", "film tmdb id"),
    "film wikidata": ("wikidata", "wikidata id", "qid", "film wikidata id", "movie wikidata id"),
    "film wikipedia": ("href", "wikipedia", "wikipedia page", "wikipedia url", "wikipedia title"),
    "title": ("title", "movie title", "film title", "primary title", "movie", "film", "movie name", "film name"),
    "other titles": ("original title", "other title", "other titles", "also known as", "aka", "alternative titles"),
    "year": ("year", "release year", "start year", "production year", "year of release", "year of production"),
    "released": ("released", "release date", "date released", "premiere", "first shown"),
    "length": ("length", "runtime", "runtime minutes", "runtime min", "running time", "duration", "minutes"),
    "genres": ("genre", "genres"),
    "countries": ("country", "countries", "country of origin", "production countries", "production country"),
    "directors": ("director", "directors", "directed by", "director name"),
    "writers": ("writer", "writers", "screenwriter", "screenwriters", "screenplay", "written by"),
    "producers": ("producer", "producers", "produced by"),
    "composers": ("composer", "composers", "music", "music by"),
    "editors": ("editor", "editors", "edited by"),
    "cinematographers": ("cinematographer", "cinematographers", "cinematography", "camera"),
    "cast": ("cast", "actors", "stars", "starring", "cast members"),
    "distributors": ("distributor", "distributors", "distributed by"),
    "plot": ("plot", "description", "synopsis", "overview", "summary", "plot summary"),
    "lead": ("extract",),
    "picture": ("poster", "poster url", "movie poster", "film poster", "image", "image url", "thumbnail"),
    "imdb rating": ("imdb rating", "imdb score"),
    "imdb votes": ("imdb votes", "imdb vote count"),
    "person id": ("person id", "actor id", "director id", "people id", "cast id"),
    "person imdb": ("person imdb id", "nconst", "actor imdb id"),
    "person tmdb": ("person tmdb id", "actor tmdb id"),
    "person wikidata": ("person wikidata id", "actor wikidata id"),
    "person": ("person", "person name", "actor", "actor name", "actress", "performer", "full name"),
    "character": ("character", "characters", "character name", "role", "roles", "role name"),
    "place": ("order", "ordering", "cast order", "credit order", "billing order"),
    "job": ("job", "category"),
    "born": ("born", "birth year", "birth date", "birthday", "birthdate", "date of birth"),
    "died": ("died", "death year", "death date", "deathday", "date of death"),
}
BY_NAME = {name: meaning for meaning, names in USUAL.items() for name in (*names, meaning)}
AMBIGUOUS = {"id": ("film id", "person id"), "name": ("title", "person")}
"""What is a film's where the table has no person besides, and otherwise a person's."""
OF_PEOPLE = {"person id", "person imdb", "person tmdb", "person wikidata", "person", "born", "died", "character"}
FILM_KEYS = ("film id", "film imdb", "film tmdb", "film wikidata")
PERSON_KEYS = ("person id", "person imdb", "person tmdb", "person wikidata")
CAMEL = re.compile("(?<=[a-z0-9])(?=[A-Z])")
JOBS: Mapping[str, tuple[str, ...]] = {
    "cast": ("cast", "acted", "actors", "actor", "actress", "actresses", "performances", "roles", "performers"),
    "directors": ("directed", "directors", "director"),
    "writers": ("wrote", "writers", "writer", "written"),
    "producers": ("produced", "producers", "producer"),
    "composers": ("composed", "composers", "composer", "scored"),
    "editors": ("edited", "editors", "editor"),
    "cinematographers": ("shot", "cinematographers", "cinematographer"),
}
"""What the people of a table did, by a word in the name of its file, or in a column that says so in each row."""
JOB = {word: job for job, words in JOBS.items() for word in words}
SITES = ("imdb", "tmdb", "wikidata")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the name of each by what it is, and the names of those that are not read."""

    named: Mapping[str, str]
    unread: tuple[str, ...]
    rows: str
    """What the people of each row did, empty where a column says so or nothing does."""
    site: str
    """Whose the ids are that do not say it themselves, empty where they are the folder's own."""

    def has(self, *meanings: str) -> bool:
        """Whether there is a column of one of these meanings."""
        return any(meaning in self.named for meaning in meanings)

    @property
    def of_films(self) -> bool:
        """Whether each row is a film."""
        return "title" in self.named

    @property
    def of_people(self) -> bool:
        """Whether each row is a person."""
        return self.has(*PERSON_KEYS) and not self.has(*FILM_KEYS, "title")

    @property
    def of_credits(self) -> bool:
        """Whether each row is what a person did in a film."""
        return self.has(*FILM_KEYS) and self.has(*PERSON_KEYS, "person") and not self.of_films


def words(name: str) -> str:
    """The words of a column's name, as they are looked up."""
    return " ".join(re.findall(r"[^\W_]+", CAMEL.sub(" ", name).lower()))


def columns(path: Path, header: Iterable[str], declared: Declared) -> Columns:
    """What the columns of a table are.

    Raises `UnreadableSource` where a declaration names what there is not.
    """
    names = [name for name in header if name]
    check(path, names, declared)
    meant = {name: declared.columns.get(name, BY_NAME.get(words(name), "")) for name in names}
    people = bool(OF_PEOPLE & set(meant.values()))
    named: dict[str, str] = {}
    for name in names:
        choice = AMBIGUOUS.get(words(name)) if name not in declared.columns else None
        meaning = choice[people or choice[0] in named] if choice else meant[name]
        if meaning:
            named.setdefault(meaning, name)
    unread = tuple(n for n in names if n not in named.values() and n not in declared.columns)
    known = f"{path.parent.name} {path.name}".lower()
    stem = words(path.name.partition(".")[0]).split()
    did = declared.rows or next((JOB[word] for word in stem if word in JOB), "")
    return Columns(named, unread, did, declared.ids or next((site for site in SITES if site in known), ""))


def check(path: Path, names: list[str], declared: Declared) -> None:
    """Raise `UnreadableSource` where a declaration names a column or a meaning that there is not."""
    for name, meaning in declared.columns.items():
        if name not in names:
            raise UnreadableSource(
                f"{path}{ENDING}: no column is called {name[:60]!r}", f"there are {', '.join(names)}"
            )
        if meaning and meaning not in USUAL:
            raise UnreadableSource(f"{path}{ENDING}: no column is {meaning[:60]!r}", f"it may be {', '.join(USUAL)}")
    if declared.rows and declared.rows not in JOBS:
        raise UnreadableSource(f"{path}{ENDING}: nobody is among {declared.rows[:60]!r}", f"choose {', '.join(JOBS)}")
