"""One entry of a list in a cell: a text, or an object such as `{"actor": "Tom Skerritt", "character": "Dallas"}`."""

import re
from collections.abc import Mapping
from typing import Any

from publisher.errors import UnfitFact
from publisher.facts import Performance, Person
from publisher.identifiers import PEOPLE as SITES
from publisher.sources.phrases.credit import credit
from publisher.sources.tables import cells, credited
from publisher.sources.tables.columns import JOB
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.table import Table
from publisher.sources.tables.usual import usual, words

PEOPLE = frozenset({"directors", "writers", "cast", "crew", *credited.WORDS})
PLAYED = re.compile(r"(?P<name>.+?)(?:\s+as\s+(?P<role>\S.*)|\s*\((?P<bracket>[^()]*[^()IVX][^()]*)\))")
"""Somebody with a character, or with what stands in a bracket after the name."""


def called(entry: Any) -> Any:
    """What an entry is called; a text is its own name."""
    if not isinstance(entry, dict):
        return entry
    said = {words(str(key)): value for key, value in entry.items()}
    known = next((said[key] for key in ("name", "title", "english name") if said.get(key)), None)
    if known is None:
        raise UnfitFact(f"nothing is called by name in {str(entry)[:60]}", "write its name")
    return known


def roles(value: Any) -> Any:
    """The entries of an object whose keys are actors and whose values are their characters."""
    if isinstance(value, dict) and value and not any(meaning(key) == "person" for key in value):
        return [{"actor": actor, "character": character} for actor, character in value.items()]
    return value


def meaning(key: object) -> str:
    """What a key of an object about somebody means."""
    return "person" if words(str(key)) == "name" else usual(str(key))


def take(draft: Draft, did: str, entry: Any, table: Table) -> None:
    """Add somebody to a film.

    Raises `UnfitFact` where no name is said.
    """
    said = {meaning(key): value for key, value in entry.items() if value} if isinstance(entry, dict) else {}
    name = said.get("person") if isinstance(entry, dict) else entry
    if cells.blank(name, name=True):
        raise UnfitFact(f"nobody is named in {str(entry)[:60]}", "write the name")
    if did == "crew":
        job = cells.written(said.get("job", "")).lower()
        did = JOB.get(job, job)
        if not did:
            raise UnfitFact(f"what {cells.written(name)[:60]} did is not said", "write the job")
    if did == "cast":
        perform(draft, name, said, entry, table)
    else:
        credited.work(draft, did, person(name, entry, table))


def perform(draft: Draft, name: Any, said: Mapping[str, Any], entry: Any, table: Table) -> None:
    """Add a line of the credits for each character of somebody."""
    characters = credited.characters(said.get("character"))
    played = PLAYED.fullmatch(cells.name(name)) if not characters else None
    if played:
        name, characters = played["name"], [played["role"] or remark(played["bracket"])]
    actor = person(name, entry, table)
    for character in characters or [""]:
        told = credit(character)
        line = Performance(actor, 1, told.character, told.credited_as, told.note, told.qualifiers)
        draft.credit("cast", actor, character, line)


def remark(bracket: str) -> str:
    """What a bracket after a name says: that it is a voice, or the character."""
    remarked = f"({bracket})"
    return bracket if credit(remarked).character else remarked


def person(name: Any, entry: Any, table: Table) -> Person:
    """Somebody, with an address where the table says whose its ids are."""
    site = SITES.get(table.columns.site)
    key = entry.get("id") if isinstance(entry, dict) else None
    link = site.link(cells.written(key)) if site and not cells.blank(key) else None
    return Person(cells.name(name), (link,) if link else ())
