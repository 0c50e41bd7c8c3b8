"""Where statements come from, in the terms of PROV-O: each source, its graph, and ourselves."""

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from publisher import iris
from publisher.facts import Source
from publisher.identity import PUBLISHER
from publisher.iris import Kind
from publisher.vocabulary import PROV, RDF, SCHEMA

Triples = Iterator[tuple[URIRef, URIRef, URIRef | Literal]]


def source(source: Source, base: str, source_slug: str) -> Triples:
    """A source in the terms of PROV-O: what its graph was derived from, and how to know the file again."""
    iri = URIRef(iris.thing(base, Kind.SOURCE, source_slug))
    graph = graph_name(base, source_slug)
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasDerivedFrom, iri
    yield iri, RDF.type, PROV.Entity
    yield iri, RDF.type, SCHEMA.MediaObject
    yield iri, SCHEMA.name, Literal(source.name)
    yield iri, SCHEMA.sha256, Literal(source.sha256)
    yield iri, SCHEMA.encodingFormat, Literal(source.media_type)
    if source.licence is not None:
        yield iri, SCHEMA.license, URIRef(source.licence)
    if source.attribution is not None:
        yield iri, SCHEMA.creditText, Literal(source.attribution)


def publisher(base: str, source_slugs: Iterable[str]) -> Triples:
    """Ourselves as a source: a graph that was derived from all the others."""
    iri, graph = URIRef(iris.thing(base, Kind.SOURCE, PUBLISHER)), graph_name(base, PUBLISHER)
    yield graph, RDF.type, PROV.Entity
    yield graph, PROV.wasDerivedFrom, iri
    yield iri, RDF.type, PROV.Entity
    yield iri, SCHEMA.name, Literal("Derived by the publisher", lang="en")
    for slug in source_slugs:
        yield iri, PROV.wasDerivedFrom, graph_name(base, slug)


def graph_name(base: str, source_slug: str) -> URIRef:
    """The IRI of the graph of what a source says."""
    return URIRef(f"{iris.document(base, Kind.SOURCE, source_slug)}#graph")
