"""A plain query is answered by the short way as it is by the long one."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app
from wsgi import answered

from publisher.errors import OutOfTime, PublisherError
from publisher.formats import DOCUMENTS, RDF, RESULTS
from publisher.query.engine import Direct
from publisher.query.limits import Limits
from publisher.store import EmbeddedStore
from publisher.web import shortcut
from publisher.web.application import application
from publisher.web.encodings import SMALLEST
from publisher.web.plain import Plain
from publisher.web.problems import STATUSES
from publisher.web.shortcut import Shortcut

FILM = "http://localhost:8000/film/the-perfection-2018#film"
SMALL = "SELECT ?title { ?film schema:name ?title } ORDER BY ?title LIMIT 2"
QUERIES = [
    SMALL,
    "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 40",
    "ASK {}",
    f"CONSTRUCT {{ ?s schema:name ?o }} {{ ?s schema:name ?o VALUES ?s {{ <{FILM}> }} }}",
    f"DESCRIBE <{FILM}>",
    f"DESCRIBE ?s {{ ?s schema:name 'nobody' VALUES ?s {{ <{FILM}> }} }}",
    "SELECT ?n { VALUES ?n { 1 } FILTER(NOW() > '2001-01-01T00:00:00Z'^^xsd:dateTime) }",
    "SELECT * { ?s <http://schema.org/name> ?o }",
    "SELECT * FROM <http://elsewhere.example/> { ?s ?p ?o }",
    "SELECT",
    "SELECT * { SERVICE <http://127.0.0.1:1/> {} }",
    "CLEAR ALL",
    "CONSTRUCT { <<( ?s ?p 1 )>> ?p 1 } { VALUES (?s ?p) { (<a:a> <a:b>) } }",
    "ASK { FILTER('é\U0001f3ac\0' != \"\\uD83C\") }",
    "x" * (128 << 10),
    f"ASK {{ {'{' * 201}{'}' * 201} }}",
    "",
]
TYPES = [
    *(form.media_type for form in (*RESULTS, *RDF, *DOCUMENTS)),
    *("*/*", "application/json", "application/xml;q=0.9, text/*;q=0.5", "text/html, */*;q=0.1", "image/png", ""),
]
HEADERS = {
    "Accept": st.sampled_from(TYPES),
    "Accept-Encoding": st.sampled_from(["gzip", "gzip;q=0, *", "identity", ""]),
    "Host": st.sampled_from(["films.example", "localhost:8000", "a..b", "a/b", f"{'a' * 64}.example", "[::1]:8"]),
    "X-Forwarded-For": st.sampled_from(["192.0.2.1", "nobody"]),
    "If-None-Match": st.sampled_from(["*", '"x"']),
    "If-Modified-Since": st.just("Fri, 31 Dec 2049 23:59:59 GMT"),
    "Range": st.just("bytes=0-9"),
}
SAID = st.fixed_dictionaries({}, optional=HEADERS)
FIELDS = ["", "", "", "", "&format=csv", "&format=none", "&query=ASK{}", "&default-graph-uri=a:b", "&x=%FF", "&other=1"]
REQUESTS = st.fixed_dictionaries(
    {
        "path": st.sampled_from(["/sparql", "/sparql", "/sparql", "/sparql/", "/", "//sparql"]),
        "method": st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "OPTIONS"]),
        "query_string": st.builds("query={}{}".format, st.sampled_from(QUERIES).map(quote), st.sampled_from(FIELDS)),
        "headers": SAID,
    }
)
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
BODIES = st.one_of(
    st.builds("query={}{}".format, st.sampled_from(QUERIES).map(quote), st.sampled_from(FIELDS)).map(str.encode),
    st.sampled_from(QUERIES).map(str.encode),
    st.sampled_from([b"\xff", b"update=CLEAR+ALL", b"\xef\xbb\xbfASK{}", b"query=%FF"]),
)
POSTS = st.fixed_dictionaries(
    {
        "path": st.just("/sparql"),
        "method": st.sampled_from(["POST", "POST", "QUERY", "PUT"]),
        "query_string": st.sampled_from(["", "", "query=ASK{}", "format=csv"]),
        "data": BODIES,
        "content_type": st.sampled_from([FORM, QUERY, f"{QUERY}; charset=utf-16", "text/plain"]),
        "headers": SAID,
    }
)


@pytest.fixture(scope="module")
def both(store: EmbeddedStore) -> tuple[Any, Shortcut]:
    app = application(store)
    return app, Shortcut(app)


@given(request=st.one_of(REQUESTS, POSTS))
def test_both_ways_lead_to_the_same_answer(both: tuple[Any, Shortcut], request: dict[str, Any]) -> None:
    app, short = both
    expected = answered(app, request)
    assert answered(short, request) == expected
    assert answered(short, request) == expected, "also when it was asked before"


@pytest.mark.parametrize("length", ["", "6", "99", "-1", "1_0", "²", "9" * 5000])
def test_a_body_of_another_length_than_was_told_is_read_alike(both: tuple[Any, Shortcut], length: str) -> None:
    app, short = both
    found = []
    for each in (short, app):
        environ = EnvironBuilder("/sparql", method="POST", data=b"ASK {} ", content_type=QUERY).get_environ()
        body, status, _ = run_wsgi_app(each, {**environ, "CONTENT_LENGTH": length}, buffered=True)
        found.append((b"".join(body), status))
    assert found[0] == found[1]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("accept", ["*/*", "application/xml", "text/html"])
def test_each_query_is_answered_alike(both: tuple[Any, Shortcut], query: str, accept: str) -> None:
    app, short = both
    request = {"path": "/sparql", "query_string": urlencode({"query": query}), "headers": {"Accept": accept}}
    assert answered(short, request) == answered(app, request)


OUT_OF_TIME = OutOfTime("the query takes more than 20 seconds", "ask for less at a time")


class Broken(Direct):
    """An engine of which some pieces come, and then an error."""

    asked = 0

    def __init__(self, store: EmbeddedStore, limits: Limits, error: PublisherError = OUT_OF_TIME) -> None:
        super().__init__(store, limits)
        self.error = error

    def ask(self, *given: Any) -> None:
        """Give some pieces."""
        self.asked += 1
        given[-1](b"some")
        raise self.error


def test_a_query_that_fails_is_not_asked_again(store: EmbeddedStore) -> None:
    engine = Broken(store, Limits())
    app = application(store, engine)
    request = {"path": "/sparql", "query_string": urlencode({"query": SMALL})}
    expected = answered(app, request)
    assert answered(Shortcut(app), request) == expected
    assert expected[1] == "504 GATEWAY TIMEOUT"
    assert engine.asked == 2


@pytest.mark.parametrize("kind", sorted(STATUSES, key=str))
@pytest.mark.parametrize("accept", ["*/*", "text/html;q=0.5, application/sparql-results+json"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_each_error_is_told_alike(store: EmbeddedStore, kind: type[PublisherError], accept: str, method: str) -> None:
    app = application(store, Broken(store, Limits(), kind("\u201cthis\u201d\u0301 <é>", "that")))
    request = {"path": "/sparql", "query_string": urlencode({"query": SMALL}), "headers": {"Accept": accept}}
    expected = answered(app, {**request, "method": method})
    assert answered(Shortcut(app), {**request, "method": method}) == expected
    assert expected[1].startswith(f"{STATUSES[kind]} ")


def test_what_a_program_is_refused_does_not_reach_the_application(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(store)
    monkeypatch.setattr(app, "wsgi_app", lambda *_: pytest.fail("the long way was taken"))
    for query in ("SELECT", "CLEAR ALL", "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"):
        assert Client(Shortcut(app)).get("/sparql", query_string={"query": query}).status_code in (400, 403)


@pytest.mark.parametrize("query", [*QUERIES[:3], QUERIES[6], QUERIES[7]])
def test_an_answer_that_is_begun_has_the_headers_of_a_whole_one(store: EmbeddedStore, query: str) -> None:
    short = Shortcut(application(store))
    environ = EnvironBuilder("/sparql", query_string={"query": query}).get_environ()
    plain = short.asked(environ)
    assert isinstance(plain, Plain)
    whole, body = short.whole(plain, b"x" * SMALLEST)
    assert sorted([*short.begun(plain), ("Content-Length", str(SMALLEST))]) == sorted(whole)
    assert body == b"x" * SMALLEST


def test_what_is_not_small_is_the_same_and_is_not_asked_again(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = application(store)
    request = {"path": "/sparql", "query_string": urlencode({"query": QUERIES[1]})}
    expected = answered(app, request)
    monkeypatch.setattr(shortcut, "SMALL", 10)
    assert answered(Shortcut(app), request) == expected


def test_a_plain_query_does_not_reach_the_application(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application(store)
    monkeypatch.setattr(app, "wsgi_app", lambda *_: pytest.fail("the long way was taken"))
    client = Client(Shortcut(app))
    assert client.get("/sparql", query_string={"query": SMALL}).status_code == 200
    assert client.post("/sparql", data={"query": SMALL}).status_code == 200
    assert client.post("/sparql", data=SMALL, content_type=QUERY).status_code == 200
    assert client.head("/sparql", query_string={"query": SMALL}).status_code == 200


class Counting(Direct):
    """An engine that counts what it is asked."""

    asked = 0

    def ask(self, *given: Any) -> None:
        """Give the answer to a question."""
        self.asked += 1
        super().ask(*given)


def test_who_asks_alike_is_sent_what_was_answered_before_by_whatever_method(store: EmbeddedStore) -> None:
    engine = Counting(store, Limits())
    client = Client(Shortcut(application(store, engine)))
    first = client.get("/sparql", query_string={"query": SMALL})
    for again in (
        client.get("/sparql", query_string={"query": SMALL}, headers={"Host": "films.example"}),
        client.post("/sparql", data={"query": SMALL}),
        client.post("/sparql", data=SMALL, content_type=QUERY),
        client.head("/sparql", query_string={"query": SMALL}),
    ):
        assert list(again.headers) == list(first.headers)
        assert again.data in (first.data, b"")
    known = client.get("/sparql", query_string={"query": SMALL}, headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, engine.asked) == (304, 1)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("SELECT ?n { VALUES ?n { 1 } FILTER(NOW() > '2001-01-01T00:00:00Z'^^xsd:dateTime) }", {}),
        ("SELECT", {}),
        (SMALL, {"default-graph-uri": "http://localhost:8000/source/a#graph"}),
        (SMALL, {"format": "csv"}),
    ],
)
def test_what_is_no_plain_answer_of_the_release_is_not_kept(
    store: EmbeddedStore, query: str, fields: dict[str, str]
) -> None:
    short = Shortcut(application(store))
    Client(short).get("/sparql", query_string={"query": query, **fields})
    assert short.memory.size == 0


def test_what_fails_is_not_kept(store: EmbeddedStore) -> None:
    engine = Broken(store, Limits())
    short = Shortcut(application(store, engine))
    for _ in range(2):
        assert Client(short).get("/sparql", query_string={"query": SMALL}).status_code == 504
    assert (engine.asked, short.memory.size) == (2, 0)


def test_answers_in_different_formats_and_codings_are_kept_apart_and_within_their_room(store: EmbeddedStore) -> None:
    engine = Counting(store, Limits(kept_megabytes=1))
    short = Shortcut(application(store, engine))
    asked = [
        {"Accept": accept, "Accept-Encoding": coding}
        for accept in ("text/csv", "application/xml")
        for coding in ("gzip", "identity")
    ]
    query = {"query": QUERIES[1]}
    first = [Client(short).get("/sparql", query_string=query, headers=each).data for each in asked]
    assert [Client(short).get("/sparql", query_string=query, headers=each).data for each in asked] == first
    assert (len(set(first)), engine.asked) == (4, 4)
    for number in range(600):
        Client(short).get("/sparql", query_string={"query": f"{SMALL} # {number}"})
    assert 0 < short.memory.size <= 1 << 20


def test_nothing_is_kept_where_there_is_no_room_for_it(store: EmbeddedStore) -> None:
    engine = Counting(store, Limits(kept_megabytes=0))
    client = Client(Shortcut(application(store, engine)))
    for _ in range(2):
        assert client.get("/sparql", query_string={"query": SMALL}).status_code == 200
    assert engine.asked == 2
