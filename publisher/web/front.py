"""What stands before the application: ready answers, so that nobody waits for what was written before.

A release never changes, and neither does what is said about it: an answer stands as long as the application behind it.
Nothing is decided here that the application does not decide alike.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from werkzeug.datastructures import Headers
from werkzeug.http import parse_set_header
from werkzeug.test import run_wsgi_app
from werkzeug.wsgi import ClosingIterator

from publisher.web import conditions
from publisher.web.headers import FRESH, IMMUTABLE, LASTING
from publisher.web.memory import Answer, Key, Memory

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROOM = 64 << 20
"""Bytes of answers that a process keeps."""
OF_THE_READER = frozenset({*conditions.ASKED, "HTTP_RANGE", "HTTP_IF_RANGE"})
"""What a request says of the copy that the reader has, and not of the answer."""
UNKEPT = ("/sparql", "/dumps/")
"""Where each answer is made for one question, and where files are."""


class Front:
    """An application with a memory."""

    def __init__(self, app: "WSGIApplication", room: int = ROOM) -> None:
        self.app = app
        self.memory = Memory(room)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request: from memory where the answer is there, otherwise from the application."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(UNKEPT):
            return self.app(environ, start_response)
        answer = self.memory.answer(environ)
        return self.sent(answer, environ, start_response) if answer else self.asked(environ, start_response)

    def asked(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Ask the application for the whole answer, and keep it where that is allowed."""
        whole = {name: value for name, value in environ.items() if name not in OF_THE_READER}
        whole["REQUEST_METHOD"] = "GET"
        body, status, headers = run_wsgi_app(self.app, whole)
        if not keepable(status, headers):
            if whole == environ:
                start_response(status, headers.to_wsgi_list())
                return body
            ClosingIterator(body).close()
            return self.app(environ, start_response)
        with_body = ClosingIterator(body)
        try:
            answer = Answer.of(headers.to_wsgi_list(), b"".join(with_body))
        finally:
            with_body.close()
        self.memory.keep(environ, varying(headers.get("Vary")), answer)
        return self.sent(answer, environ, start_response)

    def sent(
        self, answer: Answer, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Sequence[bytes] | Iterable[bytes]:
        """Send an answer, or as much of it as the reader lacks."""
        status = conditions.status(environ, answer.tag, answer.modified)
        if status is HTTPStatus.OK:
            start_response("200 OK", answer.headers)
            return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []
        if status is HTTPStatus.NOT_MODIFIED:
            start_response("304 NOT MODIFIED", answer.brief)
            return []
        return self.app(environ, start_response)


def keepable(status: str, headers: Headers) -> bool:
    """Whether an answer is whole and the same throughout a release."""
    return (
        status.startswith("200") and "ETag" in headers and headers.get("Cache-Control") in (FRESH, LASTING, IMMUTABLE)
    )


@lru_cache(maxsize=64)  # there are few
def varying(vary: str | None) -> Key:
    """The headers of the request on which an answer depends by its Vary, as a WSGI environment names them."""
    names = sorted(parse_set_header(vary))
    return tuple(f"HTTP_{name.upper().replace('-', '_')}" for name in names)
