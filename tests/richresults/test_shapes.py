"""The reports on rich results and the shapes that they name say the same."""

import pyshacl
import pytest
import strategies as some
from hypothesis import given, settings
from rdflib import RDF, SH, Graph, URIRef

from publisher import shipped
from publisher.documents import snippet
from publisher.embedding import elements
from publisher.nquads import triple
from publisher.release.build import Catalogue
from publisher.richresults.report import report
from publisher.richresults.requirements import REQUIREMENTS
from publisher.richresults.written import SEVERITIES, SHAPES
from publisher.sources.reading import Reading

HOME = "https://films.example/"


@pytest.fixture(scope="module")
def wanted() -> Graph:
    """The shapes of rich results."""
    return Graph().parse(shipped.ontology() / "rich-results.ttl", format="turtle")


def test_each_requirement_has_its_shape_with_its_severity(wanted: Graph) -> None:
    for requirement in REQUIREMENTS:
        shape = URIRef(f"{SHAPES}rich-{requirement.term}")
        assert wanted.value(shape, SH.severity) == SH[SEVERITIES[requirement.level]]


@settings(max_examples=15)
@given(readings=some.catalogues)
def test_a_film_has_the_faults_that_the_shapes_find(wanted: Graph, readings: list[Reading]) -> None:
    lines = Catalogue.of(readings, HOME).lines()
    graph = Graph().parse(data="\n".join(map(triple, lines)), format="nt")
    _, found, _ = pyshacl.validate(graph, shacl_graph=wanted)
    ours = {
        (film.subject, line.requirement.term)
        for film in (report(snippet.selected(each)) for each in elements.straight(lines, HOME))
        for line in film.faults
    }
    theirs = {
        (
            str(found.value(each, SH.focusNode)),
            str(found.value(each, SH.resultPath)).removeprefix("https://schema.org/"),
        )
        for each in found.subjects(RDF.type, SH.ValidationResult)
    }
    assert ours == theirs
