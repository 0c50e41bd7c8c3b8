"""Statements to JSON-LD: compact, in our context, framed on one thing; nothing is fetched and nothing is lost."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from operator import itemgetter
from typing import Any

from pyld import jsonld
from pyoxigraph import Literal, NamedNode, Quad

from publisher import shipped
from publisher.documents import compaction
from publisher.documents.context import Node, links, loader, shipped_context
from publisher.errors import InvalidGraph
from publisher.formats import COMPACTED, EXPANDED, FLATTENED, FRAMED, JSONLD, Format
from publisher.vocabulary import RDF, SCHEMA, XSD

FIRST = (
    *("@context", "@id", "@type", "name", "characterName", "alternateName"),
    *("creditOrder", "creditedAs", "billing", "qualifier"),
    *("dateCreated", "datePublished", "startDate", "duration", "countryOfOrigin", "genre", "description"),
    *("director", "author", "actor", "ratingValue", "bestRating", "ratingCount"),
)
LAST = ("url", "mainEntityOfPage", "sameAs", "subjectOf", "@included")
GENERIC = "thing"
SCHEMA_ORG, TYPE, STRING = str(SCHEMA), str(RDF.type), str(XSD.string)


def compact(quads: Iterable[Quad], subject: str, context_address: str) -> Node:
    """The JSON-LD document of a thing, in the context at that absolute address.

    The thing's parts and what it points to stand where they are first mentioned; a later mention repeats type and
    name. The films that point to the thing, and whatever else the statements describe, follow under `@included`.
    Graph names are left out. Numbers stay strings, since a JSON number would change a decimal into a double.
    """
    nodes = {node["@id"]: node for node in expanded(quads)}
    placed: set[str] = set()
    document = {"@context": context_address, **compaction.node(framed(nodes, subject, placed))}
    if rest := [compaction.node(node) for iri, node in nodes.items() if iri not in placed]:
        document["@included"] = [*listed(document.get("@included", [])), *rest]
    return arranged(labelled(document, links()))


def framed(nodes: Mapping[str, Node], subject: str, placed: set[str]) -> Node:
    """The nodes as a tree under a thing, as its frame has it: each where it is first mentioned (`@embed` is `@once`).

    The things that the frame includes come before its properties; `placed` takes the nodes of the tree.
    """
    frame = frames().get(subject.rpartition("#")[2], frames()[GENERIC])

    def tree(iri: str) -> Node:
        if iri in placed or iri not in nodes:
            return {"@id": iri}
        placed.add(iri)
        apart = included(nodes, frame) if iri == subject else ()
        with_them = [tree(each) for each in apart if each not in placed]
        about = {
            key: values if key[0] == "@" else [tree(value["@id"]) if "@id" in value else value for value in values]
            for key, values in sorted(nodes[iri].items())
        }
        return {**about, "@included": with_them} if with_them else about

    return tree(subject)


def included(nodes: Mapping[str, Node], frame: Node) -> list[str]:
    """The things of the class that a frame includes, in the order of their IRIs."""
    kind = frame.get("@included", {}).get("@type")
    return sorted(iri for iri, node in nodes.items() if kind and SCHEMA_ORG + kind in node.get("@type", []))


def flattened(quads: Iterable[Quad], _subject: str, context_address: str) -> Node:
    """The JSON-LD document of a thing with every node in one list, in our context."""
    return whole(quads, context_address)


def without_context(quads: Iterable[Quad], _subject: str, _context_address: str) -> list[Node]:
    """The JSON-LD document of a thing with every IRI in full, which needs no context."""
    return expanded(quads)


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


FORMS: Mapping[Format, Callable[[Iterable[Quad], str, str], Node | list[Node]]] = {
    JSONLD: compact,
    COMPACTED: compact,
    FRAMED: compact,
    FLATTENED: flattened,
    EXPANDED: without_context,
}
"""How each form of JSON-LD is made of statements, the thing and the address of our context."""


def text(document: Node | list[Node]) -> str:
    """A document as JSON text."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


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


@cache
def frames() -> Mapping[str, Node]:
    """The frames that are shipped, by the kind of thing that each is for."""
    files = (shipped.ontology() / "frames").glob("*.jsonld")
    return {file.stem: framed_on(json.loads(file.read_text(encoding="utf-8"))) for file in files}


def framed_on(frame: Node) -> Node:
    """A frame of a kind, ready to be framed on one thing: its own type is no condition."""
    return {key: value for key, value in frame.items() if key != "@type"}


def described(value: object) -> Iterator[Node]:
    """Each node object of a compact document that says more of its node than the IRI."""
    if isinstance(value, dict):
        if "@id" in value and len(value) > 1:
            yield value
        for inner in value.values():
            yield from described(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from described(inner)


def labelled(document: Node, links: AbstractSet[str] = frozenset()) -> Node:
    """The document, where each mere reference to a node that is described elsewhere in it repeats type and name.

    `links` are the keys whose strings are IRIs.
    """
    labels = {
        node["@id"]: {key: node[key] for key in ("@id", "@type", "name") if key in node} for node in described(document)
    }

    def with_labels(value: Any, *, link: bool = False) -> Any:
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                return labels.get(value["@id"], value)
            return {key: with_labels(inner, link=key in links) for key, inner in value.items()}
        if isinstance(value, list):
            return [with_labels(inner, link=link) for inner in value]
        return labels.get(value, value) if link else value

    return {key: with_labels(value, link=key in links) for key, value in document.items()}


def arranged(document: Node) -> Node:
    """The same in an order that pleases: names before details, the cast in credits order, the rest by the alphabet."""
    return {key: value if key == "@context" else ordered(value) for key, value in sorted(document.items(), key=rank)}


def ordered(value: Any) -> Any:
    """A value of a document, arranged."""
    if isinstance(value, dict):
        return arranged(value)
    return sorted(map(ordered, value), key=precedence) if isinstance(value, list) else value


def rank(item: tuple[str, object]) -> tuple[int, str]:
    """Where a key stands in its object."""
    key, _ = item
    if key in FIRST:
        return FIRST.index(key) - len(FIRST), ""
    return (LAST.index(key) + 1, "") if key in LAST else (0, key)


def precedence(value: object) -> tuple[int, str, str]:
    """Where a value stands among the values of one key: by its first place in the credits, then by its text."""
    said = listed(value.get("creditOrder", [])) if isinstance(value, dict) else []
    length, digits = min(((len(place), place) for place in said if isinstance(place, str)), default=(0, ""))
    return length, digits, json.dumps(value, sort_keys=True)


def listed(value: Any) -> list[Any]:
    """One value or several as a list."""
    return value if isinstance(value, list) else [value]
