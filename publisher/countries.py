"""The countries of films: one name for each, from any spelling or adjective, and its ISO 3166-1 code."""

import unicodedata
from csv import DictReader
from functools import cache
from importlib.resources import files


@cache
def table() -> tuple[dict[str, str], ...]:
    """Return the rows of `countries.tsv`: code (empty for a country that ISO 3166-1 lacks), name, spellings."""
    lines = (files("publisher") / "countries.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(DictReader(lines, delimiter="\t"))


def spelt(text: str) -> str:
    """Return the spelling that is looked up: no accents, points or leading article; capitals count in abbreviations."""
    marks = unicodedata.normalize("NFD", text.replace("’", "'").replace("‐", "-").replace(".", ""))
    plain = " ".join("".join(c for c in marks if not unicodedata.combining(c)).split())
    plain = plain[4:] if plain.lower().startswith("the ") else plain
    return plain if len(plain) <= len("USSR") and plain.isupper() else plain.lower()


@cache
def names() -> dict[str, str]:
    """Return the name for each spelling."""
    return {spelt(s): row["name"] for row in table() for s in (row["name"], *row["other spellings"].split(";")) if s}


@cache
def adjectives() -> dict[str, str]:
    """Return the name for each adjective."""
    return {spelt(word): row["name"] for row in table() for word in row["adjectives"].split(";") if word}


@cache
def codes() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-2 code for each name that has one."""
    return {row["name"]: row["code"] for row in table() if row["code"]}


def named(text: str) -> str | None:
    """Return the country's name from any of its spellings ("USA", "the U.S."), None for no country."""
    return names().get(spelt(text))


def adjective(word: str) -> str | None:
    """Return the country's name from its adjective ("American", "West German"), None for no country."""
    return adjectives().get(spelt(word))


def code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country by its name, None for one that has none."""
    return codes().get(name)
