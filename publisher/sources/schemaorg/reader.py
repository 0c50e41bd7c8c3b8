"""One thing of a graph, and what the values of its terms are; one that is unfit is a finding."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from publisher.errors import UnfitFact
from publisher.facts import Organization, Person, Text, Vital, fit_name
from publisher.findings import Finding, Level, Place
from publisher.sources.schemaorg.shape import Shape, Value
from publisher.sources.schemaorg.values import when
from publisher.sources.tables.declared import Declared
from publisher.sources.tables.lists import listed

ROLES = ("Role", "PerformanceRole", "OrganizationRole")
JOBS = {"producer": "producer", "musicBy": "composer", "editor": "editor"}
"""The jobs besides directing and writing that schema.org has a term for."""
PEOPLE = frozenset({"director", "directors", "author", "creator", "actor", "actors", *JOBS})
LIVES = ("birthDate", "deathDate")
LISTS = PEOPLE | {"genre"}
"""Terms of which a text may hold several values, between commas."""


@dataclass(slots=True)
class Reader:
    """A film in the making."""

    shape: Shape
    subject: str
    place: Place
    findings: list[Finding] = field(default_factory=list)

    def all(self, terms: Iterable[str], kind: "Kind") -> list[Any]:
        """What the values of some terms are, one or several each; one that is unfit is a finding."""
        found: list[Any] = []
        for term in terms:
            for value in self.values(term):
                try:
                    read = kind(self, term, value)
                except UnfitFact as error:
                    self.findings.append(Finding(self.place, Level.REFUSED, f"{term}: {error.message}", error.mend))
                else:
                    found += read if isinstance(read, list) else [read]
        return found

    def values(self, term: str) -> Iterator[Value]:
        """The values of a term of the film; a text that lists several is several."""
        for value in self.shape.values(self.subject, term):
            if term not in LISTS or not value.is_text:
                yield value
                continue
            written = " ".join((value.text if term in PEOPLE else value.text.replace(",", ", ")).split())
            for each in listed(written, Declared(), people=term in PEOPLE):
                yield Value(json.dumps(each, ensure_ascii=False))

    def first(self, value: Value, *terms: str) -> Value | None:
        """The first value of some terms of a thing."""
        return next(iter(self.shape.values(value.term, *terms)), None)

    def title(self, _: str, value: Value) -> Text:
        """A title."""
        fit_name(" ".join(value.text.split()), "title")
        return Text(" ".join(value.text.split()), value.language)

    def name(self, value: Value) -> str:
        """The name of a thing, or a text that is one."""
        named = value if value.is_text else self.first(value, "name")
        if named is None:
            raise UnfitFact(f"nothing says how {value.text or 'something'} is called", "name it")
        return " ".join(named.text.split())

    def links(self, value: Value) -> tuple[str, ...]:
        """The addresses of a thing elsewhere."""
        same = () if value.is_text else (value, *self.shape.values(value.term, "sameAs"))
        return tuple(dict.fromkeys(link for link in (each.link for each in same) if link))

    def person(self, value: Value) -> Person:
        """Somebody, also by a role."""
        within = ("director", "author", "creator", "actor") if self.shape.is_a(value.term, *ROLES) else ()
        whom = self.first(value, *within) or value
        found = Person(self.name(whom), self.links(whom))
        for term in () if whom.is_text else LIVES:
            if date := self.first(whom, term):
                found = self.dated(found, term, date)
        return found

    def dated(self, person: Person, term: str, value: Value) -> Person:
        """Somebody with a date; without it where it is none, which is told once."""
        try:
            said = when(value.text)
            date = Vital(said.year, said.month, said.day)
            return replace(person, born=date) if term == "birthDate" else replace(person, died=date)
        except UnfitFact as error:
            finding = Finding(self.place, Level.REFUSED, f"{term}: {error.message}", error.mend)
            self.findings += [] if finding in self.findings else [finding]
            return person

    def organization(self, value: Value) -> Organization:
        """An organisation."""
        return Organization(self.name(value), self.links(value))


Kind = Callable[[Reader, str, Value], Any]
"""What a value of a term is for a film: a fact, or several as a list."""
