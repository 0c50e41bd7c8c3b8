"""Which items of a page are the films that it is about: each once, with what is said of it elsewhere in the page."""

from collections.abc import Iterator, Sequence

from publisher.sources.page.items import Item, Items, Words

DATES = ("dateCreated", "copyrightYear", "datePublished")


def films(roots: Sequence[Item]) -> list[Item]:
    """The films of a page; those that are only named within another film are none of them."""
    for item in Items(roots).everything():
        for film in item.said.get("itemReviewed", ()):
            if isinstance(film, Item) and (term := opinion(item)) and item not in film.said.get(term, ()):
                film.add(term, item)
    found: list[Item] = []
    for film in outermost(roots):
        twin = next((each for each in found if same(each, film)), None)
        if twin is None:
            found.append(film)
            continue
        for term, values in film.said.items():
            twin.said.setdefault(term, values)
    return found


def outermost(roots: Sequence[Item]) -> Iterator[Item]:
    """The films that are not within another, each once."""
    waiting, seen = list(roots), set[int]()
    while waiting:
        item = waiting.pop(0)
        if id(item) in seen:
            continue
        seen.add(id(item))
        if item.is_a("Movie"):
            yield item
        else:
            waiting += item.items()


def opinion(item: Item) -> str | None:
    """The term by which a film has an opinion of it."""
    if item.is_a("AggregateRating"):
        return "aggregateRating"
    return "review" if any(kind.endswith("Review") for kind in item.kinds) else None


def same(film: Item, other: Item) -> bool:
    """Whether a page tells twice of one film, as JSON-LD and in its markup: one title, and no year or address apart."""
    return bool(texts(film, "name")) and not (
        texts(film, "name")[0].casefold() != (texts(other, "name") or [""])[0].casefold()
        or apart(year(film), year(other))
        or apart(film.name, other.name)
    )


def apart(one: str, other: str) -> bool:
    """Whether both are said, and differ."""
    return bool(one and other) and one != other


def year(film: Item) -> str:
    """The year of a film, or nothing."""
    return next((text[:4] for term in DATES for text in texts(film, term)), "")


def texts(item: Item, term: str) -> list[str]:
    """The texts that are values of a term."""
    values = item.said.get(term, ())
    return [each.text if isinstance(each, Words) else each for each in values if isinstance(each, Words | str)]
