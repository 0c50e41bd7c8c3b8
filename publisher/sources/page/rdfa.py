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
    reader = Reader(soup)
    for element in soup.page.select("[typeof]"):
        if id(element) not in reader.found:
            yield reader.described(element)


class Reader:
    """The elements of a page as items, by their identity."""

    def __init__(self, soup: Soup) -> None:
        bound = (pair for each in soup.page.select("[prefix]") for pair in BOUND.findall(text_of(each, "prefix")))
        self.prefixes = PREFIXES | {prefix for prefix, iri in bound if SCHEMA_ORG.fullmatch(iri)}
        self.found: dict[int, Item] = {}

    def words(self, element: Tag, *attributes: str) -> list[str]:
        """The terms that some attributes hold; of the relations of a link only those that are no HTML of their own."""
        written = (word for attribute in attributes for word in text_of(element, attribute).split())
        if element.name in HTML_LINKS and "rel" in attributes:
            written = (word for word in written if ":" in word)
        return list(filter(None, map(partial(term, prefixes=self.prefixes), written)))

    def described(self, element: Tag) -> Item:
        """An element with `typeof` as an item, with all that are its properties."""
        waiting = [(element, self.item(element))]
        while waiting:
            place, item = waiting.pop()
            waiting += [(each, self.found[id(each)]) for each in self.filled(place, item)]
        return self.found[id(element)]

    def item(self, element: Tag) -> Item:
        """An element with `typeof` as an item of which nothing is said yet."""
        kinds = filter(None, map(partial(kind, prefixes=self.prefixes), text_of(element, "typeof").split()))
        name = text_of(element, "resource") or text_of(element, "about")
        return self.found.setdefault(id(element), Item(name, list(kinds), line=element.sourceline or 0))

    def filled(self, element: Tag, item: Item) -> Iterator[Tag]:
        """Say of an item what its element says; yield the elements of the items among it."""
        waiting = [(child, list[str]()) for child in children(element)]
        while waiting:
            each, hanging = waiting.pop(0)
            typed = each.has_attr("typeof")
            words = [*self.words(each, "property"), *(hanging if typed else ()), *self.related(each)]
            value: Value | None = self.item(each) if typed and words else None
            for word in words:
                item.add(word, plain_or_named(each, word) if value is None else value)
            if value is not None:
                yield each
            if not typed:  # a relation without an address is one to what stands within (RDFa Core, section 7.5)
                below = self.words(each, "rel") if not address(each) else []
                waiting[:0] = [(child, below or hanging) for child in children(each)]

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
