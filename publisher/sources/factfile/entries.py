"""What a fact file is made of: words, lists and fields, each with the place where it stands."""

from dataclasses import dataclass

from publisher.errors import UnfitFact
from publisher.findings import Finding, Level, Place


@dataclass(frozen=True, slots=True)
class Words:
    """Text, without the white space around it; empty where nothing was written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rows:
    """A list; an entry with a mistake is left out of it."""

    items: tuple["Entry", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """Keys with their values, each key once; `whole` is false where the file breaks before the end."""

    pairs: tuple[tuple[Words, "Entry"], ...]
    place: Place
    whole: bool = True


Entry = Words | Rows | Fields


class Mistake(UnfitFact):
    """An entry that cannot be the fact that its key asks for, and where it stands."""

    def __init__(self, place: Place, message: str, mend: str) -> None:
        super().__init__(message, mend)
        self.place = place

    def finding(self) -> Finding:
        """The mistake as a person reads it."""
        return Finding(self.place, Level.REFUSED, self.message, self.mend)
