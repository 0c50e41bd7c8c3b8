"""The JSON-LD in a page, as it is found in the wild: arrays, `@graph`, missing `@type`, entities, CDATA."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from publisher.findings import Finding, Level, Place
from publisher.sources.page.items import Item, Link
from publisher.sources.page.markup import Soup
from publisher.sources.page.terms import term

WRAPPING = re.compile(
    r"\s*(?:/\*|//)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*;?\s*$"
)
"""What pages put around JSON so that old browsers or XML parsers pass it over."""
COMMA = re.compile(r",(?=\s*[}\]])")
DEEPEST = 64
ALIASES = {"id": "@id", "type": "@type", "graph": "@graph"}
FILM_TERMS = frozenset({"director", "actor", "actors", "duration", "trailer", "countryOfOrigin", "productionCompany"})
"""Two of these tell that something without a class is a film."""


def blocks(soup: Soup) -> Iterator[Item | Finding]:
    """The items of each block, and a finding for each that is no JSON."""
    known: dict[str, Item] = {}
    for text, line in soup.scripts("application/ld+json"):
        try:
            found = parsed(text)
        except (ValueError, RecursionError) as error:
            what = f"the JSON-LD breaks ({str(error)[:80]})"
            yield Finding(
                Place(soup.file, line), Level.REFUSED, what, "mend the JSON; everything in this block is lost"
            )
            continue
        yield from (item for item in items(found, known, line, DEEPEST) if isinstance(item, Item))


def parsed(text: str) -> Any:
    """The JSON of a block, without what is wrapped around it; a comma too many is forgiven."""
    bare = WRAPPING.sub("", text.replace("\ufeff", "")).strip()
    try:
        return json.loads(bare, strict=False)
    except ValueError:
        return json.loads(COMMA.sub("", bare), strict=False)


def items(found: Any, known: dict[str, Item], line: int, deeper: int) -> Iterator[Item | Link | str]:
    """What a JSON value says: items, addresses and texts."""
    if isinstance(found, list):
        for each in found if deeper else ():
            yield from items(each, known, line, deeper - 1)
    elif isinstance(found, dict):
        yield from objects(found, known, line, deeper)
    elif isinstance(found, str) and found.strip():
        yield html.unescape(found).strip()
    elif isinstance(found, int | float) and not isinstance(found, bool):
        yield str(found)


def objects(found: dict[str, Any], known: dict[str, Item], line: int, deeper: int) -> Iterator[Item | Link | str]:
    """What a JSON object says: a thing, a graph of things, or a value written out."""
    said = {ALIASES.get(key, key): value for key, value in found.items()}
    if "@value" in said:
        yield from items(said["@value"], known, line, deeper)
        return
    if "@graph" in said or "@list" in said:
        yield from items(said.get("@graph", said.get("@list")), known, line, deeper - 1) if deeper else ()
        return
    name = said["@id"] if isinstance(said.get("@id"), str) else ""
    item = known.setdefault(name, Item(name, line=line)) if name else Item(line=line)
    kinds = said.get("@type", [])
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and (known_kind := term(kind)) and known_kind not in item.kinds:
            item.kinds.append(known_kind)
    for key, value in said.items():
        if not key.startswith("@") and (word := term(key)) and deeper:
            for each in items(value, known, line, deeper - 1):
                item.add(word, each)
    if not item.kinds and "name" in item.said and len(FILM_TERMS & item.said.keys()) >= 2:
        item.kinds.append("Movie")
    yield item
