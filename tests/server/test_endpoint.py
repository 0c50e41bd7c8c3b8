"""The SPARQL endpoint at the port of its own: what it answers, how long answers come, and who is kept waiting."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection, IncompleteRead
from itertools import islice
from threading import Event, Thread
from urllib.parse import quote, urlencode

import pytest
from serving import Served, served, until
from wire import Answer, Cut, Wire, get, post, request

from publisher.query.limits import Limits
from publisher.release.history import History

pytestmark = pytest.mark.slow

NARROW = Limits(seconds=3, megabytes=300, rows=20_000, workers=3, queue=8, patience=60)
WIDE = Limits(seconds=600, rows=50_000_000, answer_megabytes=8192, workers=2, queue=0, patience=60)
PROXY = "127.0.2.1"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = f"{HUGE} ORDER BY ?c ?f ?i"
SMALL_AND_LONG = "SELECT (1 AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
STATEMENTS = "CONSTRUCT { ?a ?e ?i . ?d ?h ?c . ?g ?b ?f } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SLOW = """SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i
  FILTER(CONCAT(STR(?a), STR(?b), STR(?c)) = CONCAT(STR(?g), STR(?h), STR(?i))) }"""
"""What gives its rows one by one, and not many of them."""
TITLES = "SELECT ?title { ?film a schema:Movie ; schema:name ?title } ORDER BY ?title"
GRAPH = "CONSTRUCT { ?film schema:name ?title } { ?film a schema:Movie ; schema:name ?title }"
THREE = "SELECT ?a ?b ?c ?d { ?a ?b ?c . ?d a schema:Movie . ?e a schema:Movie }"
FILM = "http://localhost:8000/film/the-perfection-2018#film"
OWN_GRAPH = "http://localhost:8000/source/article#graph"
BROWSER = "Accept: text/html,application/xhtml+xml,*/*;q=0.8"
FORM = "Content-Type: application/x-www-form-urlencoded"
DIRECT = "Content-Type: application/sparql-query"


@pytest.fixture(scope="module")
def server(history: History) -> Iterator[Served]:
    """A server with narrow limits."""
    with served(history.folder, NARROW) as running:
        yield running


@pytest.fixture(scope="module")
def wide(history: History) -> Iterator[Served]:
    """A server whose queries end by themselves or not at all; a sender has one place of two, and nobody waits."""
    with served(history.folder, WIDE, proxies=(PROXY,)) as running:
        yield running


def asked(server: Served, query: str, *fields: str, source: str = "127.0.0.1") -> Answer:
    """The answer to a query on a connection of its own."""
    with Wire(server.endpoint, source) as wire:
        return wire.ask(get(query, *fields))


def anew(server: Served, *fields: str, source: str = "127.0.0.1") -> int:
    """How a query is answered that nobody asked before."""
    return asked(server, f"ASK {{}} # {time.monotonic_ns()}", *fields, source=source).status


def form(*fields: tuple[str, str], method: str = "POST") -> bytes:
    """A request whose body is a form."""
    body = urlencode(fields).encode("ascii")
    return request(f"{method} /sparql", FORM, f"Content-Length: {len(body)}", body=body)


def sent_as(media_type: str, body: bytes, method: str = "POST") -> bytes:
    """A request whose body is of a media type."""
    return request(f"{method} /sparql", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", body=body)


ASKED: list[tuple[int, bytes]] = [
    *((200, get(TITLES, f"Accept: {kind}")) for kind in ("*/*", "text/csv", "text/tab-separated-values")),
    *((200, get(TITLES, f"Accept: application/{kind}")) for kind in ("json", "xml", "sparql-results+xml")),
    *((200, get(GRAPH, f"Accept: application/{kind}")) for kind in ("n-triples", "ld+json", "rdf+xml")),
    *((200, get(query)) for query in (TITLES, GRAPH, THREE, "ASK {}", f"DESCRIBE <{FILM}>", "DESCRIBE ?f { ?f a ?c }")),
    (200, get(TITLES, "Accept: image/png, text/csv;q=0.1")),
    (200, get(TITLES, "Accept-Encoding: gzip, br")),
    (200, get(TITLES, "Range: bytes=0-9")),
    (200, get(TITLES, 'If-None-Match: W/"other"')),
    (200, get("SELECT (RAND() < 2 AS ?x) {}")),
    (200, get("ASK { ?film <http://schema.org/name> ?name }")),
    (200, request(f"GET /sparql?query={quote(TITLES)}&format=csv", BROWSER)),
    (200, request(f"GET /sparql?query={quote(TITLES)}&default-graph-uri={quote(OWN_GRAPH)}")),
    (200, request(f"GET /sparql?query={quote(TITLES)}", BROWSER)),
    (200, request("GET /sparql", BROWSER)),
    *((200, request("GET /sparql", f"Accept: {kind}")) for kind in ("text/turtle", "application/ld+json")),
    (200, request("GET http://films.example/sparql?query=ASK%7B%7D")),
    (200, post(TITLES)),
    (200, post(TITLES, "Accept: text/csv")),
    (200, sent_as("application/sparql-query; charset=UTF-8", b"\xef\xbb\xbfASK {}")),
    (200, sent_as("application/sparql-query", TITLES.encode(), "QUERY")),
    (200, form(("query", TITLES))),
    (200, form(("query", TITLES), method="QUERY")),
    (200, form(("query", "SELECT (STR(<http://a/%20b>) AS ?x) {}"))),
    (200, form(("query", TITLES), ("default-graph-uri", OWN_GRAPH), ("named-graph-uri", OWN_GRAPH))),
    (200, request(f"HEAD /sparql?query={quote(TITLES)}")),
    (200, request("HEAD /sparql", BROWSER)),
    (204, request("OPTIONS /sparql")),
    (204, request("OPTIONS /sparql", "Origin: https://a.example", "Access-Control-Request-Method: QUERY")),
    (304, get(TITLES, "If-None-Match: *")),
    (400, request(f"HEAD /sparql?query={quote('SELECT')}")),
    *((400, get(query)) for query in ("", "SELECT", "SELECT * {", "ASK { SERVICE <http://127.0.0.1:1/> {} }")),
    (400, get("SELECT </textarea>", BROWSER)),
    (400, request("GET /sparql?query=%ff")),
    (405, request("PUT /sparql", BROWSER, "Content-Length: 0")),
    (400, request("GET /sparql?query=ASK%7B%7D&query=ASK%7B%7D")),
    (400, request("GET /sparql?query=ASK%7B%7D&format=docx")),
    (400, request("GET /sparql?query=ASK%7B%7D&default-graph-uri=no%20iri")),
    (400, sent_as("application/sparql-query", b"ASK { '\xff' }")),
    (400, request("GET /sparql?query=ASK%7B%7D", "Host: b.example")),
    (400, form(("something", "else"))),
    (403, form(("update", "CLEAR ALL"))),
    (403, sent_as("application/sparql-update", b"CLEAR ALL")),
    *((405, request(f"{method} /sparql", "Content-Length: 0")) for method in ("PUT", "DELETE", "PATCH")),
    *((406, get(query, f"Accept: {kind}")) for query, kind in ((TITLES, "text/turtle"), (GRAPH, "text/csv"))),
    (406, get(TITLES, "Accept: image/png")),
    (412, get(TITLES, 'If-Match: "other"')),
    (415, sent_as("text/plain", b"ASK {}")),
    (415, sent_as("application/sparql-query; charset=utf-16", "ASK {}".encode("utf-16"))),
    (422, sent_as("application/sparql-query", b"ASK {} " + b"#" * 200_000)),
]
"""Statuses, and the requests that are answered with them, at both ports alike."""
OF_THE_WAY = {"date", "server", "connection", "keep-alive", "transfer-encoding", "content-length", "vary"}
"""Headers that tell how an answer comes, and not what it says; what is not packed here does not vary by that."""


@pytest.mark.parametrize(("status", "sent"), ASKED, ids=lambda each: str(each)[:90])
def test_what_is_asked_here_is_answered_as_at_the_port_of_the_site(server: Served, status: int, sent: bytes) -> None:
    answers = []
    for port in (server.port, server.endpoint):
        with Wire(port) as wire:
            answers.append(wire.ask(sent))
    site, endpoint = answers
    assert endpoint.status == site.status == status
    assert {**endpoint.headers, **dict.fromkeys(OF_THE_WAY)} == {**site.headers, **dict.fromkeys(OF_THE_WAY)}
    assert site.headers.get("vary", "").startswith(endpoint.headers.get("vary", ""))
    # no order of rows is promised
    assert sorted(endpoint.body.splitlines()) == sorted(site.body.splitlines())
    lengths = [answer.headers.get("content-length") for answer in answers]
    assert None in lengths or lengths[0] == lengths[1]
    if status >= 400 and endpoint.body and BROWSER.encode() not in sent:
        assert endpoint.headers["content-type"] == "application/problem+json"


def test_an_answer_that_the_reader_has_is_not_sent_again_in_any_coding(server: Served) -> None:
    for coding, query in (("identity", TITLES), ("identity", THREE), ("gzip", TITLES)):
        first = asked(server, query, f"Accept-Encoding: {coding}")
        again = asked(server, query, f"Accept-Encoding: {coding}", f"If-None-Match: {first.headers['etag']}")
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/health", "/film/the-perfection-2018", "/sparql/", "/sparqlx", "//sparql"])
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_there_is_nothing_else_at_this_port(server: Served, path: str, method: str) -> None:
    with Wire(server.endpoint) as wire:
        answer = wire.ask(request(f"{method} {path}?query=ASK%7B%7D", "Content-Length: 0"))
    assert answer.status == 404
    assert method == "HEAD" or answer.headers["content-type"] == "application/problem+json"


def test_one_connection_carries_hundreds_of_requests(server: Served) -> None:
    with Wire(server.endpoint) as wire:
        for number in range(400):
            ask = post if number % 3 else get
            answer = wire.ask(ask(f"SELECT ({number} AS ?n) {{}}", "Accept: text/csv"))
            assert (answer.status, answer.closes) == (200, False)
            assert answer.body.split() == [b"n", str(number).encode()]
            if number % 100 == 0:
                time.sleep(0.3)  # until nobody holds the connection for its next request any more


def test_one_connection_carries_whatever_is_asked(server: Served) -> None:
    with Wire(server.endpoint) as wire:
        for status, sent in ASKED:
            answer = wire.ask(sent)
            assert answer.status == status
            if answer.closes:
                assert status in (400, 422), "what could be read leaves the connection as it was"
                return


def test_requests_sent_at_once_are_answered_in_their_order(server: Served) -> None:
    queries = [f"SELECT ({number} AS ?n) {{}} #{'x' * (number * 97 % 3000)}" for number in range(200)]
    sent = [(get, post)[number % 2](query, "Accept: text/csv") for number, query in enumerate(queries)]
    with Wire(server.endpoint) as wire:
        sending = Thread(target=wire.send, args=(b"".join(sent),))
        sending.start()
        found = [wire.answer() for _ in sent]
        sending.join(60)
    assert [answer and answer.body.split() for answer in found] == [[b"n", b"%d" % n] for n in range(200)]


@pytest.mark.parametrize("ask", [get, post])
def test_a_request_that_comes_in_parts_is_one_request(server: Served, ask: Callable[..., bytes]) -> None:
    first, second = (ask(f"SELECT ({number} AS ?n) {{}}", "Accept: text/csv") for number in (1, 2))
    with Wire(server.endpoint) as wire:
        for cut in (1, 20, len(second) // 2, len(second) - 1):
            wire.send(first + second[:cut])
            before = wire.answer()
            time.sleep(0.1)
            wire.send(second[cut:])
            after = wire.answer()
            assert [each and each.body.split() for each in (before, after)] == [[b"n", b"1"], [b"n", b"2"]], cut


def test_whoever_asks_without_a_pause_keeps_nobody_else_waiting(server: Served) -> None:
    ended = Event()

    def ask_on() -> None:
        with Wire(server.endpoint) as wire:
            while not ended.is_set():
                wire.ask(get("ASK {}"))

    threads = [Thread(target=ask_on) for _ in range(2 * NARROW.workers)]
    for thread in threads:
        thread.start()
    try:
        assert {anew(server, source="127.0.1.1") for _ in range(30)} == {200}
    finally:
        ended.set()
        for thread in threads:
            thread.join(60)


@pytest.mark.parametrize(
    ("query", "statuses", "said"),
    [(PRODUCT, (504,), b"3 seconds"), (SORTED, (422, 504), b""), (SMALL_AND_LONG, (422,), b"20000 rows")],
)
def test_what_goes_over_a_limit_before_its_first_byte_is_told_which(
    server: Served, query: str, statuses: tuple[int, ...], said: bytes
) -> None:
    answer = asked(server, query, "Accept: text/csv")
    assert answer.status in statuses
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.body
    assert until(lambda: anew(server) == 200)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        *((HUGE, kind) for kind in ("csv", "tsv", "json", "xml")),
        *((STATEMENTS, kind) for kind in ("nt", "turtle")),
        (SLOW, "csv"),
    ],
)
def test_what_goes_over_a_limit_after_its_first_byte_is_seen_to_be_cut(server: Served, query: str, kind: str) -> None:
    with closing(HTTPConnection("127.0.0.1", server.endpoint, timeout=60)) as connection:
        connection.request("GET", f"/sparql?query={quote(query)}&format={kind}")
        with connection.getresponse() as response:
            assert (response.status, response.headers["Transfer-Encoding"]) == (200, "chunked")
            assert response.headers["Content-Length"] is None
            assert response.read(1000)
            with pytest.raises((IncompleteRead, ConnectionResetError)):
                response.read()


def test_curl_sees_that_an_answer_is_cut(server: Served) -> None:
    curl = shutil.which("curl")
    if not curl:
        pytest.skip("curl is not installed")
    where = f"http://127.0.0.1:{server.endpoint}/sparql"
    command = [curl, "--silent", "--fail", "--output", "/dev/null", "--get", where, "--data-urlencode"]
    assert subprocess.run([*command, f"query={TITLES}"], check=False, timeout=60).returncode == 0
    assert subprocess.run([*command, f"query={HUGE}"], check=False, timeout=60).returncode in (18, 56)


def as_before(query: str) -> bytes:
    """A GET of HTTP/1.0."""
    return f"GET /sparql?query={quote(query)}&format=csv HTTP/1.0\r\nHost: films.example\r\n\r\n".encode()


def test_an_answer_over_http_1_0_ends_with_the_connection_and_what_is_cut_with_a_broken_one(server: Served) -> None:
    rows = NARROW.rows // 2
    with Wire(server.endpoint) as wire:
        answer = wire.ask(as_before(f"{HUGE} LIMIT {rows}"))
        assert wire.answer() is None
    assert (answer.status, answer.body.count(b"\r\n")) == (200, rows + 1)
    assert len(answer.body) > 1 << 20
    with Wire(server.endpoint) as wire:
        wire.send(as_before(HUGE))
        assert wire.begun() in (200, 422, 504)
        with pytest.raises(Cut):
            b"".join(wire.pieces(200, wire.fields()))


def test_head_of_what_is_large_says_what_get_would_and_ends_its_query(server: Served) -> None:
    for query in (HUGE, STATEMENTS):
        with Wire(server.endpoint) as wire:
            answer = wire.ask(request(f"HEAD /sparql?query={quote(query)}"))
        assert answer.status in (200, 422, 504)
        assert "content-length" not in answer.headers or answer.status != 200
    assert until(lambda: anew(server) == 200)


def test_a_reader_who_stops_reading_is_cut_when_the_time_is_up_and_keeps_nobody_waiting(server: Served) -> None:
    family = server.family()
    with Wire(server.endpoint, "127.0.1.1") as slow:
        slow.send(get(HUGE, "Accept: text/csv"))
        assert slow.begun() == 200
        pieces = slow.pieces(200, slow.fields())
        read = [len(next(pieces))]
        while not family - server.family():
            assert anew(server) == 200
            assert anew(server, source="127.0.1.2") == 200
        with pytest.raises(Cut):
            read.extend(map(len, pieces))
    assert sum(read) < NARROW.rows * 300, "what the kernel held for the reader, and not all that there could be"


def begun(server: Served, sent: bytes, asking: ExitStack, source: str = "127.0.0.1") -> Wire | None:
    """A connection on which the one place of a sender is taken; the place is free a moment after who had it before."""
    wire = asking.enter_context(Wire(server.endpoint, source))
    wire.send(sent)
    return wire if anew(server, source=source) == 429 and not wire.refused() else None


def taken(server: Served, sent: bytes, asking: ExitStack, source: str = "127.0.0.1") -> Wire:
    """A connection on which the one place of a sender is taken by a request."""
    found: list[Wire] = []

    def tried() -> bool:
        found.extend(filter(None, [begun(server, sent, asking, source)]))
        return bool(found)

    assert until(tried, 60)
    return found[0]


def free(server: Served, source: str = "127.0.0.1") -> bool:
    """Whether the place of a sender is free soon, and long before the time of a query is up."""
    return until(lambda: anew(server, source=source) == 200, 60)


def test_an_answer_begins_while_its_query_runs_and_who_leaves_ends_it(wide: Served) -> None:
    for query in (HUGE, STATEMENTS):
        with ExitStack() as asking:
            wire = taken(wide, get(query), asking)
            assert wire.begun() == 200
            assert len(b"".join(islice(wire.pieces(200, wire.fields()), 3))) > 0
            assert anew(wide) == 429, "the query has its place still"
        assert free(wide)


def test_who_leaves_before_the_first_byte_ends_the_query(wide: Served) -> None:
    for leave in (Wire.close, Wire.reset):
        with ExitStack() as asking:
            leave(taken(wide, get(PRODUCT), asking))
            assert free(wide)


def test_a_large_answer_comes_whole_and_costs_the_server_no_memory(wide: Served) -> None:
    rows, before, most = 400_000, wide.resident(), 0
    with ExitStack() as asking:
        wire = taken(wide, get(f"{HUGE} LIMIT {rows}", "Accept: text/csv"), asking)
        assert wire.begun() == 200
        size = lines = 0
        for number, piece in enumerate(wire.pieces(200, wire.fields())):
            size, lines = size + len(piece), lines + piece.count(b"\n")
            if number % 100 == 50:
                most = max(most, wide.resident())
                if number == 50:
                    time.sleep(0.5)  # for whoever would go on without the reader
    assert lines == rows + 1
    assert size > 100 << 20
    assert most < before + 50


def test_one_sender_never_has_all_places_and_is_told_when_to_come_again(wide: Served) -> None:
    with ExitStack() as asking:
        taken(wide, get(PRODUCT), asking)
        refused = asked(wide, "ASK { ?a ?b 1 }")
        assert (refused.status, refused.headers["content-type"]) == (429, "application/problem+json")
        assert int(refused.headers["retry-after"]) > 0
        assert free(wide, "127.0.1.1")
        taken(wide, get(PRODUCT), asking, "127.0.1.1")
        refused = asked(wide, "ASK { ?a ?b 2 }", source="127.0.1.2")
        assert (refused.status, refused.headers["content-type"]) == (503, "application/problem+json")
        assert int(refused.headers["retry-after"]) > 0
    assert free(wide)
    assert free(wide, "127.0.1.1")


def test_who_is_refused_may_ask_again_on_the_same_connection(wide: Served) -> None:
    with ExitStack() as asking, Wire(wide.endpoint) as refused:
        taken(wide, get(PRODUCT), asking)
        answers = [refused.ask(get("ASK { ?a ?b 3 }"))]
        while not answers[-1].closes and len(answers) < 3:
            answers.append(refused.ask(post("ASK { ?a ?b 3 }")))
        assert {answer.status for answer in answers} == {429}
        assert not answers[-1].closes or refused.answer() is None
    assert free(wide)


def test_the_word_of_a_proxy_on_its_senders_is_believed_and_nobody_elses(wide: Served) -> None:
    theirs = "X-Forwarded-For: 203.0.113.9"
    with ExitStack() as asking:
        taken(wide, get(PRODUCT), asking)
        assert anew(wide, theirs) == 429
        assert until(lambda: anew(wide, theirs, source=PROXY) == 200, 60)
        assert anew(wide, f"{theirs}, 127.0.0.1", source=PROXY) == 429
    assert free(wide)
