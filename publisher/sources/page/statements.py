"""Items as statements: addresses made whole, parts without names told apart, and whose a rating is."""

import json
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from publisher.sources.page.items import Item, Items, Link
from publisher.sources.page.markup import Soup
from publisher.sources.reading import BLANK, Statement
from publisher.vocabulary import RDF, SCHEMA

ADDRESSES = frozenset({"sameAs", "image", "thumbnailUrl", "contentUrl", "embedUrl"})
"""Terms whose texts are addresses."""
LEFT = frozenset({"url", "mainEntityOfPage"})
"""What only says where this page stands."""


def statements(items: Iterable[Item], soup: Soup) -> Iterator[Statement]:
    """The statements that the items of a page make."""
    everything = list(Items(items).everything())
    names = {id(item): name(item, number, soup.address) for number, item in enumerate(everything)}
    rater = whose(soup)
    for item in everything:
        subject = names[id(item)]
        for kind in item.kinds:
            yield Statement(subject, f"<{RDF.type}>", f"<{SCHEMA}{kind}>")
        for term, values in item.said.items():
            for value in values if term not in LEFT else ():
                yield Statement(subject, f"<{SCHEMA}{term}>", written(term, value, names, soup.address))
        if rater and item.is_a("AggregateRating") and "author" not in item.said:
            yield Statement(subject, f"<{SCHEMA.author}>", f"{BLANK}site")
    if rater:
        yield Statement(f"{BLANK}site", f"<{RDF.type}>", f"<{SCHEMA.Organization}>")
        yield Statement(f"{BLANK}site", f"<{SCHEMA.name}>", json.dumps(rater, ensure_ascii=False))


def name(item: Item, number: int, base: str) -> str:
    """What an item is called: by its address on the web, otherwise by its number."""
    address = whole(item.name, base) if item.name else ""
    return f"<{address}>" if is_address(address) and not on_page(address, base) else f"{BLANK}item{number}"


def written(term: str, value: Item | Link | str, names: dict[int, str], base: str) -> str:
    """A value as a term of a statement."""
    if isinstance(value, Item):
        return names[id(value)]
    if isinstance(value, Link) or term in ADDRESSES:
        address = whole(value.address if isinstance(value, Link) else value, base)
        if is_address(address):
            return f"<{address}>"
        value = address
    return json.dumps(value, ensure_ascii=False)


def whole(address: str, base: str) -> str:
    """An address as the page means it: relative ones from where the page stands."""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address


def is_address(text: str) -> bool:
    """Whether a text is an address of the web."""
    return text.startswith(("http://", "https://")) and not any(character in text for character in ' <>"{}|\\^`\n')


def on_page(address: str, base: str) -> bool:
    """Whether an address only names a part of the page."""
    return bool(base) and address.partition("#")[0] == base.partition("#")[0]


def whose(soup: Soup) -> str:
    """Whose the ratings of a page are that name nobody: those of its site, as far as the page says which that is."""
    return soup.meta("og:site_name") or (urlsplit(soup.address).hostname or "").removeprefix("www.")
