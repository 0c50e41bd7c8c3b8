"""The parts of a film: an entry of a fact file → a person, a performance, a release or a trailer.

A part is written in short (`Tom Hanks: Woody (voice)`, `2017-02-10: France`, `Netflix`) or as fields. A mistake
anywhere in a part costs the whole part, and nothing else.
"""

import re
from collections.abc import Callable
from typing import TypeVar, get_args

from publisher import countries
from publisher.facts import (
    City,
    Country,
    Festival,
    Named,
    Organization,
    Performance,
    Person,
    Qualifier,
    Release,
    Streaming,
    Trailer,
)
from publisher.sources.factfile.entries import Entry, Fields, Mistake, Words
from publisher.sources.factfile.values import (
    Kind,
    chosen,
    link,
    listed,
    name,
    spelled_out,
    switch,
    text,
    values,
    when,
)
from publisher.sources.phrases.credit import Credit, credit

N = TypeVar("N", bound=Named)
QUALIFIERS: dict[str, Qualifier] = {qualifier: qualifier for qualifier in get_args(Qualifier)}
LINKS = listed(link)
MORE = re.compile(r"[:()\[\]]|\sas\s")
SEVERAL = re.compile(r", (?!(?:Jr|Sr|Esq|[IVX]+)\b)|\s(?:and|&)\s|;")


def named(kind: type[N]) -> Callable[[Entry], N]:
    """Return the kind of a thing known by its name: `Netflix` or `{name: Netflix, links: [https://…]}`."""

    def thing(entry: Entry) -> N:
        if not isinstance(entry, Fields):
            return kind(text(entry))
        said = values(entry, {"name": name, "links": LINKS}, needs=["name"])
        return kind(said["name"], said.get("links", ()))

    return thing


organization, city, festival = named(Organization), named(City), named(Festival)


def alone(entry: Entry) -> None:
    """Raise `Mistake` for words that read as several names; as `{name: …}` they stand."""
    if isinstance(entry, Words) and SEVERAL.search(entry.text):
        what = f"{entry.text[:60]!r} reads as several in one"
        raise Mistake(entry.place, what, "write them as a list: [one, another]")


def person(entry: Entry) -> Person:
    """Return a person."""
    alone(entry)
    return named(Person)(entry)


def genre(entry: Entry) -> str:
    """Return a genre."""
    if isinstance(entry, Words) and "," in entry.text:
        alone(entry)
    return name(entry)


def country(entry: Entry) -> Country:
    """Return a country by its one name, whatever spelling was written."""
    said = named(Country)(entry)
    known = countries.named(said.name)
    if known is None:
        raise Mistake(entry.place, f"unknown country {said.name[:60]!r}", "write its English name, or leave it out")
    return Country(known, said.same_as)


def qualifier(entry: Entry) -> Qualifier:
    """Return a qualifier of a credit."""
    return chosen(text(entry), QUALIFIERS, entry, "qualifier")


def credited(entry: Entry) -> Credit:
    """Return what the words after an actor's name say."""
    return credit(text(entry))


CREDIT: dict[str, Kind] = {
    "actor": text,
    "links": LINKS,
    "credit": credited,
    "character": text,
    "as": text,
    "note": text,
    "qualifiers": listed(qualifier),
    "starring": switch,
    "also": listed(text),
}


def performance(entry: Entry) -> Performance:
    """Return a line of the credits, first in order: `Actor`, `Actor: Character (voice)` or fields."""
    line = spelled_out(entry, CREDIT, "actor", "credit")
    head = line.pairs[0][1] if line is not entry else None  # written in short: the name may hold more than a name
    if isinstance(head, Words) and MORE.search(head.text):
        raise Mistake(entry.place, f"{head.text[:60]!r} is no name of an actor", "write it as Actor: Character (voice)")
    said = values(line, CREDIT, needs=["actor"])
    brief = said.get("credit", Credit(None))
    if "credit" in said and said.keys() & {"character", "as", "note", "qualifiers"}:
        raise Mistake(entry.place, "a credit in short and as fields", "write one of the two")
    return Performance(
        Person(said["actor"], said.get("links", ())),
        1,
        said.get("character", brief.character),
        said.get("as", brief.credited_as),
        said.get("note", brief.note),
        said.get("qualifiers", brief.qualifiers),
        said.get("also", ()),
        said.get("starring", False),
    )


RELEASE: dict[str, Kind] = {
    "date": when,
    "country": country,
    "city": city,
    "festival": festival,
    "publishers": listed(organization),
}


def release(entry: Entry) -> Release:
    """Return a release: a date, `Date: Country` or fields."""
    said = values(spelled_out(entry, RELEASE, "date", "country"), RELEASE)
    if "country" in said and "city" in said:
        raise Mistake(entry.place, "a release in a country and in a city", "keep one, or write two releases")
    place = said.get("country") or said.get("city")
    return Release(said.get("date"), place, said.get("festival"), said.get("publishers", ()))


TRAILER: dict[str, Kind] = {"name": text, "date": when, "by": organization, "link": link, "thumbnail": link}


def trailer(entry: Entry) -> Trailer:
    """Return a trailer: its link, its name, `Name: link` or fields."""
    first = "link" if isinstance(entry, Words) and entry.text.startswith(("http:", "https:")) else "name"
    said = values(spelled_out(entry, TRAILER, first, "link"), TRAILER)
    return Trailer(said.get("name"), said.get("date"), said.get("by"), said.get("link"), said.get("thumbnail"))


STREAMING: dict[str, Kind] = {"service": organization, "link": link}


def streaming(entry: Entry) -> Streaming:
    """Return where a film can be watched: `Service`, `Service: link` or fields."""
    said = values(spelled_out(entry, STREAMING, "service", "link"), STREAMING, needs=["service"])
    return Streaming(said["service"], said.get("link"))
