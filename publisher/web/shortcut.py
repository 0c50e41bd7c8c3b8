"""The short way of a plain query: one that comes alone is answered without the application.

Programs send few others, and many of these: what the application does around a query costs more than a small one does.
Whatever is unusual, about the request or about its answer, goes to the application; nothing is decided here that the
application does not decide alike.
"""

from collections.abc import Iterable, Iterator
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
from publisher.web.headers import EVERYWHERE
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
"""Bytes of an answer that goes the short way."""


class Shortcut:
    """An application with a short way for plain queries."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.release = app.extensions[STORE].manifest.id
        self.engine, self.proxies = app.extensions[ENGINE], app.extensions[PROXIES]
        self.usual = [*EVERYWHERE.items(), ("Release", self.release)]

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request: a plain query by the short way, anything else by the application."""
        query = plain(environ, self.engine.limits.kilobytes << 10)
        outline = seen(query) if query else None
        form = accepted(environ.get("HTTP_ACCEPT"), outline) if outline else None
        if not (query and outline and form):
            return self.app(environ, start_response)
        body, rest = begun(self.pieces(Question(query, form.name), environ))
        if rest:
            environ[sparql.COME] = chain([body], rest)
            return self.app(environ, start_response)
        asked, fresh = Asked(query, None, None), not outline.words & VOLATILE
        tag = sparql.validator(self.release, asked, query, form) if fresh else None
        body, headers = encoded(body, tag, environ.get("HTTP_ACCEPT_ENCODING"))
        if sparql.hinted(outline):
            headers.append(("SPARQL-Hint", sparql.HINT))
        described = [("Content-Type", content_type(form.media_type)), ("Content-Length", str(len(body)))]
        start_response("200 OK", [*described, *headers, *self.usual])
        return [body]

    def pieces(self, question: Question, environ: "WSGIEnvironment") -> Iterator[bytes]:
        """The answer to a question, piece by piece."""
        remote = environ.get("REMOTE_ADDR") or ""
        whose = sender.sender(remote, environ.get("HTTP_X_FORWARDED_FOR", ""), self.proxies)
        yield from self.engine.pieces(question, whose, Presence(remote, environ.get("SERVER_PORT", "")))


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
