"""HTTP/1.1 byte by byte: requests that no library would send, and their answers, read more strictly than any does."""

import re
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from select import select
from typing import Self
from urllib.parse import quote

STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-5][0-9][0-9]) [\t\x20-\x7e]*\r\n")
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t\x20-\x7e\x80-\xff]*?)[\t ]*\r\n")
SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})\r\n")
LENGTH = re.compile(r"[0-9]{1,12}")
WELL = b"HTTP/1.1 200"
BODILESS = (204, 304)
HOST = b"Host: films.example"


class Cut(Exception):
    """An answer that is none, or that ended before its end."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers to a request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def closes(self) -> bool:
        """Whether the connection is said to be closed after it."""
        return "close" in self.headers.get("connection", "").lower()


class Wire:
    """A connection to a server on this machine, from one of its addresses."""

    def __init__(self, port: int, source: str = "127.0.0.1", timeout: float = 60) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout, (source, 0))
        self.stream = self.socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Go away."""
        self.stream.close()
        self.socket.close()

    def reset(self) -> None:
        """Go away without a word: the other end is told that the connection is broken."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def send(self, sent: bytes) -> None:
        """Send bytes; whoever is refused before all are sent is told why all the same."""
        with suppress(BrokenPipeError, ConnectionResetError):
            self.socket.sendall(sent)

    def end(self) -> None:
        """Say that nothing more will be sent."""
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_WR)

    def ask(self, sent: bytes) -> Answer:
        """The answer to a request; raises `Cut` where there is none."""
        self.send(sent)
        answer = self.answer(sent.partition(b" ")[0].decode("latin-1"))
        if answer is None:
            raise Cut("closed without an answer")
        return answer

    def answer(self, method: str = "GET") -> Answer | None:
        """The next answer, None where the connection is closed before it; raises `Cut` where it is not whole."""
        status = self.begun()
        if status is None:
            return None
        headers = self.fields()
        return Answer(status, headers, b"".join(self.pieces(status, headers, method)))

    def answers(self) -> list[Answer]:
        """All answers to requests other than HEAD until the connection is closed."""
        return list(iter(self.answer, None))

    def refused(self) -> bool:
        """Whether a refusal came already."""
        there = select([self.socket], [], [], 0)[0]
        return bool(there) and self.socket.recv(len(WELL), socket.MSG_PEEK) != WELL

    def begun(self) -> int | None:
        """The status of the next answer."""
        try:
            line = self.stream.readline()
        except ConnectionResetError:
            return None
        found = STATUS_LINE.fullmatch(line)
        if line and not found:
            raise Cut(f"no status line: {line[:100]!r}")
        return int(found[1]) if found else None

    def fields(self) -> dict[str, str]:
        """The headers of an answer, by their names in small letters; none may come twice but Vary and Link."""
        found: dict[str, str] = {}
        while (line := self.line()) != b"\r\n":
            field = FIELD.fullmatch(line)
            if not field:
                raise Cut(f"no header: {line[:100]!r}")
            name, value = field[1].decode("ascii").lower(), field[2].decode("latin-1")
            if name in found and name not in ("link", "vary"):
                raise Cut(f"{name} twice")
            found[name] = f"{found[name]}, {value}" if name in found else value
        return found

    def pieces(self, status: int, headers: dict[str, str], method: str = "GET") -> Iterator[bytes]:
        """The body of an answer as it comes."""
        length, coding = headers.get("content-length"), headers.get("transfer-encoding")
        if length is not None and (coding is not None or not LENGTH.fullmatch(length)):
            raise Cut(f"Content-Length: {length}, Transfer-Encoding: {coding}")
        if status < 200 or status in BODILESS or method == "HEAD":
            return
        if coding == "chunked":
            yield from self.chunks()
        elif length is not None:
            yield self.exactly(int(length))
        elif "close" in headers.get("connection", ""):
            yield self.rest()
        else:
            raise Cut("an answer whose end cannot be told")

    def chunks(self) -> Iterator[bytes]:
        """A body in chunks (RFC 9112, section 7.1)."""
        while True:
            line = self.line()
            size = SIZE.fullmatch(line)
            if not size:
                raise Cut(f"no chunk: {line[:100]!r}")
            piece = self.exactly(int(size[1], 16))
            if self.exactly(2) != b"\r\n":
                raise Cut("a chunk that is longer than it says")
            if not piece:
                return
            yield piece

    def rest(self) -> bytes:
        """All that comes until the connection is closed, and not broken."""
        with suppress(ConnectionResetError):
            return self.stream.read()
        raise Cut("broken within an answer")

    def line(self) -> bytes:
        """A line that must be there."""
        with suppress(ConnectionResetError):
            if (line := self.stream.readline()).endswith(b"\n"):
                return line
        raise Cut("closed within an answer")

    def exactly(self, size: int) -> bytes:
        """So many bytes, which must be there."""
        with suppress(ConnectionResetError):
            if len(found := self.stream.read(size)) == size:
                return found
        raise Cut("closed within an answer")


def request(line: str, *fields: str, body: bytes = b"") -> bytes:
    """A request with a host, these headers, and a body."""
    head = b"".join(f"{field}\r\n".encode("latin-1") for field in fields)
    return line.encode("latin-1") + b" HTTP/1.1\r\n" + HOST + b"\r\n" + head + b"\r\n" + body


def get(query: str, *fields: str) -> bytes:
    """A GET that asks a query."""
    return request(f"GET /sparql?query={quote(query, safe='')}", *fields)


def post(query: str, *fields: str) -> bytes:
    """A POST that has a query as its body."""
    body = query.encode("utf-8")
    told = ("Content-Type: application/sparql-query", f"Content-Length: {len(body)}")
    return request("POST /sparql", *told, *fields, body=body)
