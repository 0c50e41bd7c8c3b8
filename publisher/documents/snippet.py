"""The JSON-LD that search engines read in a page: schema.org's terms alone, as their documentation shows them."""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pyld import jsonld
from pyoxigraph import Quad

from publisher.documents.context import Node, loader
from publisher.documents.jsonld import arranged, expanded, labelled, listed
from publisher.errors import UnknownThing
from publisher.iris import Kind
from publisher.vocabulary import FILM, SCHEMA, XSD, value_types

CONTEXT = "https://schema.org"
HTTP = "http://schema.org/"
"""What schema.org's own context makes of its terms."""
LEFT_OUT = frozenset({str(SCHEMA.aggregateRating), str(SCHEMA.subjectOf)})
"""Ratings are those of other sites, which search engines refuse; and they do not ask which file said what."""
ORDER = str(FILM.creditOrder)
ADDRESSES = frozenset({"license", "mainEntityOfPage", "sameAs", "target", "url"})
"""The terms in use whose values schema.org's context reads as addresses."""
DATES = frozenset(map(str, (XSD.date, XSD.gYear, XSD.gYearMonth)))
NUMBERS = frozenset(map(str, (XSD.integer, XSD.decimal)))
NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
"""What a JSON number holds without loss."""
LOCAL = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])([:/?#].*)?", re.IGNORECASE)
ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def document(quads: Iterable[Quad], subject: str) -> Node:
    """The JSON-LD of a thing for search engines.

    The cast stands in credits order. Things with documents of their own keep their IRIs, parts have none; what only
    this machine can reach (`http://localhost:8000/…`) is left out.

    Raises `UnknownThing` where the statements say nothing of the thing in schema.org's terms.
    """
    nodes = [in_schema_org(node) for node in expanded(quads)]
    if not any(node["@id"] == subject and len(node) > 1 for node in nodes):
        raise UnknownThing(f"nothing is said of {subject}", "name a thing of the catalogue")
    options = {"documentLoader": loader({CONTEXT: context()})}
    framed = jsonld.frame(nodes, {"@context": CONTEXT, "@id": subject, "@embed": "@once"}, options)
    return {"@context": CONTEXT, **published(arranged(labelled(framed)))}


def script(about: Node) -> str:
    """The element to paste in a page; no text in it can end the element or begin another."""
    written = json.dumps(about, ensure_ascii=False, indent=2).translate(ESCAPES)
    return f'<script type="application/ld+json">\n{written}\n</script>'


@cache
def context() -> Node:
    """As much of schema.org's context as our terms need, so that nothing has to be fetched."""
    dates = [term for term, kind in value_types(SCHEMA).items() if kind in DATES]
    coerced = dict.fromkeys(ADDRESSES, "@id") | dict.fromkeys(dates, HTTP + "Date")
    terms = {term: {"@id": HTTP + term, "@type": kind} for term, kind in coerced.items()}
    order = {"@id": ORDER, "@type": str(XSD.integer)}  # puts the cast in order, and is left out after
    return {"@context": {"@vocab": HTTP, "creditOrder": order, **terms}}


def in_schema_org(node: Node) -> Node:
    """As much of an expanded node as schema.org's terms say, and its place in the credits."""
    said = {key: values for key, values in node.items() if key.startswith(str(SCHEMA)) and key not in LEFT_OUT}
    classes = [renamed(kind) for kind in node.get("@type", []) if kind.startswith(str(SCHEMA))]
    return {
        "@id": node["@id"],
        **({"@type": classes} if classes else {}),
        **{renamed(key): [simplified(value) for value in values] for key, values in said.items()},
        **{key: values for key, values in node.items() if key == ORDER},
    }


def renamed(iri: str) -> str:
    """A term of schema.org as its own context names it."""
    return HTTP + iri.removeprefix(str(SCHEMA))


def simplified(value: Node) -> Node:
    """A value as search engines read it: dates as schema:Date, numbers as numbers, all else as plain text."""
    if "@id" in value:
        return value
    kind, written = value.get("@type"), value["@value"]
    if kind in DATES:
        return {"@value": written, "@type": HTTP + "Date"}
    if kind in NUMBERS and NUMBER.fullmatch(written):
        return {"@value": float(written) if "." in written else int(written)}
    return {"@value": written}


def published(node: Node) -> Node:
    """A node object with no more than other machines can use; empty where nothing is left but its type."""
    kept: Node = {}
    for key, value in node.items():
        if key in ("@context", "creditOrder") or (key == "@id" and not lasting(value)):
            continue
        values = [each for each in map(reduced, listed(value)) if not (key in ADDRESSES and is_local(each))]
        if values := [each for each in values if each != {}]:
            kept[key] = values if len(values) > 1 else values[0]
    return kept if set(kept) - {"@type"} else {}


def reduced(value: Any) -> Any:
    """One value of a node object, with no more than other machines can use."""
    return published(value) if isinstance(value, dict) else value


def lasting(iri: str) -> bool:
    """Whether an IRI is worth telling: of a thing with a document of its own, where others can reach it."""
    _, hash_sign, fragment = iri.partition("#")
    return not is_local(iri) and (not hash_sign or fragment in set(Kind))


def is_local(value: object) -> bool:
    """Whether a value is an address that only this machine can reach."""
    return isinstance(value, str) and LOCAL.fullmatch(value) is not None
