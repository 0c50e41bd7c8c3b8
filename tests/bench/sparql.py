"""Queries a second: our endpoint, rdflib in memory, the Oxigraph server and Virtuoso 7, on one made-up catalogue.

    PYTHONPATH=tests python -m tests.bench sparql [--films 20000] [--published FOLDER] [--oxigraph PROGRAM]

Each query is asked anew, with a comment that no query had before, so that no answer is remembered; a column of its own
has what ours takes for what it answered before, unless that takes too long to be asked again and again.

Wanted: wrk; PyPI's oxigraph (in an environment of its own, its program given); Debian's virtuoso-opensource-7-bin. What
is missing is said, and left out. FOLDER keeps the release for the next run.
"""

import argparse
import json
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

import rdflib

from publisher.release.build import fill
from publisher.release.history import History
from publisher.store import EmbeddedStore

from . import sparql_queries as queries
from .load import ANEW, Asked, wrk
from .sparql_peers import LONG, Peer, running
from .synthetic import catalogue

CLIENTS, REPEATED, SETTLING = 8, 8, 2
"""Clients at once; how often the same is asked by one of them; seconds in which a server sees that they left."""
LITTLE = 20_000
"""Films with which rdflib is tried."""
ENOUGH, QUICK, BRIEF = 3.0, 0.1, 10.0
"""Seconds for which a query is asked by one client; what takes longer than the second is not left to wrk, what takes
longer than the third is not asked again."""
SLOWER, HAND_OVER, SMALL, EQUAL = 1.2, 1.0, 0.7, 1.0
"""What is wanted beside Oxigraph: its milliseconds by that and that more; of its rate on small queries and others."""
Tell = Callable[..., None]


def main(arguments: Sequence[str], tell: Tell) -> None:
    """Measure, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--films", type=int, default=LITTLE)
    parser.add_argument("--published", type=Path)
    parser.add_argument("--oxigraph", default="oxigraph")
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rdflib", type=int, default=30, help="seconds that rdflib has for a query; 0 leaves it out")
    parser.add_argument("--only", nargs="+", choices=queries.QUERIES, default=queries.QUERIES, metavar="QUERY")
    parser.add_argument("--serve", nargs="*", default=[], help="more options of `publisher serve`, without their --")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        published = release(given.published or folder / "published", given.films)
        store = EmbeddedStore(published)
        tell(f"{given.films:,} films, {store.manifest.triples:,} statements", "")
        with running(folder, published, given.oxigraph, [f"--{each}" for each in given.serve]) as peers:
            for missing in {"Oxigraph", "Virtuoso"} - {peer.name for peer in peers}:
                tell(f"{missing} IS NOT INSTALLED and was left out")
            little = given.films <= LITTLE and given.rdflib
            here = Rdflib(folder / "merged.nt", given.rdflib) if little else None
            asked = {name: queries.texts(store, name) for name in given.only}
            for line in report(asked, peers, here, folder, given.seconds):
                tell(line)


def release(place: Path, films: int) -> Path:
    """The folder of a release of a made-up catalogue, made where it is not there yet."""
    history = History(place)
    if not history.current():
        draft = history.releases / "draft"
        draft.mkdir(parents=True)
        with tempfile.TemporaryDirectory(dir=history.releases) as work:
            made, _ = fill(draft, catalogue(films, Path(work)), None)
        draft.rename(history.release(made.id))
        history.put_in_place(made.id)
    return (history.current() or place).resolve()


class Rdflib:
    """The statements in rdflib's memory, asked in this process."""

    def __init__(self, merged: Path, longest: int) -> None:
        self.longest = longest
        self.graph = rdflib.Graph().parse(merged, format="nt")
        signal.signal(signal.SIGALRM, timed_out)

    def milliseconds(self, query: str) -> str:
        """How long one answer takes."""
        began = time.perf_counter()
        signal.alarm(self.longest)
        try:
            self.graph.query(query).serialize(format="nt" if "CONSTRUCT" in query else "json")
        except TimeoutError:
            return f"over {self.longest * 1000:,}"
        finally:
            signal.alarm(0)
        return f"{(time.perf_counter() - began) * 1000:,.0f}"


def timed_out(*_: object) -> None:
    """End what takes too long."""
    raise TimeoutError


def report(
    asked: Mapping[str, Sequence[str]], peers: Sequence[Peer], here: Rdflib | None, folder: Path, seconds: int
) -> Iterator[str]:
    """The tables: one client, and several."""
    names, ours = [peer.name for peer in peers], peers[0]
    alone: dict[str, list[float]] = {}
    yield f"| ms, one client | {' | '.join(names)} | rdflib | ours / Oxigraph | ours, asked again | rows |"
    yield f"| --- |{' ---: |' * (len(names) + 4)}"
    for name, texts in asked.items():
        found = [one(peer, [anew(text) for text in texts]) for peer in peers]
        alone[name] = [each[0] for each in found]
        again = f"{one(ours, [texts[0]] * REPEATED, ENOUGH * REPEATED)[0]:,.2f}" if brief(alone[name]) else ""
        rdf = here.milliseconds(texts[0]) if here else ""
        same = "" if len({each[1] for each in found}) == 1 else f" {[each[1] for each in found]}!"
        shown = " | ".join(f"{each:,.2f}" for each in alone[name])
        shown += f" | {rdf} | {gain(names, alone[name], slow=True)} | {again} | {found[0][1]}{same}"
        yield f"| {name} | {shown} |"
    yield ""
    yield f"| a second, {CLIENTS} clients | {' | '.join(names)} | ours / Oxigraph | ours, asked again |"
    yield f"| --- |{' ---: |' * (len(names) + 2)}"
    for name, texts in asked.items():
        rates = [many(peer, texts, ms, folder, seconds) for peer, ms in zip(peers, alone[name], strict=True)]
        again = f"{repeated(ours, texts[0], alone[name][0], folder, seconds):,.2f}" if brief(alone[name]) else ""
        wanted = SMALL if name in queries.SMALLEST else EQUAL
        shown = " | ".join(f"{each:,.2f}" for each in rates)
        yield f"| {name} | {shown} | {gain(names, rates, wanted=wanted)} | {again} |"


def brief(alone: Sequence[float]) -> bool:
    """Whether our answer, the first of these milliseconds, is soon there for the first time."""
    return alone[0] < BRIEF * 1000


def gain(names: Sequence[str], found: Sequence[float], *, slow: bool = False, wanted: float = 1.0) -> str:
    """Ours beside Oxigraph's, what is not as wanted marked with an exclamation mark."""
    if "Oxigraph" not in names:
        return ""
    ours, theirs = found[0], found[names.index("Oxigraph")]
    well = ours <= SLOWER * theirs + HAND_OVER if slow else ours >= wanted * theirs
    return f"{ours / theirs:.2f}{'' if well else ' !'}"


def anew(text: str) -> str:
    """A query that was not asked before."""
    return f"{text}\n# {time.time_ns()}"


def one(peer: Peer, texts: Sequence[str], enough: float = ENOUGH) -> tuple[float, int]:
    """The median of the milliseconds that answers take one client, and the rows of all kinds of answers to it."""
    connection, times, rows = HTTPConnection("127.0.0.1", peer.port, timeout=LONG), list[float](), 0
    began = time.perf_counter()
    for text in texts:
        if times and time.perf_counter() - began > enough:
            break
        start = time.perf_counter()
        body = peer.ask(connection, text)
        times.append((time.perf_counter() - start) * 1000)
        rows = rows or size(body)
    connection.close()
    return median(times), rows


def size(body: bytes) -> int:
    """The rows or statements of an answer."""
    if body.lstrip().startswith(b"{"):
        return len(json.loads(body)["results"]["bindings"])
    return len(set(body.splitlines()) - {b""})


def many(peer: Peer, texts: Sequence[str], alone: float, folder: Path, seconds: int) -> float:
    """The answers a second to several clients, each to a query that was not asked before."""
    if alone < QUICK * 1000:
        return rate(peer, [f"{text}\n# {ANEW}" for text in texts], folder, seconds)
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda text: one(peer, [anew(text)]), texts[:CLIENTS]))
    return CLIENTS / (time.perf_counter() - began)


def repeated(peer: Peer, text: str, alone: float, folder: Path, seconds: int) -> float:
    """The answers a second to several clients who ask what each process of the server answered before."""
    rate(peer, [text], folder, 1 + int(CLIENTS * alone / 1000))
    return rate(peer, [text], folder, seconds)


def rate(peer: Peer, texts: Sequence[str], folder: Path, seconds: int) -> float:
    """The answers a second that wrk sees."""
    requests = [Asked(path, tuple(headers.items())) for path, headers in map(peer.request, texts)]
    load = wrk(peer.port, requests, CLIENTS, seconds, folder)
    time.sleep(SETTLING)
    if load.errors:
        raise ValueError(f"{peer.name}: {load.errors} errors")
    return load.rate
