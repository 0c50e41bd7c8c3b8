"""A YAML file as words, lists and fields, each with the place where it stands.

Every value stays the words that were written: `NO`, `1917`, `12:30` and `null` are text. There are no aliases and no
tags, so that a small file cannot stand for a large one, and nothing is nested without bound.
"""

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from publisher.findings import Finding, Level, Place
from publisher.sources.factfile.entries import Entry, Fields, Rows, Words

DEEPEST = 12
"""How deep a fact file may be nested; the names in a fact need ten."""

# What YAML 1.1 forbids in a file or takes for the end of a line. One noncharacter, which no fact may hold, stands in
# for each of them while the file is parsed, so that one bad character costs one value and lines are counted as
# editors count them.
FOREIGN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdd1-\ufffd\U00010000-\U0010ffff]")
STAND_IN = "\ufdd0"
COMMENT = re.compile(r"[ \t]+(#[^\s#]\S*)")

MENDS = {
    "mapping values are not allowed here": 'put a value that holds ": " in quotes, and indent keys of one kind alike',
    "found character '\\t' that cannot start any token": "indent with spaces, not with tabs",
    "found character '@' that cannot start any token": "put the value in quotes",
    "found character '`' that cannot start any token": "put the value in quotes",
    "found character '%' that cannot start any token": "put the value in quotes",
}
MEND = "look for a quotation mark or bracket without its partner, and for lines indented by chance"


class Mark(Protocol):
    """A place as PyYAML gives it, counted from 0."""

    index: int
    line: int
    column: int


class Tree:
    """The documents of one YAML file; `findings` fills as they are read."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        # PyYAML's own parser rather than libyaml's: the same findings on every machine
        self.events = yaml.parse(FOREIGN.sub(STAND_IN, text), yaml.SafeLoader)
        self.reached: Mark | None = None
        self.findings: list[Finding] = []
        self.broken = False

    def documents(self) -> Iterator[Entry]:
        """Yield each document, as far as the file can be read."""
        while (event := self.event()) is not None:
            if isinstance(event, yaml.NodeEvent) and (entry := self.entry(event, 1)) is not None:
                yield entry

    def event(self) -> yaml.Event | None:
        """Return the parser's next event, None at the end or where the file breaks."""
        if self.broken:
            return None
        try:
            event = next(self.events, None)
        except yaml.MarkedYAMLError as error:
            self.stop(error.problem_mark or error.context_mark, str(error.problem or error.context))
        except (ValueError, OverflowError):  # an escape or a version number beyond what Python can hold
            self.stop(self.reached, "a number after this is too large")
        else:
            self.reached = event.end_mark if event else None
            return event
        return None

    def stop(self, mark: Mark | None, problem: str) -> None:
        """Note that nothing can be read from here on."""
        self.broken = True
        what = f"the YAML breaks here, this film and all that follow are lost: {problem}"
        self.refuse(self.place(mark), what, MENDS.get(problem, MEND))

    def place(self, mark: Mark | None) -> Place:
        """Return the place of a mark."""
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def refuse(self, place: Place, what: str, mend: str) -> None:
        """Note a mistake."""
        self.findings.append(Finding(place, Level.REFUSED, what, mend))

    def entry(self, event: yaml.NodeEvent, depth: int) -> Entry | None:
        """Return what begins with this event, None where it is refused."""
        place = self.place(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(place, f"*{event.anchor} refers to another value", "write the value out, or put it in quotes")
            return None
        if depth > DEEPEST:
            self.stop(event.start_mark, f"lists and keys are nested more than {DEEPEST} deep")
            return None
        made = self.made(event, place, depth)
        mark = f"&{event.anchor}" if event.anchor else getattr(event, "tag", None)
        if mark is None:
            return made
        self.refuse(
            place, f"the mark {mark[:60]}", "leave it out, or put the value in quotes: every value is text here"
        )
        return None

    def made(self, event: yaml.NodeEvent, place: Place, depth: int) -> Entry:
        """Return the words, list or fields that begin with this event."""
        if isinstance(event, yaml.ScalarEvent):
            return self.words(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Rows(tuple(entry for entry in self.items(depth + 1) if entry is not None), place)
        pairs = tuple(self.pairs(depth + 1))
        return Fields(pairs, place, whole=not self.broken)

    def words(self, event: yaml.ScalarEvent, place: Place) -> Words:
        """Return the words of a value with the characters that were written."""
        start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
        foreign = iter(FOREIGN.findall(self.text, start, end))
        text = re.sub(STAND_IN, lambda _: next(foreign, STAND_IN), event.value)
        if event.style is None and (comment := COMMENT.match(self.text, end)):
            what = f"{comment[1][:60]!r} was taken for a comment"
            mend = "put the value in quotes if it belongs to it, or write a space after #"
            self.findings.append(Finding(self.place(event.end_mark), Level.DOUBTFUL, what, mend))
        return Words(text.strip(), place)

    def items(self, depth: int) -> Iterator[Entry | None]:
        """Yield what stands in a list or in fields up to their end, None for what is refused."""
        while isinstance(event := self.event(), yaml.NodeEvent):
            entry = self.entry(event, depth)
            if not self.broken or isinstance(entry, Rows):  # a broken list keeps the films before the break
                yield entry

    def pairs(self, depth: int) -> Iterator[tuple[Words, Entry]]:
        """Yield the keys and values of fields up to their end."""
        known: dict[str, Place] = {}
        entries = self.items(depth)
        for key in entries:
            value = next(entries, None)
            if isinstance(key, Words) and key.text in known:
                self.refuse(
                    key.place, f"the key {key.text!r} a second time", f"the first is on line {known[key.text].line}"
                )
            elif isinstance(key, Words) and value is not None:
                known[key.text] = key.place
                yield key, value
            elif key is not None and not isinstance(key, Words):
                self.refuse(key.place, "a list or fields where a key is expected", "write a word, then a colon")
