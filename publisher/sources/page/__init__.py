"""Pages that already hold structured data about films: JSON-LD, Microdata or RDFa → films, as a source like any other.

A page without any is an article.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from bs4.dammit import EncodingDetector

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Place
from publisher.sources import schemaorg
from publisher.sources.article import reader as article
from publisher.sources.opening import HEAD
from publisher.sources.page.films import films
from publisher.sources.page.items import Item
from publisher.sources.page.jsonld import blocks
from publisher.sources.page.markup import Soup, microdata
from publisher.sources.page.rdfa import rdfa
from publisher.sources.page.statements import called, statements
from publisher.sources.reading import Found, decoded
from publisher.sources.schemaorg.shape import Shape

LEGACY = re.compile("windows-|iso-8859-|koi8-|shift_jis|euc-|gb|big5|tis-620")
"""How the names of encodings begin that pages had before UTF-8."""
SIGNS = (re.compile(rb"schema\.org", re.IGNORECASE), re.compile(rb"\bMovie\b"))
FORMS: tuple[Callable[[Soup], Iterator[Item | Finding]], ...] = (blocks, microdata, rdfa)
"""The ways in which a page holds structured data; each yields items and findings."""


def fits(head: bytes) -> bool:
    """Whether a page says something of a film in schema.org's terms; a long one may do so further below."""
    return len(head) >= HEAD or all(sign.search(head.replace(b"\x00", b"")) for sign in SIGNS)


def read(content: bytes, file: str) -> Found:
    """Yield the films of a page and what is wrong in it; those of an article where it holds no film as data.

    Raises `UnreadableSource` where the bytes are no text.
    """
    page = text(content, file)
    soup = Soup.of(page, file)
    found = [each for form in FORMS for each in form(soup)]
    yield from (each for each in found if isinstance(each, Finding))
    items = [each for each in found if isinstance(each, Item)]
    about = films(items)
    if not about:
        yield from article.read(page.encode("utf-8", "replace"), file)
        return
    names = called(items, soup)
    places = {names[id(film)]: Place(file, film.line) for film in about}
    yield from schemaorg.films(Shape(statements(items, names, soup)), places)


def text(content: bytes, file: str) -> str:
    """The text of a page: UTF-8, or in the encoding that it declares.

    Raises `UnreadableSource` where it is neither.
    """
    try:
        return decoded(content, file)
    except UnreadableSource:
        said = EncodingDetector.find_declared_encoding(content, is_html=True) or ""
        if not LEGACY.match(said):
            raise
        with suppress(LookupError, UnicodeDecodeError):
            return decoded(content.decode(said).encode("utf-8"), file)
        raise
