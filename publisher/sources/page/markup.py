"""The Microdata (HTML, section 5.2) in a page: attributes of its elements → items."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from publisher.sources.page.items import Item, Link
from publisher.sources.page.terms import kind, term

ADDRESSES = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
}
"""The attribute of an element that is its value where it is an address."""
TEXTS = {"meta": "content", "data": "value", "meter": "value", "time": "datetime"}
"""The attribute of an element that is its value where it is text."""

LINKED = frozenset({"url", "sameAs", "image", "thumbnailUrl", "contentUrl", "embedUrl", "mainEntityOfPage", "trailer"})
"""Terms whose values are addresses."""


@dataclass(frozen=True, slots=True)
class Soup:
    """A page taken apart, and the name of its file."""

    page: BeautifulSoup
    file: str

    @classmethod
    def of(cls, text: str, file: str) -> "Soup":
        """Take a page apart."""
        return cls(BeautifulSoup(text, "html.parser"), file)

    def scripts(self, kind: str) -> Iterator[tuple[str, int]]:
        """The text of each script of a type, and its line."""
        for script in self.page.find_all("script"):
            if text_of(script, "type").partition(";")[0].strip().lower() == kind:
                yield script.get_text(), script.sourceline or 0

    def meta(self, name: str) -> str:
        """What the page says of itself under a name, or nothing."""
        found = self.page.find("meta", attrs={"property": name}) or self.page.find("meta", attrs={"name": name})
        return text_of(found, "content") if found else ""

    @property
    def address(self) -> str:
        """The address of the page, as far as it says one."""
        said = (text_of(found, "href") for found in self.page.select('base[href], link[rel~="canonical" i][href]'))
        return next((address for address in said if address.startswith(("http://", "https://"))), self.meta("og:url"))


def text_of(element: Tag, attribute: str) -> str:
    """An attribute as one text."""
    value = element.get(attribute)
    return " ".join(value) if isinstance(value, list) else (value or "").strip()


def children(element: Tag) -> list[Tag]:
    """The elements right within an element."""
    return [each for each in element.children if isinstance(each, Tag)]


def microdata(soup: Soup) -> Iterator[Item]:
    """The items of a page that are no property of another."""
    found: dict[int, Item] = {}
    waiting: list[Tag] = []

    def item(element: Tag) -> Item:
        """An element with `itemscope` as an item, which is one however often it is referred to."""
        if id(element) not in found:
            kinds = [each for each in map(kind, text_of(element, "itemtype").split()) if each]
            found[id(element)] = Item(text_of(element, "itemid"), kinds, line=element.sourceline or 0)
            waiting.append(element)
        return found[id(element)]

    roots = [item(each) for each in soup.page.select("[itemscope]") if not each.has_attr("itemprop")]
    while waiting:
        element = waiting.pop()
        for each in properties(element, soup):
            value = item(each) if each.has_attr("itemscope") else None
            for word in filter(None, map(term, text_of(each, "itemprop").split())):
                if (said := plain(each, word) if value is None else value) != "":
                    found[id(element)].add(word, said)
    yield from roots


def properties(element: Tag, soup: Soup) -> Iterator[Tag]:
    """The elements with properties of an item, in its element and where `itemref` points, but not in items within."""
    referred = [soup.page.find(id=name) for name in text_of(element, "itemref").split()]
    waiting = [*children(element), *(each for each in referred if each)]
    while waiting:
        each = waiting.pop(0)
        if each.has_attr("itemprop"):
            yield each
        if not each.has_attr("itemscope"):
            waiting[:0] = children(each)


def plain(element: Tag, term: str) -> Link | str:
    """The value of an element that is no item; the words of a link are meant where the term is no address."""
    for attribute in ("content", TEXTS.get(element.name, "")):
        if attribute and element.has_attr(attribute):
            return text_of(element, attribute)
    words = " ".join(element.get_text(" ").split())
    address = text_of(element, ADDRESSES.get(element.name, ""))
    return Link(address) if address and (term in LINKED or not words) else words
