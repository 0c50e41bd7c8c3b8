"""The JSON-LD in a page, as it is found in the wild: arrays, `@graph`, missing `@type`, entities, CDATA."""

from collections.abc import Iterator
from typing import Any

from publisher.findings import Finding, Level, Place
from publisher.sources.page import lenient
from publisher.sources.page.items import Item, Value, Words
from publisher.sources.page.markup import Soup
from publisher.sources.page.terms import kind, term
from publisher.sources.page.wording import worded

DEEPEST = 64
ALIASES = {"id": "@id", "type": "@type", "graph": "@graph"}
FILM_TERMS = frozenset({"director", "actor", "actors", "duration", "trailer", "countryOfOrigin", "productionCompany"})
"""Two of these tell that something without a class is a film."""


def blocks(soup: Soup) -> Iterator[Item | Finding]:
    """The items of each block, and a finding for each that is no JSON."""
    known: dict[str, Item] = {}
    for text, line in soup.scripts("application/ld+json"):
        try:
            found = lenient.values(text)
        except (ValueError, RecursionError) as error:
            what = f"the JSON-LD breaks ({str(error)[:80]})"
            yield Finding(
                Place(soup.file, line), Level.REFUSED, what, "mend the JSON; everything in this block is lost"
            )
            continue
        yield from (item for item in items(found, known, line, DEEPEST) if isinstance(item, Item))


def items(found: Any, known: dict[str, Item], line: int, deeper: int) -> Iterator[Value]:
    """What a JSON value says: items, addresses and texts."""
    if isinstance(found, list):
        for each in found if deeper else ():
            yield from items(each, known, line, deeper - 1)
    elif isinstance(found, dict):
        yield from objects(found, known, line, deeper)
    elif isinstance(found, str) and (words := worded(found)):
        yield words
    elif isinstance(found, int | float) and not isinstance(found, bool):
        yield str(found)


def objects(found: dict[str, Any], known: dict[str, Item], line: int, deeper: int) -> Iterator[Value]:
    """What a JSON object says: a thing, a graph of things, or a value written out."""
    said = {ALIASES.get(key, key): value for key, value in found.items()}
    if "@value" in said:
        yield from spoken(items(said["@value"], known, line, deeper), said.get("@language"))
        return
    if "@graph" in said or "@list" in said:
        yield from items(said.get("@graph", said.get("@list")), known, line, deeper - 1) if deeper else ()
        return
    name = said["@id"] if isinstance(said.get("@id"), str) else ""
    item = known.setdefault(name, Item(name, line=line)) if name else Item(line=line)
    kinds = said.get("@type", [])
    for each in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(each, str) and (found_kind := kind(each)) and found_kind not in item.kinds:
            item.kinds.append(found_kind)
    for key, value in said.items():
        if not key.startswith("@") and (word := term(key)) and deeper:
            for each in items(value, known, line, deeper - 1):
                item.add(word, each)
    if not item.kinds and "name" in item.said and len(FILM_TERMS & item.said.keys()) >= 2:
        item.kinds.append("Movie")
    yield item


def spoken(values: Iterator[Value], language: object) -> Iterator[Value]:
    """The values, texts with their language where it is said."""
    for value in values:
        yield Words(value, language) if isinstance(value, str) and isinstance(language, str) and language else value
