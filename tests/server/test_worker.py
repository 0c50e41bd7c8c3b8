"""A worker, without a pool around it."""

import os
import socket
from collections.abc import Iterator
from importlib import import_module
from mmap import mmap
from pathlib import Path

import pyoxigraph as ox
import pytest
from catalogue import BASE, READINGS

from publisher.query.limits import Limits
from publisher.query.question import Question
from publisher.release import holdings
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import STORE
from publisher.server.message import END, FAULT, FREE, LONGEST, PIECE
from publisher.server.worker import work

pytestmark = pytest.mark.slow
MANY = 200_000
OPENED, LATER = 16, 3
"""Files that the engine opens beforehand, and rounds after which the store has more of them."""


@pytest.fixture(scope="module")
def channel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[socket.socket]:
    """The way to a worker of a release that is large enough to have several files."""
    history = History(tmp_path_factory.mktemp("published"))
    folder = history.release(build(READINGS, BASE, history).id)
    fill(folder / STORE)
    holdings.write(folder)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    parent = os.getpid()
    if os.fork() == 0:
        try:
            ours.close()
            # the worker alone is tried here, not the refusal before it
            vars(import_module("publisher.query.answer"))["checked"] = lambda outline: outline
            work(folder, theirs, mmap(-1, 1), Limits(seconds=60, rows=MANY * 2), parent)
        finally:
            os._exit(0)
    theirs.close()
    with ours:
        assert ours.recv(1) == FREE
        yield ours
    os.wait()


def fill(place: Path) -> None:
    store, about = ox.Store(str(place)), ox.NamedNode("http://a/number")
    numbers = (number * 7919 % MANY for number in range(MANY))
    store.bulk_extend(ox.Quad(ox.NamedNode(f"http://a/{each}"), about, ox.Literal(each)) for each in numbers)
    store.flush()
    for each in range(LATER):
        graph = ox.NamedNode(f"http://a/graph/{each}")
        store.add(ox.Quad(about, ox.NamedNode(f"http://a/later/{each}"), ox.Literal(str(each) * 50), graph))
        store.flush()
    assert len(list(place.glob("*.sst"))) > OPENED + LATER


def told(channel: socket.socket, query: str, form: str = "csv") -> tuple[bytes, bytes]:
    """What a worker answers, and how it ends."""
    asker, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with asker:
        socket.send_fds(channel, [Question(query, form).packed("me")], [theirs.fileno()])
        theirs.close()
        whole, message = b"", asker.recv(LONGEST)
        while message[:1] == PIECE:
            whole, message = whole + message[1:], asker.recv(LONGEST)
        assert channel.recv(1)
        return (whole + message[1:], END) if message[:1] == END else (whole, message)


def test_a_worker_that_can_open_nothing_sorts_and_joins_all_there_is(channel: socket.socket) -> None:
    whole, end = told(channel, "SELECT ?n { ?s <http://a/number> ?n } ORDER BY ?n")
    assert end == END
    assert whole.decode("ascii").split() == ["n", *map(str, range(MANY))]
    count, _ = told(channel, "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s <http://a/number> ?n . BIND(STR(?s) AS ?o) }")
    assert count.decode("ascii").split() == ["n", str(MANY)]


def test_a_worker_reads_also_the_files_that_the_engine_opens_late(channel: socket.socket) -> None:
    for each in range(LATER):
        asked = (
            f"SELECT ?o {{ GRAPH <http://a/graph/{each}> {{ ?s ?p ?o }} GRAPH ?g {{ ?s <http://a/later/{each}> ?o }} }}"
        )
        whole, end = told(channel, asked)
        assert (whole.decode("ascii").split(), end) == (["o", str(each) * 50], END)


def test_what_gets_past_the_refusal_cannot_leave_the_process(channel: socket.socket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0)
        _, end = told(channel, f"ASK {{ SERVICE <http://127.0.0.1:{canary.getsockname()[1]}/> {{}} }}")
        assert end[:1] == FAULT
        with pytest.raises(BlockingIOError):
            canary.accept()
