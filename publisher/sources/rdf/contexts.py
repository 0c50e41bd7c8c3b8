"""JSON-LD documents with their contexts in place: those that come with the publisher, none from the network."""

import json
from functools import cache
from typing import Any

from publisher import shipped
from publisher.errors import UnreadableSource
from publisher.vocabulary import SCHEMA, XSD, value_types

CONTEXT = "@context"
OURS = "context.jsonld"
SCHEMA_ORG = frozenset(
    f"{scheme}://{host}schema.org{rest}"
    for scheme in ("http", "https")
    for host in ("", "www.")
    for rest in ("", "/", "/docs/jsonldcontext.jsonld", "/docs/jsonldcontext.json")
)
VOCABULARY = "http://schema.org/"
"""What schema.org's own context makes of its terms; `--as schema.org` reads both spellings."""
ADDRESSES = (
    "contentUrl",
    "embedUrl",
    "image",
    "license",
    "mainEntityOfPage",
    "sameAs",
    "target",
    "thumbnailUrl",
    "url",
)
DATES = frozenset(map(str, (XSD.date, XSD.gYear)))


@cache
def schema_org() -> dict[str, Any]:
    """What stands for schema.org's context: every term in its vocabulary, addresses and dates as such."""
    dates = [term for term, kind in value_types(SCHEMA).items() if kind in DATES]
    return {
        "@vocab": VOCABULARY,
        "schema": VOCABULARY,
        "id": "@id",
        "type": "@type",
        **{term: {"@type": "@id"} for term in ADDRESSES},
        **{term: {"@type": f"{VOCABULARY}Date"} for term in dates},
    }


@cache
def ours() -> Any:
    """The context that this publisher serves."""
    return json.loads((shipped.ontology() / OURS).read_text(encoding="utf-8"))[CONTEXT]


def in_place(entry: Any) -> Any:
    """A document with the contexts that it names in place of their addresses.

    Raises `UnreadableSource` for one that does not come with the publisher: nothing is fetched.
    """
    if isinstance(entry, list):
        return [in_place(each) for each in entry]
    if isinstance(entry, dict):
        return {key: context(value) if key == CONTEXT else in_place(value) for key, value in entry.items()}
    return entry


def context(named: Any) -> Any:
    """A context, itself where it is written out."""
    if isinstance(named, list):
        return [context(each) for each in named]
    if not isinstance(named, str):
        return named
    if named in SCHEMA_ORG:
        return schema_org()
    if named.endswith(f"/{OURS}"):
        return ours()
    what = f"the context {named[:200]!r} is not fetched"
    raise UnreadableSource(what, "write it out in the file, or use schema.org's")
