"""The sections of an article: each line with what its section is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.sources.article import labels
from publisher.sources.article.lines import Line, Link
from publisher.sources.article.names import unstopped
from publisher.sources.article.subject import Subject
from publisher.sources.article.title import MASK, Title
from publisher.sources.article.topics import Topic, announces, headed

# The first row of a table that names its columns.
HEADER = re.compile(
    r"(?:(?:country|countries|date|release date|place|location|site|source|website|score|rating|critics?|service"
    r"|link|label|value|platform|region|territory|distributor|festival|event)(?:\t|$)){2,5}",
    re.IGNORECASE,
)


POINTING = re.compile(rf"{MASK}|(?:click\s|watch\s)?(?:here|now)|(?:the\s)?link|watch", re.IGNORECASE)
# The mark of a line in questions and answers.
ANSWER = re.compile(r"(?:Q|A|Question|Answer)\s?[:.]\s+(?=\S)")
# What parts labels with their values on one line.
PARTS = re.compile(r"\s+[·•|]\s+")
LABELLED = re.compile(r"[^\W\d_][^:·•|]{1,30}:\s")
LONGEST_ITEM = 100  # characters in a line of a list under a label


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of a section, its text with the title masked, and what its section is about.

    `announced` where the line before it ends with a colon; `asked` is the label that the section's heading asks for.
    """

    line: Line
    masked: str
    topic: Topic
    title: Title
    announced: bool = False
    asked: str | None = None

    def links(self) -> tuple[Link, ...]:
        """Return the links of the line, the title masked in their words too."""
        return tuple(replace(link, words=self.title.masked(link.words)) for link in self.line.links)


def labelled(line: Line) -> list[Line]:
    """Return the parts of a line that holds several labels with their values ("Length: 90 min · IMDb: 7/10")."""
    parts = PARTS.split(line.text)
    if len(parts) < 2 or line.level or not all(LABELLED.match(part) for part in parts):
        return [line]
    return [replace(line, text=part, links=line.links if n == 0 else ()) for n, part in enumerate(parts)]


def belongs(line: Line, label: Line) -> bool:
    """Tell whether a line is one of the list that a label alone opens."""
    under = line.depth > label.depth or (line.depth == label.depth == 0 and not line.apart)
    text = line.text.strip()
    whole = unstopped(text) == text and not text.endswith(("?", "!"))
    return under and whole and not line.level and len(text) <= LONGEST_ITEM and labels.known(text) is None


def listed(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines; a label that stands alone takes the lines of the list under it."""
    label: Line | None = None
    values = list[Line]()
    for line in lines:
        if label and belongs(line, label):
            values.append(line)
            continue
        yield from under(label, values)
        label, values = (line, []) if labels.opens(line.text) and not line.level else (None, [])
        if label is None:
            yield line
    yield from under(label, values)


def under(label: Line | None, values: list[Line]) -> Iterator[Line]:
    """Yield the line that a label and the lines under it make."""
    if label:
        text = f"{label.text} {'; '.join(value.text.strip() for value in values)}".strip()
        yield replace(label, text=text, links=(*label.links, *(link for value in values for link in value.links)))


@dataclass(slots=True)
class Section:
    """The section that is being read: its topic, what its heading asks for, and the line before."""

    topic: Topic = Topic.LEAD
    asked: str | None = None
    before: str = ""

    def named(self, line: Line, words: str) -> bool:
        """Tell whether the line that follows is the name of a trailer, though its words could be a heading's."""
        if line.level or headed(line, words) not in (None, Topic.TRAILER):
            return False
        return self.topic is Topic.TRAILER and self.before.endswith(":")

    def linked(self, line: Line, words: str, masked: str) -> bool:
        """Tell whether a line is the trailer with its name ("X – Official Trailer"), and go on with its section."""
        shown = bool(line.links) and not line.level and MASK in masked and headed(line, words) is Topic.TRAILER
        self.topic = Topic.TRAILER if shown else self.topic
        return shown

    def opened(self, line: Line, words: str, masked: str) -> bool:
        """Tell whether a line is the heading of a section, and go on with that section."""
        if self.topic in (Topic.LINKS, Topic.WATCHING) and line.links and not line.level and words.strip()[-1:] != "?":
            return False
        found = headed(line, words)
        announced = announces(masked)
        if found or announced:
            self.topic, self.asked = found or announced or self.topic, labels.asked(words)
        return bool(found or announced)


def opened(subject: Subject, lines: list[Line]) -> Iterator[Passage]:
    """Yield the lines that are no headings, each with its section's topic."""
    section = Section()
    for each in listed([part for line in lines for part in labelled(line)]):
        line = replace(each, text=ANSWER.sub("", each.text, count=1) if ANSWER.match(each.text) else each.text)
        masked, words = subject.title.masked(line.text), subject.title.left(line.text)
        named = section.named(line, words) or section.linked(line, words, masked)
        heads = not named and line.number != subject.line and section.opened(line, words, masked)
        heads = heads or HEADER.fullmatch(line.text) is not None or line.number == subject.heading
        if not heads or line.number == subject.line:
            yield Passage(line, masked, section.topic, subject.title, named, section.asked)
        elif line.links:
            yield Passage(replace(line, text=""), "", section.topic, subject.title)
        section.before = "" if heads or line.links else masked.rstrip()


def passages(subject: Subject, lines: list[Line]) -> Iterator[Passage]:
    """Yield the lines of the sections; a link that only points belongs to the line that announces it."""
    held: Passage | None = None
    for passage in opened(subject, lines):
        if held and held.masked.endswith(":") and passage.line.links and POINTING.fullmatch(passage.masked.strip()):
            held = replace(held, line=replace(held.line, links=(*held.line.links, *passage.line.links)))
            continue
        if held:
            yield held
        held = passage
    if held:
        yield held
