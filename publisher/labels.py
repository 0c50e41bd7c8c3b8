"""What a document says of the things that other documents describe: classes and names."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

import pyoxigraph as ox

from publisher import statement
from publisher.statement import Said, Statement
from publisher.vocabulary import RDF, SCHEMA

LABELS = (ox.NamedNode(RDF.type), ox.NamedNode(SCHEMA.name))
TERMS = frozenset(term.value for term in LABELS)
KEPT = 1 << 16
"""Labels that are kept in memory: a release never changes, so what many films name is read once."""
MOST_TELLERS = 20
"""Sources that a page names for one statement, besides those that say what else stands on the page."""
Short = Callable[[str], Sequence[Statement] | None]
"""The statements in the document at a path, where they are few and quicker to read than to look up."""


class Labels:
    """The labels of the things whose IRIs begin with `base`, read from their documents or looked up in the store."""

    def __init__(self, graph: ox.Store, base: str, short: Short) -> None:
        self.graph, self.base, self.short = graph, base, short
        self.given = lru_cache(maxsize=KEPT)(self._given)
        """What a graph says of a thing, or else the first tellers; without a graph, what everybody says."""
        self.merged = lru_cache(maxsize=KEPT)(self._merged)
        """What is said of a thing, each statement once."""

    def _given(self, iri: str, graph: str | None) -> Sequence[Statement]:
        found = self._read(iri)
        if found is not None:
            return [each for each in found if each[3] == graph] or (found if graph is None else found[:MOST_TELLERS])
        thing, most = ox.NamedNode(iri), None if graph is None else MOST_TELLERS
        own = () if graph is None else self._quads(thing, ox.NamedNode(graph))
        told = (quad for term in LABELS for quad in attributed(self.graph, thing, term))
        return [statement.of(quad) for quad in (own or islice(told, most))]

    def _merged(self, iri: str) -> Said:
        found = self._read(iri)
        if found is None:
            found = [statement.of(quad) for quad in self._quads(ox.NamedNode(iri), ox.DefaultGraph())]
        return statement.told(statement.grouped(found)).get(iri, {})

    def _read(self, iri: str) -> list[Statement] | None:
        """The label of a thing in all graphs from its document, None where the store is quicker."""
        said = self.short(iri[len(self.base) :].partition("#")[0])
        return None if said is None else [each for each in said if each[0] == iri and each[1] in TERMS]

    def _quads(self, thing: ox.NamedNode, graph: ox.NamedNode | ox.DefaultGraph) -> list[ox.Quad]:
        return [quad for term in LABELS for quad in self.graph.quads_for_pattern(thing, term, None, graph)]


def attributed(
    graph: ox.Store,
    subject: ox.NamedNode,
    term: ox.NamedNode | None = None,
    value: ox.NamedNode | None = None,
) -> Iterator[ox.Quad]:
    """The statements that fit, each in the graphs of those who make it."""
    for quad in graph.quads_for_pattern(subject, term, value, None):
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield quad
