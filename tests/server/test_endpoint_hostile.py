"""The port of the SPARQL endpoint under attack, byte by byte; whatever comes, it stays as it was."""

import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle, pairwise
from pathlib import Path

import pytest
from attacks import BODY, BROKEN, CARRYING, CHUNKED, FORM, GOOD, REFUSED, UNCLEAR
from hypothesis import given
from hypothesis import strategies as st
from serving import Served, served, until
from wire import Answer, Wire, get, post, request

from publisher.query.limits import Limits
from publisher.release.history import History

pytestmark = pytest.mark.slow

LIMITS = Limits(seconds=5, megabytes=300, rows=20_000, workers=2, queue=16, patience=60)
NUMBERS = count()


@pytest.fixture(scope="module")
def server(history: History) -> Iterator[Served]:
    """A server; after all that was done to it nothing is left over."""
    with served(history.folder, LIMITS) as running:
        assert {anew(running) for _ in range(20)} == {200}
        before = State.of(running)
        yield running
        assert until(partial(before.holds, running)), State.of(running)


@dataclass(frozen=True, slots=True)
class State:
    """What a server has while nobody asks anything."""

    processes: int
    descriptors: int
    memory: int

    @classmethod
    def of(cls, server: Served) -> "State":
        """The state of a server."""
        return cls(len(server.family()), server.descriptors(), server.resident())

    def holds(self, server: Served) -> bool:
        """Whether a server is still as it was, but for what its processes keep for thousands of connections to come."""
        now = State.of(server)
        same = now.processes == self.processes and now.descriptors <= self.descriptors + 50
        return same and now.memory <= self.memory + 20 * self.processes


@pytest.fixture
def same_processes(server: Served) -> Iterator[None]:
    """The processes of the server, none of which is ended or replaced by a test."""
    before = server.family()
    yield
    assert anew(server) == 200
    assert server.family() == before


def anew(server: Served) -> int:
    """How a query is answered that nobody asked before."""
    with Wire(server.endpoint) as wire:
        return wire.ask(get(f"ASK {{}} # {next(NUMBERS)}")).status


def pool(server: Served) -> int:
    """The process that takes connections."""
    for pid in server.family():
        said = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        if b"publisher.server.pool" in said and parent_of(pid) == server.process.pid:
            return pid
    raise LookupError("no pool")


def parent_of(pid: int) -> int:
    """The parent of a process."""
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


def worked(pid: int) -> float:
    """The seconds that a process has computed."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / 100


def told(server: Served, sent: bytes) -> list[Answer]:
    """All that is answered to bytes, until the connection is closed."""
    with Wire(server.endpoint) as wire:
        wire.send(sent)
        return wire.answers()


@pytest.mark.usefixtures("same_processes")
@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_request_is_refused_and_its_connection_closed(server: Served, name: str) -> None:
    assert [answer.status for answer in told(server, BROKEN[name]) if answer.status not in REFUSED] == []
    assert len(told(server, BROKEN[name] + GOOD)) <= 1


@pytest.mark.usefixtures("same_processes")
@pytest.mark.parametrize("name", UNCLEAR)
def test_a_request_whose_end_is_not_clear_has_one_answer_and_nothing_behind_it_is_read(
    server: Served, name: str
) -> None:
    answers = told(server, UNCLEAR[name] + get("SELECT ('next' AS ?x) {}", "Connection: close"))
    assert len(answers) <= 1
    assert {answer.status for answer in answers} <= set(REFUSED)


@pytest.mark.usefixtures("same_processes")
@pytest.mark.parametrize("name", CARRYING)
def test_what_a_request_carries_is_never_another_request(server: Served, name: str) -> None:
    statuses, sent = CARRYING[name]
    with Wire(server.endpoint) as wire:
        wire.send(sent + get("SELECT ('next' AS ?x) {}", "Connection: close"))
        first, rest = wire.answer(sent.partition(b" ")[0].decode("latin-1")), wire.answers()
    assert first
    assert first.status in statuses
    assert first.closes == (not rest)
    assert [b"next" in answer.body for answer in rest] in ([], [True])


@pytest.mark.usefixtures("same_processes")
@pytest.mark.parametrize(
    "sent",
    [b"", b"GET", GOOD[:-1], GOOD[:-4], post("ASK {}")[:-1], request("POST /sparql", FORM, "Content-Length: 99")],
)
@pytest.mark.parametrize("leave", [Wire.end, Wire.close, Wire.reset])
def test_half_a_request_asks_nothing(server: Served, sent: bytes, leave: object) -> None:
    with Wire(server.endpoint) as wire:
        wire.send(sent)
        if leave is Wire.end:
            wire.end()
            assert {answer.status for answer in wire.answers()} <= set(REFUSED)
        elif callable(leave):
            leave(wire)


def test_who_says_that_nothing_more_comes_is_answered_whole_or_not_at_all(server: Served) -> None:
    for sent in (GOOD, post("ASK {}"), GOOD * 3):
        with Wire(server.endpoint) as wire:
            wire.send(sent)
            wire.end()
            assert {answer.status for answer in wire.answers()} <= {200}


@pytest.mark.usefixtures("same_processes")
def test_a_body_that_waits_to_be_asked_for_is_asked_for(server: Served) -> None:
    """RFC 9110, section 10.1.1."""
    head = request("POST /sparql", FORM, f"Content-Length: {len(BODY)}", "Expect: 100-continue")
    with Wire(server.endpoint) as wire:
        first = wire.ask(head)
        if first.status == 100:
            wire.send(BODY)
            assert (answer := wire.answer())
            assert answer.status == 200
        else:
            assert first.status in REFUSED
    with Wire(server.endpoint) as wire:
        last: Answer | None = wire.ask(head + BODY)
        while last and last.status == 100:
            last = wire.answer()
        assert last
        assert last.status in (200, 417)


@pytest.mark.usefixtures("same_processes")
def test_a_body_in_chunks_is_read_or_refused(server: Served) -> None:
    sent = request("POST /sparql", FORM, "Transfer-Encoding: chunked", "Connection: close", body=CHUNKED)
    assert [answer.status for answer in told(server, sent)] in ([200], [411], [501])
    with Wire(server.endpoint) as wire:
        for place in range(0, len(sent), 7):
            wire.send(sent[place : place + 7])
            time.sleep(0.01)
        assert [answer.status for answer in wire.answers()] in ([200], [411], [501])


@pytest.mark.usefixtures("same_processes")
def test_who_sends_slowly_or_nothing_keeps_nobody_waiting_and_is_sent_away(server: Served) -> None:
    with ExitStack() as there:
        slow = [there.enter_context(Wire(server.endpoint)) for _ in range(250)]
        for wire in slow[200:]:
            wire.send(post("ASK {} #" + "x" * 3000)[:-1000])
        end = time.monotonic() + 60
        for letter in cycle(GOOD[:-4]):
            for wire in slow:
                wire.send(bytes([letter]))
            assert anew(server) == 200
            slow = [wire for wire in slow if not closed(wire)]
            if not slow:
                break
            assert time.monotonic() < end, f"{len(slow)} of them are still there"
            time.sleep(0.2)


def closed(wire: Wire) -> bool:
    """Whether a server has closed a connection, with an answer or without."""
    wire.socket.settimeout(0)
    try:
        while wire.socket.recv(1 << 16):
            pass
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


@pytest.mark.usefixtures("same_processes")
def test_idle_connections_cost_nothing(server: Served) -> None:
    taking = pool(server)
    with ExitStack() as there:
        for number in range(500):
            wire = there.enter_context(Wire(server.endpoint))
            if number % 3:
                wire.send(GOOD[:30])
            else:
                assert wire.ask(GOOD).status == 200
            if number % 7 == 0:
                wire.end()
        assert {anew(server) for _ in range(20)} == {200}
        before = worked(taking)
        time.sleep(1)
        assert worked(taking) < before + 0.5, "it computes for connections on which nothing comes"


@pytest.mark.usefixtures("same_processes")
def test_more_connections_than_are_kept_keep_nobody_out(server: Served) -> None:
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    if usual[1] < 3000:
        pytest.skip("too few connections can be opened here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(usual[0], 3000), usual[1]))
    taking = pool(server)
    with ExitStack() as there:
        for number in range(2500):
            there.enter_context(Wire(server.endpoint)).send(GOOD[: number % 40])
        assert {anew(server) for _ in range(20)} == {200}
        before = worked(taking)
        time.sleep(1)
        assert worked(taking) < before + 0.5
    resource.setrlimit(resource.RLIMIT_NOFILE, usual)


def test_who_breaks_connections_in_the_middle_breaks_nothing_else(server: Served) -> None:
    huge = get("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "Accept: text/csv")
    for number in range(60):
        with Wire(server.endpoint) as wire:
            wire.send((GOOD, GOOD * 20, huge, post("ASK {}")[:-1])[number % 4])
            if number % 8 == 2:
                wire.stream.read(1)
            if number % 3:
                wire.reset()
    assert until(lambda: anew(server) == 200, 60)


REQUESTS = (
    GOOD,
    get("SELECT (1 AS ?x) {}", "Accept: text/csv", "Connection: close"),
    post("ASK {}", "If-None-Match: *"),
    request("POST /sparql", FORM, f"Content-Length: {len(BODY)}", body=BODY),
    request("POST /sparql", FORM, "Transfer-Encoding: chunked", body=CHUNKED),
    request("QUERY /sparql", FORM, "Expect: 100-continue", f"Content-Length: {len(BODY)}", body=BODY),
    request("OPTIONS /sparql", "Origin: https://a.example"),
    request("GET http://films.example/sparql", "Accept: text/turtle", "Range: bytes=0-1"),
)
WORDS = st.sampled_from(
    [
        *(
            b"\r\n",
            b"\n",
            b"\r",
            b"\x00",
            b" ",
            b":",
            b"\t",
            b"\xff",
            b"%",
            b"%00",
            b"?",
            b"/",
            b"0",
            b"-1",
            b"999999999",
        ),
        *(b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n", b"Connection: close\r\n", b"Host: b\r\n"),
        *(b"Expect: 100-continue\r\n", b"HTTP/1.0", b"HTTP/1.1", b"\r\n\r\n", b"GET ", b"POST ", b"A" * 40_000),
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Some requests, one after another, with something wrong in them."""
    found = b"".join(draw(st.lists(st.sampled_from(REQUESTS), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(1, 4))):
        place, end = sorted(draw(st.tuples(*[st.integers(0, len(found))] * 2)))
        put = draw(st.one_of(WORDS, st.binary(max_size=8), st.just(found[place:end])))
        found = found[:place] + put + found[draw(st.sampled_from([place, place + 1, end])) :]
    return found


@given(mutated(), st.lists(st.floats(0, 1), max_size=2))
def test_whatever_comes_is_answered_whole_or_closed(server: Served, sent: bytes, cuts: Sequence[float]) -> None:
    places = [0, *sorted(int(cut * len(sent)) for cut in cuts), len(sent)]
    with Wire(server.endpoint) as wire:
        for begin, end in pairwise(places):
            wire.send(sent[begin:end])
        wire.end()
        wire.answers()
    assert anew(server) == 200
