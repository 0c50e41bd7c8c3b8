"""The probe matrix: what the specifications promise, asked of the real server, a row for each sentence."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path

import pytest
from probes import PROBES, Probe

from publisher.release.history import History

pytestmark = pytest.mark.slow
SERVE = "import sys; from pathlib import Path; from publisher.server.site import serve;"
CALL = "serve(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]), 1)"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Server:
    """The server, and what is known of its film and its dump, for conditions."""

    port: int
    known: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, target: bytes, headers: list[tuple[str, str]], host: str = "films.example") -> Answer:
        lines = [("Host", host)] * bool(host) + [("Connection", "close"), *headers]
        named = b"".join(f"{name}: {value}\r\n".encode("latin-1") for name, value in lines)
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(method.encode() + b" " + target + b" HTTP/1.1\r\n" + named + b"\r\n")
            response = HTTPResponse(connection, method=method)
            response.begin()
            body = response.read()
        merged: dict[str, str] = {}
        for name, value in response.getheaders():
            merged[name.lower()] = f"{merged[name.lower()]}, {value}" if name.lower() in merged else value
        return Answer(response.status, merged, body)

    def probed(self, probe: Probe) -> Answer:
        headers = [(name, value.format(**self.known)) for name, value in probe.headers]
        return self.ask(probe.method, probe.target, headers)


@pytest.fixture(scope="module")
def server(history: History, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = int(chosen.getsockname()[1])
    folder, away = str(history.folder), tmp_path_factory.mktemp("away")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", SERVE + CALL, folder, str(port)], cwd=away, env=environment
    ) as process:
        found = Server(port)
        try:
            until_it_listens(port)
            found.known.update(known(found))
            yield found
        finally:
            process.terminate()
            process.wait(timeout=10)


def until_it_listens(port: int) -> None:
    for _ in range(150):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not listen within fifteen seconds")


def known(server: Server) -> dict[str, str]:
    """The validators of a film's Turtle, plain and packed, of its page, and of the dump."""
    film = b"/film/the-perfection-2018"
    turtle = server.ask("GET", film + b".ttl", []).headers
    packed = server.ask("GET", film + b".ttl", [("Accept-Encoding", "gzip")]).headers
    return {
        "tag": turtle["etag"],
        "changed": turtle["last-modified"],
        "packed": packed["etag"],
        "page": server.ask("GET", film + b".html", []).headers["etag"],
        "dump": server.ask("HEAD", b"/dumps/catalogue.nq", []).headers["etag"],
    }


def holds(expected: str | None, found: str | None) -> bool:
    """Whether a header is as expected: absent for None, matched as a pattern where written `/so/`, else the same."""
    if expected is None or found is None:
        return expected is found
    pattern = re.fullmatch("/(.*)/", expected, re.DOTALL)
    return bool(re.fullmatch(pattern[1], found, re.DOTALL)) if pattern else expected == found


@pytest.mark.parametrize("probe", PROBES, ids=str)
def test_the_server_does_what_the_specification_says(server: Server, probe: Probe) -> None:
    for _ in range(2):  # from the application, and from what is kept in front of it
        answer = server.probed(probe)
        assert answer.status in probe.statuses, (answer.status, answer.body[:200])
        for name, value in probe.expected.items():
            expected = value if value is None else value.replace("{tag}", server.known["tag"])
            assert holds(expected, answer.headers.get(name.lower())), (name, answer.headers.get(name.lower()))
        assert "set-cookie" not in answer.headers
        if probe.method == "HEAD" or answer.status in (204, 304):
            assert answer.body == b""
        if answer.status >= 400 and probe.method != "HEAD" and "content-type" in answer.headers:
            assert answer.body


@pytest.mark.parametrize("probe", [each for each in PROBES if each.method == "GET"], ids=str)
def test_head_gives_the_headers_of_get(server: Server, probe: Probe) -> None:
    """RFC 9110, section 9.3.2."""
    get = server.probed(probe)
    head = server.probed(Probe(probe.clause, probe.sentence, f"HEAD {probe.request.partition(' ')[2]}", *probe.rest))
    same = {"date", "content-length", "content-security-policy"}
    assert head.status == get.status
    assert {n: v for n, v in head.headers.items() if n not in same} == {
        n: v for n, v in get.headers.items() if n not in same
    }
    assert head.headers.get("content-length") in (None, get.headers.get("content-length"))


@pytest.mark.parametrize("host", ["", "a b", "films.example/<script>", "a@films.example", "[::1", "films.example:x"])
def test_a_request_without_a_host_is_refused(server: Server, host: str) -> None:
    """RFC 9112, section 3.2."""
    for _ in range(2):
        assert server.ask("GET", b"/film/the-perfection-2018", [], host=host).status == 400
        assert server.ask("GET", b"/film/the-perfection-2018", []).status == 200


def test_there_are_enough_rows_and_each_is_another() -> None:
    assert len({(probe.request, tuple(probe.headers)) for probe in PROBES}) == len(PROBES) >= 80
