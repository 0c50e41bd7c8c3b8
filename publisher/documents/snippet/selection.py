"""What of a thing's statements a search engine is told, and what is kept from it and why.

- Ratings and reviews enter only where they are the source's own, since Google forbids to mark up those of other sites,
  and only where they have what Google requires of them.
- A trailer enters only with name, day and picture: without one of them it is a video with errors to Google.
- `actor` names each person of the cast twice: as a plain schema:Person, for readers that know nothing else, and inside
  a schema:PerformanceRole with the character's name. Schema.org allows a Role as the value of any property (its issues
  1808 and 3366), yet does not list it among the values that `actor` expects, so that readers of the plain pattern find
  no name there; and one node that is both person and role would say that the role was born somewhere. The two
  mentions share an `@id`, so that nobody counts a person twice. A role that says no more than who plays is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import pyoxigraph as ox

from publisher.description import Merged
from publisher.documents.snippet.terms import FIRST_HAND, ORDER, TYPE, UPLOADED, About, Said, Values
from publisher.statement import Value
from publisher.vocabulary import FILM, RDF, SCHEMA

START = str(SCHEMA)
OTHERS = {str(RDF.type): TYPE, str(FILM.creditOrder): ORDER, str(FILM.firstHand): FIRST_HAND}
KNOWN = frozenset(OTHERS.values())
LEFT_OUT = frozenset({"subjectOf"})
"""Search engines do not ask which file said what."""
LAST = 1 << 30
TRAILER = ("name", UPLOADED, "thumbnailUrl")
RATING = ("ratingValue", "bestRating", "ratingCount")
REVIEW = ("author", "reviewRating")
OWN = "own"
TRUE = frozenset({"true", "1"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of a film that is not told: which term, which thing, and what it lacks, `OWN` where it is another's."""

    term: str
    iri: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is told of a thing and all that it leads to, and which parts are withheld."""

    subject: str
    about: About
    cast: frozenset[str] = frozenset()
    """The people who are named twice."""
    withheld: tuple[Withheld, ...] = field(default=())


def selected(merged: Merged) -> Selection:
    """What of the statements is told of a thing."""
    about = statements(merged)
    said = about.get(merged.subject, {})
    for each in about.values():
        named_once(each)
    uploaded(said, about)
    withheld = tuple(
        found
        for term, needs in (("aggregateRating", RATING), ("review", REVIEW), ("trailer", TRAILER))
        for found in incomplete(term, needs, said, about)
    )
    for part in withheld:
        drop(said, part.term, part.iri)
    return Selection(merged.subject, about, billed(said, about), withheld)


def statements(merged: Merged) -> About:
    """The statements in schema.org's terms, by thing and term."""
    about: About = {}
    for iri, said in merged.about.items():
        told: Said = {}
        for predicate, values in said.items():
            if word := term(predicate):
                told[word] = dict.fromkeys(
                    values if word != TYPE else [kind for kind in values if in_schema_org(kind.value)]
                )
        about[iri] = {word: values for word, values in told.items() if values}
    return {iri: said for iri, said in about.items() if said}


@lru_cache(maxsize=1024)
def term(predicate: str) -> str | None:
    """What a snippet calls a term, or None where it does not use it."""
    word = predicate[len(START) :] if predicate.startswith(START) else OTHERS.get(predicate)
    return word if word in KNOWN or (word and word not in LEFT_OUT and is_word(word)) else None


@lru_cache(maxsize=1024)
def in_schema_org(kind: str) -> bool:
    """Whether a class is one that schema.org can have."""
    return kind.startswith(START) and is_word(kind[len(START) :])


def is_word(term: str) -> bool:
    """Whether a term can be one of schema.org's: all of them are words of letters and digits."""
    return term.isascii() and term.isalnum()


def named_once(said: Said) -> None:
    """Leave one name and make other names of the rest: the last by its characters, small letters and accents kept."""
    names = said.get("name", ())
    if len(names) > 1:
        first = max(names, key=lambda name: (name.value, str(name)))
        said["name"] = {first: None}
        if others := {name: None for name in names if name.value != first.value}:
            said["alternateName"] = {**others, **said.get("alternateName", {})}


def uploaded(film: Said, about: About) -> None:
    """Say of each trailer when it was uploaded and show one picture of it, in the one value that Google reads."""
    for trailer in film.get("trailer", ()):
        said = about.get(trailer.value, {})
        for term, wanted in (("datePublished", UPLOADED), ("thumbnailUrl", "thumbnailUrl")):
            if values := said.get(term):
                first = min(values, key=lambda value: (value.value, str(value)))
                said[wanted] = {first: None}


def incomplete(term: str, needs: Iterable[str], film: Said, about: About) -> Iterator[Withheld]:
    """The parts that lack what a search engine requires of them."""
    for part in sorted(film.get(term, ()), key=lambda part: part.value):
        said = about.get(part.value, {})
        lacks = [need for need in needs if not said.get(need) or is_nobody(need, said[need])]
        if term != "trailer" and not any(value.value in TRUE for value in said.get(FIRST_HAND, ())):
            lacks.insert(0, OWN)
        if lacks:
            yield Withheld(term, part.value, tuple(lacks))


def is_nobody(term: str, values: Values) -> bool:
    """Whether a count says that nobody was counted: search engines want at least one."""
    return term == "ratingCount" and all(value.value == "0" for value in values)


def drop(said: Said, term: str, iri: str) -> None:
    """Take a value away, and the term with the last one."""
    said[term] = {value: None for value in said[term] if value.value != iri}
    if not said[term]:
        del said[term]


def billed(film: Said, about: About) -> frozenset[str]:
    """Name the people of the cast besides their roles, in credits order; return those who are named twice."""
    told: Values = {}
    twice: set[str] = set()
    for role in sorted(film.get("actor", ()), key=lambda role: place(role, about)):
        said = about.get(role.value, {})
        people = said.get("actor", ())
        if not people or said.keys() - {TYPE, ORDER, "actor"}:
            told[role] = None
            twice.update(person.value for person in people)
        for person in people:
            told[person] = None
            if ORDER in said:
                about.setdefault(person.value, {}).setdefault(ORDER, said[ORDER])
    if told:
        film["actor"] = told
    return frozenset(twice)


def place(value: Value, about: About) -> tuple[bool, int, str, str]:
    """Where a value stands among others: people before roles, by their places in the credits, then by its text."""
    if isinstance(value, ox.Literal):
        return False, LAST, value.value, str(value)
    said = about.get(value.value, {})
    places = [int(each.value) for each in said.get(ORDER, ()) if each.value.isdecimal() and len(each.value) < 10]
    return "actor" in said, min(places, default=LAST), value.value, ""
