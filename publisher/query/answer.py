"""The answer to a query, in this very process."""

from collections.abc import Mapping
from typing import Protocol

import pyoxigraph as ox

from publisher.documents import results
from publisher.errors import ForbiddenQuery, MalformedQuery
from publisher.formats import RDF, RESULTS, named
from publisher.query.fault import malformed
from publisher.query.lexer import Outline
from publisher.query.question import Question
from publisher.query.refusal import checked
from publisher.store import Answer, Dataset
from publisher.vocabulary import PREFIXES

__all__ = ["Catalogue", "answer", "write"]


class Catalogue(Protocol):
    """What answers queries: a release."""

    def query(self, sparql: str, prefixes: Mapping[str, str], dataset: Dataset | None = None) -> Answer:
        """The answer to a SPARQL query."""


def answer(store: Catalogue, sparql: str, dataset: Dataset | None = None) -> Answer:
    """The answer to a query, of the whole catalogue or of a data set; its prefixes are declared already.

    Raises `ForbiddenQuery` for a query that would reach out or change something, `MalformedQuery` for one that the
    grammar does not allow.
    """
    outline = checked(Outline.of(sparql))
    try:
        for graph in outline.graphs:
            held(store, graph)
        return store.query(sparql, PREFIXES, dataset)
    except SyntaxError as error:
        raise malformed(error, sparql) from error
    except ValueError as error:
        raise MalformedQuery(f"a graph of the data set is no IRI: {error}", "give it as an absolute IRI") from error
    except RuntimeError as error:  # a function or a feature that the engine does not have
        raise ForbiddenQuery(str(error), "ask without it") from error


def held(store: Catalogue, graph: str) -> None:
    """Refuse a query FROM a graph that is not here; a relative IRI is left to the engine, which finds nothing there.

    The protocol's own tests have such graphs in the request, beside the query, and want them to be empty.

    Raises `ForbiddenQuery`, and `ValueError` for what is no IRI.
    """
    if ":" in graph and not store.query(f"ASK {{ GRAPH {ox.NamedNode(graph)} {{}} }}", {}):
        raise ForbiddenQuery(f"no graph <{graph}> is here, and none is fetched", "ask of the graphs that are listed")


def write(store: Catalogue, question: Question, base: str, output: results.Output) -> None:
    """Write the answer to a question, piece by piece."""
    found = answer(store, question.sparql, question.dataset)
    try:
        results.write(found, named(question.form, (*RESULTS, *RDF)), output, base)
    except RuntimeError as error:
        raise ForbiddenQuery(str(error), "ask without it") from error
