"""What a page says of the film that it is about: its canonical address, links to IMDb and Wikipedia, title and year."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote, urlsplit

from publisher.embedding.markup import Tag, tags
from publisher.embedding.page import Page

IMDB = re.compile(r"https?://(?:www\.|m\.)?imdb\.com/(?:[a-z-]{2,5}/)?title/(tt[0-9]{5,10})", re.IGNORECASE)
WIKIPEDIA = re.compile(r"https?://([a-z-]{2,12})(?:\.m)?\.wikipedia\.org/wiki/([^\s\"'<>?#]+)", re.IGNORECASE)
DATED = re.compile(r"(?P<title>[^()\[\]]{1,300})[(\[][^()\[\]0-9]{0,40}(?P<year>[12][0-9]{3})[^()\[\]]{0,40}[)\]]")
BETWEEN = re.compile(r"\s+[|·–—-]\s+|\s*::\s*|\s*»\s*")
"""What stands between the title of a film and the name of the site."""
LEGACY = re.compile("windows-|iso-8859-|koi8-|shift_jis|euc-|gb|big5|tis-620")
"""How the names of encodings begin that pages had before UTF-8; Python's table also holds what is none."""
TELLING = frozenset({"link", "meta", "title", "h1"})
"""Elements that say what a page is about."""
HEADING_END = re.compile("</(?:h1|title)", re.IGNORECASE)
LONGEST_HEADING = 2000
MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Clues:
    """What a page says of its film, the surest first: addresses of its own, of the film elsewhere, and titles."""

    canonical: tuple[str, ...]
    links: tuple[str, ...]
    titles: tuple[tuple[str, int], ...]


def clues(page: Page, base: str) -> Clues:
    """The clues that a page gives; where its own address begins with `base`, that one alone."""
    text = readable(page)
    canonical: dict[str, None] = {}
    headings: dict[str, None] = {}
    for tag in tags(text, TELLING):
        if tag.closing:
            continue
        if address := own_address(tag):
            if address.startswith(base):
                return Clues((address,), (), ())
            canonical[address] = None
        elif heading := titled(tag, text):
            headings[heading] = None
    return Clues(tuple(canonical), tuple(dict.fromkeys(elsewhere(text))), tuple(dict.fromkeys(dated(headings))))


def readable(page: Page) -> str:
    """The page as a person reads it, as far as its encoding is said or can be guessed."""
    if page.encoding != "latin-1":
        return page.text
    said = page.charset if LEGACY.match(page.charset) else "windows-1252"
    try:
        return page.content.decode("utf-8")
    except UnicodeDecodeError:
        with suppress(LookupError):
            return page.content.decode(said, "replace")
        return page.content.decode("windows-1252", "replace")


def own_address(tag: Tag) -> str:
    """The address that a page says is its own, or nothing."""
    if tag.name == "link" and "canonical" in (said := tag.attributes).get("rel", "").lower().split():
        return said.get("href", "").strip()
    if tag.name == "meta" and (said := tag.attributes).get("property", "").lower() == "og:url":
        return said.get("content", "").strip()
    return ""


def titled(tag: Tag, text: str) -> str:
    """The heading that a tag begins, or the title that it holds; nothing for other tags."""
    if tag.name == "meta" and (said := tag.attributes).get("property", "").lower() == "og:title":
        return " ".join(said.get("content", "").split())
    if tag.name not in ("h1", "title"):
        return ""
    end = HEADING_END.search(text, tag.end, tag.end + LONGEST_HEADING)
    return " ".join(unescape(MARKUP.sub(" ", text[tag.end : end.start()])).split()) if end else ""


def elsewhere(text: str) -> Iterator[str]:
    """The addresses of IMDb and Wikipedia to which the page links, each in one spelling."""
    for match in IMDB.finditer(text):
        yield f"https://www.imdb.com/title/{match[1].lower()}/"
    for match in WIKIPEDIA.finditer(text):
        yield f"https://{match[1].lower()}.wikipedia.org/wiki/{unquote(unescape(match[2]))}"


def dated(headings: dict[str, None]) -> Iterator[tuple[str, int]]:
    """The titles with their years that headings hold: `Alien (1979) – a site`."""
    for heading in headings:
        for part in (heading, *BETWEEN.split(heading)):
            if match := DATED.match(part):
                yield match["title"].strip(), int(match["year"])


def spellings(link: str) -> tuple[str, ...]:
    """The ways in which one address is commonly written: both schemes, with and without `www.` and a final slash."""
    parts = urlsplit(link)
    host, path = parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/")
    paths = dict.fromkeys((path, quote(unquote(path), safe="/:@!$&'()*+,;=~"), unquote(path)))
    query = f"?{parts.query}" if parts.query else ""
    return tuple(
        f"{scheme}://{start}{host}{each}{end}{query}"
        for scheme in ("https", "http")
        for start in ("", "www.")
        for each in paths
        for end in ("", "/")
    )
