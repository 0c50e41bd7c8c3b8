"""The SPARQL endpoint, by the SPARQL 1.1 Protocol; in a browser, a page to write a query on."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from flask import Blueprint, Response, copy_current_request_context, request

from publisher.catalog import service
from publisher.documents import jsonld, rdf
from publisher.errors import MalformedQuery, UnknownFormat
from publisher.formats import HTML, JSONLD, RDF, Format, named
from publisher.query.engine import Take
from publisher.query.lexer import VOLATILE, Outline
from publisher.query.refusal import checked
from publisher.web import encodings, representation
from publisher.web.answers import HINT, NEVER, OF_ALL, REPEATED, by_all_names, give, hinted, offers, validator
from publisher.web.negotiation import negotiated
from publisher.web.protocol import Asked, asked
from publisher.web.pushed import PUSHES, Pushed
from publisher.web.query_page import page
from publisher.web.site import engine, store
from publisher.web.spool import COME, Spool

sparql = Blueprint("sparql", __name__)


@sparql.route("/sparql", methods=["GET", "POST", "QUERY"])
def endpoint() -> Response:
    """The answer to a query, or the page to write one on, or what this endpoint can do."""
    found = asked(request, engine().limits.kilobytes << 10)
    person = negotiated(representation.accept(), OF_ALL) is HTML and found.form is None
    if person:
        response = page(found)
    elif found.query is None:
        response = description(found.form)
    else:
        response = answered(found, found.query)
    response.vary.add("Accept")
    if found.query and hinted(found.query):
        response.headers["SPARQL-Hint"] = HINT  # Warning is obsolete (RFC 9111, section 5.5)
    return response


def description(name: str | None) -> Response:
    """What this endpoint can do, as RDF."""
    form = named(name, RDF) if name else representation.acceptable(RDF)
    quads, base = service.description(store(), engine().limits), store().manifest.base
    if form is JSONLD:
        body = jsonld.text(jsonld.prefixed(quads, service.PREFIXES)).encode("utf-8")
    else:
        body = rdf.written(quads, form, f"{base}#sparql", base, service.PREFIXES)
    return representation.response(body, form)


def answered(found: Asked, query: str) -> Response:
    """The answer to a program; a program that has it already gets 304 before anything runs."""
    outline = checked(Outline.of(query))
    form = chosen(found.form, offers(outline))
    fresh = not outline.words & VOLATILE
    tag = validator(store().manifest.id, found, query, form)
    held = here(tag) if fresh else None
    response = Response(status=304) if held else sent(partial(give, found, query, outline, form), form)
    response.headers["Cache-Control"] = REPEATED if fresh else NEVER
    if fresh:
        # weak, since the order of rows that no ORDER BY settles may differ from process to process
        response.set_etag(held or tag, weak=True)
    return response


def sent(give: Callable[[Take], None], form: Format) -> Response:
    """A whole answer as a response; or one on its way, where the server can break it off."""
    described = representation.content_type(form.media_type)
    if PUSHES in request.environ:
        pushed = Pushed(copy_current_request_context(give))
        return Response(pushed, content_type=described, direct_passthrough=True)
    spool = cast("Spool | None", request.environ.get(COME)) or Spool(give)
    small = spool.small()
    response = Response(spool if small is None else small, content_type=described)
    response.content_length = spool.size
    response.call_on_close(spool.close)
    return response


def here(tag: str) -> str | None:
    """The validator of the answer that the request says to have already, in any coding (RFC 9110, section 13.1.2)."""
    tags = (tag, *(f"{tag}-{coding}" for coding in encodings.ENCODINGS))
    safe = request.method in ("GET", "HEAD", "QUERY")
    return next((each for each in tags if request.if_none_match.contains_weak(each)), None) if safe else None


def chosen(name: str | None, there: Sequence[Format]) -> Format:
    """The format that the request names or accepts.

    Raises `NotAcceptable` where it accepts none, `MalformedQuery` for a name that is none of theirs.
    """
    if name is not None:
        try:
            return named(name, tuple(there))
        except UnknownFormat as error:
            raise MalformedQuery(error.message, error.mend) from error
    return representation.acceptable(by_all_names(there))
