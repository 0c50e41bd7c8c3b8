"""What comes out of a source: films with the place where they stand, and findings."""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.errors import UnreadableSource
from publisher.facts import Film, Source
from publisher.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Said:
    """A film, as one source tells of it, and where it begins there."""

    film: Film
    place: Place


Found = Iterator[Said | Finding]
"""What a reader yields, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One source, read to its end."""

    source: Source
    said: tuple[Said, ...] = ()
    findings: tuple[Finding, ...] = ()


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
