"""What stands in front of the application says what the application says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers
from werkzeug.test import Client, TestResponse
from wsgi import answered

from publisher.formats import DOCUMENTS
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.front import Front
from publisher.web.memory import OVERHEAD, Answer, Memory

FILM = "/film/the-perfection-2018"
PATHS = [
    "/",
    FILM,
    "/person/allison-williams",
    "/films",
    "/context.jsonld",
    "/nothing",
    "/dumps/",
    "/dumps/catalogue.nq",
]
TYPES = [*(form.media_type for form in DOCUMENTS), "*/*", "image/png", "text/*;q=0.5, application/ld+json;q=0.7"]
TAGS = ['"x"', "*", 'W/"x"', "nonsense"]
DATES = ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 2049 23:59:59 GMT", "yesterday"]
HEADERS = {
    "Accept": st.sampled_from(TYPES),
    "Accept-Encoding": st.sampled_from(["gzip", "gzip;q=0, *", "identity", "br, gzip;q=0.1", ""]),
    "Accept-Language": st.sampled_from(["en", "fr, en;q=0.1", "*"]),
    "Host": st.sampled_from(["films.example", "localhost:8000"]),
    "Range": st.sampled_from(["bytes=0-9", "bytes=-1", "bytes=9-0", "lines=1-2"]),
    "If-Range": st.sampled_from([*TAGS, *DATES]),
    "If-Match": st.sampled_from(TAGS),
    "If-None-Match": st.sampled_from(TAGS),
    "If-Modified-Since": st.sampled_from(DATES),
    "If-Unmodified-Since": st.sampled_from(DATES),
}
REQUESTS = st.fixed_dictionaries(
    {
        "path": st.builds("{}{}".format, st.sampled_from(PATHS), st.sampled_from(["", ".ttl", ".jsonld", ".docx"])),
        "method": st.sampled_from(["GET", "GET", "HEAD", "OPTIONS", "POST"]),
        "query_string": st.sampled_from(["", "page=2", "q=perf"]),
        "headers": st.fixed_dictionaries({}, optional=HEADERS),
        "own": st.sampled_from(["", "If-Match", "If-None-Match"]),
    }
)


@pytest.fixture(scope="module")
def both(store: EmbeddedStore) -> tuple[Any, Front]:
    app = application(store)
    return app, Front(app)


@given(request=REQUESTS)
def test_the_front_answers_whatever_the_application_answers(both: tuple[Any, Front], request: dict[str, Any]) -> None:
    app, front = both
    own = request.pop("own")
    expected = answered(app, request)
    tag = Headers(expected[2]).get("ETag")
    if own and tag:  # the reader has exactly this one
        request = {**request, "headers": {**request["headers"], own: tag}}
        expected = answered(app, request)
    assert answered(front, request) == expected
    assert answered(front, request) == expected


class Counted:
    def __init__(self, app: Any) -> None:
        self.app, self.requests = app, 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        self.requests += 1
        return self.app(environ, start_response)


@pytest.fixture
def counted(store: EmbeddedStore) -> Counted:
    return Counted(application(store))


def test_what_was_asked_before_is_not_written_again(counted: Counted) -> None:
    client = Client(Front(counted))
    first = client.get(FILM, headers={"Accept": "text/turtle"})
    for headers in ({}, {"If-None-Match": first.headers["ETag"]}, {"If-None-Match": '"other"'}):
        client.get(FILM, headers={"Accept": "text/turtle", **headers})
    client.head(FILM, headers={"Accept": "text/turtle"})
    assert counted.requests == 1


@pytest.mark.parametrize("path", ["/sparql?query=ASK%7B%7D", "/health", "/nothing", "/dumps/catalogue.nq"])
def test_what_may_change_and_what_is_not_whole_is_not_kept(counted: Counted, path: str) -> None:
    front = Front(counted)
    for _ in range(2):
        with Client(front).get(path) as response:
            assert response.data
    assert counted.requests == 2
    assert front.memory.size == 0


def asked(front: Front, **headers: str) -> TestResponse:
    return Client(front).get(FILM, headers=headers)


def test_readers_of_different_formats_codings_and_hosts_never_get_the_answers_of_each_other(counted: Counted) -> None:
    front = Front(counted)
    requests = [
        {"Accept": accept, "Accept-Encoding": coding, "Host": host}
        for accept in ("text/turtle", "text/html")
        for coding in ("gzip", "identity")
        for host in ("a.example", "b.example")
    ]
    first = [asked(front, **request).data for request in requests]
    assert [asked(front, **request).data for request in requests] == first
    assert counted.requests == len(requests)
    assert len(set(first)) == 4


def test_the_answers_stay_within_their_room_and_the_oldest_give_way(counted: Counted) -> None:
    size = len(asked(Front(counted), Accept="text/turtle").data) + OVERHEAD
    front = Front(counted, room=2 * size)
    for host in ("a.example", "b.example", "a.example", "c.example"):
        asked(front, Accept="text/turtle", Host=host)
        assert front.memory.size <= front.memory.room
    before = counted.requests
    asked(front, Accept="text/turtle", Host="a.example")
    assert counted.requests == before
    asked(front, Accept="text/turtle", Host="b.example")
    assert counted.requests == before + 1


answers = st.builds(lambda size: Answer([], [], b"x" * size, '"x"', None), st.integers(0, 5000))
keepings = st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from([("HTTP_ACCEPT",), ()]), answers)


@given(st.lists(keepings, max_size=30))
def test_a_memory_counts_what_it_holds(steps: list[tuple[str, str, tuple[str, ...], Answer]]) -> None:
    memory = Memory(20_000)
    for path, accept, vary, answer in steps:
        memory.keep({"PATH_INFO": path, "HTTP_ACCEPT": accept}, vary, answer)
        held = [each for variants in memory._kept.values() for each in variants.answers.values()]
        assert memory.size == sum(each.size for each in held) <= memory.room


def test_a_request_that_is_too_long_is_answered_and_not_kept(counted: Counted) -> None:
    front = Front(counted)
    for _ in range(2):
        assert asked(front, Accept="text/turtle;x=" + "y" * 65536 + ", text/turtle").status_code == 200
    assert front.memory.size == 0
