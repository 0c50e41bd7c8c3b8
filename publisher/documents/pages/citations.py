"""Who is cited on a page: each source with its mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.documents.resource import Resource, Statements, source
from publisher.statement import Statement
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


def citations(said: Iterable[Statement], statements: Statements, document: str) -> Mapping[str, Citation]:
    """The sources of a document by their IRIs: numbered in the order of their names, the publisher last.

    Who else gives the names of the things that it mentions is not told: a document makes a statement itself, or repeats
    it to label something. `statements` are the same as `said`, merged.
    """
    own = f"{document}#"
    graphs = {graph for subject, term, _, graph in said if term not in LABELS or subject.startswith(own)}
    things = (statements.resource(iri) for iri in {iri for graph in graphs for iri in source(graph)})
    sources = sorted(things, key=lambda each: (is_ours(each.iri), each.name.text, each.iri))
    return {
        each.iri: Citation(each, DERIVED if is_ours(each.iri) else str(number), is_ours(each.iri))
        for number, each in enumerate(sources, 1)
    }


def is_ours(iri: str) -> bool:
    """Whether a source is the publisher itself."""
    return iri.endswith("/" + PUBLISHER)
