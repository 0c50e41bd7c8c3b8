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
from publisher.release.manifest import STORE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose release has the graphs that the suite names."""
    history = History(tmp_path_factory.mktemp("published"))
    folder = history.release(build(READINGS, BASE, history).id)
    store = ox.Store(str(folder / STORE))
    for number in (1, 2, 3):
        graph = ox.NamedNode(f"http://kasei.us/2009/09/sparql/data/data{number}.rdf")
        file = shared / f"data/w3c-sparql11/protocol/data{number}.nt"
        store.load(path=file, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
    store.flush()
    del store
    with served(history.folder, Limits(seconds=5)) as running:
        yield running


def test_queries_pass_and_updates_are_refused(server: Served, shared: Path) -> None:
    command = [sys.executable, str(shared / "checks/sparql_protocol.py"), f"http://127.0.0.1:{server.port}/sparql"]
    report = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False).stdout
    assert "query tests passed 20, updates refused 14, failed 0" in report


def test_the_service_description_is_rdf_and_names_its_endpoint(server: Served) -> None:
    status, headers, body = server.get("/sparql", "application/n-triples")
    assert (status, headers["content-type"]) == (200, "application/n-triples")
    triples = {str(triple) for triple in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert any(f"{sd}endpoint> <{BASE}sparql>" in triple for triple in triples)
    assert any(f"{sd}Service>" in triple for triple in triples)
