"""The SPARQL endpoint, by the SPARQL 1.1 Protocol; in a browser, a page to write a query on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from flask import Blueprint, Response, request

from publisher.documents import html, results
from publisher.documents.pages.answer import AnswerPage
from publisher.documents.pages.examples import EXAMPLES
from publisher.errors import MalformedQuery, QueryError, UnknownFormat
from publisher.formats import HTML, RDF, RESULTS, RESULTS_JSON, RESULTS_XML, Format, named
from publisher.query import answer
from publisher.store import Answer, Dataset
from publisher.web import problems, representation
from publisher.web.negotiation import negotiated
from publisher.web.site import site, store

sparql = Blueprint("sparql", __name__)

BY_OTHER_NAMES = (
    replace(RESULTS_JSON, media_type="application/json"),
    replace(RESULTS_XML, media_type="application/xml"),
)
"""Media types by which clients also ask for results; they are answered by the name that they asked for."""
QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"


@sparql.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """The answer to a query, or the page to write one on."""
    found = query()
    person = negotiated(representation.accept(), (RESULTS_JSON, HTML, *RDF)) is HTML and "format" not in request.args
    if person:
        response = page(found or "")
    elif found is None:
        raise MalformedQuery("no query", "send it as the parameter `query`, or as a body of application/sparql-query")
    else:
        response = answered(found)
    response.vary.add("Accept")
    return response


def dataset() -> Dataset | None:
    """The data set that the request names, which takes precedence over FROM in the query; None where it names none."""
    given = request.form if request.mimetype == FORM else request.args
    default, named = tuple(given.getlist("default-graph-uri")), tuple(given.getlist("named-graph-uri"))
    return Dataset(default, named) if default or named else None


def query() -> str | None:
    """The query in the request, None where there is none.

    Raises `MalformedQuery` where the request is not as the protocol says.
    """
    if request.method == "POST" and request.mimetype == QUERY:
        try:
            return request.get_data().decode("utf-8")
        except UnicodeDecodeError as error:
            raise MalformedQuery("the query is not UTF-8", "send it as UTF-8") from error
    if request.method == "POST" and request.mimetype != FORM:
        raise MalformedQuery(f"a body of {request.mimetype or 'no type'}", f"send {QUERY} or {FORM}")
    given = request.form if request.method == "POST" else request.args
    if "update" in given:
        raise MalformedQuery("updates are not offered", "this endpoint is read-only")
    queries = given.getlist("query")
    if len(queries) > 1:
        raise MalformedQuery(f"{len(queries)} queries", "send one at a time")
    return queries[0] if queries else None


def answered(text: str) -> Response:
    """The answer to a program."""
    found = answer(store(), text, dataset())
    offers = results.offers(found)
    return representation.response(*written(found, chosen(offers)), cache="public, max-age=60")


def chosen(offers: Sequence[Format]) -> Format:
    """The format that the request names or accepts.

    Raises `NotAcceptable` where it accepts none, `MalformedQuery` for a name that is none of theirs.
    """
    if "format" in request.args:
        try:
            return named(request.args["format"], tuple(offers))
        except UnknownFormat as error:
            raise MalformedQuery(error.message, error.mend) from error
    others = BY_OTHER_NAMES if RESULTS_JSON in offers else ()
    return representation.acceptable((*offers, *others))


def written(found: Answer, form: Format) -> tuple[bytes, Format]:
    """An answer in a format, and that format, which may go by another name."""
    writer = next((each for each in (*RESULTS, *RDF) if each.name == form.name), form)
    return results.written(found, writer, store().manifest.base), form


def page(text: str) -> Response:
    """The page for people, with the first rows of the answer where there is a query."""
    found, fault = None, None
    try:
        found = answer(store(), text, dataset()) if text.strip() else None
    except QueryError as error:
        fault = error
    shown = AnswerPage.of(found) if found else AnswerPage()
    body = html.page(
        "sparql.html",
        site(),
        query=text or EXAMPLES[0][1],
        examples=EXAMPLES,
        fault=fault,
        answer=shown,
        links=links(text, results.offers(found)) if found and shown.table else (),
    )
    response = representation.page(body)
    if fault:
        response.status_code = problems.STATUSES[type(fault)]
    return response


def links(text: str, offers: Iterable[Format]) -> list[tuple[str, str]]:
    """Where programs get all of an answer, in each format."""
    query = quote(text, safe="")
    return [(form.label, site().to(f"sparql?query={query}&format={form.name}")) for form in offers]
