"""Our JSON-LD context: made from the tables of terms, shipped as a file, and found without the network."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from publisher import shipped
from publisher.errors import UnreadableSource
from publisher.vocabulary import FILM, PREFIXES, SCHEMA, value_types

Node = dict[str, Any]
"""A JSON object of a JSON-LD document."""


def context() -> Node:
    """Our context, made from the tables of terms; `ontology/context.jsonld` is the JSON text of it."""
    terms: Node = {}
    for prefix, namespace in (("schema", SCHEMA), ("film", FILM)):
        for term, kind in value_types(namespace).items():
            iri, coerced = f"{prefix}:{term}", kind.replace(PREFIXES["xsd"], "xsd:")
            terms[term] = iri if kind in ("class", "") else {"@id": iri, "@type": coerced}
    return {"@context": {"@version": 1.1, **PREFIXES, **terms}}


@cache
def shipped_context() -> Node:
    """The context as it is shipped."""
    document: Node = json.loads((shipped.ontology() / "context.jsonld").read_text(encoding="utf-8"))
    return document


@cache
def links() -> frozenset[str]:
    """The terms of our context whose values are IRIs, written as strings."""
    terms = shipped_context()["@context"].items()
    return frozenset(term for term, said in terms if isinstance(said, dict) and said.get("@type") == "@id")


def loader(documents: Mapping[str, Node]) -> Callable[[str, object], Node]:
    """A document loader for PyLD that knows these addresses and never asks the network.

    It raises `UnreadableSource` for any other address.
    """

    def load(address: str, _options: object) -> Node:
        if address not in documents:
            raise UnreadableSource(f"the context {address} is not shipped", "use the context of this site")
        kind = "application/ld+json"
        return {"contentType": kind, "contextUrl": None, "documentUrl": address, "document": documents[address]}

    return load
