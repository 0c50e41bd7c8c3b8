"""A film in the making: what the rows of several tables say of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from publisher.facts import Film, Performance, Person, Text
from publisher.findings import Place


@dataclass(slots=True)
class Draft:
    """A film as far as it is known; without a title until a row gives one."""

    place: Place
    title: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    credits: set[tuple[str, str, str]] = field(default_factory=set)
    lead: str = ""
    borrowed: bool = False

    def add(self, name: str, values: Iterable[Any]) -> None:
        """Add values to a field that may have several, each once."""
        known = self.fields.setdefault(name, [])
        known += [value for value in dict.fromkeys(values) if value not in known]

    def perform(self, actor: Person, order: int | None, credit: Performance) -> None:
        """Add a line of the credits."""
        cast = self.fields.setdefault("cast", [])
        cast.append(replace(credit, actor=actor, order=order or len(cast) + 1))

    def credit(self, did: str, actor: Person, character: str, line: Performance) -> None:
        """Add a line of the credits at their end, once."""
        told = (did, " ".join((actor.name, *actor.same_as)), character)
        if told not in self.credits:
            self.credits.add(told)
            self.perform(actor, None, line)

    def film(self) -> Film:
        """The film.

        Raises `UnfitFact` where the title is none.
        """
        said: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in self.fields.items()
        }
        if "cast" in said:
            said["cast"] = tuple(sorted(said["cast"], key=lambda each: each.order))
        said["same_as"] = tuple(self.links)
        said["other_names"] = tuple(other for other in said.get("other_names", ()) if other.value != self.title)
        return Film(name=Text(self.title), borrowed=self.borrowed, **said)
