"""One film against the requirements: what is there, what is missing or withheld, and the mend."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from publisher.documents.snippet.selection import OWN, Selection, Withheld
from publisher.documents.snippet.terms import is_local
from publisher.richresults.requirements import REQUIREMENTS, TRAILER, Level, Requirement

PICTURES = (".jpg", ".jpeg", ".png", ".gif")
"""The forms in which Google takes a picture; an address without an ending may lead to one of them."""


class State(StrEnum):
    """How a film stands with a requirement."""

    THERE = "there"
    MISSING = "missing"
    UNFIT = "unfit"
    """There is one, but a search engine would refuse it."""
    WITHHELD = "withheld"
    """It is known, and yet no search engine is told of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """How a film stands with one requirement: `what` is there or missing, and the mend, empty where all is well."""

    requirement: Requirement
    state: State
    what: str
    mend: str = ""

    def __str__(self) -> str:
        """Write the line as a person reads it."""
        wanted = "" if self.state is State.WITHHELD else f", which is {self.requirement.level} for a rich result"
        return f"{self.what}{wanted} ({self.mend})"


@dataclass(frozen=True, slots=True)
class Report:
    """How a film stands with all of them; `notes` say what was left out of the snippet although it is known."""

    subject: str
    name: str
    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()

    @property
    def eligible(self) -> bool:
        """Whether the film has all that a rich result requires."""
        return all(line.state is State.THERE for line in self.lines if line.requirement.level is Level.REQUIRED)

    @property
    def faults(self) -> tuple[Line, ...]:
        """What is to mend."""
        return tuple(line for line in self.lines if line.state is not State.THERE)


def report(selection: Selection) -> Report:
    """How the film that was selected stands."""
    names = texts(selection, selection.subject, "name")
    lines = tuple(line(requirement, selection) for requirement in REQUIREMENTS)
    return Report(selection.subject, next(iter(names), selection.subject), lines, tuple(notes(selection)))


def line(requirement: Requirement, selection: Selection) -> Line:
    """How the film stands with a requirement."""
    found = texts(selection, selection.subject, requirement.term)
    if not found:
        return Line(requirement, State.MISSING, f"no {requirement.term}", requirement.mend)
    if requirement.term == "image" and (fault := unfit(found)):
        return Line(requirement, State.UNFIT, fault, requirement.mend)
    return Line(requirement, State.THERE, ", ".join(called(selection, each) for each in found))


def unfit(images: list[str]) -> str:
    """Why a search engine takes none of the pictures, or nothing where it takes one."""
    reached = [image for image in images if not is_local(image)]
    if not reached:
        return f"only this machine can load {images[0]}"
    endings = [urlsplit(image).path.lower().rpartition("/")[2].rpartition(".") for image in reached]
    if any(not dot or f".{ending}" in PICTURES for _, dot, ending in endings):
        return ""
    return f"{reached[0]} is no JPEG, PNG or GIF"


def notes(selection: Selection) -> Iterator[Line]:
    """What is known and yet left out of the snippet, and why."""
    kinds = {requirement.term: requirement for requirement in (*REQUIREMENTS, TRAILER)}
    for withheld in selection.withheld:
        requirement = kinds[withheld.term]
        yield Line(requirement, State.WITHHELD, *reason(withheld, selection))


def reason(withheld: Withheld, selection: Selection) -> tuple[str, str]:
    """Why a part is left out of the snippet, and the mend."""
    if withheld.term == "trailer":
        lacking = ", ".join(withheld.lacks)
        return f"the trailer is left out: to search engines a video without {lacking} is an error", TRAILER.mend
    kind = "rating" if withheld.term == "aggregateRating" else "review"
    author = ", ".join(called(selection, each) for each in texts(selection, withheld.iri, "author"))
    if OWN in withheld.lacks:
        what = f"the {kind} by {author} is left out: Google forbids to mark up those of other sites"
        return what, "if it is your own, write own: yes; otherwise all is well: it stays in the data and on the page"
    lacking = ", ".join(withheld.lacks)
    return f"your own {kind} by {author} is left out: search engines refuse it without {lacking}", f"add {lacking}"


def texts(selection: Selection, iri: str, term: str) -> list[str]:
    """The values of a term, in order."""
    return sorted(value.value for value in selection.about.get(iri, {}).get(term, ()))


def called(selection: Selection, value: str) -> str:
    """A value as a person reads it: a thing by its name, a part by its figures."""
    for term in ("name", "ratingValue", "author", "reviewBody"):
        if found := texts(selection, value, term):
            return called(selection, found[0]) if term == "author" else found[0]
    return value
