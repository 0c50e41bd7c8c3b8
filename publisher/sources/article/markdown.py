"""Markdown → lines."""

from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publisher.sources.article import html
from publisher.sources.article.lines import Line, Link

PARSER = MarkdownIt("commonmark").enable("table")


class Anchor(HTMLParser):
    """The address in a single `<a>` tag."""

    target = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address."""
        if tag == "a":
            self.target = dict(attrs).get("href") or ""


def address(tag: str) -> str:
    """Return the address of an `<a>` tag, empty for another tag."""
    anchor = Anchor()
    anchor.feed(tag)
    return anchor.target


def opened(token: Token) -> str | None:
    """Return the address of a link that begins here, None where none begins."""
    if token.type == "link_open":
        return str(token.attrs["href"])
    if token.type == "html_inline" and token.content.lower().startswith("<a "):
        return address(token.content)
    return None


def closed(token: Token) -> bool:
    """Tell whether a link ends here."""
    return token.type == "link_close" or (token.type == "html_inline" and token.content.lower().startswith("</a"))


def broken(token: Token) -> bool:
    """Tell whether a line ends here."""
    tag = token.content.lower().replace(" ", "") if token.type == "html_inline" else ""
    return token.type in ("softbreak", "hardbreak") or tag in ("<br>", "<br/>")


def written(token: Token) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield text and links of each line in a paragraph, a heading or a cell."""
    text, links, target, start = "", list[Link](), "", 0
    for child in token.children or ():
        if broken(child):
            yield text, tuple(links)
            text, links, start = "", [], 0
        elif (href := opened(child)) is not None:
            target, start = href, len(text)
        elif closed(child):
            links.append(Link(target, text[start:]))
        elif child.type in ("text", "code_inline"):
            text += child.content
    yield text, tuple(links)


def row(cells: list[Token], number: int) -> Line:
    """Return the row of a table as a line, its cells parted by tabs."""
    parts = [part for cell in cells for part in written(cell)]
    links = tuple(link for _, links in parts for link in links)
    return Line("\t".join(text.strip() for text, _ in parts), number, links, apart=True)


def block(token: Token, number: int, level: int, depth: int) -> Iterator[Line]:
    """Yield the lines of a block that holds text; `depth` counts the lists in which it stands."""
    if token.type == "inline":
        for offset, (words, links) in enumerate(written(token)):
            yield Line(words, number + offset, links, level, apart=offset == 0, depth=depth)
    elif token.type == "html_block":
        yield from html.lines(token.content, number - 1)
    elif token.type in ("fence", "code_block"):
        first = number + (token.type == "fence")
        for offset, words in enumerate(token.content.split("\n")):
            yield Line(words, first + offset, apart=offset == 0)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a Markdown text, with the numbers that they have in the file."""
    level, number, depth = 0, 0, 0
    cells: list[Token] | None = None
    for token in PARSER.parse(text):
        number = token.map[0] + 1 if token.map else number
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type.endswith("_list_open"):
            depth += 1
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield row(cells or [], number)
            cells = None
        elif cells is not None and token.type == "inline":
            cells.append(token)
        else:
            yield from block(token, number, level, depth)
