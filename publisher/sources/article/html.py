"""HTML → lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from publisher.sources.article.lines import Line, Link

SKIPPED = frozenset(
    {"script", "style", "nav", "aside", "footer", "template", "noscript", "form", "button", "select", "svg", "head"}
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "table", "thead", "tbody", "tr",
    "blockquote", "figure", "figcaption", "pre", "hr", "br", "caption", "address", "details", "summary", "body",
    *HEADINGS,
})  # fmt: skip
LISTS = frozenset({"ul", "ol"})
CELLS = frozenset({"td", "th", "dd"})


def gap(match: re.Match[str]) -> str:
    """Return what white space stands for: a blank, or the columns' gap that was kept from a plain text."""
    return "  " if "\n" not in match[0] and ("\t" in match[0] or len(match[0]) > 1) else " "


@dataclass(slots=True)
class Page:
    """A page while it is walked through: the line that is being written, and where we are."""

    number: int
    text: str = ""
    began: int = 0
    links: list[Link] = field(default_factory=list)
    level: int = 0
    open_link: tuple[str, int] | None = None
    cell: int = 0
    depth: int = 0

    def write(self, words: str) -> None:
        """Write words on the line; white space counts once, but for a gap that parts columns inside a line."""
        lead = len(words) - len(words.lstrip())
        if not self.text.strip() and words.strip():
            self.began = self.number + words[:lead].count("\n")
        self.number += words.count("\n")
        words = re.sub(r"[ \t\n\r\f]{1,1000}", gap, words)
        self.text += words.lstrip(" ") if self.text.endswith((" ", "\t")) or not self.text else words

    def line(self) -> Iterator[Line]:
        """Yield the line that ends here, if there is one."""
        if self.text.strip() or self.links:
            text, number = self.text.replace(" , ", ", ").removesuffix(", ").strip(" "), self.began or self.number
            yield Line(text, number, tuple(self.links), self.level, apart=True, depth=self.depth)
        self.text, self.links, self.began = "", [], 0
        if self.open_link:
            self.open_link = (self.open_link[0], 0)

    def part(self) -> None:
        """Begin another part of a cell: a comma stands for the line that ends there."""
        ending = self.text[-2:].strip(" ")[-1:]
        self.text += ", " if ending and ending not in ",;:\t" else " "

    def enter(self, tag: Tag) -> Iterator[Line]:
        """Come to a tag."""
        self.number = max(self.number, self.offset(tag))
        if tag.name in BLOCKS and not self.cell:
            yield from self.line()
            self.level = HEADINGS.get(tag.name, self.level)
            self.depth += tag.name in LISTS
        elif tag.name in BLOCKS:
            self.part()
        if tag.name in CELLS:
            self.cell += 1
            self.text = f"{self.text.rstrip(' ')}\t" if self.text.strip() else ""
        if tag.name in ("a", "iframe"):
            target = str(tag.get("href" if tag.name == "a" else "src") or "").strip()
            self.open_link = (target, len(self.text)) if target else None

    def leave(self, tag: Tag) -> Iterator[Line]:
        """Go past the end of a tag."""
        if tag.name in ("a", "iframe") and self.open_link:
            target, start = self.open_link
            self.links.append(Link(target, self.text[start:].strip()))
            self.open_link = None
        if tag.name in CELLS:
            self.cell -= 1
        if tag.name in (BLOCKS - {"dt"}) | {"dd"} and not self.cell:
            yield from self.line()
            self.depth -= tag.name in LISTS
        if tag.name in HEADINGS:
            self.level = 0

    def offset(self, tag: Tag) -> int:
        """Return the number of the line on which the tag stands."""
        return (tag.sourceline or 1) if self.began == 0 or tag.sourceline else self.number


PARTS = 20  # articles on a page among which the longest is chosen
# A tag that is not closed before the next one begins: the parser would read on to the end of the file for each.
UNCLOSED = re.compile(r"<(?!!--)(?=[A-Za-z/?!][^<>]*(?:<|\Z))")


def closed(text: str) -> str:
    """Return the page with tags and comments that are never closed as plain text."""
    last = text.rfind("-->") + 1
    return UNCLOSED.sub("&lt;", text[:last] + text[last:].replace("<!--", "&lt;!--"))


def article(soup: BeautifulSoup) -> Tag:
    """Return the part of the page that holds the article: the longest one, where it has several."""
    parts = soup.find_all("article", limit=PARTS) or soup.find_all("main", limit=1) or soup.find_all("body", limit=1)
    return max(parts, key=lambda part: len(part.get_text()), default=soup)


def shown(tag: Tag) -> bool:
    """Tell whether a reader of the page sees the tag's text."""
    style = str(tag.get("style") or "").replace(" ", "").lower()
    return tag.name not in SKIPPED and not tag.has_attr("hidden") and "display:none" not in style


def lines(text: str, before: int = 0) -> Iterator[Line]:
    """Yield the lines of a page's article; `before` is the number of lines that stand before the text in its file."""
    page = Page(1)
    todo: list[tuple[Tag | NavigableString, bool]] = [(article(BeautifulSoup(closed(text), "html.parser")), False)]
    while todo:
        node, done = todo.pop()
        found: Iterator[Line] = iter(())
        if isinstance(node, Tag):
            if done:
                found = page.leave(node)
            elif shown(node):
                found = page.enter(node)
                todo.append((node, True))
                todo.extend(
                    (child, False) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString)
                )
        elif not isinstance(node, PreformattedString):
            page.write(str(node))
        for line in found:
            yield replace(line, number=line.number + before)
    for line in page.line():
        yield replace(line, number=line.number + before)
