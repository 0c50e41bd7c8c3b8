"""A list of things as its page shows it: what it is narrowed to, and what it can be narrowed to further."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from publisher.store import Choice

HEADINGS = {"letter": "Letter", "year": "Year", "genre": "Genre", "country": "Country"}


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: its name, where it leads, how many things it leaves, and whether it is chosen."""

    name: str
    href: str
    things: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What a list can be narrowed by; `without` leads to the list without the value chosen, None where none is."""

    name: str
    heading: str
    options: tuple[Option, ...]
    without: str | None

    @property
    def chosen(self) -> Option | None:
        """The value chosen."""
        return next((option for option in self.options if option.chosen), None)


def facet(address: str, name: str, choices: Sequence[Choice], chosen: Mapping[str, str]) -> Facet:
    """A facet of a list with the values to choose."""
    value = chosen.get(name)
    others = {each: other for each, other in chosen.items() if each != name}
    options = tuple(
        Option(choice.name, narrowed(address, {**others, name: choice.value}), choice.things, choice.value == value)
        for choice in choices
    )
    return Facet(name, HEADINGS[name], options, narrowed(address, others) if value is not None else None)


def narrowed(address: str, chosen: Mapping[str, str]) -> str:
    """The address of a list with the values chosen."""
    return f"{address}?{urlencode(chosen)}" if chosen else address
