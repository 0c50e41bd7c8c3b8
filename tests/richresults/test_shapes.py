"""The reports on rich results and the shapes that they name say the same."""

import pyoxigraph as ox
import pyshacl
import pytest
import strategies as some
from hypothesis import given, settings
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from publisher import shipped
from publisher.documents import snippet
from publisher.embedding import elements
from publisher.nquads import triple
from publisher.release.build import lines as lines_of
from publisher.richresults.report import report
from publisher.richresults.requirements import REQUIREMENTS
from publisher.richresults.written import SEVERITIES, SHAPES, results
from publisher.sources.reading import Reading

HOME = "https://films.example/"


@pytest.fixture(scope="module")
def wanted() -> Graph:
    """The shapes of rich results."""
    return Graph().parse(shipped.ontology() / "rich-results.ttl", format="turtle")


def test_each_requirement_has_its_shape_with_its_severity(wanted: Graph) -> None:
    for requirement in REQUIREMENTS:
        shape = URIRef(f"{SHAPES}{requirement.term}")
        assert wanted.value(shape, SH.severity) == SH[SEVERITIES[requirement.level]]


@settings(max_examples=15)
@given(readings=some.catalogues)
def test_a_film_has_the_faults_that_the_shapes_find(wanted: Graph, readings: list[Reading]) -> None:
    lines = lines_of(readings, HOME)
    graph = Graph().parse(data="\n".join(map(triple, lines)), format="nt")
    conforms, found, _ = pyshacl.validate(graph, shacl_graph=wanted)
    reports = (report(snippet.selected(each)) for each in elements.straight(lines, HOME))
    statements = ox.serialize(
        (quad.triple for quad in results(reports, f"{HOME}quality")), format=ox.RdfFormat.N_TRIPLES
    )
    ours = Graph().parse(data=statements or b"", format="nt")
    assert told(ours) == told(found)
    assert ours.value(URIRef(f"{HOME}quality#report"), SH.conforms) == Literal(conforms)


def told(results: Graph) -> set[tuple[Node | None, ...]]:
    """What each result of a report says, apart from its words."""
    terms = (SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape)
    each = results.subjects(RDF.type, SH.ValidationResult)
    return {tuple(results.value(result, term) for term in terms) for result in each}
