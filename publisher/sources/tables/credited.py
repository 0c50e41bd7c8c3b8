"""A row that says what a person did in a film."""

import json
from typing import Any

from publisher.errors import UnfitFact
from publisher.facts import Crew, Performance, Person
from publisher.sources.phrases.credit import credit
from publisher.sources.tables import cells
from publisher.sources.tables.columns import JOB, PERSON_KEYS
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.row import Row
from publisher.sources.tables.table import Table

FIELDS = ("directors", "writers")
WORDS = {"composers": "composer", "editors": "editor", "producers": "producer", "cinematographers": "cinematographer"}


def take(draft: Draft, table: Table, row: Row, person: Person) -> None:
    """Add a credit to a film.

    Raises `UnfitFact` where nothing says what the person did.
    """
    said = {meaning: value for meaning, value, _ in table.cells(row) if not cells.blank(value)}
    job = cells.written(said.get("job", "")).replace("_", " ").lower()
    did = JOB.get(job, job) or table.columns.rows or ("cast" if table.columns.has("character") else "")
    if not did:
        mend = f"write rows: cast (or directors …) in {table.file.path.name}.columns.yaml"
        raise UnfitFact(f"what {person.name} did is not said", mend)
    if did == "cast":
        place = cells.number(said["place"]) if "place" in said else None
        for character in characters(said.get("character")) or [""]:
            once(draft, "cast", person, character)
            perform(draft, person, character, place)
    else:
        once(draft, did, person, "")
        work(draft, did, person)


def said(table: Table, row: Row) -> bool:
    """Whether a row tells of anybody."""
    named = table.columns.named
    return any(
        not cells.blank(row.cells.get(named.get(meaning, "")), name=True) for meaning in ("person", *PERSON_KEYS)
    )


def work(draft: Draft, did: str, person: Person) -> None:
    """Add someone who worked behind the camera."""
    if did in FIELDS:
        draft.add(did, [person])
    else:
        draft.add("crew", [Crew(person, WORDS.get(did, did))])


def once(draft: Draft, did: str, person: Person, character: str) -> None:
    """Raise `UnfitFact` for a credit that was told before."""
    told = (did, " ".join((person.name, *person.same_as)), character)
    if told in draft.credits:
        raise UnfitFact(f"{person.name} is credited a second time for the same", "remove the row")
    draft.credits.add(told)


def perform(draft: Draft, person: Person, character: str, place: int | None) -> None:
    """Add a line of the credits."""
    said = credit(character)
    line = Performance(person, 1, said.character, said.credited_as, said.note, said.qualifiers)
    draft.perform(person, place, line)


def characters(value: Any) -> list[str]:
    """The characters of a credit: one, or several as a list of JSON or with | between them."""
    if isinstance(value, list | tuple):
        return [cells.written(each) for each in value if not cells.blank(each)]
    text = " ".join(cells.written(value).split())
    if text.startswith("["):
        try:
            return characters(json.loads(text))
        except ValueError:
            pass
    return [part.strip() for part in text.split("|") if part.strip()]
