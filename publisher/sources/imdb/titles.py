"""One title of IMDb with all that the other data sets say of it → a film."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from publisher.errors import UnfitFact
from publisher.facts import Crew, Film, Organization, Performance, Person, Rating, Text
from publisher.findings import Finding, Level
from publisher.identifiers import FILMS
from publisher.sources.imdb.people import People
from publisher.sources.imdb.rows import Row
from publisher.sources.phrases.credit import Credit, credit
from publisher.sources.tables import cells

Value = TypeVar("Value")

number = lru_cache(1 << 12)(cells.number)
"""A whole number; there are few places in the credits."""
CAST = frozenset({"actor", "actress", "self", "archive_footage", "archive_sound"})
FOOTAGE = "archive_footage"
PEOPLE = {"director": "directors", "writer": "writers"}
IMDB, BEST = Organization("IMDb"), Decimal(10)
ONE = re.compile(r'\["([^"\\\x00-\x1f]*)"\]')
"""A list of one character as JSON, most often."""
UNDETERMINED = "und"
"""The language of a title of which only the region is known (BCP 47)."""


class Role(NamedTuple):
    """A character as it is written, and what that says."""

    written: str
    said: Credit


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

    def said(self, row: Row, column: int, said: Callable[[str], Value]) -> Value | None:
        """What a cell says, counted from 1; None where that is unfit, which is reported."""
        try:
            return said(row.cells[column - 1])
        except UnfitFact as error:
            self.refuse(row, column, error)
            return None

    def add(self, name: str, value: object) -> None:
        """Add a value to a field that may have several, once."""
        self.fields.setdefault(name, {})[value] = None

    def basics(self) -> None:
        """Take what title.basics says."""
        _, _, primary, original, _, year, _, length, genres = self.row.cells
        self.fields["year"] = self.said(self.row, 6, cells.year) if year else None
        self.fields["minutes"] = self.said(self.row, 8, cells.minutes) if length else None
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
        votes = self.said(row, 3, cells.number) if row.cells[2] else None
        if rating := self.said(row, 2, lambda cell: Rating(IMDB, cells.decimal(cell), BEST, votes)):
            self.add("ratings", rating)

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
        person, category = self.person(row, 2, row.cells[2]), row.cells[3]
        if person is None:
            return
        if category in CAST:
            self.play(row, person)
        elif category in PEOPLE:
            self.add(PEOPLE[category], person)
        elif job := self.said(row, 4, lambda category: Crew(person, category.replace("_", " "))):
            self.add("crew", job)

    def play(self, row: Row, person: Person) -> None:
        """Add a line of the credits for each character of a row."""
        try:
            order, played = number(row.cells[1]), roles(row.cells[5])
        except UnfitFact:
            self.said(row, 2, number)
            self.said(row, 6, roles)
            return
        for role in played:
            try:
                self.perform(row, person, order, role)
            except UnfitFact as error:
                self.refuse(row, 6, error)

    def perform(self, row: Row, person: Person, order: int, role: Role) -> None:
        """Add a line of the credits."""
        told = (row.cells[2], row.cells[3], role.written)
        if told in self.credits:
            raise UnfitFact(f"{person.name} is credited a second time for the same", "remove the row")
        self.credits.add(told)
        said, qualifiers = role.said, role.said.qualifiers
        if row.cells[3] == FOOTAGE:
            qualifiers = tuple(dict.fromkeys((*qualifiers, "archive footage")))
        self.cast.append(Performance(person, order, said.character, said.credited_as, said.note, qualifiers))

    def person(self, row: Row, column: int, key: str) -> Person | None:
        """Somebody by the identifier in a cell."""
        found = self.people[key]
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


@lru_cache(1 << 15)
def roles(characters: str) -> Sequence[Role]:
    """The roles that a cell holds, an unnamed one where it holds none.

    Raises `UnfitFact` where it holds something else.
    """
    return [Role(character, credit(character)) for character in named(characters) or [""]]


def named(characters: str) -> list[str]:
    """The characters that a cell holds, as JSON.

    Raises `UnfitFact` where it holds something else.
    """
    if not characters:
        return []
    if one := ONE.fullmatch(characters):
        found: Any = [one[1]]
    else:
        try:
            found = json.loads(characters)
        except (ValueError, RecursionError) as error:
            raise UnfitFact(f"no list of characters: {characters[:60]}", 'write it as ["Ripley"]') from error
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise UnfitFact(f"no list of characters: {characters[:60]}", 'write it as ["Ripley"]')
    return [" ".join(each.split()) for each in dict.fromkeys(found) if each.strip()]
