import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from publisher.errors import UnknownThing, UsageError
from publisher.release.history import History
from publisher.server.site import address, serve

PROGRAM = "import sys; from pathlib import Path; from publisher.server.site import serve;"
CALL = "serve(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]), 2)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("", 0))  # of no address of this machine, since some listen at all of them
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, port: int, away: Path) -> Iterator[subprocess.Popen[bytes]]:
    checkout = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    command = [sys.executable, "-c", PROGRAM + CALL, str(folder), str(port)]
    with subprocess.Popen(command, cwd=away, env=environment, stderr=subprocess.PIPE) as process:
        try:
            until_it_answers(port)
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def until_it_answers(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not listen within a minute")


def test_a_name_of_a_host_becomes_its_number() -> None:
    assert address("localhost", free_port()) in ("127.0.0.1", "::1")
    assert address("0.0.0.0", free_port()) == "0.0.0.0"  # noqa: S104


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_server_answers_and_a_signal_ends_it(history: History, tmp_path: Path, how: signal.Signals) -> None:
    port = free_port()
    with running(history.folder, port, tmp_path) as process:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        with closing(connection):
            connection.request("GET", "/film/the-perfection-2018", headers={"Accept": "text/turtle"})
            response = connection.getresponse()
            assert response.getheader("Content-Type") == "text/turtle; charset=utf-8"
            assert response.getheader("Vary") == "Accept, Accept-Encoding"
        process.send_signal(how)
        assert process.wait(timeout=60) == 0
        assert process.stderr
        assert process.stderr.read() == b""


def test_a_port_that_is_taken_is_one_clear_error(history: History) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="cannot listen at"):
            serve(history.folder, "127.0.0.1", taken.getsockname()[1], 1)


def test_a_host_that_does_not_exist_is_one_clear_error(history: History) -> None:
    with pytest.raises(UsageError, match="cannot listen"):
        serve(history.folder, "no-such-host.invalid", 8000, 1)


def test_a_folder_that_holds_no_release_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnknownThing, match="publisher build"):
        serve(tmp_path, "127.0.0.1", 8000, 1)
