"""The mapping in rdflib's terms: the statements of a thing, of its parts, and of what it names."""

from collections.abc import Iterator
from typing import Any

from rdflib import URIRef

from publisher.graph.forms import NAMED
from publisher.graph.kinds import Kind, Telling, each
from publisher.graph.mapping import ADDED, CATALOGUED, MOVIE, THINGS
from publisher.graph.told import Told
from publisher.identity import PUBLISHER
from publisher.identity.mentions import mentioned
from publisher.nquads import Quad, Triple
from publisher.provenance import graph_name
from publisher.vocabulary import RDF

Triples = Iterator[Triple]


def quads(told: Told, base: str) -> Iterator[Quad]:
    """Every statement about a film, each in the graph of the source that makes it, and what we add in ours."""
    ours = graph_name(base, PUBLISHER)
    for telling in told.tellings:
        graph = graph_name(base, telling.source)
        for triple in statements(MOVIE, told.iri, telling.film, telling):
            yield (*triple, graph)
        for triple in added(telling):
            yield (*triple, ours)
    for triple in statements(CATALOGUED, told.iri, told.catalogued(base), told.tellings[0]):
        yield (*triple, ours)


def statements(kind: Kind, thing: str, fact: Any, telling: Telling) -> Triples:
    """What is said of a thing of a kind."""
    iri = URIRef(thing)
    if kind.of is not None:
        yield iri, RDF.type, kind.of
    for row in kind.rows:
        term, form = row.term, row.form
        for value in each(row.said(fact)):
            if form is NAMED:
                named = telling.names.named(value)
                yield iri, term, URIRef(named)
                yield from statements(THINGS[type(value)], named, value, telling)
            else:
                yield iri, term, form.term(value)
    for term, part, pieces in kind.parts:
        for name, piece in pieces(fact, thing, telling):
            yield iri, term, URIRef(name)
            yield from statements(part, name, piece, telling)


def added(telling: Telling) -> Triples:
    """What we add to everything that a source names."""
    for named in mentioned(telling.film):
        if kind := ADDED.get(type(named)):
            yield from statements(kind, telling.names.named(named), named, telling)
