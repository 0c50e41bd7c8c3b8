"""A page as bytes: where our element stands in it or should stand, and the page with a new one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from publisher.documents.snippet import MARK
from publisher.embedding.markup import RAW, Tag, tags
from publisher.errors import UnreadableSource

UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
UTF32_MARK = b"\xff\xfe\x00\x00"
UTF8_MARK = b"\xef\xbb\xbf"
MARKED = re.compile(re.escape(MARK), re.IGNORECASE)
CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([a-z0-9_:.-]+)""", re.IGNORECASE)
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*?\n)??---[ \t]*(?:\r?\n|$)", re.DOTALL)
"""What generators of sites want to find first in a page: its settings between two lines of dashes."""
NEWLINE = re.compile(r"\r\n?|\n")
DECLARED_WITHIN = 1024
"""Bytes in which a page declares its encoding (HTML, section 4.2.5.4)."""
SHIFTING = frozenset({"iso-2022-jp", "csiso2022jp", "utf-7", "hz-gb-2312"})
"""Encodings in which the bytes of `<` may mean another character."""
HEAD = frozenset(
    {"html", "head", "title", "meta", "link", "base", "style", "script", "noscript", "template"},
)
"""Elements that may stand before the body."""


@dataclass(frozen=True, slots=True)
class Place:
    """From where to where the page is replaced; `fresh` where nothing of ours stands there yet."""

    start: int
    end: int
    fresh: bool = False


@dataclass(frozen=True)
class Page:
    """The bytes of a page, and the name by which a person knows it."""

    content: bytes
    name: str

    @cached_property
    def encoding(self) -> str:
        """How the bytes are read so that each of them, and nothing else, is one character, or each pair of UTF-16.

        Raises `UnreadableSource` for encodings in which a tag cannot be told from text.
        """
        if (found := UTF16.get(self.content[:2])) and not self.content.startswith(UTF32_MARK):
            return found
        if b"\x00" in self.content or self.charset in SHIFTING:
            raise UnreadableSource(f"{self.name}: a page in an encoding that hides its tags", "save it as UTF-8")
        return "latin-1"

    @cached_property
    def charset(self) -> str:
        """The encoding that the page declares, in small letters, or nothing."""
        if self.content.startswith(UTF8_MARK):
            return "utf-8"
        for tag in tags(self.content[:DECLARED_WITHIN].decode("latin-1"), frozenset({"meta"})):
            if found := declared(tag.attributes):
                return found
        return ""

    @cached_property
    def text(self) -> str:
        """The page as text in which tags can be found; other letters than those of ASCII may look odd.

        Raises `UnreadableSource` where the bytes are not in their encoding.
        """
        try:
            return self.content.decode(self.encoding, "strict" if self.encoding == "latin-1" else "surrogatepass")
        except UnicodeDecodeError as error:
            raise UnreadableSource(f"{self.name}: not {self.encoding} text", "save the page as UTF-8") from error

    @property
    def ascii_only(self) -> bool:
        """Whether only the letters of ASCII mean the same in whatever encoding a browser takes the page for."""
        return self.charset not in ("utf-8", "utf8") and self.encoding == "latin-1"

    @property
    def newline(self) -> str:
        """How the page ends its lines: as its first one ends."""
        match = NEWLINE.search(self.text)
        return match[0] if match else "\n"

    @cached_property
    def ours(self) -> tuple[Place, ...]:
        """Where elements of ours stand."""
        return tuple(elements(self.text)) if MARKED.search(self.text) else ()

    def holding(self, element: str) -> bytes:
        """The page with the element instead of an older one of ours, or in its head; every other byte as it was."""
        text, written = self.text, self.fitted(element)
        first, *others = self.ours or (vacancy(text),)
        for place in reversed(others):  # a page tells of one film: a second element would say it twice
            text = text[: place.start] + text[place.end :]
        whole = text[: first.start] + written + (self.newline if first.fresh else "") + text[first.end :]
        return whole.encode(self.encoding, "strict" if self.encoding == "latin-1" else "surrogatepass")

    def fitted(self, element: str) -> str:
        """The element with the line ends of the page, in characters as `text` has them."""
        lines = element.replace("\n", self.newline)
        return lines.encode("utf-8").decode("latin-1") if self.encoding == "latin-1" else lines


def declared(said: Mapping[str, str]) -> str:
    """The encoding that the attributes of a meta element declare, in small letters, or nothing."""
    if "charset" in said:
        return said["charset"].strip().lower()
    described = said.get("http-equiv", "").strip().lower() == "content-type"
    match = CHARSET.search(said.get("content", "")) if described else None
    return match[1].lower() if match else ""


def elements(text: str) -> list[Place]:
    """Where script elements with our mark stand."""
    found: list[Place] = []
    opened: Tag | None = None
    last = max(match.start() for match in MARKED.finditer(text))
    for tag in tags(text, frozenset({"script"})):
        if tag.start > last and not opened:
            break
        if tag.closing and opened:
            found.append(Place(opened.start, tag.end))
        opened = tag if not tag.closing and MARK in tag.attributes else None
    return found


def vacancy(text: str) -> Place:
    """Where an element of ours goes into a page that has none: at the end of its head, said or not."""
    content = start = begun(text)
    open_head = True
    for tag in tags(text):
        if tag.start < start:
            continue
        if (tag.name == "head" and tag.closing) or tag.name == "body":
            return Place(tag.start, tag.start, fresh=True)
        open_head = open_head and tag.name in HEAD
        if open_head and (tag.closing or tag.name not in RAW):  # an element of text may never end
            content = tag.end
    return Place(content, content, fresh=True) if content > start else after_declaration(text, start)


def begun(text: str) -> int:
    """Where the page begins: after a byte-order mark and what a generator of sites must find first."""
    start = 1 if text.startswith("\ufeff") else 3 if text.startswith("\xef\xbb\xbf") else 0
    match = FRONT_MATTER.match(text, start)
    return match.end() if match else start


def after_declaration(text: str, start: int) -> Place:
    """Where the content of a page without head begins: after its document type, which must be first."""
    match = re.compile(r"\s*<!doctype[^>]*>", re.IGNORECASE).match(text, start)
    place = match.end() if match else start
    return Place(place, place, fresh=True)
