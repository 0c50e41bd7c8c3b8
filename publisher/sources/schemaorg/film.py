"""A schema:Movie in whatever shape it was published → a film; what is no fact is a finding."""

from collections.abc import Mapping
from typing import Any

from publisher import countries
from publisher.errors import UnfitFact
from publisher.facts import Country, Film, Organization, Person, Text, fit_link
from publisher.findings import Finding, Level
from publisher.sources.schemaorg import values
from publisher.sources.schemaorg.credits import crew, numbered, once, performances
from publisher.sources.schemaorg.opinions import offer, picture, rating, review, trailer
from publisher.sources.schemaorg.reader import JOBS, Kind, Reader
from publisher.sources.schemaorg.shape import TYPE, Value
from publisher.sources.schemaorg.showings import distinct, release, streaming


def film(reader: Reader) -> Film | None:
    """The film, without what is unfit in it; None where no title is right."""
    names = reader.all(("name",), Reader.title)
    if not names:
        what = f"a film without a name: {reader.subject}"
        reader.findings.append(Finding(reader.place, Level.REFUSED, what, "name it"))
        return None
    said: dict[str, Any] = {}
    for name, (terms, several, kind) in FIELDS.items():
        found = reader.all(terms, kind)
        if found:
            said[name] = tuple(dict.fromkeys(found)) if several else found[0]
    said["cast"] = tuple(numbered(once(reader.all(("actor", "actors"), performances))))
    said["releases"] = distinct(said.get("releases", ()))
    said["same_as"] = tuple(dict.fromkeys(filter(None, (Value(reader.subject).link, *said.get("same_as", ())))))
    said["other_names"] = tuple(dict.fromkeys((*names[1:], *said.get("other_names", ()))))
    unread(reader)
    reader.findings = list(dict.fromkeys(reader.findings))
    return Film(name=names[0], **said)


def unread(reader: Reader) -> None:
    """Say of which terms nothing was read."""
    known = {
        TYPE,
        "name",
        "actor",
        "actors",
        "identifier",
        *(term for terms, *_ in FIELDS.values() for term in terms),
    }
    terms = sorted(set(reader.shape.said[reader.subject]) - known)
    if terms:
        reader.findings.append(Finding(reader.place, Level.UNREAD, f"terms not read: {', '.join(terms)}"))


def text(_: Reader, __: str, value: Value) -> Text:
    """A text."""
    return Text(value.text, value.language)


def genre(reader: Reader, _: str, value: Value) -> str:
    """A genre by its name."""
    name = reader.name(value)
    if name.startswith(("http://", "https://")):
        raise UnfitFact(f"{name!r} is no genre but an address", "write its name")
    return name


def person(reader: Reader, _: str, value: Value) -> Person:
    """Somebody."""
    return reader.person(value)


def organization(reader: Reader, _: str, value: Value) -> Organization:
    """An organisation."""
    return reader.organization(value)


def country(reader: Reader, _: str, value: Value) -> Country:
    """A country by its one name."""
    known = countries.named(reader.name(value))
    if known is None:
        raise UnfitFact(f"unknown country {reader.name(value)[:60]!r}", "write its English name")
    return Country(known)


def minutes(reader: Reader, _: str, value: Value) -> int:
    """A length."""
    return values.minutes(value.text if value.is_text else reader.name(value))


def year(_: Reader, __: str, value: Value) -> int:
    """The year of a date; of a film it is that in which it was first shown."""
    return values.when(value.text).year


def link(_: Reader, __: str, value: Value) -> str:
    """An address."""
    fit_link(value.text)
    return value.text


FIELDS: Mapping[str, tuple[tuple[str, ...], bool, Kind]] = {
    "other_names": (("alternateName", "alternativeHeadline"), True, text),
    "year": (("dateCreated", "copyrightYear", "datePublished"), False, year),
    "minutes": (("duration",), False, minutes),
    "plot": (("description", "abstract"), False, text),
    "genres": (("genre",), True, genre),
    "countries": (("countryOfOrigin",), True, country),
    "directors": (("director", "directors"), True, person),
    "writers": (("author", "creator"), True, person),
    "distributors": (("publisher",), True, organization),
    "releases": (("releasedEvent", "datePublished"), True, release),
    "ratings": (("aggregateRating",), True, rating),
    "reviews": (("review", "reviews"), True, review),
    "offers": (("offers",), True, offer),
    "trailers": (("trailer",), True, trailer),
    "images": (("image", "thumbnailUrl"), True, picture),
    "streaming": (("potentialAction",), True, streaming),
    "crew": ((*JOBS, "contributor"), True, crew),
    "same_as": (("sameAs",), True, link),
}
"""Which terms are read into which field of a film, whether it has several, and how."""
