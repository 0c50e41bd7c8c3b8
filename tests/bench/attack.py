"""Documents while the endpoint is under attack: cross products without end, and what they leave behind.

    PYTHONPATH=tests python -m tests.bench attack [--films 20000] [--seconds 60] [--products 50] [--published FOLDER]
        [--site]

Idle and attacked seconds take turns, so that both see the same machine. The attackers are a process of their own, which
gives way to all others: else their own work would be measured, too. They attack the port for queries, or that of the
pages.
"""

import argparse
import math
import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from urllib.parse import quote

from serving import Served, served, until

from publisher.iris import Kind
from publisher.query.limits import Limits
from publisher.release.manifest import INDEX
from publisher.store import EmbeddedStore

from .sparql import LITTLE, release

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
ROUNDS = 6
"""Turns of idleness and attack."""
PAUSE = 0.005
"""Seconds between two requests for documents: it is their time that counts, not their number."""
CLIENTS = 60
"""Readers at once before the attack: more than the server has threads."""
SENDERS = 10
"""Addresses of this machine from which the products come, since one alone cannot have all workers."""
LEAST = 19
"""Niceness of the attackers."""
STARTING = 5
"""Seconds in which a worker that was replaced has opened the release, and attackers have begun."""
LATER, GROWN = 2.0, 230
"""What is wanted: times the idle 99th percentile, and megabytes that the server may have grown by.

Two server processes keep 64 MB of documents each that readers were sent meanwhile; the rest is what threads keep.
"""
ALLOWED = {"processes": 0, "descriptors": 0, "MB": GROWN, "MB of files": math.inf}
"""By how much there may be more after the attack; of files, the kernel keeps as much in memory as it has room for."""
Tell = Callable[..., None]
Attack = Callable[[Counter[int]], AbstractContextManager[None]]


def main(arguments: Sequence[str], tell: Tell) -> None:
    """Attack, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--films", type=int, default=LITTLE)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--products", type=int, default=50)
    parser.add_argument("--published", type=Path)
    parser.add_argument("--site", action="store_true", help="attack the port of the pages")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = release(given.published or Path(temporary), given.films)
        store = EmbeddedStore(folder)
        tell(f"{given.films:,} films, {store.manifest.triples:,} statements", "")
        films = [f"/{each.path}" for each in store.things(Kind.FILM, 0, given.films)]
        with served(folder.parents[1], Limits()) as server:
            target = server.port if given.site else server.endpoint
            tell(*report(server, films, partial(attack, target, given.products), given.seconds / ROUNDS))


def report(server: Served, paths: Sequence[str], attack: Attack, seconds: float) -> Iterator[str]:
    """What documents took with and without an attack, and what was left of it."""
    ring = cycle(paths)
    with ThreadPoolExecutor(CLIENTS) as pool:  # each thread of the server has by then what it keeps
        list(pool.map(lambda _: documents(server, ring, seconds), range(CLIENTS)))
    with attack(Counter()):
        time.sleep(seconds)
    settled(server)
    before = left(server)
    idle, attacked, answers = [], [], Counter[int]()
    for _ in range(ROUNDS):
        idle += documents(server, ring, seconds)
        with attack(answers):
            time.sleep(STARTING)
            attacked += documents(server, ring, seconds)
        settled(server)
    until(lambda: len(server.family()) <= before[0] and opened(server) <= before[1], 30)
    after = left(server)
    yield "| documents | answers | not 200 | p50, ms | p99, ms |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, found in (("idle", idle), ("attacked", attacked)):
        times = quantiles([ms for ms, _ in found], n=100)
        yield f"| {name} | {len(found):,} | {sum(not well for _, well in found)} | {times[49]:.2f} | {times[98]:.2f} |"
    ratio = late(attacked) / late(idle)
    yield f"\nattacked to idle: {ratio:.2f}{'' if ratio <= LATER else ' !'}"
    yield f"the products were answered {dict(sorted(answers.items()))}"
    for (name, allowed), was, now in zip(ALLOWED.items(), before, after, strict=True):
        yield f"{name} before {was}, after {now}{'' if now <= was + allowed else ' !'}"


def left(server: Served) -> tuple[int, ...]:
    """What a server holds of each kind that is told."""
    return len(server.family()), opened(server), server.resident(), server.mapped()


def opened(server: Served) -> int:
    """The descriptors of the server, but for those by which each of its threads reads the index, once opened."""
    found = 0
    for pid in server.family():
        for each in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                found += each.readlink().name != INDEX
    return found


def settled(server: Served) -> None:
    """Wait until queries are answered again."""
    if not until(lambda: server.asked_anew()[0] == 200, 60):
        raise TimeoutError("no query is answered any more")
    time.sleep(STARTING)


def late(found: Sequence[tuple[float, bool]]) -> float:
    """The time within which 99 of 100 answers came."""
    return quantiles([ms for ms, _ in found], n=100)[98]


@contextmanager
def attack(port: int, products: int, answers: Counter[int]) -> Iterator[None]:
    """So many products at once; who is refused or answered asks again."""
    context = multiprocessing.get_context("spawn")
    over, found = context.Event(), context.Queue()
    attackers = context.Process(target=insist, args=(port, products, over, found))
    attackers.start()
    try:
        yield
    finally:
        over.set()
        answers.update(found.get())
        attackers.join()


def insist(port: int, products: int, over: Event, found: "Queue[Counter[int]]") -> None:
    """Ask for so many products at once, again and again until it is over; then say how they were answered."""
    os.nice(LEAST)
    answers = Counter[int]()

    def ask_on(number: int) -> None:
        while not over.is_set():
            answers[asked(port, f"127.0.1.{number % SENDERS + 1}")] += 1
            over.wait(0.2)

    with ThreadPoolExecutor(products) as pool:
        list(pool.map(ask_on, range(products)))
    found.put(answers)


def asked(port: int, sender: str) -> int:
    """The status of a product that is sent from an address; 0 where no answer came."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120, source_address=(sender, 0))
    with suppress(OSError, HTTPException):
        connection.request("GET", f"/sparql?query={quote(PRODUCT)}")
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status
    return 0


def documents(server: Served, paths: Iterator[str], seconds: float) -> list[tuple[float, bool]]:
    """The milliseconds that each document took, and whether it came."""
    connection, found, until = HTTPConnection("127.0.0.1", server.port, timeout=60), [], time.perf_counter() + seconds
    while (began := time.perf_counter()) < until:
        try:
            connection.request("GET", next(paths), headers={"Accept": "text/turtle"})
            response = connection.getresponse()
            well = bool(response.read()) and response.status == 200
        except (OSError, HTTPException):
            connection.close()
            well = False
        found.append(((time.perf_counter() - began) * 1000, well))
        time.sleep(PAUSE)
    connection.close()
    return found
