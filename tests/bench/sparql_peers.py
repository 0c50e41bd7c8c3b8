"""The SPARQL servers of the bench, each with the same statements: merged, and by who says them where it has graphs."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from publisher.release.manifest import STORE
from publisher.store import EmbeddedStore

from . import servers

OURS, OXIGRAPH, VIRTUOSO, VIRTUOSO_SQL, SITE = 8221, 8222, 8223, 8224, 8225
LONG = 600
"""Seconds that a query may take in the bench."""
FORMS = "application/sparql-results+json", "application/n-triples"
VIRTUOSO_GRAPH = "http://bench.invalid/"
VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
LockFile = {folder}/virtuoso.lck
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
ServerThreads = 20
ThreadsPerQuery = 2
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 16
KeepAliveTimeout = 60
MaxKeepAlives = 100
[SPARQL]
ResultSetMaxRows = 1000000
"""
VIRTUOSO_LOAD = "log_enable(2); DB.DBA.TTLP_MT(file_to_string_output('{file}'), '', '{graph}'); checkpoint;"


@dataclass(frozen=True)
class Peer:
    """A server that listens: its name, its port, and the fields that it wants with each query."""

    name: str
    port: int
    path: str = "/sparql"
    fields: Mapping[str, str] = field(default_factory=dict)

    def request(self, query: str) -> tuple[str, dict[str, str]]:
        """The address and the headers of a query."""
        form = FORMS["CONSTRUCT" in query]
        return f"{self.path}?{urlencode({'query': query, **self.fields})}", {"Accept": form}

    def ask(self, connection: HTTPConnection, query: str) -> bytes:
        """The answer to a query."""
        path, headers = self.request(query)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise ValueError(f"{self.name}: {response.status} {body[:300]!r}")
        return body


@contextmanager
def running(folder: Path, published: Path, oxigraph: str, options: list[str]) -> Iterator[list[Peer]]:
    """All servers that are installed, ours first; what is not is said by its absence."""
    store = EmbeddedStore(published)
    merged = folder / "merged.nt"
    graph = ox.Store.read_only(str(published / STORE))
    graph.dump(output=str(merged), format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    with ExitStack() as stack:
        command, environment = servers.publisher(published.parents[1], SITE, 2)
        given = [f"--query-{name}={LONG}" for name in ("seconds", "patience")] + [f"--sparql-port={OURS}"]
        stack.enter_context(servers.running([*command, *given, *options], SITE, **environment))
        servers.until_it_listens(OURS)
        peers = [Peer("ours", OURS)]
        if program := shutil.which(oxigraph):
            stack.enter_context(servers.running(oxigraph_server(program, folder, [store.dump, merged]), OXIGRAPH))
            peers.append(Peer("Oxigraph", OXIGRAPH, "/query"))
        if shutil.which("virtuoso-t") and shutil.which("isql-vt"):
            stack.enter_context(servers.running(virtuoso_server(folder, store.manifest.triples), VIRTUOSO_SQL))
            virtuoso_load(merged)
            peers.append(Peer("Virtuoso", VIRTUOSO, "/sparql", {"default-graph-uri": VIRTUOSO_GRAPH}))
        yield peers


def oxigraph_server(program: str, folder: Path, files: list[Path]) -> list[str]:
    """Oxigraph's own server, its store loaded and optimised as ours is."""
    place = ["--location", str(folder / "oxigraph")]
    subprocess.run([program, "load", *place, "--file", *map(str, files)], check=True, capture_output=True)
    subprocess.run([program, "optimize", *place], check=True, capture_output=True)
    return [program, "serve-read-only", *place, "--bind", f"127.0.0.1:{OXIGRAPH}"]


def virtuoso_server(folder: Path, statements: int) -> list[str]:
    """Virtuoso with a cache that holds everything."""
    buffers = max(100_000, statements // 30)
    settings = {"folder": folder, "sql": VIRTUOSO_SQL, "port": VIRTUOSO, "buffers": buffers, "dirty": buffers * 3 // 4}
    config = folder / "virtuoso.ini"
    config.write_text(VIRTUOSO_INI.format(**settings), encoding="utf-8")
    return ["virtuoso-t", "-f", "-c", str(config)]


def virtuoso_load(merged: Path) -> None:
    """Load the merged statements into a graph of Virtuoso."""
    said = VIRTUOSO_LOAD.format(file=merged, graph=VIRTUOSO_GRAPH)
    command = ["isql-vt", str(VIRTUOSO_SQL), "dba", "dba", f"exec={said}"]
    report = subprocess.run(command, check=True, capture_output=True, text=True)
    if "*** Error" in report.stderr:
        raise ValueError(report.stderr)
