"""What an article is about: a film, found by the sentence or the heading that says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.errors import DataError
from publisher.facts import Text
from publisher.sources.article.claims import Name, Told, Year
from publisher.sources.article.lead import Lead, lead, said
from publisher.sources.article.lines import Line
from publisher.sources.article.naming import heading, headline
from publisher.sources.article.sentences import sentences
from publisher.sources.article.title import Title

COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|final)\s(?:seasons?|episodes?)\b|\bseason\s\d",
    re.IGNORECASE,
)
FILM = re.compile(r"\b(?:films?|movies?)\b", re.IGNORECASE)
EARLY = 40  # lines among which the sentence stands that says what the article is about


class NoFilm(DataError):
    """An article that is about no film; `line` is where that was seen, 0 for nowhere."""

    def __init__(self, message: str, mend: str, line: int = 0) -> None:
        super().__init__(message, mend)
        self.line = line


@dataclass(frozen=True, slots=True)
class Subject:
    """The film of an article: its title, the line and the sentence that say what it is, and what they say."""

    title: Title
    line: int
    sentence: str
    rest: str
    told: tuple[Told, ...]
    heading: int = 0
    headed: tuple[Told, ...] = ()


def candidates(lines: list[Line]) -> Iterator[tuple[Line, str, Lead]]:
    """Yield the sentences that say of something that it is a film or a series."""
    for line in lines[:EARLY]:
        for text in dict.fromkeys([line.text, *sentences(line.text)]):
            if not line.level and not text.rstrip().endswith("?") and (found := lead(" ".join(text.split()))):
                yield line, text, found
                break


def top(lines: list[Line]) -> tuple[int, str, int | None] | None:
    """Return line, title and year of the article's first heading, None where it has none."""
    marked = [line for line in lines if line.level == 1][:1]
    for line in marked or lines[:1]:
        dated = headline(line.text)
        if dated and (marked or len(line.text) < 150):
            return line.number, dated[0], dated[1]
        if marked or (
            len(line.text) <= 120 and not line.text.rstrip().endswith((".", ":", "?")) and " is a" not in line.text
        ):
            return line.number, heading(line.text), None
    return None


def subject(lines: list[Line]) -> Subject:
    """Return what the article is about.

    Raises `NoFilm` for an article about a series, or about nothing that it calls a film.
    """
    first = next(candidates(lines), None)
    head = top(lines)
    if first and first[2].series:
        raise NoFilm(
            f"an article about a series, and no film: “{' '.join(first[1].split())[:80]}”",
            "only films are published",
            first[0].number,
        )
    if first is None and (counted := next((line for line in lines[:EARLY] if COUNTED.search(line.text)), None)):
        raise NoFilm(
            f"an article about a series, and no film: “{counted.text[:80]}”", "only films are published", counted.number
        )
    if first is None and (head is None or not any(FILM.search(line.text) for line in lines)):
        raise NoFilm(
            "no title and no film found", "begin with a sentence such as: “Title” is a 2018 American drama film …"
        )
    told = tuple(said(first[2])) if first else ()
    name = next((each for each in told if isinstance(each, Name)), None)
    if name is None and head is None:
        raise NoFilm(
            "no title found", "name the film in the heading or in the first sentence", first[0].number if first else 0
        )
    titled_ = name or Name(Text(head[1] if head else ""))
    headed = (Year(head[2], heading=True),) if head and head[2] else ()
    return Subject(
        Title(titled_.text.value),
        first[0].number if first else head[0] if head else 0,
        first[1] if first else "",
        first[2].rest if first else "",
        told if name else (titled_, *told),
        head[0] if head else 0,
        headed,
    )
