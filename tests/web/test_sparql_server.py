"""The endpoint under attack, as the real server that people start."""

import random
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection, HTTPException, IncompleteRead
from urllib.parse import quote

import pytest
from serving import Served, alive, served, until

from publisher.query.limits import Limits
from publisher.release.history import History

pytestmark = pytest.mark.slow

LIMITS = Limits(seconds=2, megabytes=300, rows=20_000, workers=3, queue=4, patience=1)
KEPT = 2 * 2 * LIMITS.workers
"""Ends of the connections to the pool that two server processes may keep."""
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = f"{HUGE} ORDER BY ?c ?f ?i"
DOCUMENT = "/film/the-perfection-2018"


@pytest.fixture(scope="module")
def server(history: History) -> Iterator[Served]:
    """A server with narrow limits."""
    with served(history.folder, LIMITS) as running:
        yield running


def at_once(server: Served, query: str, count: int) -> list[int]:
    """The statuses of the same query, sent many times at once."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(server.ask(query)[0])) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def test_a_query_that_takes_too_long_is_told_its_limit(server: Served) -> None:
    begun = time.monotonic()
    status, headers, body = server.ask(PRODUCT)
    assert (status, headers["content-type"]) == (504, "application/problem+json")
    assert b"2 seconds" in body
    assert time.monotonic() - begun < LIMITS.seconds + 1.5


@pytest.mark.parametrize(("query", "said"), [(SORTED, b"300 MB"), (HUGE, b"20000 rows")])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_no_answer_is_begun_that_is_cut_short(server: Served, query: str, said: bytes, form: str) -> None:
    status, _, body = server.ask(query, format=form)
    assert status in (422, 504)
    assert said in body or status == 504


def test_a_graph_has_no_more_statements_than_rows_are_allowed(server: Served) -> None:
    status, _, body = server.ask("CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/turtle")
    assert status in (422, 504), body[:100]


def test_many_products_at_once_leave_nothing_behind_and_documents_are_answered(server: Served) -> None:
    assert until(lambda: len(server.family()) >= LIMITS.workers + 3)
    processes, descriptors, resident = len(server.family()), server.descriptors(), server.resident()
    found: list[int] = []
    attack = threading.Thread(target=lambda: found.extend(at_once(server, PRODUCT, 20)))
    attack.start()
    while attack.is_alive():
        assert server.get(DOCUMENT)[0] == 200
        time.sleep(0.02)
    assert len(found) == 20
    assert set(found) <= {429, 503, 504}
    assert until(lambda: len(server.family()) == processes)
    assert until(lambda: server.descriptors() <= descriptors + KEPT)
    assert server.resident() <= resident + 80
    assert until(lambda: server.asked_anew()[0] == 200)


def test_one_sender_is_told_to_wait_and_for_how_long(history: History) -> None:
    told: list[tuple[int, dict[str, str]]] = []

    def refused(server: Served) -> bool:
        told.append(server.asked_anew())
        return told[-1][0] != 200

    # none of the products ends before the test does: what is under way stays the same
    with served(history.folder, replace(LIMITS, seconds=120)) as server:
        threads = [threading.Thread(target=insisting, args=(server,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        assert until(lambda: refused(server), 60)
    for thread in threads:
        thread.join(60)
    status, headers = told[-1]
    assert (status, int(headers["retry-after"]) > 0) == (429, True)


def test_a_reader_who_leaves_ends_the_query(history: History) -> None:
    with served(history.folder, Limits(seconds=300, workers=2, queue=0)) as server:
        for query in (PRODUCT, HUGE):
            with ExitStack() as asked:
                begun = partial(has_the_place, server, query, asked)
                assert until(begun, 60), "it has the one place that a sender may have"
            assert until(lambda: server.asked_anew()[0] == 200, 60), "the place is free long before the time is up"


def has_the_place(server: Served, query: str, asked: ExitStack) -> bool:
    """Whether a query has the place that a sender may have; it is free a moment after the answer that had it before."""
    connection = asked.enter_context(closing(HTTPConnection("127.0.0.1", server.port)))
    connection.request("GET", f"/sparql?query={quote(query)}&format=csv")
    return server.asked_anew()[0] == 429


def test_the_shapes_of_queries_that_end_the_engine_end_one_worker_alone(server: Served) -> None:
    for query in (f"ASK {{ FILTER({'!' * 60_000}true) }}", f"ASK {{ ?s {'^' * 60_000}a ?o }}", "ASK" + "{" * 5000):
        assert 400 <= posted(server, query) < 500
    assert until(lambda: server.asked_anew()[0] == 200)


def posted(server: Served, query: str) -> int:
    """The status of a query that is sent as a body."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
        return connection.getresponse().status
    finally:
        connection.close()


def attempts(there: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Queries that would have the engine call an address."""
    pattern = "{ ?s ?p ?o }"
    words = [
        "SERVICE",
        "service",
        "SERVICE SILENT",
        "sErViCe\n\tsilent",
        "\\u0053ERVICE",
        "\\U00000053ERVICE",
        "SERVICE#\n",
    ]
    for word in words:
        yield f"SELECT * {{ {word} <{there}> {pattern} }}", {}
        yield f"ASK {{ {{ SELECT * {{ {word} <{there}> {pattern} }} }} }}", {}
        yield f"CONSTRUCT {pattern} WHERE {{ OPTIONAL {{ {word} <{there}> {pattern} }} }}", {}
    for begin in (
        '?a ?b "\\u0022 # " .',
        "?a ?b '\\u0027 # ' .",
        "?a ?b '''it's''' .",
        "FILTER(1<2)",
        "?a <p#> ?b .",
        "#\n",
    ):
        yield f"SELECT * {{ OPTIONAL {{ {begin} }} SERVICE <{there}> {pattern} }}", {}
    yield f"SELECT * {{ BIND(<{there}> AS ?there) SERVICE ?there {pattern} }}", {}
    yield f"SELECT * {{ VALUES ?there {{ <{there}> }} SERVICE SILENT ?there {pattern} }}", {}
    yield f"PREFIX x: <{there}> SELECT * {{ SERVICE x: {pattern} }}", {}
    yield f"BASE <{there}> SELECT * {{ SERVICE <x> {pattern} }}", {}
    yield f"ASK {{ FILTER EXISTS {{ SERVICE <{there}> {pattern} }} }}", {}
    yield f"ASK {{ MINUS {{ GRAPH ?g {{ SERVICE <{there}> {pattern} }} }} }}", {}
    for form in ("FROM", "FROM NAMED", "from", "FROM#\n"):
        yield f"SELECT * {form} <{there}> {{ ?s ?p ?o }}", {}
        yield f"CONSTRUCT {pattern} {form} <{there}> WHERE {{ GRAPH ?g {pattern} }}", {}
    for field in ("default-graph-uri", "named-graph-uri"):
        yield f"SELECT * {pattern}", {field: there}
        yield f"SELECT * {pattern}", {field: quote(there)}
        yield f"SELECT * {{ GRAPH <{there}> {pattern} }}", {field: there}
    yield f"LOAD <{there}>", {}
    yield f"LOAD SILENT <{there}> INTO GRAPH <{there}>", {}
    yield f"DESCRIBE <{there}>", {}


@pytest.mark.parametrize("port", ["port", "endpoint"])
def test_nobody_is_ever_called(server: Served, port: str) -> None:
    asked = server.at(port)
    with socket.create_server(("127.0.0.1", 0)) as canary:
        there = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        sent = list(attempts(there))
        assert len(sent) >= 40
        for query, fields in sent:
            status, _, _ = asked.ask(query, **fields)
            assert status in (200, 400), query
            assert status == 400 or not {"SERVICE", "FROM"} & set(re.split(r"\W", query.upper())), query
        canary.settimeout(0)
        with pytest.raises(BlockingIOError):
            canary.accept()


GRAMMAR = {
    "query": [
        "{select}",
        "ASK {group}",
        "CONSTRUCT {group} WHERE {group}",
        "DESCRIBE {term} {group}",
        "{prefix} {select}",
    ],
    "prefix": ["PREFIX x: <http://x/>", "BASE <http://x/>", "PREFIX : <{term}>"],
    "select": ["SELECT {head} {group} {tail}"],
    "head": ["*", "?a ?b", "DISTINCT ?a", "(COUNT(*) AS ?n)", "({expression} AS ?x)"],
    "group": [
        "{{ {pattern} }}",
        "{{ {pattern} . {pattern} }}",
        "{{ {pattern} FILTER({expression}) }}",
        "{{ {{ {select} }} }}",
    ],
    "pattern": [
        "{term} {path} {term}",
        "OPTIONAL {group}",
        "GRAPH ?g {group}",
        "{group} UNION {group}",
        "MINUS {group}",
        "BIND({expression} AS ?x)",
        "VALUES ?v {{ 1 'a' UNDEF }}",
        "SERVICE <http://127.0.0.1:1/> {group}",
    ],
    "path": [
        "?b",
        "a",
        "schema:name",
        "schema:actor/schema:actor",
        "(schema:actor|^schema:director)+",
        "!a",
        "schema:name?",
    ],
    "term": ["?a", "?c", "<http://localhost:8000/film/alien#film>", "'text'@en", "1.5e3", "[]", "true", '"""x\\n"""'],
    "expression": [
        "?a",
        "1 / 0",
        "REGEX(STR(?a), '(a+)+$')",
        "{expression} + {expression}",
        "!({expression})",
        "NOW()",
        "CONCAT(STR({expression}), 'x')",
        "EXISTS {group}",
        "<http://f>({expression})",
        "STRLANG('a', 'en')",
    ],
    "tail": ["", "LIMIT 5", "ORDER BY ?a LIMIT 9", "GROUP BY ?a", "OFFSET 99999999", "HAVING({expression})"],
}


def made(chance: random.Random, name: str, depth: int = 0) -> str:
    """A sentence of the grammar."""
    rules = GRAMMAR[name]
    rule = chance.choice(rules if depth < 6 else rules[:2] if name != "group" else rules[:1])
    if depth > 12:
        return "?a"
    pieces = {other: made(chance, other, depth + 1) for other in GRAMMAR if f"{{{other}}}" in rule}
    return rule.format(**pieces)


def mutated(chance: random.Random, query: str) -> str:
    """The sentence with something wrong in it, or not."""
    place, other = (
        chance.randrange(len(query) + 1),
        chance.choice(["{", "}", "'", '"', "\\u0027", "\x00", "é", "<", "#", "😀"]),
    )
    return chance.choice(
        [query, query, query[:place], query[:place] + other + query[place:], query[place:] + query[:place]]
    )


def test_whatever_is_asked_is_answered_or_refused_and_the_server_stays_as_it_was(server: Served) -> None:
    processes, descriptors = len(server.family()), server.descriptors()
    chance, end, sent = random.Random(11), time.monotonic() + 25, 0  # noqa: S311  # the same queries every time
    answered = 0
    while time.monotonic() < end and sent < 1500:
        query = mutated(chance, made(chance, "query"))
        status = server.ask(query, format=chance.choice(["json", "csv", "turtle", "jsonld", ""]))[0]
        assert status in (200, 400, 403, 422, 504), query
        sent, answered = sent + 1, answered + (status == 200)
    assert sent > 50
    assert answered > sent / 20
    assert until(lambda: len(server.family()) == processes)
    assert until(lambda: server.descriptors() <= descriptors + KEPT)


def test_whatever_is_asked_is_answered_alike_at_both_ports(server: Served) -> None:
    chance, found = random.Random(12), set[object]()  # noqa: S311  # the same queries every time
    for _ in range(300):
        query, form = mutated(chance, made(chance, "query")), chance.choice(["json", "csv", "turtle", "jsonld", ""])
        accept = chance.choice(["*/*", "text/html", "text/turtle"])
        statuses = [status(server.at(port), query, accept, form) for port in ("port", "endpoint")]
        assert len({"limited" if each in LIMITED else each for each in statuses}) == 1 or 504 in statuses, query
        found |= set(statuses)
    assert {200, 400} <= found


LIMITED = (None, 422, 504)


def status(server: Served, query: str, accept: str, form: str) -> int | None:
    """How a query is answered; None for an answer that is cut."""
    try:
        return server.ask(query, accept, format=form)[0]
    except (IncompleteRead, ConnectionResetError):
        return None


def test_nothing_outlives_the_server_however_it_ends(history: History) -> None:
    for how in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        with served(history.folder, LIMITS) as running:
            thread = threading.Thread(target=insisting, args=(running,))
            thread.start()
            time.sleep(0.3)
            family = running.family()
            running.process.send_signal(how)
            running.process.wait(60)
            assert until(partial(gone, family), 60)
            thread.join(60)


def gone(family: set[int]) -> bool:
    """Whether all of these processes have ended."""
    return not alive(family)


def insisting(running: Served) -> None:
    """Ask for a product again and again, until it is let in or the server is gone."""
    with suppress(OSError, HTTPException):
        while running.ask(PRODUCT)[0] in (429, 503):
            time.sleep(0.05)
