"""Expanded JSON-LD to compact JSON-LD in our context, as a JSON-LD processor does it, without one.

Our context gives terms and types of values and nothing else: no containers, no language, no base. So what the
compaction algorithm (JSON-LD 1.1 API, section 5) makes of a property depends on the property and its value alone, and a
document is written in a fraction of the time.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from publisher.documents.context import Node, shipped_context
from publisher.errors import InvalidGraph

ANY = ""
"""The type of the values of a term that takes values of any."""
KEPT = 1 << 12
"""Names of a vocabulary that are kept in memory."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the context: its name, and the type of its values."""

    name: str
    type: str


def node(expanded: Node) -> Node:
    """A node object in our context."""
    found: Node = {"@id": iri(expanded["@id"])}
    for key, values in expanded.items():
        if key == "@type":
            found["@type"] = single([name(kind) for kind in values])
        elif key == "@included":
            found["@included"] = single([node(each) for each in values])
        elif key != "@id":
            for value in values:
                term = term_for(key, value)
                found.setdefault(term.name, []).append(compacted(value, term))
    return {key: single(values) if isinstance(values, list) else values for key, values in found.items()}


def compacted(value: Node, term: Term) -> Any:
    """A value as it stands under a term: bare where the term says the rest."""
    if "@id" in value:
        if len(value) > 1:
            return node(value)
        return iri(value["@id"]) if term.type == "@id" else {"@id": iri(value["@id"])}
    if len(value) == 1 or value.get("@type") == term.type:
        return value["@value"]
    return {key: name(said) if key == "@type" else said for key, said in value.items()}


def term_for(key: str, value: Node) -> Term:
    """The term for a property with a value."""
    return term(key, "@id" if "@id" in value else value.get("@type"))


@lru_cache(maxsize=KEPT)
def term(key: str, kind: str | None) -> Term:
    """The term for a property with a value of a type: that of the context where it takes it, otherwise the IRI."""
    known = terms().get(key)
    return known if known and known.type in (ANY, kind) else Term(iri(key), ANY)


@lru_cache(maxsize=KEPT)
def name(kind: str) -> str:
    """A class or datatype by its name in the context."""
    known = terms().get(kind)
    return known.name if known else iri(kind)


def iri(full: str) -> str:
    """An IRI with one of our prefixes, or in full.

    Raises `InvalidGraph` for an IRI that would be read as one with a prefix of ours.
    """
    if full.startswith(starts()):
        for prefix, start in prefixes().items():
            if full.startswith(start) and len(full) > len(start):
                return f"{prefix}:{full[len(start) :]}"
    scheme, _, rest = full.partition(":")
    if scheme in prefixes() and not rest.startswith("//"):
        raise InvalidGraph(f"the IRI {full} reads as one with the prefix {scheme}:", "give it another")
    return full


def single(values: list[Any]) -> Any:
    """A list of one as its only member."""
    return values[0] if len(values) == 1 else values


@cache
def prefixes() -> Node:
    """The prefixes of the context: the terms that stand for the beginning of IRIs (section 4.1.5)."""
    said = shipped_context()["@context"].items()
    return {term: full for term, full in said if isinstance(full, str) and full.endswith(("/", "#"))}


@cache
def starts() -> tuple[str, ...]:
    """What the prefixes of the context stand for."""
    return tuple(prefixes().values())


@cache
def terms() -> dict[str, Term]:
    """The terms of the context by their IRIs."""
    found: dict[str, Term] = {}
    for term, said in shipped_context()["@context"].items():
        if isinstance(said, str):
            found[whole(said)] = Term(term, ANY)
        elif isinstance(said, dict):
            kind = said["@type"]
            found[whole(said["@id"])] = Term(term, kind if kind == "@id" else whole(kind))
    return found


def whole(short: str) -> str:
    """An IRI of the context in full."""
    prefix, _, rest = short.partition(":")
    return prefixes()[prefix] + rest if prefix in prefixes() else short
