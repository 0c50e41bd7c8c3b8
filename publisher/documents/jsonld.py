"""Statements to JSON-LD: compact, in our context, framed on one thing; nothing is fetched and nothing is lost."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from pyld import jsonld
from pyoxigraph import Literal, NamedNode, Quad

from publisher.documents import compaction
from publisher.documents.context import Node, loader, shipped_context
from publisher.documents.indentation import indented
from publisher.errors import InvalidGraph
from publisher.vocabulary import RDF, XSD

FIRST = (
    *("@context", "@id", "@type", "name", "characterName", "alternateName"),
    *("creditOrder", "creditedAs", "billing", "qualifier"),
    *("dateCreated", "datePublished", "startDate", "duration", "countryOfOrigin", "genre", "description"),
    *("director", "author", "actor", "ratingValue", "bestRating", "ratingCount"),
)
LAST = ("url", "mainEntityOfPage", "sameAs", "subjectOf", "@included")
TYPE, STRING = str(RDF.type), str(XSD.string)
KEPT = 1 << 10
"""Shapes of objects whose order is kept in memory."""


def whole(quads: Iterable[Quad], context_address: str) -> Node:
    """The JSON-LD of a data set: everything that is described, in the order of the IRIs, under one `@graph`.

    Graph names are left out.
    """
    nodes = [compaction.node(node) for node in expanded(quads)]
    return {"@context": context_address, "@graph": [arranged(node) for node in nodes]}


def compacted(nodes: list[Node], context_address: str) -> Node:
    """Expanded JSON-LD, whatever it says, in our context."""
    options = {"documentLoader": loader({context_address: shipped_context()}), "graph": True}
    document: Node = jsonld.compact(nodes, context_address, options)
    return document


def prefixed(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Node:
    """The JSON-LD of statements in any vocabulary: a context of prefixes, and every node under one `@graph`."""
    document: Node = jsonld.compact(expanded(quads), {"@context": dict(prefixes)}, {"graph": True})
    return document


def dataset(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Node:
    """The same of statements in named graphs, each graph with what is said of its name."""
    graphs = defaultdict[str, list[Quad]](list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    nodes = {node["@id"]: node for node in expanded(graphs.pop("", []))}
    for name, said in graphs.items():
        nodes.setdefault(name, {"@id": name})["@graph"] = expanded(said)
    document: Node = jsonld.compact(list(nodes.values()), {"@context": dict(prefixes)}, {"graph": True})
    return document


def text(document: Node | list[Node]) -> str:
    """A document as JSON text."""
    return indented(document) + "\n"


def expanded(quads: Iterable[Quad]) -> list[Node]:
    """The statements as expanded JSON-LD, each once: a node object for each subject, in the order of their IRIs.

    Raises `InvalidGraph` for a blank node, which no graph of ours has.
    """
    nodes: dict[str, Node] = {}
    said = {(iri(quad.subject), quad.predicate.value, str(quad.object)): quad.object for quad in quads}
    for (subject, predicate, _), value in sorted(said.items(), key=itemgetter(0)):
        node = nodes.setdefault(subject, {"@id": subject})
        if predicate == TYPE and isinstance(value, NamedNode):
            node.setdefault("@type", []).append(value.value)
        else:
            node.setdefault(predicate, []).append(object_of(value))
    return list(nodes.values())


def iri(subject: object) -> str:
    """The IRI of a subject."""
    if not isinstance(subject, NamedNode):
        raise InvalidGraph(f"the subject {subject} is no IRI", "give it one")
    return subject.value


def object_of(term: object) -> Node:
    """One object of a statement, as expanded JSON-LD writes it."""
    if isinstance(term, NamedNode):
        return {"@id": term.value}
    if not isinstance(term, Literal):
        raise InvalidGraph(f"the object {term} is neither IRI nor literal", "give it an IRI")
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    return {"@value": term.value} if kind == STRING else {"@value": term.value, "@type": kind}


def arranged(document: Node) -> Node:
    """The same in an order that pleases: names before details, the cast in credits order, the rest by the alphabet."""
    return {key: document[key] if key == "@context" else ordered(document[key]) for key in in_order(tuple(document))}


def ordered(value: Any) -> Any:
    """A value of a document, arranged."""
    if isinstance(value, dict):
        return arranged(value)
    return sorted(map(ordered, value), key=precedence) if isinstance(value, list) else value


@lru_cache(maxsize=KEPT)
def in_order(keys: tuple[str, ...]) -> list[str]:
    """The keys of an object in the order in which they please; most objects have the same few."""
    return sorted(keys, key=rank)


def rank(key: str) -> tuple[int, str]:
    """Where a key stands in its object."""
    if key in FIRST:
        return FIRST.index(key) - len(FIRST), ""
    return (LAST.index(key) + 1, "") if key in LAST else (0, key)


def precedence(value: object) -> tuple[int, str, bool, str, str]:
    """Where a value stands among the values of one key: by its first place in the credits, then by what it says."""
    if not isinstance(value, dict):
        return 0, "", False, str(value), ""
    said = listed(value.get("creditOrder", []))
    length, digits = min(((len(place), place) for place in said if isinstance(place, str)), default=(0, ""))
    words = value.get("@id") or value.get("@value", "")
    return length, digits, True, words, str(value.get("@language") or value.get("@type"))


def listed(value: Any) -> list[Any]:
    """One value or several as a list."""
    return value if isinstance(value, list) else [value]
