"""A response as HTTP/1.1 has it, written to a connection: whole where it is small, otherwise piece by piece.

What was begun and cannot be finished ends with the connection: no client takes it for whole (RFC 9112, section 8).
"""

import socket
import struct
from collections.abc import Callable, Iterable
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from time import time

from publisher.server.message import Gone

Lines = Iterable[tuple[str, str]]


class Reply:
    """A response on its way; `brief` is one without its body, and `begins` is called before its first byte."""

    def __init__(
        self, connection: socket.socket, begins: Callable[[], None], *, brief: bool, chunks: bool, keep: bool
    ) -> None:
        self._connection, self._begins = connection, begins
        self._brief, self._chunks, self.keep = brief, chunks, keep
        self.begun = False

    def whole(self, status: str, headers: Lines, body: bytes) -> None:
        """Send a response that has all of its body, and tells its length."""
        self._start(status, headers, b"" if self._brief else body)

    def first(self, status: str, headers: Lines, piece: bytes) -> None:
        """Send the head of a response, and the first piece of its body."""
        self.keep = self.keep and self._chunks and not self._brief
        framed = [("Transfer-Encoding", "chunked")] if self._chunks else []
        self._start(status, [*headers, *framed], b"" if self._brief else self._framed(piece))
        if self._brief:
            raise Gone  # what comes behind is for nobody

    def piece(self, piece: bytes) -> None:
        """Send the next piece."""
        self._send(self._framed(piece))

    def last(self) -> None:
        """Say that the body has ended."""
        if self._chunks:
            self._send(b"0\r\n\r\n")

    def _framed(self, piece: bytes) -> bytes:
        """A piece of a body as it is sent (RFC 9112, section 7.1)."""
        return b"%x\r\n%b\r\n" % (len(piece), piece) if self._chunks else piece

    def _start(self, status: str, headers: Lines, body: bytes) -> None:
        self._begins()
        self.begun = True
        self._send(head(status, headers, self.keep) + body)

    def _send(self, data: bytes) -> None:
        try:
            self._connection.sendall(data)
        except OSError as error:
            raise Gone from error


def head(status: str, headers: Lines, keep: bool) -> bytes:  # noqa: FBT001  # whether the connection is kept
    """A response before its body."""
    lines = "".join([f"{name}: {value}\r\n" for name, value in headers])
    ending = "" if keep else "Connection: close\r\n"
    return f"HTTP/1.1 {status}\r\nDate: {date(int(time()))}\r\n{lines}{ending}\r\n".encode("latin-1", "replace")


def short(status: HTTPStatus) -> bytes:
    """A response that says nothing but its status, to whoever cannot be understood."""
    return head(f"{status.value} {status.phrase}", [("Content-Length", "0")], keep=False)


@lru_cache(maxsize=1)
def date(second: int) -> str:
    """The time as HTTP writes it."""
    return formatdate(second, usegmt=True)


def patient(connection: socket.socket, taking: float, sending: float) -> None:
    """Have a connection wait no longer than so many seconds for something to take, or for room to send."""
    for which, seconds in ((socket.SO_RCVTIMEO, taking), (socket.SO_SNDTIMEO, sending)):
        connection.setsockopt(socket.SOL_SOCKET, which, struct.pack("ll", int(seconds), int(seconds % 1 * 1e6)))


def cut(connection: socket.socket) -> None:
    """End a connection so that its client sees that something is missing, however the body was framed."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
