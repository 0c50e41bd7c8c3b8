"""The SPARQL endpoint, by the SPARQL 1.1 Protocol; in a browser, a page to write a query on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import cast
from urllib.parse import quote, urlencode

import pyoxigraph as ox
from flask import Blueprint, Response, copy_current_request_context, current_app, request

from publisher import __version__
from publisher.catalog import service
from publisher.documents import html, jsonld, rdf, results
from publisher.documents.pages import labels
from publisher.documents.pages.answer import MOST, AnswerPage
from publisher.documents.pages.editor import catalogue, choices
from publisher.documents.pages.examples import EXAMPLES
from publisher.errors import MalformedQuery, PublisherError, QueryError, UnknownFormat
from publisher.formats import (
    HTML,
    JSONLD,
    NTRIPLES,
    RDF,
    RESULTS,
    RESULTS_JSON,
    RESULTS_TSV,
    RESULTS_XML,
    Format,
    named,
)
from publisher.query.engine import Take
from publisher.query.lexer import VOLATILE, Outline, tokens
from publisher.query.question import Question
from publisher.query.refusal import checked
from publisher.store import Answer, Dataset
from publisher.vocabulary import PREFIXES
from publisher.web import encodings, problems, representation
from publisher.web.negotiation import negotiated
from publisher.web.protocol import Asked, asked
from publisher.web.pushed import PUSHES, Pushed
from publisher.web.site import engine, presence, sender, site, store
from publisher.web.spool import Spool

sparql = Blueprint("sparql", __name__)

BY_OTHER_NAMES = (
    replace(RESULTS_JSON, media_type="application/json"),
    replace(RESULTS_XML, media_type="application/xml"),
)
"""Media types by which clients also ask for results; they are answered by the name that they asked for."""
OF_ALL = (RESULTS_JSON, HTML, *RDF)
"""Among these a person accepts a page best, before the query is looked at."""
EDITOR = "editor.js"
"""The file of the editor, which is made when the wheel is built."""
COME = "publisher.come"
"""Where a request has its answer, when that came already."""
REPEATED, NEVER = "public, max-age=60", "no-store"
"""How long an answer may be kept: the second where its values are new every time."""
OTHER_SCHEMA = "http://schema.org/"
HINT = "the data say https://schema.org/ where this query says http://schema.org/: no term of it is found"


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


def hinted(query: str) -> bool:
    """Whether a query uses the namespace that schema.org had before."""
    return OTHER_SCHEMA in query and any(
        kind == "iri" and text.startswith(OTHER_SCHEMA, 1) for kind, text in tokens(query)
    )


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
    response = Response(status=304) if fresh and has(tag) else sent(partial(give, found, query, outline, form), form)
    response.headers["Cache-Control"] = REPEATED if fresh else NEVER
    if fresh:
        # weak, since the order of rows that no ORDER BY settles may differ from process to process
        response.set_etag(tag, weak=True)
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


def validator(release: str, found: Asked, query: str, form: Format) -> str:
    """What tells an answer from every other one."""
    said = (release, __version__, query, found.dataset, form.media_type)
    return sha256(repr(said).encode("utf-8")).hexdigest()[:32]


def has(tag: str) -> bool:
    """Whether the request says that its sender has the answer (RFC 9110, section 13.1.2), in any coding."""
    safe = request.method in ("GET", "HEAD", "QUERY")
    return safe and any(
        request.if_none_match.contains_weak(each) for each in (tag, *(f"{tag}-{c}" for c in encodings.ENCODINGS))
    )


def give(found: Asked, query: str, outline: Outline, form: Format, take: Take) -> None:
    """Give the answer to a query, piece by piece; what is said of one thing is what its document says."""
    writer = next((each for each in (*RESULTS, *RDF) if each.name == form.name), form)
    own = document(outline) if found.dataset is None else None
    if own is not None:
        whole = results.Whole()
        results.graph(own, writer, whole, store().manifest.base)
        take(whole.getvalue())
    else:
        engine().ask(Question(query, writer.name, found.dataset), sender(), presence(), take)


def document(outline: Outline) -> Sequence[ox.Triple] | None:
    """The statements of the document about the one thing that a query asks to describe; None for any other query."""
    base = store().manifest.base
    if outline.described is None or not outline.described.startswith(base):
        return None
    description = store().describe(outline.described.removeprefix(base).partition("#")[0])
    if description is None or description.subject != outline.described:
        return None
    return list(dict.fromkeys(quad.triple for quad in description.quads))


def offers(outline: Outline) -> Sequence[Format]:
    """The formats of the answer to a query."""
    return RDF if outline.verb in ("CONSTRUCT", "DESCRIBE") else RESULTS


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


def by_all_names(forms: Sequence[Format]) -> Sequence[Format]:
    """The formats of an answer, under each media type by which clients ask for them."""
    return (*forms, *(BY_OTHER_NAMES if RESULTS_JSON in forms else ()))


def page(found: Asked) -> Response:
    """The page for people, with the first rows of the answer where there is a query."""
    text, shown, fault = found.query or "", AnswerPage(), None
    forms: Sequence[Format] = RDF
    counted = store().manifest.statistics
    try:
        if text.strip():
            outline = checked(Outline.of(text))
            forms = offers(outline)
            shown = AnswerPage.of(first_rows(found, text, outline))
    except QueryError as error:
        fault = error
    body = html.page(
        "sparql.html",
        site(),
        query=text or EXAMPLES[0][1],
        prefixes=PREFIXES,
        dataset=graphs(found),
        examples=EXAMPLES,
        fault=fault,
        hint=HINT if hinted(text) else "",
        answer=shown,
        labels=named_things(shown),
        links=links(found, text, forms) if shown.table else (),
        editor=bundled(),
        catalogue=catalogue(site(), counted.classes, counted.properties),
    )
    response = representation.page(body)
    return faulty(response, fault) if fault else response


def first_rows(found: Asked, text: str, outline: Outline) -> Answer:
    """The first rows of an answer; a query is ended when they are there."""
    graph = outline.verb in ("CONSTRUCT", "DESCRIBE")
    lines = first_lines(partial(give, found, text, outline, NTRIPLES if graph else RESULTS_TSV), MOST + 2)
    if graph:
        here = ox.Store()
        here.extend(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        return here.query("CONSTRUCT WHERE { ?s ?p ?o }")
    return ox.parse_query_results(lines, format=ox.QueryResultsFormat.TSV)


class Enough(Exception):
    """As much came of an answer as is shown."""


def first_lines(give: Callable[[Take], object], most: int) -> bytes:
    """The first lines of an answer in a format of lines; when they are there, the query is ended."""
    came, missing = bytearray(), most

    def take(piece: bytes) -> None:
        nonlocal missing
        came.extend(piece)
        missing -= piece.count(b"\n")
        if missing <= 0:
            raise Enough

    with suppress(Enough):
        give(take)
    return b"".join(came.splitlines(keepends=True)[:most])


def named_things(shown: AnswerPage) -> Mapping[str, str]:
    """What the things of ours on the page are called; nothing where nobody answers that at the moment."""
    iris, lines = shown.iris(site().base), bytearray()
    if not iris:
        return {}
    try:
        engine().ask(Question(labels.question(iris), RESULTS_TSV.name), sender(), presence(), lines.extend)
    except QueryError:
        return {}
    return labels.labels(bytes(lines))


def bundled() -> bool:
    """Whether the editor was built: without it the page is a form with a plain text area."""
    return Path(current_app.static_folder or "", EDITOR).is_file()


def faulty(response: Response, fault: PublisherError) -> Response:
    """The page of a query that was not answered."""
    response.status_code = problems.STATUSES[type(fault)]
    response.headers.extend(problems.headers(fault))
    response.headers["Cache-Control"] = "no-store"
    return response


def links(found: Asked, text: str, forms: Iterable[Format]) -> list[tuple[str, str]]:
    """Where programs get all of an answer, in each format."""
    asked_for = urlencode([("query", text), *graphs(found)], quote_via=quote, safe="")
    return [(label, site().to(f"sparql?{asked_for}&format={name}")) for name, label in choices(forms)]


def graphs(found: Asked) -> list[tuple[str, str]]:
    """The fields of the request that name the graphs of which it asks."""
    asked_of = found.dataset or Dataset()
    return [
        *(("default-graph-uri", iri) for iri in asked_of.default),
        *(("named-graph-uri", iri) for iri in asked_of.named),
    ]
