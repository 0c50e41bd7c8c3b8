"""The SPARQL endpoint about itself, in the terms of SPARQL 1.1 Service Description."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import cast

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.namespace import DefinedNamespace, Namespace

from publisher import catalog
from publisher.catalog.naming import Naming
from publisher.catalog.terms import DCTERMS, VOID, Triple
from publisher.formats import RDF as GRAPHS
from publisher.formats import RESULTS
from publisher.query.limits import Limits, table
from publisher.store import Store
from publisher.vocabulary import PREFIXES as OURS
from publisher.vocabulary import RDF, SCHEMA, XSD

ADDITIONAL = URIRef("https://schema.org/additionalProperty")
UNIT = URIRef("https://schema.org/unitText")
DECLARED = "Declared already: " + ", ".join(f"{prefix}: <{iri}>" for prefix, iri in OURS.items())
KNOWN = (
    "The default graph holds each statement once, whoever makes it; the named graphs say who. Known: a statement that "
    "several graphs share is counted once for each of them where a query names these graphs in FROM."
)


MOST_GRAPHS = 1000


class SD(DefinedNamespace):
    """The terms of SPARQL 1.1 Service Description in use."""

    _NS = Namespace("http://www.w3.org/ns/sparql-service-description#")
    _fail = True

    Dataset: URIRef
    Graph: URIRef
    NamedGraph: URIRef
    Service: URIRef
    SPARQL11Query: URIRef

    defaultDataset: URIRef
    defaultGraph: URIRef
    endpoint: URIRef
    feature: URIRef
    graph: URIRef
    name: URIRef
    namedGraph: URIRef
    resultFormat: URIRef
    supportedLanguage: URIRef


PREFIXES = {"sd": str(SD), **catalog.PREFIXES}
"""What a prefix stands for in the description of the endpoint."""


def description(store: Store, limits: Limits) -> list[ox.Quad]:
    """What the endpoint says of itself."""
    names = Naming(store.manifest.base)
    found = catalog.lines((*endpoint(names), *dataset(store, names), *bounds(names, limits)))
    return list(ox.parse("\n".join(found), format=ox.RdfFormat.N_TRIPLES))


def endpoint(names: Naming) -> Iterator[Triple]:
    """The service: where it is, what it understands and what it answers with."""
    yield names.endpoint, RDF.type, SD.Service
    yield names.endpoint, SD.endpoint, names.address("sparql")
    yield names.endpoint, SD.supportedLanguage, SD.SPARQL11Query
    yield names.endpoint, DCTERMS.description, Literal(DECLARED, lang="en")
    yield names.endpoint, DCTERMS.description, Literal(KNOWN, lang="en")
    for form in (*RESULTS, *GRAPHS):
        yield names.endpoint, SD.resultFormat, URIRef(str(form.iri))


def dataset(store: Store, names: Naming) -> Iterator[Triple]:
    """The data set: the merged statements, and the graph of each source."""
    merged = names.part("default-graph")
    yield names.endpoint, SD.defaultDataset, names.dataset
    yield names.dataset, RDF.type, SD.Dataset
    yield names.dataset, SD.defaultGraph, merged
    yield merged, RDF.type, SD.Graph
    yield merged, VOID.triples, Literal(str(store.manifest.triples), datatype=XSD.integer)
    for graph in graphs(store):
        named = names.part(f"named-graph-{sha256(graph.encode('utf-8')).hexdigest()[:12]}")
        yield names.dataset, SD.namedGraph, named
        yield named, RDF.type, SD.NamedGraph
        yield named, SD.name, URIRef(graph)


def graphs(store: Store) -> Iterable[str]:
    """The names of the graphs, the first of them where there are very many."""
    found = cast("ox.QuerySolutions", store.query(f"SELECT ?graph {{ GRAPH ?graph {{}} }} LIMIT {MOST_GRAPHS}", {}))
    return sorted(row["graph"].value for row in found if isinstance(row["graph"], ox.NamedNode))


def bounds(names: Naming, limits: Limits) -> Iterator[Triple]:
    """The limits, each with its unit and the sentence that explains it."""
    for name, each in table():
        bound = names.part(f"limit-{name}")
        yield names.endpoint, ADDITIONAL, bound
        yield bound, RDF.type, SCHEMA.PropertyValue
        yield bound, SCHEMA.propertyID, Literal(name)
        yield bound, SCHEMA.value, Literal(str(getattr(limits, name)), datatype=XSD.integer)
        yield bound, SCHEMA.description, Literal(each.metadata["said"], lang="en")
        if each.metadata["unit"]:
            yield bound, UNIT, Literal(each.metadata["unit"])
