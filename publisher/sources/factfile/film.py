"""One film of a fact file: its fields → a film, and a finding for each mistake."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from publisher.facts import Film, Performance, Person
from publisher.findings import Finding
from publisher.sources.factfile.entries import Entry, Fields, Mistake
from publisher.sources.factfile.opinions import OFFER, RATING, REVIEW, offer, rating, review
from publisher.sources.factfile.parts import (
    CREDIT,
    LINKS,
    STREAMING,
    country,
    genre,
    organization,
    performance,
    person,
    release,
    streaming,
    trailer,
)
from publisher.sources.factfile.values import (
    Kind,
    blank,
    chosen,
    items,
    link,
    minutes,
    placed,
    spelled,
    spread,
    words,
    year,
)

Report = Callable[[Finding], None]


@dataclass(frozen=True, slots=True)
class Key:
    """What a key says: the film's field, the kind of its value, and whether there may be several.

    `names` holds the keys of a part whose list may also be written as fields, `Name: value` a line.
    """

    field: str
    kind: Kind
    several: bool = False
    names: Collection[str] = ()


KEYS = {
    "title": Key("name", words),
    "also known as": Key("other_names", words, several=True),
    "year": Key("year", year),
    "countries": Key("countries", country, several=True),
    "genres": Key("genres", genre, several=True),
    "directors": Key("directors", person, several=True),
    "writers": Key("writers", person, several=True),
    "length": Key("minutes", minutes),
    "cast": Key("cast", performance, several=True, names=CREDIT),
    "releases": Key("releases", release, several=True),
    "distributors": Key("distributors", organization, several=True),
    "ratings": Key("ratings", rating, several=True, names=RATING),
    "reviews": Key("reviews", review, several=True, names=REVIEW),
    "images": Key("images", link, several=True),
    "offers": Key("offers", offer, several=True, names=OFFER),
    "trailers": Key("trailers", trailer, several=True),
    "streaming": Key("streaming", streaming, several=True, names=STREAMING),
    "plot": Key("plot", words),
    "links": Key("same_as", link, several=True),
}
APART = ("people", "source")
"""Keys that say nothing of the film itself: its people's addresses, and the terms that `sources.terms` reads."""


def film(entry: Fields, report: Report) -> Film | None:
    """Return the film that the fields tell of, without what is wrong in them; None where no title is right."""
    found = keyed(entry, report)
    try:
        said = begun(entry, found)
    except Mistake as mistake:
        report(mistake.finding())
        return None
    for name, key in KEYS.items():
        if name in found and name != "title":
            said = extended(said, key, found[name], report)
    return introduced(said, found["people"], report) if "people" in found else said


def keyed(entry: Fields, report: Report) -> dict[str, Entry]:
    """Return what stands under each key, in the order of the file."""
    known = spelled((*KEYS, *APART))
    found: dict[str, Entry] = {}
    for key, value in entry.pairs:
        try:
            name = chosen(key.text, known, key, "key")
        except Mistake as mistake:
            report(mistake.finding())
            continue
        if name in found:
            report(Mistake(key.place, f"{key.text!r} repeats an earlier key", "put all values under one").finding())
        elif not blank(value):
            found[name] = value
    return found


def begun(entry: Fields, found: dict[str, Entry]) -> Film:
    """Return the film of which only the title is said."""
    if "title" not in found:
        raise Mistake(entry.place, "a film without a title", "begin it with title: …")
    return placed(found["title"], lambda title: Film(name=words(title)))


def extended(said: Film, key: Key, entry: Entry, report: Report) -> Film:
    """Return the film with what one key says."""

    def one(entry: Entry) -> Film:
        fact: dict[str, Any] = {key.field: key.kind(entry)}
        return replace(said, **fact)

    def many(entry: Entry) -> Film:
        facts: dict[str, Any] = {key.field: tuple(several(key, entry, report))}
        return replace(said, **facts)

    try:
        return placed(entry, many if key.several else one)
    except Mistake as mistake:
        report(mistake.finding())
        return said


def several(key: Key, entry: Entry, report: Report) -> Iterator[object]:
    """Yield what the entries of a list say; a performance keeps its line's place in the credits."""
    spread_out = spread(entry, key.names) if key.names else entry
    for order, item in enumerate(items(spread_out), 1):
        try:
            value = placed(item, key.kind)
        except Mistake as mistake:
            report(mistake.finding())
        else:
            yield replace(value, order=order) if isinstance(value, Performance) else value


def introduced(said: Film, entry: Entry, report: Report) -> Film:
    """Return the film with the addresses of its people; those given with a name go before."""
    links = dict(addresses(said, entry, report))

    def known(person: Person) -> Person:
        return person if person.same_as else Person(person.name, links.get(person.name, ()))

    return replace(
        said,
        directors=tuple(map(known, said.directors)),
        writers=tuple(map(known, said.writers)),
        cast=tuple(replace(performance, actor=known(performance.actor)) for performance in said.cast),
    )


def addresses(said: Film, entry: Entry, report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the addresses under each name of `people:`."""
    names = {p.name for p in (*said.directors, *said.writers, *(performance.actor for performance in said.cast))}
    if not isinstance(entry, Fields):
        report(Mistake(entry.place, "people without names", "write each as Name: [https://…]").finding())
        return
    for name, value in entry.pairs:
        if name.text not in names:
            what = f"nobody in this film is called {name.text[:60]!r}"
            report(Mistake(name.place, what, "write the name as it stands above").finding())
            continue
        try:
            yield name.text, placed(value, LINKS)
        except Mistake as mistake:
            report(mistake.finding())
