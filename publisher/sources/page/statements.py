"""Items as statements: addresses made whole, parts without names told apart, and whose a rating is."""

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from publisher.facts import LANGUAGE
from publisher.sources.page.items import Item, Items, Link, Value, Words
from publisher.sources.page.markup import Soup
from publisher.sources.reading import BLANK, Statement
from publisher.vocabulary import RDF, SCHEMA

ADDRESSES = frozenset({"sameAs", "image", "thumbnailUrl", "contentUrl", "embedUrl", "url", "target"})
"""Terms whose texts are addresses."""
LEFT = frozenset({"url", "mainEntityOfPage"})
"""What only says of a film where this page stands."""
OWNERS = (("AggregateRating", "author"), ("Offer", "seller"))
"""What is the page's own where it names nobody else, and by which term."""


def called(items: Iterable[Item], soup: Soup) -> dict[int, str]:
    """What each item is called in the statements, by its identity."""
    base = soup.address
    return {id(item): name(item, number, base) for number, item in enumerate(Items(items).everything())}


def statements(items: Iterable[Item], names: Mapping[int, str], soup: Soup) -> Iterator[Statement]:
    """The statements that the items of a page make."""
    everything = list(Items(items).everything())
    base, site = soup.address, whose(soup)
    parts = {item.name: names[id(item)] for item in everything if item.name}
    for item in everything:
        subject = names[id(item)]
        for kind in item.kinds:
            yield Statement(subject, f"<{RDF.type}>", f"<{SCHEMA}{kind}>")
        for term, values in item.said.items():
            for value in values if not (term in LEFT and item.is_a("Movie")) else ():
                yield Statement(subject, f"<{SCHEMA}{term}>", written(term, value, names, parts, base))
        for kind, term in OWNERS:
            if site and item.is_a(kind) and term not in item.said:
                yield Statement(subject, f"<{SCHEMA}{term}>", f"{BLANK}site")
    if site:
        yield Statement(f"{BLANK}site", f"<{RDF.type}>", f"<{SCHEMA}Organization>")
        yield Statement(f"{BLANK}site", f"<{SCHEMA}name>", json.dumps(site, ensure_ascii=False))


def name(item: Item, number: int, base: str) -> str:
    """What an item is called: by its address on the web, otherwise by its number."""
    address = whole(item.name, base) if item.name else ""
    return f"<{address}>" if is_address(address) and not on_page(address, base) else f"{BLANK}item{number}"


def written(term: str, value: Value, names: Mapping[int, str], parts: Mapping[str, str], base: str) -> str:
    """A value as a term of a statement; `parts` are the items that addresses of the page lead to."""
    if isinstance(value, Item):
        return names[id(value)]
    if isinstance(value, Words):
        tag = f"@{value.language}" if LANGUAGE.fullmatch(value.language) else ""
        return f"{json.dumps(value.text, ensure_ascii=False)}{tag}"
    if isinstance(value, Link) and value.address in parts:
        return parts[value.address]
    if isinstance(value, Link) or term in ADDRESSES:
        address = whole(value.address if isinstance(value, Link) else value, base)
        if is_address(address):
            return f"<{address}>"
        value = address
    return json.dumps(value, ensure_ascii=False)


def whole(address: str, base: str) -> str:
    """An address as the page means it: relative ones from where the page stands, blanks encoded."""
    written = address.strip().replace(" ", "%20")
    try:
        return urljoin(base or ("https:" if written.startswith("//") else ""), written)
    except ValueError:
        return address


def is_address(text: str) -> bool:
    """Whether a text is an address of the web."""
    return text.startswith(("http://", "https://")) and not any(character in text for character in ' <>"{}|\\^`\n')


def on_page(address: str, base: str) -> bool:
    """Whether an address only names a part of the page."""
    return bool(base) and address.partition("#")[0] == base.partition("#")[0]


def whose(soup: Soup) -> str:
    """Whose the ratings and offers of a page are that name nobody: its site's, as far as the page says which."""
    return soup.meta("og:site_name") or (urlsplit(soup.address).hostname or "").removeprefix("www.")
