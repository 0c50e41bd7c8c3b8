"""The protocol tests of W3C's SPARQL 1.1 suite, against the real server."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from catalogue import BASE, READINGS
from serving import Served, served

from publisher.query.limits import Limits
from publisher.release.build import build
from publisher.release.history import History
from publisher.sources.origins import readings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of the graphs that the suite names, built from a file of them as any RDF is."""
    folder = tmp_path_factory.mktemp("protocol")
    quads = [
        ox.Quad(
            quad.subject,
            quad.predicate,
            quad.object,
            ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf"),
        )
        for number in (1, 2, 3)
        for quad in ox.parse(path=shared / f"data/w3c-sparql11/protocol/data{number}.nt")
    ]
    ox.serialize(quads, folder / "protocol.nq")
    history = History(folder / "published")
    build((*READINGS, *readings([folder / "protocol.nq"])), BASE, history)
    with served(history.folder, Limits(seconds=5)) as running:
        yield running


@pytest.mark.parametrize("port", ["port", "endpoint"])
def test_queries_pass_and_updates_are_refused(server: Served, shared: Path, port: str) -> None:
    address = f"http://127.0.0.1:{server.at(port).port}/sparql"
    command = [sys.executable, str(shared / "checks/sparql_protocol.py"), address]
    report = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False).stdout
    assert "query tests passed 20, updates refused 14, failed 0" in report


@pytest.mark.parametrize("port", ["port", "endpoint"])
def test_the_service_description_is_rdf_and_names_its_endpoint(server: Served, port: str) -> None:
    status, headers, body = server.at(port).get("/sparql", "application/n-triples")
    assert (status, headers["content-type"]) == (200, "application/n-triples")
    triples = {str(triple) for triple in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert any(f"{sd}endpoint> <{BASE}sparql>" in triple for triple in triples)
    assert any(f"{sd}Service>" in triple for triple in triples)
