"""Tables in the form of IMDb's data sets, of any size, made up but always the same: skewed casts and fame."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from publisher.sources.imdb import COLUMNS

from .synthetic import CAST, GENRES, MOST_CAST, PEOPLE, SCRIPTS, SEED, WEIGHTS, WORDS

JOBS = ("producer", "composer", "editor", "cinematographer", "production_designer")
REGIONS = (("FR", "fr"), ("DE", r"\N"), ("JP", "ja"), ("BR", "pt"))
NOTHING = r"\N"


def write(folder: Path, films: int, seed: int = SEED) -> None:
    """Write the data sets of so many films into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    people = max(40, int(films * PEOPLE))
    chance = random.Random(seed)  # noqa: S311  # the same tables every time
    sets = {name: (folder / f"{name}.tsv").open("w", encoding="utf-8", newline="\n") for name in COLUMNS}
    try:
        for name, columns in COLUMNS.items():
            sets[name].write("\t".join(columns) + "\n")
        for number in range(people):
            sets["name.basics"].write("\t".join(person(chance, number)) + "\n")
        for number in range(films):
            for name, rows in film(chance, number, people).items():
                sets[name].writelines("\t".join(row) + "\n" for row in rows)
    finally:
        for stream in sets.values():
            stream.close()


def person(chance: random.Random, number: int) -> Sequence[str]:
    """A row of name.basics."""
    given, family = chance.choices(SCRIPTS, WEIGHTS)[0]
    born = str(chance.randrange(1900, 1926)) if chance.random() < 1 / 2 else NOTHING
    died = str(int(born) + chance.randrange(60, 90)) if born != NOTHING and chance.random() < 1 / 3 else NOTHING
    return f"nm{number + 1:07d}", f"{chance.choice(given)} {chance.choice(family)}", born, died, "actor", NOTHING


def film(chance: random.Random, number: int, people: int) -> dict[str, list[Sequence[str]]]:
    """The rows that tell of a film, by their data sets."""
    key, year = f"tt{number + 1:07d}", str(2026 - int(100 * chance.random() ** 2))
    title = f"The {chance.choice(WORDS.split())} of {chance.choice(chance.choice(SCRIPTS)[1])} {number}"
    original = f"{title} (as made)" if chance.random() < 1 / 10 else title
    genres = ",".join(sorted({chance.choice(GENRES), chance.choice(GENRES)}))
    length = str(chance.randrange(70, 180))
    crew = [",".join(sorted({famous(chance, people) for _ in range(chance.randrange(1, 3))})) for _ in range(2)]
    return {
        "title.basics": [(key, "movie", title, original, "0", year, NOTHING, length, genres)],
        "title.crew": [(key, *crew)],
        "title.ratings": [(key, f"{chance.randrange(10, 100) / 10}", str(chance.randrange(5, 2_000_000)))],
        "title.akas": [
            (key, str(n), f"{title} {region}", region, language, NOTHING, NOTHING, "0")
            for n, (region, language) in enumerate(chance.sample(REGIONS, chance.randrange(3)), 1)
        ],
        "title.principals": list(principals(chance, key, people)),
    }


def principals(chance: random.Random, key: str, people: int) -> Iterator[Sequence[str]]:
    """The cast of a film, few in most and very many in some, and some of those behind the camera."""
    size = min(MOST_CAST, 1 + int(chance.expovariate(1 / (CAST - 0.5))))
    order = 0
    for order, actor in enumerate(dict.fromkeys(famous(chance, people) for _ in range(size)), 1):
        named = json.dumps([f"{chance.choice(WORDS.split())} {chance.randrange(1000)}"], ensure_ascii=False)
        characters = named if chance.random() < 0.9 else NOTHING
        yield key, str(order), actor, chance.choice(("actor", "actress")), NOTHING, characters
    for job in chance.sample(JOBS, chance.randrange(3)):
        order += 1
        yield key, str(order), famous(chance, people), job, NOTHING, NOTHING


def famous(chance: random.Random, people: int) -> str:
    """Somebody, the first ones far more often than the last."""
    return f"nm{int(people * chance.random() ** 2) + 1:07d}"
