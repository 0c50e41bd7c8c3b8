"""The terms in use and the prefixes.

The tables are closed: a term that is not here raises `AttributeError` when it is named.
"""

from rdflib import URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD, DefinedNamespace, Namespace

__all__ = ["FILM", "PREFIXES", "PROV", "RDF", "RDFS", "SCHEMA", "XSD"]


class SCHEMA(DefinedNamespace):
    """The terms of schema.org in use, release 30.0."""

    _NS = Namespace("https://schema.org/")
    _fail = True

    # classes
    AggregateRating: URIRef
    City: URIRef
    Country: URIRef
    Festival: URIRef
    MediaObject: URIRef
    Movie: URIRef
    Organization: URIRef
    PerformanceRole: URIRef
    Person: URIRef
    PropertyValue: URIRef
    PublicationEvent: URIRef
    VideoObject: URIRef
    WatchAction: URIRef

    # properties whose value is a thing
    actor: URIRef
    aggregateRating: URIRef
    author: URIRef
    countryOfOrigin: URIRef
    director: URIRef
    identifier: URIRef
    location: URIRef
    potentialAction: URIRef
    provider: URIRef
    publishedBy: URIRef
    publisher: URIRef
    releasedEvent: URIRef
    subjectOf: URIRef
    superEvent: URIRef
    trailer: URIRef

    # properties whose value is an address
    license: URIRef
    mainEntityOfPage: URIRef
    sameAs: URIRef
    target: URIRef
    url: URIRef

    # properties whose value is a literal
    alternateName: URIRef
    bestRating: URIRef
    characterName: URIRef
    creditText: URIRef
    dateCreated: URIRef
    datePublished: URIRef
    description: URIRef
    duration: URIRef
    encodingFormat: URIRef
    genre: URIRef
    name: URIRef
    propertyID: URIRef
    ratingCount: URIRef
    ratingValue: URIRef
    sha256: URIRef
    startDate: URIRef
    value: URIRef


class FILM(DefinedNamespace):
    """The few terms that schema.org lacks; `ontology/film.ttl` defines them.

    The IRI is fixed, the same for every publisher, so that data of two publishers can be joined.
    """

    _NS = Namespace("https://w3id.org/film-facts/ontology#")
    _fail = True

    billing: URIRef
    creditOrder: URIRef
    creditedAs: URIRef
    qualifier: URIRef


PREFIXES = {
    "schema": str(SCHEMA),
    "film": str(FILM),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
}
"""What a prefix stands for, in every format, in the context and in the query editor."""
