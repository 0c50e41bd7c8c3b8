"""A list of films as search engines read it, in Google's two patterns for a carousel."""

from collections.abc import Iterable, Iterator

from publisher.documents.context import Node
from publisher.documents.snippet.framed import CONTEXT
from publisher.errors import UsageError
from publisher.iris import slug


def summary(addresses: Iterable[str]) -> Node:
    """A list whose films have pages of their own, each with its own snippet: the addresses in order.

    Raises `UsageError` for an address that comes twice, which Google refuses.
    """
    return listed({"url": address} for address in once(addresses))


def whole(films: Iterable[Node], page: str) -> Node:
    """A list on a page that tells all of its films: each film has the address of its place on that page."""
    told = [{key: value for key, value in film.items() if key != "@context"} for film in films]
    places = once(f"{page.partition('#')[0]}#{anchor(film)}" for film in told)
    return listed({"item": {**film, "url": place}} for film, place in zip(told, places, strict=True))


def anchor(film: Node) -> str:
    """The fragment of a page at which a film stands there: title and year."""
    years = film.get("dateCreated", "")
    return slug(str(film.get("name", "")), str(years[0] if isinstance(years, list) else years))


def once(addresses: Iterable[str]) -> Iterator[str]:
    """The addresses.

    Raises `UsageError` for one that comes twice.
    """
    seen: set[str] = set()
    for address in addresses:
        if address in seen:
            raise UsageError(f"{address} comes twice in the list", "name each film once")
        seen.add(address)
        yield address


def listed(items: Iterable[Node]) -> Node:
    """The list of items, counted from 1."""
    elements = [{"@type": "ListItem", "position": place, **item} for place, item in enumerate(items, 1)]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": elements}
