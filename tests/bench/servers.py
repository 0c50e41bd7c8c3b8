"""The servers of the bench, each started on a port of this machine with the same catalogue."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PSGI = Path("/usr/share/librdf-linkeddata-perl/linked_data.psgi")
"""Where Debian's package has it."""
KINDS = "film|person|organization|place|event|source"
OURS = re.compile(rf"<http://localhost:8000/([^>#]*)#(?:(?:{KINDS})>|([^>]*)>)")
NGINX = """\
worker_processes {workers};
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  types {{ text/html html; text/turtle ttl; application/ld+json jsonld; }}
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""
TRIFID = """\
server: {{listener: {{host: 127.0.0.1, port: {port}}}, logLevel: error}}
globals:
  datasetBaseUrl: http://127.0.0.1:{port}/
  endpoints: {{default: {{url: /query}}}}
plugins:
  fetch:
    module: trifid-handler-fetch
    paths: /query
    config:
      url: {file}
      contentType: application/n-triples
      baseIRI: http://127.0.0.1:{port}/
      graphName: http://127.0.0.1:{port}/graph
      unionDefaultGraph: true
  entity-renderer:
    module: "@zazuko/trifid-entity-renderer"
"""


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[None]:
    """A server, from when it listens until the bench is done with it."""
    with subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            until_it_listens(port)
            yield
        finally:
            process.terminate()
            process.wait(timeout=10)


def until_it_listens(port: int) -> None:
    """Wait half a minute at the most."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on port {port}")


def publisher(folder: Path, port: int, workers: int) -> tuple[list[str], Mapping[str, str]]:
    """Our own server."""
    command = [sys.executable, "-m", "publisher", "serve", str(folder), "--port", str(port), "--workers", str(workers)]
    return command, {"PYTHONPATH": str(CHECKOUT)}


def nginx(folder: Path, port: int, workers: int) -> tuple[list[str], Mapping[str, str]] | None:
    """Nginx on the files in `folder/files`: what the network and the machine allow."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, workers=workers), encoding="utf-8")
    return ([program, "-c", str(folder / "nginx.conf")], {}) if program else None


def trifid(folder: Path, port: int, installed: Path, dump: str) -> tuple[list[str], Mapping[str, str]] | None:
    """Trifid, from the folder in which npm installed it."""
    program, data, config = installed / "node_modules/trifid/server.js", folder / "trifid.nt", installed / "bench.yaml"
    if not (program.exists() and shutil.which("node")):
        return None
    data.write_text(without_fragments(dump, port), encoding="utf-8")
    config.write_text(TRIFID.format(port=port, file=data), encoding="utf-8")
    return ["node", str(program), "-c", str(config)], {}


def linked_data(folder: Path, port: int, dump: str) -> tuple[list[str], Mapping[str, str]] | None:
    """RDF::LinkedData, as Debian has it."""
    data, config = folder / "linked_data.nt", folder / "linked_data.json"
    if not (PSGI.exists() and shutil.which("plackup")):
        return None
    data.write_text(without_fragments(dump, port), encoding="utf-8")
    store = {"storetype": "Memory", "sources": [{"file": str(data), "syntax": "ntriples"}]}
    config.write_text(json.dumps({"base_uri": f"http://127.0.0.1:{port}", "store": store}), encoding="utf-8")
    command = ["plackup", "-E", "deployment", "--host", "127.0.0.1", "--port", str(port), str(PSGI)]
    return command, {"RDF_LINKEDDATA_CONFIG": str(config)}


def without_fragments(dump: str, port: int) -> str:
    """The statements for servers that look up whole addresses: things named by their documents, parts below them."""

    def renamed(iri: re.Match[str]) -> str:
        return f"<http://127.0.0.1:{port}/{iri[1]}" + (f"/{iri[2]}>" if iri[2] else ">")

    return OURS.sub(renamed, dump)
