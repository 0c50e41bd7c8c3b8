from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue import PERFECTION, READINGS, reading
from pyoxigraph import QuerySolutions
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SH, VOID, XSD

from publisher import catalog
from publisher.catalog.terms import DCAT, SPDX
from publisher.documents import rdf
from publisher.formats import RDF as FORMATS
from publisher.formats import TURTLE
from publisher.release import dumps
from publisher.release.build import build
from publisher.release.dates import Dates
from publisher.release.history import History
from publisher.release.manifest import DUMP
from publisher.release.order import Order
from publisher.sources.reading import Reading
from publisher.store import EmbeddedStore
from publisher.vocabulary import SCHEMA

BASE = "https://films.example/catalogue/"
NAMES = catalog.Naming(BASE)
ZERO = URIRef("https://creativecommons.org/publicdomain/zero/1.0/")


def opened(folder: Path, *readings: Reading) -> EmbeddedStore:
    history = History(folder)
    build(readings, BASE, history)
    place = history.current()
    assert place
    return EmbeddedStore(place)


def described(store: EmbeddedStore) -> Graph:
    return Graph().parse(rdf.written(catalog.description(store), TURTLE, BASE, BASE, catalog.PREFIXES), format="turtle")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return opened(tmp_path_factory.mktemp("published"), *READINGS)


@pytest.fixture(scope="module")
def graph(store: EmbeddedStore) -> Graph:
    return described(store)


def values(graph: Graph, subject: URIRef, term: URIRef) -> set[str]:
    return {str(value) for value in graph.objects(subject, term)}


def counted(graph: Graph, link: URIRef, term: URIRef, unit: URIRef) -> Iterator[tuple[str, int]]:
    for part in graph.objects(NAMES.dataset, link):
        count = graph.value(part, unit)
        assert isinstance(count, Literal)
        yield str(graph.value(part, term)), int(count)


def test_there_are_no_blank_nodes_and_every_iri_of_ours_has_the_base(graph: Graph) -> None:
    assert not any(isinstance(term, BNode) for triple in graph for term in triple)
    assert all(str(subject).startswith((BASE, "https://", "http://")) for subject in graph.subjects())
    assert not any("localhost" in str(term) for triple in graph for term in triple)


def test_a_file_comes_with_what_it_takes_to_fetch_and_check_it(graph: Graph, store: EmbeddedStore) -> None:
    (file,) = graph.objects(NAMES.dataset, DCAT.distribution)
    assert isinstance(file, URIRef)
    promised = store.manifest.dumps[DUMP]
    assert graph.value(file, DCAT.downloadURL) == URIRef(f"{BASE}dumps/latest/{DUMP}")
    assert values(graph, file, DCAT.byteSize) == {str(promised.bytes)}
    assert values(graph, file, DCAT.mediaType) == {"https://www.iana.org/assignments/media-types/application/n-quads"}
    checksum = graph.value(file, SPDX.checksum)
    assert isinstance(checksum, URIRef)
    assert values(graph, checksum, SPDX.checksumValue) == {promised.sha256}


def test_the_licence_is_the_one_that_all_sources_share(graph: Graph) -> None:
    licensed = set(graph.subjects(DCTERMS.license, ZERO))
    assert licensed == {NAMES.catalogue, NAMES.dataset, NAMES.endpoint, NAMES.distribution(DUMP)}


@pytest.mark.parametrize("other", ["https://creativecommons.org/licenses/by/4.0/", None])
def test_sources_with_different_terms_give_no_licence_for_the_whole(tmp_path: Path, other: str | None) -> None:
    second = reading("b.txt", PERFECTION)
    second = replace(second, source=replace(second.source, licence=other))
    graph = described(opened(tmp_path, reading("a.txt", PERFECTION), second))
    assert not list(graph.subject_objects(DCTERMS.license))
    assert graph.value(NAMES.dataset, DCTERMS.rights) == NAMES.rights
    assert (NAMES.rights, DCTERMS.references, ZERO) in graph


def test_the_figures_are_those_of_the_store(graph: Graph, store: EmbeddedStore) -> None:
    merged = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    assert values(graph, NAMES.dataset, VOID.triples) == {number(store, merged)}
    subjects = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"
    assert values(graph, NAMES.dataset, VOID.distinctSubjects) == {number(store, subjects)}
    classes = dict(counted(graph, VOID.classPartition, VOID["class"], VOID.entities))
    assert classes[str(SCHEMA.Movie)] == 2
    properties = dict(counted(graph, VOID.propertyPartition, VOID.property, VOID.triples))
    assert sum(properties.values()) == store.manifest.triples
    assert properties[str(RDF.type)] == sum(classes.values())


def number(store: EmbeddedStore, sparql: str) -> str:
    answer = store.query(sparql, {})
    assert isinstance(answer, QuerySolutions)
    return str(next(iter(answer))[0].value)


def test_an_example_resource_is_a_film_that_has_a_document(graph: Graph, store: EmbeddedStore) -> None:
    examples = values(graph, NAMES.dataset, VOID.exampleResource)
    assert examples
    for iri in examples:
        assert store.describe(iri.removeprefix(BASE).partition("#")[0])


def test_every_format_is_a_feature_and_every_vocabulary_in_use_is_named(graph: Graph) -> None:
    assert values(graph, NAMES.dataset, VOID.feature) == {form.iri for form in FORMATS}
    assert {"https://schema.org/", "https://w3id.org/film-facts/ontology#"} <= values(
        graph, NAMES.dataset, VOID.vocabulary
    )


def test_the_dates_are_those_of_the_release_log(graph: Graph, store: EmbeddedStore) -> None:
    (issue,) = History(store.folder.parents[1]).issues()
    for term in (DCTERMS.issued, DCTERMS.modified):
        assert graph.value(NAMES.dataset, term) == Literal(issue.issued, datatype=XSD.dateTime)
    assert values(graph, NAMES.dataset, DCAT.version) == {store.manifest.id}


def test_without_a_log_nothing_is_dated(store: EmbeddedStore) -> None:
    undated = EmbeddedStore(store.folder)
    undated.dates = Dates()
    graph = described(undated)
    assert not list(graph.subject_objects(DCTERMS.issued))
    assert not list(graph.subject_objects(DCTERMS.modified))


def profile(shared: Path) -> Graph:
    """The shapes of DCAT-AP, without two links to property shapes that the file itself does not hold."""
    shapes = Graph().parse(shared / "data" / "dcat-ap-shacl" / "dcat-ap-SHACL.ttl")
    for shape, part in list(shapes.subject_objects(SH.property)):
        if (part, None, None) not in shapes:
            shapes.remove((shape, SH.property, part))
    return shapes


def test_it_conforms_to_the_application_profile_of_european_data_portals(graph: Graph, shared: Path) -> None:
    conforms, _, report = validate(graph, shacl_graph=profile(shared))
    assert conforms, report


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The description of a release with all its dumps."""
    history = History(tmp_path_factory.mktemp("published"))
    wanted = [dump for dump in dumps.ALL if not dump.lacks()]
    made = build(READINGS, BASE, history, Order(wanted))
    return described(EmbeddedStore(history.release(made.id)))


def test_with_every_dump_it_conforms_too(full: Graph, shared: Path) -> None:
    conforms, _, report = validate(full, shacl_graph=profile(shared))
    assert conforms, report


def test_each_file_says_its_format_and_how_it_is_packed(full: Graph) -> None:
    types = "https://www.iana.org/assignments/media-types/"
    for name, media_type, packing in (
        ("catalogue.ttl.gz", "text/turtle", "application/gzip"),
        ("films.csv", "text/csv", None),
        ("catalogue.jsonl.gz", "application/x-ndjson", "application/gzip"),
    ):
        file = NAMES.distribution(name)
        assert full.value(file, DCAT.downloadURL) == URIRef(f"{BASE}dumps/latest/{name}")
        assert values(full, file, DCAT.mediaType) == {types + media_type}
        assert values(full, file, DCAT.compressFormat) == ({types + packing} if packing else set())


def test_tables_are_files_of_dcat_and_no_dumps_of_void(full: Graph) -> None:
    assert (NAMES.dataset, DCAT.distribution, NAMES.distribution("films.csv")) in full
    found = values(full, NAMES.dataset, VOID.dataDump)
    assert f"{BASE}dumps/latest/catalogue.nt.gz" in found
    assert not any(address.endswith((".csv", ".parquet")) for address in found)


@pytest.mark.parametrize("term", [DCTERMS.title, DCTERMS.publisher, DCAT.accessURL, DCAT.endpointURL])
def test_the_profile_finds_what_is_missing(graph: Graph, shared: Path, term: URIRef) -> None:
    less = Graph() + graph
    less.remove((None, term, None))
    conforms, _, _ = validate(less, shacl_graph=profile(shared))
    assert not conforms
