"""What the columns of a table are, by their usual names or as a file beside the table declares."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.errors import UnreadableSource
from publisher.sources.tables.declared import ENDING, Declared

USUAL: Mapping[str, tuple[str, ...]] = {
    "film id": ("movie id", "film id", "title id", "const"),
    "film imdb": (
        *("imdb id", "imdb", "imdb title id", "movie imdb id", "film imdb id", "tconst"),
        *("imdb link", "imdb url", "movie imdb link"),
    ),
    "film tmdb": ("tmdb id", "tmdb", "movie tmdb id", "film tmdb id"),
    "film wikidata": ("wikidata", "wikidata id", "qid", "film wikidata id", "movie wikidata id"),
    "film wikipedia": ("href", "wikipedia", "wikipedia page", "wikipedia url", "wikipedia title"),
    "title": (
        *("title", "movie title", "film title", "primary title", "series title", "movie", "film"),
        *("movie name", "film name", "name of film", "name of the film", "title of film", "title of the film"),
    ),
    "kind": ("type", "kind", "title type", "media type", "content type"),
    "other titles": ("original title", "other title", "other titles", "also known as", "aka", "alternative titles"),
    "year": (
        *("year", "release year", "released year", "start year", "production year", "title year", "film year"),
        *("year of release", "year released", "year of production", "movie year"),
    ),
    "released": (
        "released",
        "release date",
        "date released",
        "date of release",
        "publication date",
        "release",
        "premiere",
        "first shown",
    ),
    "length": ("length", "runtime", "run time", "running time", "duration", "minutes", "mins"),
    "genres": ("genre", "genres"),
    "countries": ("country", "countries", "country of origin", "production countries", "production country"),
    "directors": ("director", "directors", "directed by", "director name", "director names"),
    "writers": (
        *("writer", "writers", "screenwriter", "screenwriters", "screenplay", "screenplay by", "written by"),
        "writer name",
    ),
    "producers": ("producer", "producers", "produced by"),
    "composers": ("composer", "composers", "music", "music by"),
    "editors": ("editor", "editors", "edited by"),
    "cinematographers": ("cinematographer", "cinematographers", "cinematography", "camera"),
    "cast": (
        *("cast", "actors", "star", "stars", "starring", "cast members", "main cast", "top cast", "lead actors"),
        *("leading actors", "main actors", "actors actresses", "actor names"),
    ),
    "crew": ("crew",),
    "distributors": ("distributor", "distributors", "distributed by"),
    "plot": ("plot", "description", "synopsis", "overview", "summary", "plot summary"),
    "lead": ("extract",),
    "picture": (
        "poster",
        "poster url",
        "movie poster",
        "film poster",
        "image",
        "image url",
        "thumbnail",
        "poster link",
    ),
    "imdb rating": ("imdb rating", "imdb score"),
    "imdb votes": ("imdb votes", "imdb vote count", "num voted users", "no of votes", "number of votes", "num votes"),
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
MANY = frozenset({
    *("other titles", "genres", "countries", "directors", "writers", "producers", "composers", "editors"),
    *("cinematographers", "cast", "distributors", "picture"),
})  # fmt: skip
"""What several columns may be: `Star 1`, `Star 2`."""
AMBIGUOUS = {"id": ("film id", "person id"), "name": ("title", "person")}
"""What is a film's where the table has no person besides, and otherwise a person's."""
OF_PEOPLE = {"person id", "person imdb", "person tmdb", "person wikidata", "person", "born", "died", "character"}
FILM_KEYS = ("film id", "film imdb", "film tmdb", "film wikidata")
PERSON_KEYS = ("person id", "person imdb", "person tmdb", "person wikidata")
CAMEL = re.compile("(?<=[a-z0-9])(?=[A-Z])")
UNITS = re.compile(r"(?<=.) (?:in )?(?:minutes|minute|mins|min)")
"""What a column of lengths says besides."""
JOBS: Mapping[str, tuple[str, ...]] = {
    "cast": ("cast", "acted", "actors", "actor", "actress", "actresses", "performances", "roles", "performers"),
    "directors": ("directed", "directors", "director"),
    "writers": ("wrote", "writers", "writer", "written", "screenplay"),
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
    more: Mapping[str, str] = field(default_factory=dict)
    """What each further column is, of what several may be."""

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
        return self.has(*FILM_KEYS, "title") and self.has(*PERSON_KEYS, "person")


def words(name: str) -> str:
    """The words of a column's name, as they are looked up."""
    return " ".join(re.findall(r"[^\W_]+", CAMEL.sub(" ", name.replace("(s)", "s")).lower()))


def usual(name: str) -> str:
    """What a column usually is that has this name, empty where nobody knows."""
    said = words(name)
    meaning = BY_NAME.get(said) or BY_NAME.get(UNITS.sub("", said), "")
    if meaning:
        return meaning
    numbered = BY_NAME.get(" ".join(re.sub(r"\d+", " ", said).split()), "") if re.search(r"\d", said) else ""
    numbered = "cast" if numbered == "person" else numbered
    return numbered if numbered in MANY else ""


def labelled(names: list[str]) -> dict[str, str]:
    """What columns usually are; where `filmLabel` stands beside `film`, as Wikidata has it, that holds addresses."""
    meant = {name: usual(name) for name in names}
    for name in names:
        if name.endswith("Label") and (bare := name.removesuffix("Label")) in meant:
            meant[name], meant[bare] = meant[bare], "film wikidata" if meant[bare] == "title" else ""
    return meant


def columns(path: Path, header: Iterable[str], declared: Declared) -> Columns:
    """What the columns of a table are.

    Raises `UnreadableSource` where a declaration names what there is not.
    """
    names = [name for name in header if name]
    check(path, names, declared)
    meant = {name: declared.columns.get(name, meaning) for name, meaning in labelled(names).items()}
    people = bool(OF_PEOPLE & set(meant.values()))
    named: dict[str, str] = {}
    more: dict[str, str] = {}
    for name in names:
        choice = AMBIGUOUS.get(words(name)) if name not in declared.columns else None
        meaning = choice[people or choice[0] in named] if choice else meant[name]
        if meaning == "person" and not people:
            continue  # a second name of the film, perhaps
        if meaning in named and meaning in MANY:
            more[name] = meaning
        elif meaning:
            named.setdefault(meaning, name)
    unread = tuple(n for n in names if n not in {*named.values(), *more, *declared.columns})
    known = f"{path.parent.name} {path.name}".lower()
    site = declared.ids or next((site for site in SITES if site in known), "")
    return Columns(named, unread, did(path, named, declared), site, more)


def did(path: Path, named: Mapping[str, str], declared: Declared) -> str:
    """What the people of each row did, by the name of the file or of their column; empty where neither says it."""
    said = f"{words(path.name.partition('.')[0])} {words(named.get('person', ''))}".split()
    return declared.rows or next((JOB[word] for word in said if word in JOB), "")


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
