"""The short way of a plain query: one that comes alone is answered without the application.

Programs send few others, and many of these: what the application does around a query costs more than a small one does.
A small answer that holds for the whole release is kept, and sent again to whoever asks alike. Whatever is unusual about
the request or its answer goes to the application; nothing is decided here that the application does not decide alike.
"""

from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.http import HTTP_STATUS_CODES

from publisher.errors import PublisherError
from publisher.formats import HTML
from publisher.query.lexer import VOLATILE, Outline
from publisher.query.question import Question
from publisher.query.refusal import checked
from publisher.web import encodings, problems, sender
from publisher.web.answers import HINT, NEVER, OF_ALL, REPEATED, by_all_names, hinted, offers, validator
from publisher.web.conditions import Lines
from publisher.web.front import varying
from publisher.web.headers import EVERYWHERE
from publisher.web.memory import Answer, Memory, Request
from publisher.web.negotiation import negotiated
from publisher.web.plain import Plain, plain
from publisher.web.presence import Presence
from publisher.web.protocol import Asked
from publisher.web.representation import content_type
from publisher.web.site import ENGINE, PROXIES, STORE
from publisher.web.spool import COME, Spool

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SMALL = 1 << 18
"""Bytes of an answer that goes the short way, and that may be kept."""
NEGOTIATED = ("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING")
"""What of a plain request besides the query makes a difference, as a WSGI environment names it."""
WELL = "200 OK"
Sent = tuple[str, Lines, bytes]
"""A response: its status, its headers, its body."""


class Shortcut:
    """An application with a short way for plain queries."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.release = app.extensions[STORE].manifest.id
        self.engine, self.proxies = app.extensions[ENGINE], app.extensions[PROXIES]
        self.longest = self.engine.limits.kilobytes << 10
        self.usual = usual(self.release)
        self.memory = Memory(self.engine.limits.kept_megabytes << 20)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request: a plain query by the short way, anything else by the application."""
        found = self.found(environ)
        if found is None:
            return self.app(environ, start_response)
        status, headers, body = found
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def found(self, environ: "WSGIEnvironment") -> Sent | None:
        """The response to a plain request; None where the application is to give it."""
        try:
            asked = self.asked(environ)
            return self.answered(asked, environ) if isinstance(asked, Plain) else asked
        except PublisherError as error:
            return self.refused(error, environ)

    def asked(self, environ: "WSGIEnvironment") -> Plain | Sent | None:
        """What a plain request asks, or the response that was kept; None where the application is to answer.

        Raises `QueryError` for what may not be asked.
        """
        query = plain(environ, self.longest)
        if not query:
            return None
        request = alike(query, environ)
        if kept := self.memory.answer(request):
            return WELL, kept.headers, kept.body
        return understood(query, request, self.release)

    def answered(self, asked: Plain, environ: "WSGIEnvironment") -> Sent | None:
        """A small answer as it is sent; one that is not goes another way."""
        remote = environ.get("REMOTE_ADDR") or ""
        whose = sender.sender(remote, environ.get("HTTP_X_FORWARDED_FOR", ""), self.proxies)
        present = Presence(remote, environ.get("SERVER_PORT", ""))
        come = Spool(partial(self.engine.ask, Question(asked.query, asked.form.name), whose, present))
        small = come.small() if come.size <= SMALL else None
        if small is None:
            environ[COME] = come
            return None
        return WELL, *self.whole(asked, small)

    def whole(self, asked: Plain, body: bytes) -> tuple[Lines, bytes]:
        """The headers of a small answer, and its body in the content coding that is wanted.

        It is kept where it holds for the whole release.
        """
        worth = asked.tag is not None and len(body) >= encodings.SMALLEST
        coding = encodings.accepted(asked.request.get("HTTP_ACCEPT_ENCODING")) if worth else None
        if coding:
            body = encodings.ENCODINGS[coding](body)
        headers = [*self.described(asked, coding, worth=worth), ("Content-Length", str(len(body)))]
        if asked.tag:
            self.memory.keep(asked.request, varying(dict(headers)["Vary"]), Answer.of(headers, body))
        return headers, body

    def begun(self, asked: Plain) -> Lines:
        """The headers of an answer that is begun before it is whole: its length is not known, and it is not encoded."""
        return self.described(asked, None, worth=asked.tag is not None)

    def described(self, asked: Plain, coding: str | None, *, worth: bool) -> Lines:
        """The headers of an answer in a content coding, which depends on the request where that is worth it."""
        headers = [
            ("Content-Type", content_type(asked.form.media_type)),
            ("Cache-Control", REPEATED if asked.tag else NEVER),
            ("Vary", "Accept, Accept-Encoding" if worth else "Accept"),
        ]
        if asked.tag:
            headers.append(("ETag", f'W/"{asked.tag}-{coding}"' if coding else f'W/"{asked.tag}"'))
        if coding:
            headers.append(("Content-Encoding", coding))
        if hinted(asked.query):
            headers.append(("SPARQL-Hint", HINT))
        return headers + self.usual

    def refused(self, error: PublisherError, environ: "WSGIEnvironment") -> Sent:
        """The problem document of an error."""
        return refusal(error, environ["PATH_INFO"], self.release)


def refusal(error: PublisherError, path: str, release: str) -> Sent:
    """The problem document of an error at a path of a release."""
    problem = problems.of(error)
    body = problems.document(problem, path)
    described = [("Content-Type", problems.PROBLEM.media_type), ("Content-Length", str(len(body)))]
    headers = [*described, *problems.headers(error), *problems.about(problem), *usual(release)]
    return f"{problem.status.value} {HTTP_STATUS_CODES[problem.status].upper()}", headers, body


def usual(release: str) -> Lines:
    """The headers of every response of a release."""
    return [*EVERYWHERE.items(), ("Release", release)]


def alike(query: str, environ: "WSGIEnvironment") -> Request:
    """All that an answer of a release depends on, as a request; who asks, and by which method, is no part of it."""
    digest = sha256(query.encode("utf-8", "surrogatepass")).hexdigest()  # so that what is kept of a query is short
    return {"QUERY_STRING": digest, **{name: environ[name] for name in NEGOTIATED if name in environ}}


def understood(query: str, request: Request, release: str) -> Plain | None:
    """What a query asks of a release; None where a page is accepted best, and where the engine alone does not answer.

    Raises `QueryError` for what may not be asked.
    """
    accept = request.get("HTTP_ACCEPT")
    if negotiated(accept, OF_ALL) is HTML or problems.paged(accept):
        return None
    outline = checked(Outline.of(query))
    form = negotiated(accept, by_all_names(offers(outline)))
    if outline.described or form is None:
        return None
    fresh = outline.words.isdisjoint(VOLATILE)
    tag = validator(release, Asked(query, None, None), query, form) if fresh else None
    return Plain(query, request, form, tag)
