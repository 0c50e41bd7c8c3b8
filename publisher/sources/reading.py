"""What comes out of a source: films with the place where they stand, statements, and findings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from publisher.errors import UnreadableSource
from publisher.facts import Film, Named, Source
from publisher.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Said:
    """A film, as one source tells of it, and where it begins there."""

    film: Film
    place: Place


BLANK = "_:"
"""What the name of a blank node begins with."""


class Statement(NamedTuple):
    """A statement, as a source of RDF makes it: terms as canonical N-Quads writes them.

    Blank nodes are named by what is said of them; `graph` is None where the source names none.
    """

    subject: str
    predicate: str
    value: str
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read of a source: `text`, whether texts under terms of their own are."""

    text: bool = True


EVERYTHING = Wanted()

Found = Iterator[Said | Finding]
"""What a reader yields, in the order of the file."""
Stated = Iterator[Statement | Finding]
"""What a reader of RDF yields."""


Anything = Said | Statement | Finding
Part = TypeVar("Part")


class Once(NamedTuple):
    """A finding about somebody that is told the first time only, wherever else in the source it is found again."""

    about: Named
    finding: Finding


def once(found: Iterable[Anything | Once]) -> Iterator[Anything]:
    """What was found, and of what is to be told once the first."""
    told: set[Named] = set()
    for each in found:
        if not isinstance(each, Once):
            yield each
        elif each.about not in told:
            told.add(each.about)
            yield each.finding


@dataclass(frozen=True, slots=True)
class Parts(Generic[Part]):
    """A source in parts: they are found one after the other, at little cost, and `read` each for itself.

    Whoever has many hands may read them in any order, by processes that are forked when the first part is there.
    """

    parts: Iterator[Part]
    read: Callable[[Part], Iterable[Anything | Once]]


@dataclass(frozen=True, slots=True)
class Stream:
    """One source, to be read once and from its beginning to its end, whatever its size: `parts` come last."""

    source: Source
    found: Iterable[Anything] = ()
    parts: Parts[Any] | None = None

    def whole(self) -> Iterator[Anything]:
        """Everything that is found, one after the other."""
        yield from self.found
        if self.parts:
            yield from once(chain.from_iterable(map(self.parts.read, self.parts.parts)))


@dataclass(frozen=True, slots=True)
class Reading:
    """One source, read to its end."""

    source: Source
    said: tuple[Said, ...] = ()
    findings: tuple[Finding, ...] = ()
    statements: tuple[Statement, ...] = ()

    @classmethod
    def of(cls, stream: Stream) -> "Reading":
        """Read a source to its end."""
        found = list(stream.whole())
        return cls(
            stream.source,
            tuple(each for each in found if isinstance(each, Said)),
            tuple(each for each in found if isinstance(each, Finding)),
            tuple(each for each in found if isinstance(each, Statement)),
        )

    def again(self) -> Stream:
        """What was read, as a stream."""
        return Stream(self.source, (*self.findings, *self.said, *self.statements))


def decoded(content: bytes, file: str) -> str:
    """Return the text of a UTF-8 (or marked UTF-16) file, without its byte-order mark, line ends as newlines.

    Raises `UnreadableSource` with the line of the first byte that is wrong.
    """
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        place = Place(file, content[: error.start].count(b"\n") + 1)
        raise UnreadableSource(
            f"{place}: not {encoding.removesuffix('-sig')} text", "save the file as UTF-8"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
