"""The lines of an article, whatever form it came in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# A line of text longer than this is no line that a person wrote.
LONGEST = 20_000
URL = re.compile(r"https?://[^\s<>\"“”«»{}|\\^`]{1,2000}", re.IGNORECASE)
# What an encyclopedia puts beside its text: the number of a note, the link that edits.
NOTES = re.compile(r"\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb)\s\d{1,3}|edit(?:\s\|[^\[\]]{0,40})?|citation\sneeded)\]")
INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Link:
    """A web address, and the words that stand for it (none for a bare address)."""

    target: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text without bare addresses (tabs and wide gaps kept), its number, its links.

    `level` is a heading's, 0 for what the form does not mark as a heading; `apart` is true where a blank line or a
    block's edge stands before it; `depth` counts the lists in which it stands, where the form marks lists.
    """

    text: str
    number: int
    links: tuple[Link, ...] = ()
    level: int = 0
    apart: bool = False
    depth: int = 0


def ended(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    while address and (
        address[-1] in ".,;:!?'’*_" or (address[-1] in ")]" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address


def linked(line: Line) -> Line:
    """Return the line with the bare addresses of its text among its links."""
    links, kept, last = list(line.links), [], 0
    for match in URL.finditer(line.text):
        address = ended(match[0])
        if all(link.target != address for link in links):
            links.append(Link(address))
        kept.append(line.text[last : match.start()])
        last = match.start() + len(address)
    text = "".join([*kept, line.text[last:]])
    text = re.sub(r"[(<\[]\s?[)>\]]", "", text) if last else text
    text = NOTES.sub("", text)
    return replace(line, text=text.strip().strip(INVISIBLE).strip(), links=tuple(links))


def gathered(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield the lines that hold words or addresses; an address on a line of its own goes to the line before it."""
    held: Line | None = None
    for line in map(linked, lines):
        worded = re.search(r"[^\W_]", line.text) is not None
        if held is not None and not worded:
            held = replace(held, links=(*held.links, *line.links))
        elif worded or line.links:
            if held is not None:
                yield held
            held = line
    if held is not None:
        yield held
