"""What a row says of a film: each cell by what its column is, and a finding for each that says nothing of the kind."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from publisher.errors import UnfitFact
from publisher.facts import Organization, Rating, Release, When, fit_name
from publisher.findings import Finding, Level, Place
from publisher.identifiers import FILMS
from publisher.sources.tables import cells, entry
from publisher.sources.tables.cells import ONE, SEVERAL_OF
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.entry import PEOPLE, roles
from publisher.sources.tables.lists import listed
from publisher.sources.tables.row import Row
from publisher.sources.tables.table import Table

UNSAFE = re.compile(r'[\s<>"{}|\\^`\[\]?]')
"""What stands in the names of Wikipedia's pages, but not in addresses."""
IMDB = Organization("IMDb")


def take(draft: Draft, table: Table, row: Row, findings: list[Finding]) -> None:
    """Add what a row says to a film, the title last, since the year tells what in it is none."""
    for meaning, value, number in sorted(table.cells(row), key=lambda cell: cell[0] == "title"):
        if cells.blank(value, name=meaning == "title"):
            continue
        with refused(findings, Place(str(table.file), row.line, number)):
            for part in parts(meaning, value, table):
                with refused(findings, Place(str(table.file), row.line, number)):
                    add(draft, meaning, part, table)
    rate(draft, table, row, findings)


@contextmanager
def refused(findings: list[Finding], place: Place) -> Iterator[None]:
    """Make a finding of what is unfit."""
    try:
        yield
    except UnfitFact as error:
        findings.append(Finding(place, Level.REFUSED, error.message, error.mend))


def parts(meaning: str, value: Any, table: Table) -> list[Any]:
    """What a cell says, value by value, so that a bad one costs itself alone."""
    people = meaning in PEOPLE
    if people or meaning in SEVERAL_OF or meaning == "distributors":
        found = listed(roles(value) if people else value, table.declared, people=people)
        return [each for each in found if not cells.blank(each, name=people)]
    return [value]


def add(draft: Draft, meaning: str, value: Any, table: Table) -> None:
    """Add one value.

    Raises `UnfitFact` where it says nothing of the kind.
    """
    if meaning == "title":
        entitle(draft, value)
    elif meaning in ONE:
        field, cell = ONE[meaning]
        only(draft, field, cell(value))
    elif meaning in SEVERAL_OF:
        field, cell = SEVERAL_OF[meaning]
        draft.add(field, [cell(entry.called(value))])
    elif meaning == "released":
        release(draft, cells.when(value, table.declared, When), table)
    elif meaning == "distributors":
        draft.add(meaning, [Organization(cells.name(entry.called(value)))])
    elif meaning in PEOPLE:
        entry.take(draft, meaning, value, table)
    elif meaning == "lead":
        draft.lead = cells.written(value)
    elif meaning == "film wikipedia":
        draft.links[page(cells.written(value))] = None


def entitle(draft: Draft, value: Any) -> None:
    """Add the title, with the year in it where no other year is said of the film, and its article before it."""
    written = " ".join(cells.written(value).split())
    title, year, others = cells.titled(written)
    known = draft.fields.get("year", year)
    if known != year:
        title, others = cells.turned(written), []
    if written.startswith(("http://", "https://")):
        raise UnfitFact(f"{written[:60]!r} is an address and no title", "say which column holds the titles")
    fit_name(title, "title")
    draft.title = title
    if year is not None and known == year:
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
    votes = None
    if "imdb votes" in said:
        value, number = said["imdb votes"]
        with refused(findings, Place(str(table.file), row.line, number)):
            votes = cells.number(value)
    value, number = said["imdb rating"]
    with refused(findings, Place(str(table.file), row.line, number)):
        score = cells.decimal(cells.written(value).removesuffix("/10"))
        draft.add("ratings", [Rating(IMDB, score, cells.decimal("10"), votes)])
