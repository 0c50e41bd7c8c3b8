"""What a row says of a film: each cell by what its column is, and a finding for each that says nothing of the kind."""

import re
from typing import Any

from publisher.errors import UnfitFact
from publisher.facts import Crew, Organization, Performance, Person, Rating, Release, When, fit_name
from publisher.findings import Finding, Level, Place
from publisher.identifiers import FILMS
from publisher.sources.tables import cells
from publisher.sources.tables.cells import ONE, SEVERAL_OF
from publisher.sources.tables.credited import WORDS
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.row import Row
from publisher.sources.tables.table import Table

UNSAFE = re.compile(r'[\s<>"{}|\\^`\[\]?]')
"""What stands in the names of Wikipedia's pages, but not in addresses."""
IMDB = Organization("IMDb")


def take(draft: Draft, table: Table, row: Row, findings: list[Finding]) -> None:
    """Add what a row says to a film."""
    for meaning, value, number in table.cells(row):
        if cells.blank(value, name=meaning == "title"):
            continue
        try:
            add(draft, meaning, value, table)
        except UnfitFact as error:
            place = Place(str(table.file), row.line, number)
            findings.append(Finding(place, Level.REFUSED, error.message, error.mend))
    rate(draft, table, row, findings)


def add(draft: Draft, meaning: str, value: Any, table: Table) -> None:
    """Add what one cell says.

    Raises `UnfitFact` where it says nothing of the kind.
    """
    if meaning == "title":
        entitle(draft, value, table)
    elif meaning in ONE:
        field, cell = ONE[meaning]
        only(draft, field, cell(value))
    elif meaning in SEVERAL_OF:
        field, cell = SEVERAL_OF[meaning]
        draft.add(field, (cell(each) for each in cells.listed(value, table.declared) if not cells.blank(each)))
    elif meaning == "released":
        release(draft, cells.when(value, table.declared, When), table)
    elif meaning == "distributors":
        draft.add(meaning, map(Organization, cells.listed(value, table.declared)))
    elif meaning in ("directors", "writers", "cast") or meaning in WORDS:
        people(draft, meaning, cells.listed(value, table.declared, people=True))
    elif meaning == "lead":
        draft.lead = cells.written(value)
    elif meaning == "film wikipedia":
        draft.links[page(cells.written(value))] = None


def entitle(draft: Draft, value: Any, table: Table) -> None:
    """Add the title, with what it says besides where no column says the year."""
    title, year, others = (cells.written(value), None, list[str]())
    if not table.columns.has("year"):
        title, year, others = cells.titled(value)
    fit_name(" ".join(title.split()), "title")
    draft.title = " ".join(title.split())
    if year is not None:
        draft.fields["year"] = cells.year(str(year))
    draft.add("other_names", map(cells.text, others))


def only(draft: Draft, field: str, value: Any) -> None:
    """Add the one value of a field.

    Raises `UnfitFact` for a second one.
    """
    known = draft.fields.setdefault(field, value)
    if known != value:
        raise UnfitFact(f"{field} {value}, after {known}", "keep one")


def release(draft: Draft, date: When, table: Table) -> None:
    """Add when the film was released; a mere year is the film's own where no column says that."""
    if date.month is None and not table.columns.has("year"):
        only(draft, "year", date.year)
    else:
        draft.add("releases", [Release(date)])


def people(draft: Draft, meaning: str, names: list[str]) -> None:
    """Add people of whom only the names are said."""
    found = [Person(cells.name(name)) for name in dict.fromkeys(names)]
    if meaning == "cast":
        for person in found:
            draft.perform(person, None, Performance(person, 1))
    elif meaning in WORDS:
        draft.add("crew", (Crew(person, WORDS[meaning]) for person in found))
    else:
        draft.add(meaning, found)


def page(name: str) -> str:
    """The address of a page of Wikipedia by its name, or as it is given.

    Raises `UnfitFact` for a part of a page.
    """
    if name.startswith(("http://", "https://")):
        return cells.link(name)
    link = FILMS["wikipedia"].link(UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", name.replace(" ", "_")))
    if link is None:
        raise UnfitFact(f"{name[:60]!r} is no name of a page", "write it as it stands in its address")
    return link


def rate(draft: Draft, table: Table, row: Row, findings: list[Finding]) -> None:
    """Add what IMDb's readers gave, with how many they were."""
    said = {meaning: (value, number) for meaning, value, number in table.cells(row) if not cells.blank(value)}
    if "imdb rating" not in said:
        return
    value, number = said["imdb rating"]
    try:
        votes = cells.number(said["imdb votes"][0]) if "imdb votes" in said else None
        draft.add("ratings", [Rating(IMDB, cells.decimal(value), cells.decimal("10"), votes)])
    except UnfitFact as error:
        findings.append(Finding(Place(str(table.file), row.line, number), Level.REFUSED, error.message, error.mend))
