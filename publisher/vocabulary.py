"""The terms in use, what their values are, and the prefixes.

The tables are closed: a term that is not here raises `AttributeError` when it is named. The JSON-LD contexts are made
from them.
"""

from typing import Annotated, get_args

from rdflib import URIRef
from rdflib.namespace import PROV, RDF, RDFS, XSD, DefinedNamespace, Namespace

__all__ = ["FILM", "PREFIXES", "PROV", "RDF", "RDFS", "SCHEMA", "XSD", "value_types"]

Class = Annotated[URIRef, "class"]
Thing = Annotated[URIRef, "@id"]  # the value is an IRI
Words = Annotated[URIRef, ""]  # the value is text, with its language where the source says it
Date = Annotated[URIRef, str(XSD.date)]
Year = Annotated[URIRef, str(XSD.gYear)]
Duration = Annotated[URIRef, str(XSD.duration)]
Number = Annotated[URIRef, str(XSD.decimal)]
Count = Annotated[URIRef, str(XSD.integer)]
Switch = Annotated[URIRef, str(XSD.boolean)]


class SCHEMA(DefinedNamespace):
    """The terms of schema.org in use, release 30.0."""

    _NS = Namespace("https://schema.org/")
    _fail = True

    AggregateRating: Class
    City: Class
    Country: Class
    Festival: Class
    MediaObject: Class
    Movie: Class
    Offer: Class
    Organization: Class
    PerformanceRole: Class
    Person: Class
    PropertyValue: Class
    PublicationEvent: Class
    Rating: Class
    Review: Class
    Role: Class
    VideoObject: Class
    WatchAction: Class

    actor: Thing
    aggregateRating: Thing
    author: Thing
    contributor: Thing
    countryOfOrigin: Thing
    director: Thing
    editor: Thing
    identifier: Thing
    image: Thing
    license: Thing
    location: Thing
    mainEntityOfPage: Thing
    musicBy: Thing
    offers: Thing
    potentialAction: Thing
    producer: Thing
    provider: Thing
    publishedBy: Thing
    publisher: Thing
    releasedEvent: Thing
    review: Thing
    reviewRating: Thing
    sameAs: Thing
    seller: Thing
    subjectOf: Thing
    superEvent: Thing
    target: Thing
    thumbnailUrl: Thing
    trailer: Thing
    url: Thing

    alternateName: Words
    characterName: Words
    creditText: Words
    description: Words
    encodingFormat: Words
    genre: Words
    name: Words
    priceCurrency: Words
    propertyID: Words
    reviewBody: Words
    roleName: Words
    sha256: Words
    value: Words

    bestRating: Number
    birthDate: Date
    dateCreated: Year
    datePublished: Date
    deathDate: Date
    duration: Duration
    price: Number
    ratingCount: Count
    ratingValue: Number
    startDate: Date


class FILM(DefinedNamespace):
    """The few terms that schema.org lacks; `ontology/film.ttl` defines them.

    The IRI is fixed, the same for every publisher, so that data of two publishers can be joined.
    """

    _NS = Namespace("https://w3id.org/film-facts/ontology#")
    _fail = True

    billing: Words
    creditOrder: Count
    creditedAs: Words
    firstHand: Switch
    qualifier: Words


PREFIXES = {
    "schema": str(SCHEMA),
    "film": str(FILM),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
}
"""What a prefix stands for, in every format, in the context and in the query editor."""


def value_types(namespace: type[SCHEMA | FILM]) -> dict[str, str]:
    """What the values of each term are: `class`, `@id`, a datatype's IRI, or nothing for text."""
    return {term: get_args(kind)[1] for term, kind in namespace.__annotations__.items() if not term.startswith("_")}


for each in (SCHEMA, FILM):
    for term in value_types(each):
        setattr(each, term, each[term])  # rdflib would make a term anew each time that it is named, in a microsecond
