"""What columns are usually called."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from publisher.sources.tables.languages import ELSEWHERE

USUAL: Mapping[str, tuple[str, ...]] = {
    "film id": ("movie id", "film id", "title id"),
    "film imdb": (
        *("imdb id", "imdb", "imdb title id", "movie imdb id", "film imdb id", "tconst", "const"),
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
    "other titles": (
        "original title",
        "other title",
        "other titles",
        "also known as",
        "aka",
        "alternative titles",
        "orig title",
    ),
    "year": (
        *("year", "release year", "released year", "start year", "production year", "title year", "film year"),
        *("year of release", "year released", "year of production", "movie year", "production years"),
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
    "genres": ("genre", "genres", "listed in"),
    "countries": (
        "country",
        "countries",
        "country of origin",
        "production countries",
        "production country",
        "country countries",
    ),
    "directors": ("director", "directors", "directed by", "director name", "director names"),
    "writers": (
        *("writer", "writers", "screenwriter", "screenwriters", "screenplay", "screenplay by", "written by"),
        "writer name",
    ),
    "producers": ("producer", "producers", "produced by"),
    "composers": ("composer", "composers", "music", "music by"),
    "editors": ("editor", "editors", "edited by"),
    "cinematographers": ("cinematographer", "cinematographers", "cinematography", "camera", "director of photography"),
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
BY_NAME |= {name: meaning for meaning, names in ELSEWHERE.items() for name in names}
MANY = frozenset({
    *("other titles", "genres", "countries", "directors", "writers", "producers", "composers", "editors"),
    *("cinematographers", "cast", "distributors", "picture"),
})  # fmt: skip
"""What several columns may be: `Star 1`, `Star 2`."""
AMBIGUOUS = {"id": ("film id", "person id"), "name": ("title", "person")}
"""What is a film's where the table has no person besides, and otherwise a person's."""
CAMEL = re.compile("(?<=[a-z0-9])(?=[A-Z])")
UNITS = re.compile(r"(?<=.) (?:in )?(?:minutes|minute|mins|min)")
"""What a column of lengths says besides."""


def words(name: str) -> str:
    """The words of a column's name, as they are looked up."""
    composed = normalize("NFC", name.replace("(s)", "s"))
    return " ".join(re.findall(r"[^\W_]+", CAMEL.sub(" ", composed).lower()))


def usual(name: str) -> str:
    """What a column usually is that has this name, empty where nobody knows."""
    said = words(name)
    meaning = BY_NAME.get(said) or BY_NAME.get(UNITS.sub("", said), "")
    if meaning:
        return meaning
    numbered = BY_NAME.get(" ".join(re.sub(r"\d+", " ", said).split()), "") if re.search(r"\d", said) else ""
    numbered = "cast" if numbered == "person" else numbered
    return numbered if numbered in MANY else ""
