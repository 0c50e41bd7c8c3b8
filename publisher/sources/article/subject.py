"""What an article is about: a film, found by the sentence or the heading that says so."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from publisher.facts import Text
from publisher.sources.article.claims import Name, Placed, Refused, Year
from publisher.sources.article.labels import FILM_LABELS, LABEL, TITLES, known
from publisher.sources.article.lead import Lead, lead, named, said
from publisher.sources.article.lines import Line
from publisher.sources.article.naming import heading, headline, titled
from publisher.sources.article.sentences import sentences
from publisher.sources.article.title import Title, unquoted

COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|final)\s(?:seasons?|episodes?)\b|\bseason\s\d|\b\w+-(?:part|episode)\s|\b(?:aired|airs|broadcast)\son\b",
    re.IGNORECASE,
)
FILM = re.compile(r"\b(?:films?|movies?)\b", re.IGNORECASE)
# What shows that a first line is a sentence, and no heading.
UNTITLED = re.compile(r"[.:?]\s*$|\sis\sa")
# Whose film it is, before the title: "Pixar's Coco".
POSSESSIVE = re.compile(r"[^\W_a-z][^\"“”]{1,60}['’]s\s")
EARLY = 40  # lines among which the sentence stands that says what the article is about
LONGEST = 120  # characters in a heading of plain text


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentence that says of something that it is a film or a series, its line, and the line's other sentences."""

    line: int
    sentence: Lead
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The first heading: its line, the title and the year that it gives."""

    line: int
    title: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The film of an article: its title, the lines that name it, what they say, and how the first sentence goes on.

    `others` are the other sentences of its line.
    """

    title: Title
    line: int
    heading: int
    told: tuple[Placed, ...]
    rest: str
    others: tuple[str, ...]


def openings(lines: list[Line], lead: Callable[[str], Lead | None]) -> Iterator[Opening]:
    """Yield the sentences that say of something that it is a film or a series, as `lead` takes them apart."""
    for line in lines[:EARLY]:
        parts = sentences(line.text)
        for text in dict.fromkeys([line.text, *parts]):
            if line.level or text.rstrip().endswith("?") or (found := lead(" ".join(text.split()))) is None:
                continue
            if text != line.text or len(parts) == 1 or unquoted(found.subject) or len(sentences(found.subject)) == 1:
                others = () if text == line.text else tuple(part for part in parts if part != text)
                yield Opening(line.number, found, others)
                break


def headings(lines: list[Line]) -> Iterator[Heading]:
    """Yield the article's first heading, where it has one."""
    for line in lines[:EARLY]:
        label = LABEL.fullmatch(line.text)
        if label and label["label"].lower() in TITLES:
            yield Heading(line.number, unquoted(label["value"]) or label["value"].strip())
            return
    marked = [line for line in lines if line.level == 1]
    for line in marked[:1] or lines[:1]:
        dated = headline(line.text)
        if dated and (line.level or len(line.text) <= LONGEST):
            yield Heading(line.number, *dated)
        elif line.level or (len(line.text) <= LONGEST and not UNTITLED.search(line.text)):
            yield Heading(line.number, heading(line.text))


def series(opening: Opening | None, lines: list[Line]) -> tuple[int, str] | None:
    """Return line and words that show that the article is about a series, None where nothing does."""
    if opening:
        return (opening.line, opening.sentence.subject) if opening.sentence.series else None
    return next(((line.number, line.text) for line in lines[:EARLY] if COUNTED.search(line.text)), None)


def shown_a_film(first: Heading, lines: list[Line]) -> bool:
    """Tell whether an article without a sentence that says so is about a film: by labels, or by the words it uses."""
    if any((found := known(line.text)) and found[0] in FILM_LABELS for line in lines):
        return True
    if not any(FILM.search(line.text) for line in lines):
        return False
    says = re.compile(rf"\W{{0,3}}{re.escape(first.title)}\W{{0,3}}\s(?:is|was)\s(?:an?|the)\s", re.IGNORECASE)
    return not any(says.match(line.text) for line in lines[:EARLY] if line.number != first.line)


def name(opening: Opening | None, first: Heading | None, lines: list[Line]) -> str | None:
    """Return the title: from the sentence, from the heading, or an "It" that the article calls a movie."""
    subject = opening.sentence.subject if opening else ""
    named = titled(subject)[0] if opening else None
    if named and first and POSSESSIVE.fullmatch(named.removesuffix(first.title)):
        return first.title
    if named or first:
        return named or (first.title if first else None)
    called = subject and any(f"{subject} movie" in line.text for line in lines)
    return subject if called else None


def subject(lines: list[Line]) -> Subject | Placed:
    """Return what the article is about; a refusal for one about a series, or about nothing that it calls a film."""
    opening = next(chain(openings(lines, lead), openings(lines, named)), None)
    first = next(headings(lines), None)
    if shown := series(opening, lines):
        words = " ".join(shown[1][:LONGEST].split())
        return Placed(
            Refused(f"an article about a series, and no film: “{words}”", "only films are published"), shown[0]
        )
    if opening is None and (first is None or not shown_a_film(first, lines)):
        mend = "begin with a sentence such as: “Title” is a 2018 American film …"
        return Placed(Refused("no title and no film found", mend), 0)
    title = name(opening, first, lines)
    at = opening.line if opening else first.line if first else 0
    if title is None:
        return Placed(Refused("no title found for a film", "name it in the heading or in the first sentence"), at)
    told = [Placed(Name(Text(title)), at)]
    told += [Placed(each, at) for each in said(opening.sentence) if not isinstance(each, Name)] if opening else []
    told += [Placed(Year(first.year, heading=True), first.line)] if first and first.year else []
    rest, others = (opening.sentence.rest, opening.others) if opening else ("", ())
    return Subject(Title(title), at, first.line if first else 0, tuple(told), rest, others)
