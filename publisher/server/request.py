"""Requests as HTTP/1.1 has them; each is looked at before it is taken, so that none who sends slowly is waited for."""

import sys
from dataclasses import dataclass, field
from http import HTTPStatus
from io import BytesIO
from time import monotonic
from typing import Any
from urllib.parse import unquote_to_bytes

import httptools

from publisher.server.stream import LONGEST, Stream, Unacceptable

LONGEST_BODY = 1 << 20
END = b"\r\n\r\n"
VERSIONS = frozenset({"1.0", "1.1"})
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
OWN_NAMES = {"CONTENT-TYPE": "CONTENT_TYPE", "CONTENT-LENGTH": "CONTENT_LENGTH"}
"""The headers that have names of their own in a WSGI environment (PEP 3333)."""
Environ = dict[str, Any]


@dataclass(slots=True)
class Head:
    """A request before its body; its parser calls what begins with `on`."""

    target: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)
    whole: bool = False
    method: str = ""
    version: str = ""
    keep: bool = True
    parser: Any = None

    @classmethod
    def of(cls, raw: bytes) -> "Head":
        """The head of a request.

        Raises `Unacceptable` where it is none.
        """
        found = cls()
        found.parser = httptools.HttpRequestParser(found)
        found.read(raw)
        if not found.method or b" HTTP/" not in raw.partition(b"\r\n")[0]:  # there are protocols that look alike
            raise Unacceptable(HTTPStatus.BAD_REQUEST)
        if found.version not in VERSIONS:
            raise Unacceptable(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
        if found.chunked and found.headers["TRANSFER-ENCODING"].lower() != "chunked":
            raise Unacceptable(HTTPStatus.NOT_IMPLEMENTED)
        return found

    def read(self, raw: bytes) -> None:
        """Read on in the request."""
        try:
            self.parser.feed_data(raw)
        except httptools.HttpParserUpgrade:
            self.whole = True  # nothing is offered instead of HTTP/1.1: it is answered as if that were not asked
        except httptools.HttpParserError as error:
            raise Unacceptable(HTTPStatus.BAD_REQUEST) from error

    def on_url(self, target: bytes) -> None:
        """Take a part of the target; what stands behind a head is no part of it."""
        if not self.method:
            self.target += target

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header; several of a name are one list (RFC 9110, section 5.3)."""
        if self.method or b"_" in name:  # in an environment that would pass for another one
            return
        known, text = name.decode("latin-1").upper(), value.decode("latin-1")
        self.headers[known] = f"{self.headers[known]},{text}" if known in self.headers else text

    def on_headers_complete(self) -> None:
        """Note what the parser forgets with the end of the request."""
        if not self.method:
            self.method, self.version = self.parser.get_method().decode("ascii"), self.parser.get_http_version()
            self.keep = self.version == "1.1" and self.parser.should_keep_alive()

    def on_body(self, piece: bytes) -> None:
        """Take a part of the body, whose chunks are put together."""
        self.body += b"" if self.whole else piece
        if len(self.body) > LONGEST_BODY:
            raise Unacceptable(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        self.whole = True

    @property
    def chunked(self) -> bool:
        """Whether the length of the body is told only by its end."""
        return "TRANSFER-ENCODING" in self.headers

    @property
    def length(self) -> int:
        """The bytes of the body, as far as they are told.

        Raises `Unacceptable` where they are too many.
        """
        told = self.headers.get("CONTENT-LENGTH", "0").strip()
        if len(told) > len(str(LONGEST_BODY)) or int(told) > LONGEST_BODY:
            raise Unacceptable(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return int(told)

    @property
    def hesitant(self) -> bool:
        """Whether the body comes only once it is asked for (RFC 9110, section 10.1.1)."""
        return self.headers.get("EXPECT", "").lower() == "100-continue"

    def environ(self, remote: str) -> Environ:
        """The request as WSGI has it."""
        target = self.target
        if not target.startswith(b"/") and b"://" in target:  # in absolute form (RFC 9112, section 3.2.2)
            target = b"/" + target.partition(b"://")[2].partition(b"/")[2]
        path, _, query = target.partition(b"?")
        named = {OWN_NAMES.get(name) or f"HTTP_{name.replace('-', '_')}": text for name, text in self.headers.items()}
        return {
            **named,
            "REQUEST_METHOD": self.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": (unquote_to_bytes(path) if b"%" in path else path).decode("latin-1"),
            "QUERY_STRING": query.decode("latin-1"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": f"HTTP/{self.version}",
            "REMOTE_ADDR": remote,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(self.body),
            "wsgi.errors": sys.stderr,
            "wsgi.input_terminated": True,
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


@dataclass(frozen=True, slots=True)
class Coming:
    """A request that stands in a connection, not yet taken: its head, whose bytes are counted, and all that is here."""

    head: Head
    size: int
    here: int

    @property
    def awaited(self) -> int:
        """The bytes that are here before anybody takes the request: all of it, unless it is long."""
        return self.size if self.head.chunked else min(self.size + self.head.length, LONGEST)

    def taken(self, stream: Stream, seconds: float) -> Head:
        """The request, taken from its stream.

        Raises `Unacceptable` where it does not come in so many seconds.
        """
        head, until = self.head, monotonic() + seconds
        stream.taken(self.size, until)
        if head.chunked:
            head.keep = False  # it is not known what stands behind the end
        elif head.length:
            head.read(stream.taken(head.length, until))
        while head.chunked and not head.whole:
            head.read(stream.taken(0, until))
        return head


def coming(stream: Stream, *, wait: bool = False) -> Coming | int | None:
    """The request that comes on a stream, or how many bytes of one are here; None where no more will ever come.

    To `wait` means as long as the connection is set to. Raises `Unacceptable` for what is no request, or has too long
    a head.
    """
    there = stream.seen(wait=wait)
    size = there.find(END) + len(END)
    if size >= len(END):
        return Coming(Head.of(there[:size]), size, len(there))
    if len(there) >= LONGEST:
        raise Unacceptable(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    return None if stream.over else len(there)
