"""Which film a page is about: the answer, or why there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from publisher.embedding.clues import Clues, spellings
from publisher.iris import Kind, looked_up


class Films(Protocol):
    """The films of a catalogue by what others call them."""

    def linked(self, links: Iterable[str]) -> Sequence[str]:
        """The paths of the films that are said to be the same as one of the addresses."""

    def titled(self, title: str, year: int) -> Sequence[str]:
        """The paths of the films of a title and a year."""


@dataclass(frozen=True, slots=True)
class Match:
    """The path of the film that a page is about, by which clue; or no path, and why."""

    path: str | None
    reason: str


def match(clues: Clues, films: Films, base: str) -> Match:
    """The film that a page is about: by its own address, by links elsewhere, by title and year, whichever is sure."""
    for address in clues.canonical:
        path = address.removeprefix(base).partition("#")[0]
        if address.startswith(base) and (known := looked_up(path)) and known[0] is Kind.FILM:
            return Match(path, "its canonical address")
    by_address = {path for address in clues.canonical for path in films.linked(spellings(address))}
    by_link = {path for link in clues.links for path in films.linked(spellings(link))}
    by_title = {path for title, year in clues.titles for path in films.titled(title, year)}
    for found, reason in (
        (by_address, "its canonical address"),
        (by_link, "its link to IMDb or Wikipedia"),
        (by_link & by_title, "its links, title and year"),
        (by_title if not by_link else set(), "its title and year"),
    ):
        if len(found) == 1:
            return Match(found.pop(), reason)
    return Match(None, unsure(by_address or by_link or by_title, clues))


def unsure(found: set[str], clues: Clues) -> str:
    """Why no film can be told."""
    if found:
        listed = ", ".join(sorted(found)[:5])
        return f"it may be about {listed}: add the canonical address of the one it is about"
    if not (clues.canonical or clues.links or clues.titles):
        return "it names no film: give it a canonical address, a link to IMDb or Wikipedia, or a title with its year"
    return "no film of the catalogue has its addresses, or its title and year"
