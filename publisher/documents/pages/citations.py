"""Who is cited on a page: each source with its mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.documents.resource import Resource, Sources, Statements

PUBLISHER = "source/publisher#source"
"""The end of the IRI of the source that the publisher itself is."""
DERIVED = "†"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source with its mark on this page; `derived` is true for what the publisher itself concludes."""

    source: Resource
    mark: str
    derived: bool


def citations(statements: Statements) -> Mapping[str, Citation]:
    """The sources of a document by their IRIs: numbered in the order of their names, the publisher last."""
    found = {
        said
        for terms in statements.about.values()
        for values in terms.values()
        for by in values.values()
        for said in by
    }
    sources = sorted(
        (statements.resource(iri) for iri in found), key=lambda each: (is_ours(each.iri), each.name.text, each.iri)
    )
    return {
        each.iri: Citation(each, DERIVED if is_ours(each.iri) else str(number), is_ours(each.iri))
        for number, each in enumerate(sources, 1)
    }


def is_ours(iri: str) -> bool:
    """Whether a source is the publisher itself."""
    return iri.endswith("/" + PUBLISHER)


def everyone(values: Iterable[Sources]) -> Sources:
    """The sources of several statements, each once."""
    return tuple(sorted({source for said_by in values for source in said_by}))
