"""Readers who ask without a pause while releases take each other's place."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading
from serving import Served, served, until
from werkzeug.test import Client

from publisher.query.limits import Limits
from publisher.release.admission import Rules
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import STORE, Manifest
from publisher.release.order import Order
from publisher.store import EmbeddedStore
from publisher.web.application import application

pytestmark = pytest.mark.slow

SWAPS, READERS = 20, 4
NAMES = quote("SELECT ?name ?length { ?film schema:name ?name ; schema:duration ?length } ORDER BY ?name ?length")
REQUESTS = (
    ("/film/the-perfection-2018", "text/turtle"),
    ("/film/the-perfection-2018", "text/html"),
    ("/film/get-out-2017.nq", "*/*"),
    ("/person/allison-williams", "application/ld+json"),
    ("/films", "text/html"),
    ("/health", "*/*"),
    ("/dumps/catalogue.nq", "*/*"),
    (f"/sparql?query={NAMES}", "text/csv"),
)
QUERIES = REQUESTS[-1:]
"""What is asked also at the port for queries."""
Answers = dict[tuple[str, str], tuple[int, bytes]]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[History, list[Manifest]]:
    """Two releases that differ in most of what is asked."""
    history = History(tmp_path_factory.mktemp("published"))
    longer = replace(PERFECTION, minutes=123)
    return history, [
        build([reading("a.txt", PERFECTION)], BASE, history),
        build([reading("a.txt", longer, GET_OUT)], BASE, history),
    ]


def expected(history: History, release: Manifest) -> Answers:
    client = Client(application(EmbeddedStore(history.release(release.id))))
    found: Answers = {}
    for path, accept in REQUESTS:
        with client.get(path, headers={"Accept": accept}) as answer:
            found[path, accept] = answer.status_code, answer.data
    return found


@dataclass
class Reader:
    """Somebody who keeps a connection and asks one thing after another."""

    port: int
    expected: dict[str, Answers]
    ended: Event
    requests: tuple[tuple[str, str], ...] = REQUESTS
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def read(self) -> None:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            for path, accept in cycle(self.requests):
                if self.ended.is_set():
                    return
                connection.request("GET", path, headers={"Accept": accept})
                answer = connection.getresponse()
                body, release = answer.read(), answer.headers.get("Release", "none")
                self.counts[release] += 1
                if (answer.status, body) != self.expected.get(release, {}).get((path, accept)):
                    self.wrong.append(f"{path} {accept}: {answer.status} of {release[:16]}: {body[:200]!r}")


@pytest.fixture
def readers(published: tuple[History, list[Manifest]]) -> Iterator[tuple[Served, list[Reader]]]:
    history, releases = published
    ended, known = Event(), {release.id: expected(history, release) for release in releases}
    with served(history.folder, Limits()) as server:
        found = [Reader(server.port, known, ended) for _ in range(READERS)]
        found += [Reader(server.endpoint, known, ended, QUERIES) for _ in range(READERS // 2)]
        threads = [Thread(target=reader.read) for reader in found]
        for thread in threads:
            thread.start()
        yield server, found
        ended.set()
        for thread in threads:
            thread.join(60)


def swapped(server: Served, history: History, release: Manifest) -> float:
    """Put a release in place; how long it takes until every process serves it."""
    history.put_in_place(release.id)
    begun = time.monotonic()

    def everywhere() -> bool:
        told = {server.get("/health")[1]["release"] for _ in range(6)}
        return told | {server.at("endpoint").asked_anew()[1]["release"]} == {release.id}

    assert until(everywhere, 30), "the release was not taken"
    return time.monotonic() - begun


def test_not_one_answer_is_wrong_or_mixed_while_releases_are_swapped(
    published: tuple[History, list[Manifest]], readers: tuple[Served, list[Reader]]
) -> None:
    history, releases = published
    server, asking = readers
    begun = time.monotonic()
    took = [swapped(server, history, releases[number % 2]) for number in range(SWAPS)]
    asking[0].ended.set()
    counted = sum((reader.counts for reader in asking), Counter[str]())
    total, seconds = sum(counted.values()), time.monotonic() - begun
    print(f"{total} answers, {total / seconds:.0f} a second, {SWAPS} swaps taken after {max(took):.2f} s at most")  # noqa: T201
    assert [line for reader in asking for line in reader.wrong] == []
    everything = {release.id for release in releases}
    assert [reader.counts for reader in asking if set(reader.counts) != everything] == [], "also on a connection kept"
    assert min(counted.values()) > SWAPS


def test_no_file_of_a_release_that_was_left_stays_open(published: tuple[History, list[Manifest]]) -> None:
    history, releases = published
    with served(history.folder, Limits()) as server:
        for number in range(4):
            swapped(server, history, releases[number % 2])
        left = str(history.release(releases[0].id))
        assert until(lambda: not [path for path in open_files(server) if path.startswith(left)], 60)


def test_builds_that_remove_old_releases_take_nothing_from_under_a_reader(tmp_path: Path) -> None:
    history, ended, lengths = History(tmp_path), Event(), dict[str, str]()
    wrong, counts = list[str](), Counter[str]()

    def built(minutes: int) -> Manifest:
        film = replace(PERFECTION, minutes=minutes)
        made = build([reading("a.txt", film)], BASE, history, Order(rules=Rules(keep=2)))
        lengths[made.id] = f"PT1H{minutes - 60}M"
        return made

    def read() -> None:
        while not ended.is_set():
            for path in ("/film/the-perfection-2018.nt", f"/sparql?query={NAMES}&format=csv"):
                status, headers, body = server.get(path)
                heard.append((path, status, headers.get("release", ""), body))

    heard = list[tuple[str, int, str, bytes]]()
    built(61)
    with served(tmp_path, Limits()) as server:
        threads = [Thread(target=read) for _ in range(READERS)]
        for thread in threads:
            thread.start()
        made = [built(minutes) for minutes in range(62, 72)]
        assert until(lambda: server.get("/health")[1]["release"] == made[-1].id, 30)
        ended.set()
        for thread in threads:
            thread.join(60)
    for path, status, release, body in heard:
        counts[release] += 1
        if status != 200 or lengths[release].encode() not in body:
            wrong.append(f"{path}: {status} of {release[:16]}: {body[:100]!r}")
    print(f"{len(heard)} answers out of {len(counts)} releases")  # noqa: T201
    assert wrong == []
    assert len(counts) > 2
    built(72)
    assert len(history.complete()) == 2


def test_a_server_that_starts_on_a_broken_release_serves_the_last_good_one_and_takes_the_next(tmp_path: Path) -> None:
    history = History(tmp_path)
    good = build([reading("a.txt", PERFECTION)], BASE, history)
    broken = build([reading("a.txt", GET_OUT)], BASE, history)
    os.truncate(max((history.release(broken.id) / STORE).glob("*.sst"), key=lambda path: path.stat().st_size), 99)
    with served(tmp_path, Limits()) as server:
        status, headers, _ = server.get("/film/the-perfection-2018", "text/turtle")
        assert (status, headers["release"]) == (200, good.id)
        assert b"The Perfection" in server.ask("SELECT ?n { ?f schema:name ?n }", "text/csv")[2]
        swapped(server, history, build([reading("a.txt", PERFECTION, GET_OUT)], BASE, history))
        assert server.get("/film/get-out-2017", "text/turtle")[0] == 200


def open_files(server: Served) -> Iterator[str]:
    """The files that the processes of a server have open, those that end just now left out."""
    for pid in server.family():
        with suppress(OSError):
            for descriptor in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(OSError):
                    yield str(descriptor.readlink())
