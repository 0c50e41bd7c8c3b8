"""What the columns of a table are, by their usual names or as a file beside the table declares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.errors import UnreadableSource
from publisher.sources.tables.declared import ENDING, Declared
from publisher.sources.tables.usual import AMBIGUOUS, MANY, USUAL, usual, words

OF_PEOPLE = {"person id", "person imdb", "person tmdb", "person wikidata", "person", "born", "died", "character"}
FILM_KEYS = ("film id", "film imdb", "film tmdb", "film wikidata")
PERSON_KEYS = ("person id", "person imdb", "person tmdb", "person wikidata")
JOBS: Mapping[str, tuple[str, ...]] = {
    "cast": ("cast", "acted", "actors", "actor", "actress", "actresses", "performances", "roles", "performers"),
    "directors": ("directed", "directors", "director"),
    "writers": ("wrote", "writers", "writer", "written", "screenplay"),
    "producers": ("produced", "producers", "producer"),
    "composers": ("composed", "composers", "composer", "scored", "original music composer"),
    "editors": ("edited", "editors", "editor"),
    "cinematographers": ("shot", "cinematographers", "cinematographer", "director of photography"),
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
    def of_results(self) -> bool:
        """Whether the rows are results of a query of Wikidata: one for each pair of what a film has several of."""
        return self.named.get("title") == f"{self.named.get('film wikidata')}Label"

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


def labelled(names: list[str]) -> dict[str, str]:
    """What columns usually are; where `filmLabel` stands beside `film`, as Wikidata has it, that holds addresses."""
    meant = {name: usual(name) for name in names}
    for name in names:
        bare = name.removesuffix("Label")
        if bare != name and bare in meant:
            meant[name] = meant[bare] or ("title" if bare == "item" and not OF_PEOPLE & {*meant.values()} else "")
            meant[bare] = "film wikidata" if meant[name] == "title" else ""
        elif bare != name:
            meant[name] = meant[name] or usual(bare)
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
