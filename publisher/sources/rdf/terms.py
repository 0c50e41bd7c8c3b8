"""Parsed statements as canonical N-Quads writes them."""

import pyoxigraph as ox

from publisher.errors import UnfitFact
from publisher.facts import UNFIT
from publisher.sources.reading import Statement
from publisher.vocabulary import PREFIXES


class Misfit(UnfitFact):
    """A statement that RDF 1.1 has no form for, or that a format cannot carry."""


def statement(quad: ox.Quad | ox.Triple) -> Statement:
    """A parsed statement.

    Raises `Misfit` for what cannot be published.
    """
    graph = getattr(quad, "graph_name", None)
    value = quad.object
    if isinstance(value, ox.Triple):
        raise Misfit("a statement about a statement, which RDF 1.1 has not", "name the statement and describe it")
    if isinstance(value, ox.Literal):
        carried(value)
    for term in (quad.subject, quad.predicate, value):
        if isinstance(term, ox.NamedNode):
            told_apart(term.value)
    name = None if graph is None or isinstance(graph, ox.DefaultGraph) else str(graph)
    return Statement(str(quad.subject), str(quad.predicate), str(value), name)


def carried(value: ox.Literal) -> None:
    """Raise `Misfit` unless every format can carry the literal."""
    if value.direction is not None:
        raise Misfit("a text with its direction, which RDF 1.1 has not", "leave the direction out")
    if unfit := UNFIT.search(value.value):
        raise Misfit(f"a text with the character U+{ord(unfit[0]):04X}", "remove it: no format can carry it")


def told_apart(iri: str) -> None:
    """Raise `Misfit` for an IRI that JSON-LD could not tell from a short name in our context.

    JSON-LD 1.1 API, section 6.2, calls it an "IRI confused with prefix".
    """
    scheme, _, rest = iri.partition(":")
    if scheme in PREFIXES and not rest.startswith("//"):
        raise Misfit(f"the IRI <{iri}>, which begins like our prefix {scheme}:", "write the IRI that is meant in full")
