"""Pages that already hold structured data about films: JSON-LD, Microdata or RDFa → films, as a source like any other.

A page without any is an article.
"""

import re
from collections.abc import Callable, Iterator

from publisher.findings import Finding, Place
from publisher.sources import schemaorg
from publisher.sources.article import reader as article
from publisher.sources.page.items import Item, Items
from publisher.sources.page.jsonld import blocks
from publisher.sources.page.markup import Soup, microdata, rdfa
from publisher.sources.page.statements import statements
from publisher.sources.reading import Found, decoded
from publisher.sources.schemaorg.shape import Shape

SIGNS = (re.compile(rb"schema\.org", re.IGNORECASE), re.compile(rb"\bMovie\b"))
FORMS: tuple[Callable[[Soup], Iterator[Item | Finding]], ...] = (blocks, microdata, rdfa)
"""The ways in which a page holds structured data; each yields items and findings."""


def fits(head: bytes) -> bool:
    """Whether a page begins as one that says something of a film in schema.org's terms."""
    return all(sign.search(head.replace(b"\x00", b"")) for sign in SIGNS)


def read(content: bytes, file: str) -> Found:
    """Yield the films of a page and what is wrong in it; those of an article where it holds no film as data.

    Raises `UnreadableSource` where the bytes are no text.
    """
    soup = Soup.of(decoded(content, file), file)
    found = [each for form in FORMS for each in form(soup)]
    findings = [each for each in found if isinstance(each, Finding)]
    items = [each for each in found if isinstance(each, Item)]
    films = [item for item in Items(items).everything() if item.is_a("Movie")]
    if not films:
        yield from findings
        yield from article.read(content, file)
        return
    yield from findings
    place = Place(file, min((film.line for film in films if film.line), default=0))
    yield from schemaorg.films(Shape(statements(items, soup)), place)
