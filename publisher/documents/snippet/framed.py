"""A selection framed and compacted by PyLD: what a snippet is by definition, for whatever statements there are."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pyoxigraph as ox
from pyld import jsonld

from publisher import shipped
from publisher.documents.context import Node, loader
from publisher.documents.snippet.order import rank
from publisher.documents.snippet.selection import START, Selection
from publisher.documents.snippet.terms import (
    ADDRESSES,
    DATES,
    FIRST_HAND,
    ORDER,
    TYPE,
    Said,
    is_date,
    is_local,
    plain,
)
from publisher.documents.snippet.values import identifier, ordered
from publisher.statement import Value

CONTEXT = "https://schema.org"
HTTP = "http://schema.org/"
"""What schema.org's own context makes of its terms."""
GENERIC = "thing"


def document(selection: Selection) -> Node:
    """The thing as a node object, without a context; empty where nothing is said of it."""
    nodes = [in_schema_org(iri, said, selection) for iri, said in sorted(selection.about.items())]
    kind = selection.subject.rpartition("#")[2]
    frame = {**frames().get(kind, frames()[GENERIC]), "@id": selection.subject}
    framed = jsonld.frame(nodes, frame, {"documentLoader": loader({CONTEXT: context()})})
    framed.pop("@context")
    return published(framed, selection)


@cache
def frames() -> Mapping[str, Node]:
    """The frames of snippets that are shipped, by the kind of thing that each is for; its type is no condition."""
    files = (shipped.ontology() / "frames" / "snippet").glob("*.jsonld")
    read = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return {kind: {key: value for key, value in frame.items() if key != TYPE} for kind, frame in read.items()}


@cache
def context() -> Node:
    """As much of schema.org's context as our terms need, so that nothing has to be fetched."""
    coerced = dict.fromkeys(ADDRESSES, "@id") | dict.fromkeys(DATES, HTTP + "Date")
    terms = {term: {"@id": HTTP + term, "@type": kind} for term, kind in sorted(coerced.items())}
    return {"@context": {"@vocab": HTTP, **terms}}


def in_schema_org(iri: str, said: Said, selection: Selection) -> Node:
    """A thing as expanded JSON-LD in the terms that schema.org's own context has: of http, not of https."""
    found: Node = {"@id": iri}
    for term, values in said.items():
        if term == TYPE:
            found[TYPE] = [HTTP + value.value.removeprefix(START) for value in ordered(values, selection)]
        elif term not in (ORDER, FIRST_HAND):
            found[HTTP + term] = [expanded(value) for value in ordered(values, selection)]
    return found


def expanded(value: Value) -> Node:
    """A value as search engines read it: dates as schema:Date, numbers as numbers, all else as plain text."""
    if isinstance(value, ox.NamedNode):
        return {"@id": value.value}
    return {"@value": plain(value), **({"@type": HTTP + "Date"} if is_date(value) else {})}


def published(node: Node, selection: Selection) -> Node:
    """A node object with no more than other machines can use; empty where nothing is left but its type."""
    kept: Node = {}
    for key, value in sorted(node.items(), key=lambda item: rank(item[0])):
        if key == "@id":
            if name := identifier(value, selection):
                kept[key] = name
            continue
        every = [reduced(each, selection) for each in (value if isinstance(value, list) else [value])]
        values = [each for each in every if each != {} and not (key in ADDRESSES and local(each))]
        if values:
            kept[key] = values if len(values) > 1 else values[0]
    return kept if kept.keys() - {TYPE} else {}


def reduced(value: Any, selection: Selection) -> Any:
    """One value of a node object, with no more than other machines can use."""
    return published(value, selection) if isinstance(value, dict) else value


def local(value: object) -> bool:
    """Whether a value is an address that only this machine can reach."""
    return isinstance(value, str) and is_local(value)
