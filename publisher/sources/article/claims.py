"""What a sentence claims of the film, before it is put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from publisher.facts import Country, Organization, Person, Rating, Release, Streaming, Text, Trailer
from publisher.sources.phrases.credit import Credit


@dataclass(frozen=True, slots=True)
class Name:
    """The title."""

    text: Text


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another title."""

    text: Text


@dataclass(frozen=True, slots=True)
class Year:
    """The year; one in a heading yields to one in a sentence."""

    year: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A country that made the film."""

    country: Country


@dataclass(frozen=True, slots=True)
class Genre:
    """A genre."""

    name: str


@dataclass(frozen=True, slots=True)
class Director:
    """Who directed; `joined` where "and" stands between this name and the next."""

    person: Person
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote; `joined` where "and" stands between this name and the next."""

    person: Person
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Someone with another part in the film; the name alone is of use, to complete others."""

    person: Person


@dataclass(frozen=True, slots=True)
class Star:
    """One name of a list in a sentence: `starring` where the list is of the stars.

    `sure` is false where it may be the name of a character.
    """

    actor: Person
    credit: Credit
    starring: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """One line of the full cast."""

    actor: Person
    credit: Credit


@dataclass(frozen=True, slots=True)
class Remark:
    """What a line says of a character that another line names."""

    character: str
    text: str


@dataclass(frozen=True, slots=True)
class Length:
    """How many minutes the film takes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Distributor:
    """Who distributes."""

    organization: Organization


@dataclass(frozen=True, slots=True)
class SameAs:
    """An address of the same film elsewhere."""

    link: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the plot."""

    text: str
    follows: bool = False


Claim = (
    Name | OtherName | Year | Origin | Genre | Director | Writer | Mentioned | Star | Length | Distributor | SameAs |
    Paragraph | Role | Remark | Rating | Release | Streaming | Trailer
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of a sentence that gave no fact, and why, though the sentence may have given others."""

    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A fact that was left out, because it cannot be right."""

    what: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A fact that was kept, though something is wrong with it."""

    what: str
    mend: str = ""


Told = Claim | Unread | Refused | Doubtful
"""What a reader of sentences yields."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What was told, and on which line."""

    told: Told
    line: int


Kind = TypeVar("Kind")


def of(placed: Iterable[Placed], kind: type[Kind]) -> list[tuple[Kind, int]]:
    """Return the claims of one kind with their lines, in the order of the article."""
    return [(each.told, each.line) for each in placed if isinstance(each.told, kind)]
