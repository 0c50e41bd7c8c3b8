"""Who is cited on a page: each source with its mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from publisher.documents.resource import Resource, Statements, source
from publisher.vocabulary import RDF, SCHEMA

PUBLISHER = "source/publisher#source"
"""The end of the IRI of the source that the publisher itself is."""
DERIVED = "†"
LABELS = frozenset(map(str, (RDF.type, SCHEMA.name, SCHEMA.dateCreated)))
"""The terms that label a thing in the documents that mention it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source with its mark on this page; `derived` is true for what the publisher itself concludes."""

    source: Resource
    mark: str
    derived: bool


def citations(quads: Iterable[ox.Quad], statements: Statements, document: str) -> Mapping[str, Citation]:
    """The sources of a document by their IRIs: numbered in the order of their names, the publisher last.

    Who else gives the names of the things that it mentions is not told. `statements` are the same as `quads`, merged.
    """
    found = {iri for quad in quads if is_of(quad, document) for iri in source(quad.graph_name)}
    things = (statements.resource(iri) for iri in found)
    sources = sorted(things, key=lambda each: (is_ours(each.iri), each.name.text, each.iri))
    return {
        each.iri: Citation(each, DERIVED if is_ours(each.iri) else str(number), is_ours(each.iri))
        for number, each in enumerate(sources, 1)
    }


def is_of(quad: ox.Quad, document: str) -> bool:
    """Whether a document makes a statement itself, rather than repeating it to label something."""
    in_document = isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(f"{document}#")
    return in_document or quad.predicate.value not in LABELS


def is_ours(iri: str) -> bool:
    """Whether a source is the publisher itself."""
    return iri.endswith("/" + PUBLISHER)
