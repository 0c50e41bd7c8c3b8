"""One title of IMDb with all that the other data sets say of it → a film."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from publisher.errors import UnfitFact
from publisher.facts import Crew, Film, Organization, Performance, Person, Rating, Text
from publisher.findings import Finding, Level
from publisher.identifiers import FILMS
from publisher.sources.imdb.people import People
from publisher.sources.imdb.rows import Row
from publisher.sources.phrases.credit import credit
from publisher.sources.tables import cells

TYPES = frozenset({"movie", "short", "tvMovie", "tvShort", "video"})
"""The types of titles that are films."""
CAST = frozenset({"actor", "actress", "self", "archive_footage", "archive_sound"})
FOOTAGE = "archive_footage"
PEOPLE = {"director": "directors", "writer": "writers"}
IMDB = Organization("IMDb")
UNDETERMINED = "und"
"""The language of a title of which only the region is known (BCP 47)."""


@dataclass(slots=True)
class Title:
    """A film in the making."""

    row: Row
    people: People
    findings: list[Finding]
    fields: dict[str, Any] = field(default_factory=dict)
    cast: list[Performance] = field(default_factory=list)
    credits: set[tuple[str, str, str]] = field(default_factory=set)

    def refuse(self, row: Row, column: int, error: UnfitFact) -> None:
        """Report a cell, counted from 1."""
        place = replace(row.place, column=column)
        self.findings.append(Finding(place, Level.REFUSED, error.message, error.mend))

    @contextmanager
    def refusing(self, row: Row, column: int) -> Iterator[None]:
        """Report what is unfit in a cell, counted from 1."""
        try:
            yield
        except UnfitFact as error:
            self.refuse(row, column, error)

    def add(self, name: str, value: object) -> None:
        """Add a value to a field that may have several, once."""
        self.fields.setdefault(name, {})[value] = None

    def basics(self) -> None:
        """Take what title.basics says."""
        _, _, primary, original, _, year, _, length, genres = self.row.cells
        for column, (name, value, said) in enumerate((("year", year, cells.year), ("minutes", length, cells.minutes))):
            try:
                if value:
                    self.fields[name] = said(value)
            except UnfitFact as error:
                self.refuse(self.row, 6 + 2 * column, error)
        if original and original != primary:
            self.add("other_names", Text(original))
        for genre in filter(None, genres.split(",")):
            self.add("genres", genre)

    def crew(self, row: Row) -> None:
        """Take what title.crew says."""
        for column, name in ((1, "directors"), (2, "writers")):
            for key in filter(None, row.cells[column].split(",")):
                if person := self.person(row, column, key):
                    self.add(name, person)

    def rating(self, row: Row) -> None:
        """Take what title.ratings says."""
        votes = None
        with self.refusing(row, 3):
            votes = cells.number(row.cells[2]) if row.cells[2] else None
        with self.refusing(row, 2):
            self.add("ratings", Rating(IMDB, cells.decimal(row.cells[1]), cells.decimal("10"), votes))

    def aka(self, row: Row) -> None:
        """Take what title.akas says: a title with its language, its region as far as a language tag tells it."""
        _, _, title, region, language, *_ = row.cells
        tag = "-".join(filter(None, (language or (UNDETERMINED if region else ""), region))) or None
        try:
            self.add("other_names", Text(title.strip(), tag))
        except UnfitFact as error:
            self.refuse(row, 3, error)

    def principal(self, row: Row) -> None:
        """Take a row of title.principals."""
        _, order, key, category, _, characters = row.cells
        person = self.person(row, 2, key)
        if person is None:
            return
        if category in PEOPLE:
            self.add(PEOPLE[category], person)
        elif category not in CAST:
            self.add("crew", Crew(person, category.replace("_", " ")))
        else:
            with self.refusing(row, 6):
                for character in list(named(characters)) or [""]:
                    with self.refusing(row, 6):
                        self.perform(row, person, cells.number(order), character)

    def perform(self, row: Row, person: Person, order: int, character: str) -> None:
        """Add a line of the credits."""
        told = (row.cells[2], row.cells[3], character)
        if told in self.credits:
            raise UnfitFact(f"{person.name} is credited a second time for the same", "remove the row")
        self.credits.add(told)
        said = credit(character)
        footage = ("archive footage",) if row.cells[3] == FOOTAGE else ()
        qualifiers = tuple(dict.fromkeys((*said.qualifiers, *footage)))
        self.cast.append(Performance(person, order, said.character, said.credited_as, said.note, qualifiers))

    def person(self, row: Row, column: int, key: str) -> Person | None:
        """Somebody by the identifier in a cell."""
        found = self.people.get(key)
        if found is None:
            self.refuse(row, column + 1, UnfitFact(f"nobody has the id {key[:60]}", "add the person to name.basics"))
        return found

    def film(self) -> Film:
        """The film.

        Raises `UnfitFact` where its title or identifier is none.
        """
        link = FILMS["imdb"].link(self.row.cells[0])
        if link is None:
            raise UnfitFact(f"{self.row.cells[0][:60]!r} is no identifier of a title", "mend it")
        said: dict[str, Any] = {
            name: tuple(value) if isinstance(value, dict) else value for name, value in self.fields.items()
        }
        name = Text(self.row.cells[2])
        others = tuple(other for other in said.pop("other_names", ()) if other != name)
        return Film(name=name, same_as=(link,), other_names=others, cast=tuple(self.cast), **said)


def named(characters: str) -> Iterator[str]:
    """Yield the characters that a cell holds, as JSON.

    Raises `UnfitFact` where it holds something else.
    """
    if not characters:
        return
    try:
        found = json.loads(characters)
    except (ValueError, RecursionError) as error:
        raise UnfitFact(f"no list of characters: {characters[:60]}", 'write it as ["Ripley"]') from error
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise UnfitFact(f"no list of characters: {characters[:60]}", 'write it as ["Ripley"]')
    for each in dict.fromkeys(found):
        if each.strip():
            yield " ".join(each.split())


def is_film(row: Row, others: Counter[str]) -> bool:
    """Whether a title is a film; those that are not are counted."""
    if row.cells[1] in TYPES:
        return True
    others[row.cells[1] or "none"] += 1
    return False
