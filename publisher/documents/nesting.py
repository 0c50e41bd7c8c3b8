"""A document as JSON-LD, written straight from the texts of its statements: compact, and framed on one thing.

A JSON-LD processor with our context and our frames makes the same of the same statements, in a hundred times the time;
a test compares them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from publisher import shipped
from publisher.documents.compaction import iri, name, term
from publisher.documents.context import Node
from publisher.documents.jsonld import in_order, precedence
from publisher.statement import About, literal
from publisher.vocabulary import RDF, SCHEMA

GENERIC = "thing"
NAME, TYPE = str(SCHEMA.name), str(RDF.type)
KEPT = 1 << 10
"""Sets of terms whose order is kept in memory."""


def document(about: About, subject: str, context_address: str) -> Node:
    """The JSON-LD document of a thing, in the context at that absolute address.

    The thing's parts and what it points to stand where they are first mentioned; a later mention repeats type and
    name. The films that point to the thing, and whatever else the statements describe, follow under `@included`.
    Graph names are left out. Numbers stay strings, since a JSON number would change a decimal into a double.
    """
    tree = Tree(about)
    apart = included(about, subject) if subject in about else []
    whole = tree.node(subject, apart)
    if rest := [thing for thing in sorted(about) if thing not in tree.placed]:
        tree.placed.update(rest)
        before = whole.pop("@included", [])
        others = [*(before if isinstance(before, list) else [before]), *map(tree.node, rest)]
        whole["@included"] = sorted(others, key=precedence)
    return {"@context": context_address, **whole}


def included(about: About, subject: str) -> list[str]:
    """The things of the class that the frame of a thing includes, in the order of their IRIs."""
    frame = frames().get(subject.rpartition("#")[2], frames()[GENERIC])
    kind = frame.get("@included", {}).get("@type")
    return sorted(thing for thing, said in about.items() if f"<{SCHEMA}{kind}>" in said.get(TYPE, ()))


@dataclass(slots=True)
class Tree:
    """Things under things, each in full where it is first mentioned: those are `placed`."""

    about: About
    placed: set[str] = field(default_factory=set)
    labels: dict[str, Node] = field(default_factory=dict)

    def node(self, thing: str, apart: Sequence[str] = ()) -> Node:
        """A thing with all that is said of it, and before that the things that stand apart."""
        self.placed.add(thing)
        found: dict[str, list[Any]] = {}
        if with_them := [self.node(each) for each in apart if each not in self.placed]:
            found["@included"] = with_them
        said = self.about.get(thing, {})
        for predicate in by_iri(tuple(said)):
            values = said[predicate]
            for value in sorted(values) if len(values) > 1 else values:
                key, written = self.value(predicate, value)
                found.setdefault(key, []).append(written)
        node: Node = {"@id": iri(thing)}
        for key in in_order(tuple(found)):
            node[key] = together(found[key])
        return node

    def value(self, predicate: str, value: str) -> tuple[str, Any]:
        """The key and the value that stand for a statement."""
        if value[0] == '"':
            return text(predicate, value)
        thing = value[1:-1]
        if predicate == TYPE:
            return "@type", name(thing)
        taken = term(predicate, "@id")
        if thing in self.about:
            return taken.name, self.label(thing) if thing in self.placed else self.node(thing)
        return taken.name, iri(thing) if taken.type == "@id" else {"@id": iri(thing)}

    def label(self, thing: str) -> Node:
        """A thing that is described elsewhere in the document: its type and its name."""
        found = self.labels.get(thing)
        if found is None:
            said, found = self.about[thing], {"@id": iri(thing)}
            if kinds := [name(value[1:-1]) for value in sorted(said.get(TYPE, ())) if value[0] == "<"]:
                found["@type"] = together(kinds)
            if names := [text(NAME, value)[1] for value in sorted(said.get(NAME, ())) if value[0] == '"']:
                found["name"] = together(names)
            self.labels[thing] = found
        return found


def together(values: list[Any]) -> Any:
    """The values of a key: one as it is, several in their order."""
    return values[0] if len(values) == 1 else sorted(values, key=precedence)


def text(predicate: str, value: str) -> tuple[str, Any]:
    """The key and the value that stand for a literal of a term."""
    words, language, kind = literal(value)
    taken = term(predicate, kind)
    if language:
        return taken.name, {"@language": language, "@value": words}
    return taken.name, words if kind in (None, taken.type) else {"@type": name(kind), "@value": words}


@lru_cache(maxsize=KEPT)
def by_iri(terms: tuple[str, ...]) -> list[str]:
    """Terms in the order of their IRIs; most things have the same few."""
    return sorted(terms)


@cache
def frames() -> Mapping[str, Node]:
    """The frames that are shipped, by the kind of thing that each is for."""
    files = (shipped.ontology() / "frames").glob("*.jsonld")
    return {file.stem: framed_on(json.loads(file.read_text(encoding="utf-8"))) for file in files}


def framed_on(frame: Node) -> Node:
    """A frame of a kind, ready to be framed on one thing: its own type is no condition."""
    return {key: value for key, value in frame.items() if key != "@type"}
