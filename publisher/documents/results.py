"""The answers to queries: tables in the SPARQL result formats, graphs in the RDF formats."""

from collections.abc import Iterable

import pyoxigraph as ox

from publisher.documents import rdf
from publisher.formats import (
    JSONLD,
    RDF,
    RESULTS,
    RESULTS_CSV,
    RESULTS_JSON,
    RESULTS_TSV,
    RESULTS_XML,
    Format,
    named,
)
from publisher.store import Answer

WRITERS = {
    RESULTS_JSON: ox.QueryResultsFormat.JSON,
    RESULTS_XML: ox.QueryResultsFormat.XML,
    RESULTS_CSV: ox.QueryResultsFormat.CSV,
    RESULTS_TSV: ox.QueryResultsFormat.TSV,
}


def offers(answer: Answer) -> tuple[Format, ...]:
    """The formats in which an answer can be written, the favourite first."""
    return RDF if isinstance(answer, ox.QueryTriples) else RESULTS


def chosen(answer: Answer, name: str | None) -> Format:
    """The format of that name for an answer, or the favourite one.

    Raises `UnknownFormat` for a name that does not fit the answer.
    """
    return named(name, offers(answer)) if name else offers(answer)[0]


def written(answer: Answer, form: Format, base: str) -> bytes:
    """An answer in a format that is among its offers; a graph is written relative to `base`."""
    if isinstance(answer, ox.QueryTriples):
        return graph(answer, form, base)
    return answer.serialize(format=WRITERS[form]) or b""


def graph(triples: Iterable[ox.Triple], form: Format, base: str) -> bytes:
    """A constructed graph in a format."""
    if form is JSONLD:
        return ox.serialize(triples, format=ox.RdfFormat.JSON_LD) or b""
    return rdf.written((ox.Quad(t.subject, t.predicate, t.object) for t in triples), form, "", base)
