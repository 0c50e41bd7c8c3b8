from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, URIRef

from publisher.vocabulary import FILM, PREFIXES, SCHEMA, XSD, value_types

PUBLISHED = Path(__file__).parents[1] / "../shared/data/schemaorg-vocab/schemaorg-all-https.ttl"

DOMAINS = {
    "Movie": "name alternateName description url sameAs mainEntityOfPage subjectOf dateCreated datePublished duration "
    "genre countryOfOrigin director author publisher actor releasedEvent aggregateRating trailer potentialAction "
    "image review offers producer musicBy editor contributor identifier",
    "PerformanceRole": "name alternateName description characterName",
    "Person": "name sameAs identifier birthDate deathDate",
    "Role": "roleName",
    "Organization": "name sameAs",
    "Country": "name sameAs identifier",
    "City": "name sameAs",
    "Festival": "name sameAs",
    "PublicationEvent": "startDate location superEvent publishedBy",
    "AggregateRating": "author ratingValue bestRating ratingCount",
    "Review": "author reviewRating reviewBody datePublished url",
    "Rating": "ratingValue bestRating",
    "Offer": "seller price priceCurrency url",
    "VideoObject": "name datePublished publisher url thumbnailUrl",
    "WatchAction": "provider target",
    "PropertyValue": "propertyID value",
    "MediaObject": "name sha256 encodingFormat license creditText",
}
"""Which terms the mapping uses of which class; a role's own `actor` is schema.org's pattern for roles, not a domain."""

RANGES = {
    "": {"Text"},
    str(XSD.date): {"Date"},
    str(XSD.gYear): {"Date"},
    str(XSD.duration): {"Duration"},
    str(XSD.decimal): {"Number"},
    str(XSD.integer): {"Integer"},
    str(XSD.boolean): {"Boolean"},
}
"""Which of schema.org's types the value of a term may have, by what our table says of it."""
DATATYPES = {"Text", "Date", "DateTime", "Time", "Number", "Integer", "Float", "Boolean"}


@pytest.fixture(scope="module")
def schema_org() -> Graph:
    if not PUBLISHED.exists():
        pytest.skip("schema.org's own release is not here")
    return Graph().parse(PUBLISHED, format="turtle")


def ranges(schema_org: Graph, term: str) -> set[str]:
    included = schema_org.objects(URIRef(f"{SCHEMA}{term}"), URIRef(f"{SCHEMA}rangeIncludes"))
    return {str(each).removeprefix(str(SCHEMA)) for each in included}


def test_a_misspelt_term_raises() -> None:
    for namespace in (SCHEMA, FILM):
        with pytest.raises(AttributeError, match="charactername"):
            namespace.charactername  # noqa: B018 - naming the term is what is tested


def test_every_term_says_what_its_values_are() -> None:
    known = {"class", "@id", *RANGES}
    assert {kind for namespace in (SCHEMA, FILM) for kind in value_types(namespace).values()} <= known


def test_a_term_lies_in_its_namespace_whoever_publishes() -> None:
    assert SCHEMA.name == URIRef("https://schema.org/name")
    assert FILM.creditOrder == URIRef("https://w3id.org/film-facts/ontology#creditOrder")
    assert (PREFIXES["schema"], PREFIXES["film"]) == (str(SCHEMA), str(FILM))


def test_every_term_is_one_of_schema_org_and_none_was_superseded(schema_org: Graph) -> None:
    for term, kind in value_types(SCHEMA).items():
        iri = URIRef(f"{SCHEMA}{term}")
        assert (iri, RDF.type, RDFS.Class if kind == "class" else RDF.Property) in schema_org, term
        assert (iri, URIRef(f"{SCHEMA}supersededBy"), None) not in schema_org, term


def test_every_term_is_used_of_a_class_that_it_is_meant_for(schema_org: Graph) -> None:
    for name, terms in DOMAINS.items():
        kinds = set(schema_org.transitive_objects(URIRef(f"{SCHEMA}{name}"), RDFS.subClassOf))
        for term in terms.split():
            meant_for = set(schema_org.objects(URIRef(f"{SCHEMA}{term}"), URIRef(f"{SCHEMA}domainIncludes")))
            assert kinds & meant_for, f"{name}.{term}"


def test_the_classes_and_properties_in_use_are_those_of_the_mapping() -> None:
    used = {*DOMAINS, *(term for terms in DOMAINS.values() for term in terms.split())}
    assert used == set(value_types(SCHEMA))


def test_the_values_of_a_term_are_such_as_schema_org_expects(schema_org: Graph) -> None:
    for term, kind in value_types(SCHEMA).items():
        if kind == "@id":
            assert ranges(schema_org, term) - DATATYPES, term
        elif kind != "class":
            assert ranges(schema_org, term) & RANGES[kind], term
