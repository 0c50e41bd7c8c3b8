"""The RDFa in a page: Lite, and of the whole what film sites use → items."""

import re
from collections.abc import Iterator
from functools import partial

from bs4 import Tag

from publisher.sources.page.items import Item, Link, Value
from publisher.sources.page.markup import Soup, children, plain, text_of
from publisher.sources.page.terms import PREFIXES, SCHEMA_ORG, kind, term

BOUND = re.compile(r"([\w-]+):\s+(\S+)")
"""A prefix and what it stands for."""
HTML_LINKS = frozenset({"a", "area", "link"})
"""Elements whose `rel` mostly says something else: nofollow, stylesheet."""


def rdfa(soup: Soup) -> Iterator[Item]:
    """The items that elements with `typeof` describe and that are no property of another."""
    found = Reader(soup)
    for element in soup.page.select("[typeof]"):
        if id(element) not in found.within:
            yield found.described(element)


class Reader:
    """The elements of a page as items; `within` are those that are properties of others."""

    def __init__(self, soup: Soup) -> None:
        bound = (pair for each in soup.page.select("[prefix]") for pair in BOUND.findall(text_of(each, "prefix")))
        self.prefixes = PREFIXES | {prefix for prefix, iri in bound if SCHEMA_ORG.fullmatch(iri)}
        self.within: set[int] = set()

    def words(self, element: Tag, *attributes: str) -> list[str]:
        """The terms that some attributes hold; of the relations of a link only those that are no HTML of their own."""
        written = (word for attribute in attributes for word in text_of(element, attribute).split())
        if element.name in HTML_LINKS and "rel" in attributes:
            written = (word for word in written if ":" in word)
        return list(filter(None, map(partial(term, prefixes=self.prefixes), written)))

    def described(self, element: Tag) -> Item:
        """An element with `typeof` as an item."""
        kinds = filter(None, map(partial(kind, prefixes=self.prefixes), text_of(element, "typeof").split()))
        found = Item(
            text_of(element, "resource") or text_of(element, "about"), list(kinds), line=element.sourceline or 0
        )
        waiting = [(child, list[str]()) for child in children(element)]
        while waiting:
            each, hanging = waiting.pop(0)
            typed = each.has_attr("typeof")
            words = [*self.words(each, "property"), *(hanging if typed else ()), *self.related(each)]
            if typed and words:
                self.within.add(id(each))
            value: Value | None = self.described(each) if typed and words else None
            for word in words:
                found.add(word, plain_or_named(each, word) if value is None else value)
            if not typed:  # a relation without an address is one to what stands within (RDFa Core, section 7.5)
                below = self.words(each, "rel") if not address(each) else []
                waiting[:0] = [(child, below or hanging) for child in children(each)]
        return found

    def related(self, element: Tag) -> list[str]:
        """The relations to what an element itself names or describes."""
        return self.words(element, "rel") if address(element) or element.has_attr("typeof") else []


def address(element: Tag) -> str:
    """The address that an element leads to."""
    return next(filter(None, (text_of(element, each) for each in ("resource", "href", "src"))), "")


def plain_or_named(element: Tag, term: str) -> Link | str:
    """The value of an element: what it names by `resource`, a part of the page that it leads to, or what it says."""
    named = text_of(element, "resource") or text_of(element, "href")
    if not element.has_attr("content") and (
        element.has_attr("resource") or named.startswith("#") or element.has_attr("rel")
    ):
        return Link(named)
    return plain(element, term)
