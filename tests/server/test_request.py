"""Requests as they stand in a connection."""

import socket
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.server.reply import patient
from publisher.server.request import LONGEST_BODY, Coming, Head, coming
from publisher.server.stream import LONGEST, Stream, Unacceptable

SOON = 0.5
GET = b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: a.example\r\nAccept: text/csv\r\n\r\n"
POST = b"\r\n".join(
    (
        *(b"POST /sparql HTTP/1.1", b"Host: a.example", b"Content-Type: application/sparql-query"),
        *(b"Content-Length: 6", b"", b"ASK {}"),
    )
)
CHUNKED = b"\r\n".join(
    (
        *(b"POST /sparql HTTP/1.1", b"Host: a.example", b"Transfer-Encoding: chunked", b""),
        *(b"3", b"ASK", b"3;x=y", b" {}", b"0", b"A: b", b"", b""),
    )
)


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A connection: the client's end of it, and ours."""
    client, ours = socket.socketpair()
    with client, ours:
        patient(ours, 0.01, SOON)
        yield client, ours


def taken(ours: socket.socket, before: bytes = b"") -> Head:
    stream = Stream(ours, before)
    found = coming(stream)
    assert isinstance(found, Coming)
    return found.taken(stream, SOON)


def test_a_request_is_an_environment_as_wsgi_has_it(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(GET)
    environ = taken(ends[1]).environ("192.0.2.1")
    told = {
        name: environ[name] for name in ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "REMOTE_ADDR")
    }
    assert told == {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/sparql",
        "QUERY_STRING": "query=ASK%20%7B%7D",
        "HTTP_ACCEPT": "text/csv",
        "REMOTE_ADDR": "192.0.2.1",
    }


@pytest.mark.parametrize("raw", [POST, CHUNKED])
def test_a_body_is_read_to_its_end_however_it_is_framed(ends: tuple[socket.socket, socket.socket], raw: bytes) -> None:
    ends[0].sendall(raw)
    head = taken(ends[1])
    assert head.environ("")["wsgi.input"].read() == b"ASK {}"
    assert head.keep == (raw == POST)


@given(st.lists(st.integers(1, len(GET) - 1), max_size=4))
def test_nothing_of_a_request_is_taken_before_its_head_is_there(places: list[int]) -> None:
    client, ours = socket.socketpair()
    with client, ours:
        for begin, end in zip([0, *sorted(places)], [*sorted(places), len(GET)], strict=True):
            assert coming(Stream(ours)) == begin
            client.sendall(GET[begin:end])
        assert taken(ours).target == b"/sparql?query=ASK%20%7B%7D"


@given(st.sampled_from([GET, POST, CHUNKED]), st.lists(st.integers(1, 200), max_size=5))
def test_what_was_held_of_a_request_belongs_to_it(raw: bytes, places: list[int]) -> None:
    client, ours = socket.socketpair()
    with client, ours:
        patient(ours, 0.01, SOON)
        stream, sent = Stream(ours), 0
        for place in sorted({place for place in places if place < len(raw)}):
            client.sendall(raw[sent:place])
            found, sent = coming(stream), place
            stream.hold(found.here if isinstance(found, Coming) else found or 0)
        client.sendall(raw[sent:] + GET)
        head = taken(ours, stream.before)
        assert head.environ("")["wsgi.input"].read() == (b"" if raw == GET else b"ASK {}")
        assert raw == CHUNKED or taken(ours).target.startswith(b"/sparql?")


def test_requests_that_stand_behind_each_other_are_taken_one_by_one(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(GET + POST + GET)
    assert [taken(ends[1]).method for _ in range(3)] == ["GET", "POST", "GET"]
    assert coming(Stream(ends[1])) == 0
    ends[0].close()
    assert coming(Stream(ends[1])) is None


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"nonsense\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET /\x00 HTTP/1.1\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET / HTTP/1.1\r\nA B: c\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (b"GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", HTTPStatus.BAD_REQUEST),
        (POST.replace(b"Content-Length: 6", b"Content-Length: 6\r\nContent-Length: 7"), HTTPStatus.BAD_REQUEST),
        (POST.replace(b"Content-Length: 6", b"Content-Length: -6"), HTTPStatus.BAD_REQUEST),
        (CHUNKED.replace(b"Host", b"Content-Length: 3\r\nHost"), HTTPStatus.BAD_REQUEST),
        (CHUNKED.replace(b"3\r\nASK", b"z\r\nASK"), HTTPStatus.BAD_REQUEST),
        (POST.replace(b": 6", b": 99999999"), HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (POST.replace(b": 6", b": 7"), HTTPStatus.REQUEST_TIMEOUT),
        (GET.replace(b"HTTP", b"RTSP"), HTTPStatus.BAD_REQUEST),
        (CHUNKED.replace(b": chunked", b": gzip, chunked"), HTTPStatus.NOT_IMPLEMENTED),
        (GET.replace(b"1.1", b"2.0"), HTTPStatus.HTTP_VERSION_NOT_SUPPORTED),
        (GET.replace(b"text/csv", b"a" * LONGEST), HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    ],
)
def test_what_is_no_request_is_told_why(
    ends: tuple[socket.socket, socket.socket], raw: bytes, status: HTTPStatus
) -> None:
    ends[0].sendall(raw)
    with pytest.raises(Unacceptable) as told:
        taken(ends[1])
    assert told.value.status == status


def test_what_stands_behind_a_head_is_no_part_of_it(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(CHUNKED + GET.replace(b"Accept", b"X-Forwarded-For") + POST)
    head = taken(ends[1])
    assert (head.method, head.target, bytes(head.body)) == ("POST", b"/sparql", b"ASK {}")
    assert set(head.headers) == {"HOST", "TRANSFER-ENCODING"}


@pytest.mark.parametrize("raw", [GET, POST])
def test_a_client_may_say_that_it_asks_nothing_more(ends: tuple[socket.socket, socket.socket], raw: bytes) -> None:
    ends[0].sendall(raw + raw.replace(b"Host", b"Connection: close\r\nHost") + raw.replace(b"1.1", b"1.0"))
    assert [taken(ends[1]).keep for _ in range(3)] == [True, False, False]


def test_a_body_in_chunks_has_an_end_too(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LONGEST_BODY)
    ends[0].settimeout(0)
    ends[0].send(CHUNKED.partition(b"3\r\n")[0] + b"fffff0\r\n" + b"a" * 50_000)
    with pytest.raises(Unacceptable):
        taken(ends[1])


def test_a_header_that_would_pass_for_another_one_is_left_out(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(GET.replace(b"Accept", b"X_Forwarded_For"))
    assert "HTTP_X_FORWARDED_FOR" not in taken(ends[1]).environ("")
