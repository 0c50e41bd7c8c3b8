"""The short way of a plain query: one that comes alone is answered without the application.

Programs send few others, and many of these: what the application does around a query costs more than a small one does.
A small answer that holds for the whole release is kept, and sent again to whoever asks alike. Whatever is unusual about
the request or its answer goes to the application; nothing is decided here that the application does not decide alike.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from flask import Flask

from publisher.errors import PublisherError
from publisher.formats import HTML, Format
from publisher.query.lexer import VOLATILE, Outline
from publisher.query.question import Question
from publisher.query.refusal import checked
from publisher.web import encodings, sender
from publisher.web.conditions import Lines
from publisher.web.front import varying
from publisher.web.headers import EVERYWHERE
from publisher.web.memory import Answer, Memory, Request
from publisher.web.negotiation import negotiated
from publisher.web.plain import plain
from publisher.web.presence import Presence
from publisher.web.protocol import Asked
from publisher.web.representation import content_type
from publisher.web.routes import sparql
from publisher.web.site import ENGINE, PROXIES, STORE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SMALL = 1 << 18
"""Bytes of an answer that goes the short way, and that may be kept."""
NEGOTIATED = ("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING")
"""What of a plain request besides the query makes a difference, as a WSGI environment names it."""


class Shortcut:
    """An application with a short way for plain queries."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.release = app.extensions[STORE].manifest.id
        self.engine, self.proxies = app.extensions[ENGINE], app.extensions[PROXIES]
        self.usual = [*EVERYWHERE.items(), ("Release", self.release)]
        self.memory = Memory(self.engine.limits.kept_megabytes << 20)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request: a plain query by the short way, anything else by the application."""
        query = plain(environ, self.engine.limits.kilobytes << 10)
        found = self.found(query, environ) if query else None
        if found is None:
            return self.app(environ, start_response)
        headers, body = found
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def found(self, query: str, environ: "WSGIEnvironment") -> tuple[Lines, bytes] | None:
        """The headers and the body of an answer, None where the application is to give it."""
        kept = self.memory.answer(alike(query, environ))
        if kept:
            return kept.headers, kept.body
        outline = seen(query)
        form = accepted(environ.get("HTTP_ACCEPT"), outline) if outline else None
        if not (outline and form):
            return None
        body, rest = begun(self.pieces(Question(query, form.name), environ))
        if rest:
            environ[sparql.COME] = chain([body], rest)
            return None
        return self.dressed(query, outline, form, body, environ)

    def dressed(
        self, query: str, outline: Outline, form: Format, body: bytes, environ: "WSGIEnvironment"
    ) -> tuple[Lines, bytes]:
        """An answer as it is sent, with its headers; it is kept where it holds for the whole release."""
        fresh = not outline.words & VOLATILE
        tag = sparql.validator(self.release, Asked(query, None, None), query, form) if fresh else None
        body, about = encoded(body, tag, environ.get("HTTP_ACCEPT_ENCODING"))
        hint = [("SPARQL-Hint", sparql.HINT)] if sparql.hinted(query) else []
        described = [("Content-Type", content_type(form.media_type)), ("Content-Length", str(len(body)))]
        headers = [*described, *about, *hint, *self.usual]
        if fresh:
            self.memory.keep(alike(query, environ), varying(dict(about)["Vary"]), Answer.of(headers, body))
        return headers, body

    def pieces(self, question: Question, environ: "WSGIEnvironment") -> Iterator[bytes]:
        """The answer to a question, piece by piece."""
        remote = environ.get("REMOTE_ADDR") or ""
        whose = sender.sender(remote, environ.get("HTTP_X_FORWARDED_FOR", ""), self.proxies)
        yield from self.engine.pieces(question, whose, Presence(remote, environ.get("SERVER_PORT", "")))


def alike(query: str, environ: "WSGIEnvironment") -> Request:
    """All that an answer of a release depends on, as a request; who asks, and by which method, is no part of it."""
    digest = sha256(query.encode("utf-8", "surrogatepass")).hexdigest()  # so that what is kept of a query is short
    return {"QUERY_STRING": digest, **{name: environ[name] for name in NEGOTIATED if name in environ}}


def seen(query: str) -> Outline | None:
    """The outline of a query that may be asked, and is answered by the engine alone."""
    try:
        outline = checked(Outline.of(query))
    except PublisherError:
        return None
    return None if outline.described else outline


def accepted(accept: str | None, outline: Outline) -> Format | None:
    """The format of the answer that is accepted; None also where a page is."""
    if negotiated(accept, sparql.OF_ALL) is HTML:
        return None
    return negotiated(accept, sparql.by_all_names(sparql.offers(outline)))


def begun(pieces: Iterator[bytes]) -> tuple[bytes, Iterator[bytes] | None]:
    """An answer, and what comes after it where it is not a small one; an error comes there, too."""
    body = bytearray()
    try:
        for piece in pieces:
            body += piece
            if len(body) > SMALL:
                return bytes(body), pieces
    except PublisherError as error:
        return bytes(body), failing(error)
    return bytes(body), None


def failing(error: PublisherError) -> Iterator[bytes]:
    """What ends with an error."""
    yield from ()
    raise error


def encoded(body: bytes, tag: str | None, accept: str | None) -> tuple[bytes, Lines]:
    """The body in the content coding that is wanted, with the headers that tell this; without a validator as it is."""
    if tag is None:
        return body, [("Cache-Control", sparql.NEVER), ("Vary", "Accept")]
    worth = len(body) >= encodings.SMALLEST
    coding = encodings.accepted(accept) if worth else None
    headers = [("Cache-Control", sparql.REPEATED), ("Vary", "Accept, Accept-Encoding" if worth else "Accept")]
    if coding is None:
        return body, [*headers, ("ETag", f'W/"{tag}"')]
    coded = [("Content-Encoding", coding), ("ETag", f'W/"{tag}-{coding}"')]
    return encodings.ENCODINGS[coding](body), [*headers, *coded]
