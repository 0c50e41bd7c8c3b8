"""A pool, without a server before it."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue import BASE, PERFECTION, READINGS, reading
from serving import until

from publisher.errors import LimitReached, MalformedQuery, OutOfTime
from publisher.query.limits import Limits
from publisher.query.question import Question
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.holding import unread
from publisher.server.asker import Site
from publisher.server.message import FAULT, LONGEST
from publisher.server.pool import Pool
from publisher.server.pooled import Pooled, pool

pytestmark = pytest.mark.slow

PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a pool listens that answers one query at a time, and lets none wait."""
    history = History(tmp_path_factory.mktemp("published"))
    folder = history.release(build(READINGS, BASE, history).id)
    with pool(folder, Limits(workers=1, queue=0, seconds=120)) as engine:
        yield engine.address


@contextmanager
def asked(address: str) -> Iterator[socket.socket]:
    """A connection on which a product was asked for."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as connection:
        connection.connect(address)
        connection.send(Question(PRODUCT, "csv").packed("me"))
        yield connection


def test_a_refusal_reaches_also_who_reads_it_late(address: str) -> None:
    with asked(address), asked(address) as refused:
        time.sleep(0.5)  # until the pool has let go of the connection
        message = refused.recv(LONGEST)
    assert message[:1] == FAULT
    assert json.loads(message[1:])[0] in ("PoolFull", "ShareTaken")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Pooled]:
    """A pool of one worker."""
    history = History(tmp_path)
    folder = history.release(build(READINGS, BASE, history).id)
    with pool(folder, Limits(workers=1, patience=60, megabytes=100)) as engine:
        yield engine


def told(engine: Pooled, query: str) -> bytes:
    """What a query is answered."""
    answer = bytearray()
    engine.ask(Question(query, "csv"), "me", lambda: True, answer.extend)
    return bytes(answer)


def leave(piece: bytes) -> None:
    """Take nothing of an answer."""
    raise OSError(piece.decode("utf-8", "replace"))


def test_one_question_after_another_goes_the_same_way(engine: Pooled) -> None:
    answers = [told(engine, f"SELECT ({number} AS ?n) {{}}").split()[1] for number in range(5)]
    assert answers == [b"0", b"1", b"2", b"3", b"4"]
    [kept] = engine.idle
    told(engine, "ASK {}")
    assert list(engine.idle) == [kept]


def test_after_a_question_that_failed_or_was_left_the_next_one_has_its_own_answer(engine: Pooled) -> None:
    told(engine, "ASK {}")
    with pytest.raises(MalformedQuery):
        told(engine, "SELECT")
    with pytest.raises(OSError, match=r"^a,b,c,d,e,f"):
        engine.ask(Question("SELECT * { ?a ?b ?c . ?d ?e ?f }", "csv"), "me", lambda: True, leave)
    assert told(engine, "SELECT (1 AS ?n) {}").split() == [b"n", b"1"]


def test_a_worker_that_dies_is_one_error_and_nothing_of_the_next_question(engine: Pooled) -> None:
    told(engine, "ASK {}")
    with pytest.raises(LimitReached):
        told(engine, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a")
    assert told(engine, "SELECT (1 AS ?n) {}").split() == [b"n", b"1"]


@pytest.mark.parametrize("letter", ["a", "ж", "山", "\U0001f3ac", "\x01"])
def test_a_query_in_any_script_may_be_as_long_as_is_allowed(engine: Pooled, letter: str) -> None:
    room = (engine.limits.kilobytes << 10) - len("ASK {} #")
    assert b"true" in told(engine, "ASK {} #" + letter * (room // len(letter.encode("utf-8"))))


def test_who_never_asks_more_at_once_than_may_wait_is_never_refused(engine: Pooled) -> None:
    def ask_on(number: int) -> list[bytes]:
        return [told(engine, f"SELECT ({number * 100 + each} AS ?n) {{}}").split()[1] for each in range(100)]

    with ThreadPoolExecutor(engine.limits.line) as askers:
        found = list(askers.map(ask_on, range(engine.limits.line)))
    assert [int(each) for answers in found for each in answers] == list(range(100 * engine.limits.line))


def length(engine: Pooled) -> str:
    """How long the film is in the release of an engine."""
    return told(engine, "SELECT ?length { ?film <https://schema.org/duration> ?length }").decode().split()[1]


def test_each_question_is_answered_out_of_the_release_that_is_asked(tmp_path: Path) -> None:
    history = History(tmp_path)
    films = [replace(PERFECTION, minutes=minutes) for minutes in (91, 92)]
    folders = [history.release(build([reading("a.txt", film)], BASE, history).id) for film in films]
    with pool(folders[0], Limits(workers=1, patience=60)) as first:
        assert length(first) == "PT1H31M"
        second = first.of(folders[1].name)
        assert [length(second), length(first), length(second)] == ["PT1H32M", "PT1H31M", "PT1H32M"]
        with unread(folders[0]) as free:
            assert not free
        assert until(lambda: left(folders[0]), 60), "the workers of the release that was left are gone"
        assert length(second) == "PT1H32M"


def left(folder: Path) -> bool:
    """Whether nobody reads a release any more."""
    with unread(folder) as free:
        return free


def test_an_error_comes_behind_what_its_reader_has_not_read_yet(tmp_path: Path) -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with closing(theirs):
        answering, asked, sent = Pool(tmp_path / "one", [], Limits(workers=1)), Site(ours), 0
        answering.askers.take_in(asked)
        with suppress(BlockingIOError):
            while True:
                ours.send(b"p" * 4096, socket.MSG_DONTWAIT)
                sent += 1
        answering.askers.refuse(asked, OutOfTime("the query takes more than 2 seconds"))
        assert {theirs.recv(LONGEST) for _ in range(sent)} == {b"p" * 4096}
        for descriptor, _ in answering.poll.poll(10_000):
            answering.happened(descriptor)
        assert theirs.recv(LONGEST)[:1] == FAULT
        assert theirs.recv(LONGEST) == b""
