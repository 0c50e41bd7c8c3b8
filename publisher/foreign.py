"""The statements of RDF sources as lines of canonical N-Quads: in the graphs that they name, blank nodes made IRIs.

A triple stands in its source's own graph. So does a statement that claims a graph which the publisher makes itself:
nobody speaks in another source's name.
"""

from collections.abc import Collection, Iterable, Iterator

from publisher import iris
from publisher.identity import PUBLISHER
from publisher.iris import Kind
from publisher.provenance import graph_name
from publisher.sources.reading import BLANK, Statement
from publisher.vocabulary import PROV

GENID = ".well-known/genid/"
"""Where skolem IRIs stand (RDF 1.1 Concepts, section 3.5)."""


def lines(stated: Iterable[tuple[str, Iterable[Statement]]], slugs: Collection[str], base: str) -> Iterator[str]:
    """Each statement of RDF sources as a line without its line end, and from which source each graph comes.

    The statements come with the slug of their source; `slugs` are those of all sources.
    """
    ours = {f"<{graph_name(base, slug)}>" for slug in (*slugs, PUBLISHER)}
    derived = f"<{graph_name(base, PUBLISHER)}>"
    for slug, statements in stated:
        own, graphs = f"<{graph_name(base, slug)}>", set[str]()
        for statement in statements:
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
