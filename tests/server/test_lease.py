"""What becomes of a connection that a worker has for a short while."""

import socket
from mmap import mmap

import pytest

from publisher.server.answering import Answering
from publisher.server.lease import LINGERS, Lease
from publisher.server.message import OVER
from publisher.server.reply import Reply
from publisher.server.request import Environ
from publisher.web.shortcut import Sent

GET = "GET /sparql HTTP/1.1\r\nHost: a.example\r\n{}\r\n"


class Noted(Answering):
    """Answers with its number, and fails when it is asked for that."""

    def __init__(self) -> None:
        self.answered = 0

    def answer(self, environ: Environ, reply: Reply) -> None:
        if "HTTP_FAIL" in environ:
            raise ZeroDivisionError
        self.answered += 1
        reply.whole("200 OK", [("Content-Length", "1")], str(self.answered).encode())

    def failed(self, error: Exception, environ: Environ) -> Sent:  # noqa: ARG002  # it says always the same
        return "500 INTERNAL SERVER ERROR", [("Content-Length", "0")], b""


def served(*requests: str) -> tuple[bytes, int, bytes]:
    """What the pool is told, how many requests were answered, and what was sent last."""
    answering, progress = Noted(), mmap(-1, 1)
    client, ours = socket.socketpair()
    with client, ours:
        client.sendall("".join(map(GET.format, requests)).encode())
        told = Lease(answering, progress).serve(ours, "192.0.2.1")
        assert progress[0] == LINGERS
        return told, answering.answered, client.recv(1 << 16)


def test_what_comes_at_once_is_answered_and_then_the_connection_goes_back() -> None:
    told, answered, sent = served("", "", "")
    assert (told, answered) == (b"", 3)
    assert [part.partition(b"HTTP")[0] for part in sent.split(b"\r\n\r\n")[1:]] == [b"1", b"2", b"3"]


def test_a_connection_that_is_to_be_closed_does_not_go_back() -> None:
    assert served("Connection: close\r\n")[:2] == (OVER, 1)


@pytest.mark.parametrize("first", ["", "X-Forwarded-For: 192.0.2.7\r\n"])
def test_a_proxy_s_next_request_is_left_to_the_pool_where_it_is_another_sender_s(first: str) -> None:
    told, answered, _ = served(first, "X-Forwarded-For: 192.0.2.8\r\n")
    assert (told, answered) == (b"", 1)


def test_a_fault_of_ours_is_told_as_such_and_ends_the_connection_but_not_the_worker(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told, answered, sent = served("Fail: yes\r\n", "")
    assert (told, answered) == (OVER, 0)
    assert sent.startswith(b"HTTP/1.1 500 ")
    assert "ZeroDivisionError" in capsys.readouterr().err
