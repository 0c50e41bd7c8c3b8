from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, VANN
from rdflib.term import Node

from publisher import __version__, shipped
from publisher.errors import UnreadableSource
from publisher.vocabulary import FILM, PREFIXES, SCHEMA, value_types

ONTOLOGY = URIRef(str(FILM))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(shipped.ontology() / "film.ttl", format="turtle")


def test_every_term_in_use_is_defined_and_every_defined_term_is_in_use(ontology: Graph) -> None:
    defined = set(ontology.subjects(RDF.type, RDF.Property))
    assert defined == {URIRef(f"{FILM}{term}") for term in value_types(FILM)}
    assert defined == set(ontology.subjects(RDF.type, OWL.DatatypeProperty))


def test_every_term_has_a_label_and_a_comment_in_english(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, RDF.Property):
        for said in (RDFS.label, RDFS.comment):
            (text,) = ontology.objects(term, said)
            assert isinstance(text, Literal)
            assert text.language == "en"


def test_every_term_is_defined_here_for_a_class_and_linked_to_schema_org(ontology: Graph) -> None:
    for term in ontology.subjects(RDF.type, RDF.Property):
        assert ontology.value(term, RDFS.isDefinedBy) == ONTOLOGY
        assert meant_for(ontology, term) in ({SCHEMA.PerformanceRole}, {SCHEMA.AggregateRating, SCHEMA.Review})
        linked = [*ontology.objects(term, RDFS.subPropertyOf), *ontology.objects(term, RDFS.seeAlso)]
        assert linked
        assert all(str(other).startswith(str(SCHEMA)) for other in linked)


def meant_for(ontology: Graph, term: Node) -> set[Node]:
    included = URIRef("https://schema.org/domainIncludes")  # of one or another; rdfs:domain would mean both
    return {*ontology.objects(term, RDFS.domain), *ontology.objects(term, included)}


def test_the_range_of_a_term_is_what_the_table_says_of_its_values(ontology: Graph) -> None:
    for term, kind in value_types(FILM).items():
        assert ontology.value(URIRef(f"{FILM}{term}"), RDFS.range) == URIRef(kind or XSD.string)


def test_the_vocabulary_says_what_it_is_which_version_and_under_which_licence(ontology: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(ONTOLOGY, OWL.versionInfo) == Literal(__version__)
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespaceUri)) == PREFIXES["film"]
    assert str(ontology.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "film"
    for said in (DCTERMS.title, DCTERMS.description, DCTERMS.license):
        assert ontology.value(ONTOLOGY, said) is not None


def test_the_folders_that_come_with_the_publisher_are_found() -> None:
    assert (shipped.ontology() / "context.jsonld").is_file()
    assert shipped.data().is_dir()


def test_a_folder_inside_the_package_comes_before_one_beside_it(tmp_path: Path) -> None:
    for place in ("publisher/ontology", "ontology"):
        (tmp_path / place).mkdir(parents=True)
    assert shipped.folder("ontology", tmp_path / "publisher") == tmp_path / "publisher/ontology"


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"'data'.*install the publisher again"):
        shipped.folder("data", tmp_path / "publisher")
