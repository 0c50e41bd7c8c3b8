"""The statements of RDF sources as lines of canonical N-Quads: in the graphs that they name, blank nodes made IRIs.

A triple stands in its source's own graph. So does a statement that claims a graph which the publisher makes itself:
nobody speaks in another source's name.
"""

from collections.abc import Iterable, Iterator

from publisher import iris
from publisher.identity import PUBLISHER, source_slugs
from publisher.iris import Kind
from publisher.provenance import graph_name
from publisher.sources.reading import BLANK, Reading, Statement
from publisher.vocabulary import PROV

GENID = ".well-known/genid/"
"""Where skolem IRIs stand (RDF 1.1 Concepts, section 3.5)."""


def lines(readings: Iterable[Reading], base: str) -> Iterator[str]:
    """Each statement of the RDF sources as a line without its line end, and from which source each graph comes."""
    read = list(readings)
    slugs = source_slugs(reading.source.name for reading in read)
    ours = {f"<{graph_name(base, slug)}>" for slug in (*slugs.values(), PUBLISHER)}
    derived = f"<{graph_name(base, PUBLISHER)}>"
    for reading in read:
        slug = slugs[reading.source.name]
        own, graphs = f"<{graph_name(base, slug)}>", set[str]()
        for statement in reading.statements:
            graph = own if statement.graph is None else skolem(statement.graph, base)
            graphs.add(graph)
            yield line(statement, own if graph in ours else graph, base)
        for graph in graphs - ours:
            yield f"{graph} <{PROV.wasDerivedFrom}> <{iris.thing(base, Kind.SOURCE, slug)}> {derived} ."


def line(statement: Statement, graph: str, base: str) -> str:
    """A statement made in a graph."""
    subject, value = skolem(statement.subject, base), skolem(statement.value, base)
    return f"{subject} {statement.predicate} {value} {graph} ."


def skolem(term: str, base: str) -> str:
    """A term; a blank node as an IRI of ours."""
    return f"<{base}{GENID}{term.removeprefix(BLANK)}>" if term.startswith(BLANK) else term
