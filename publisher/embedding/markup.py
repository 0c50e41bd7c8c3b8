"""The tags of a page and where they stand, as the HTML standard's tokenizer finds them (HTML, section 13.2.5).

Comments, scripts and other raw text are passed over, so that a tag within them is none.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from html import unescape
from typing import NamedTuple

ATTRIBUTE = r"""(?:=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+)?+)?+"""
TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|{ATTRIBUTE})*+)>")
NAMED = re.compile(r"""(=?[^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+))?+)?+""")
BEGUN = re.compile("</?[a-zA-Z]")
COMMENT_END = re.compile(r"--!?>")
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is text whatever it looks like."""
CODE = (("<?php", "?>"), ("<?=", "?>"), ("<%", "%>"))
"""What templates hold for a program rather than for a browser: a tag within it is none of the page."""
SCRIPT_TURNS = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)


class Tag(NamedTuple):
    """A tag by its name in small letters; it stands from `start` to `end`, its attributes as they are written."""

    name: str
    closing: bool
    start: int
    end: int
    written: str

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by their names in small letters; the first of a name counts."""
        found: dict[str, str] = {}
        for name, *values in NAMED.findall(self.written):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found


def tags(text: str, wanted: AbstractSet[str] = frozenset()) -> Iterator[Tag]:
    """The tags in order, only those of the names that are wanted where some are; of raw text both its tags."""
    position, others = 0, passed_over(wanted)
    code = [(begun, ended, text.rfind(ended)) for begun, ended in CODE if begun in text]
    while (position := text.find("<", others(text, position))) >= 0:
        if text.startswith("<!--", position):
            position = comment_end(text, position)
            continue
        match = TAG.match(text, position)
        if match is None and BEGUN.match(text, position):
            return  # a tag that never ends takes the rest of the page
        if match is None:
            position = bogus_end(text, position, code)
            continue
        closing, written, attributes = match.groups()
        name, position = written.lower(), match.end()
        if not wanted or name in wanted:
            yield Tag(name, bool(closing), match.start(), position, attributes)
        if name in RAW and not closing:
            position = raw_end(text, name, position)


@cache
def passed_over(wanted: AbstractSet[str]) -> Callable[[str, int], int]:
    """How far a text can be passed over at once, where only tags of some names are wanted."""
    if not wanted:
        return lambda _, start: start
    kept = "|".join(sorted(wanted | RAW))
    tag = rf"</?(?!(?:{kept})[\s/>])[a-zA-Z][^\s/>]*+(?:[\s/]++|{ATTRIBUTE})*+>"
    others = re.compile(rf"(?:[^<]++|{tag})*+", re.IGNORECASE)
    return lambda text, start: match.end() if (match := others.match(text, start)) else start


def comment_end(text: str, start: int) -> int:
    """Where the comment that starts here ends; without an end it takes the rest of the page."""
    for abrupt in ("<!-->", "<!--->"):
        if text.startswith(abrupt, start):
            return start + len(abrupt)
    match = COMMENT_END.search(text, start + 4)
    return match.end() if match else len(text)


def bogus_end(text: str, start: int, code: Iterable[tuple[str, str, int]]) -> int:
    """Where something ends that begins with `<` and is no tag: code, a declaration at its `>`, a mere sign at once."""
    for begun, ended, last in code:
        if start < last and text.startswith(begun, start):
            return text.find(ended, start) + len(ended)
    if text[start + 1 : start + 2] in ("!", "?", "/"):
        end = text.find(">", start)
        return end + 1 if end >= 0 else len(text)
    return start + 1


def raw_end(text: str, name: str, position: int) -> int:
    """Where the end tag of an element of raw text begins; without one it takes the rest of the page."""
    if name == "script":
        return script_end(text, position)
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, position)
    return match.start() if match else len(text)


def script_end(text: str, position: int) -> int:
    """Where the end tag of a script begins; within `<!--` a script in the script has an end tag of its own."""
    escaped = doubled = False
    for match in SCRIPT_TURNS.finditer(text, position):
        turn = match[0]
        if turn == "<!--":
            escaped = True
        elif turn == "-->":
            escaped = doubled = False
        elif match[1] and not doubled:
            return match.start()
        elif escaped:
            doubled = not match[1]
    return len(text)
