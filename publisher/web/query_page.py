"""The page on which people write queries, with the first rows of the answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
from flask import Response, current_app

from publisher.documents import html
from publisher.documents.pages import labels
from publisher.documents.pages.answer import MOST, AnswerPage
from publisher.documents.pages.editor import catalogue, choices
from publisher.documents.pages.examples import EXAMPLES
from publisher.errors import PublisherError, QueryError
from publisher.formats import NTRIPLES, RDF, RESULTS_TSV, Format
from publisher.query.engine import Take
from publisher.query.lexer import Outline
from publisher.query.question import Question
from publisher.query.refusal import checked
from publisher.store import Answer, Dataset
from publisher.vocabulary import PREFIXES
from publisher.web import problems, representation
from publisher.web.answers import HINT, give, hinted, offers
from publisher.web.protocol import Asked
from publisher.web.site import engine, presence, sender, site, store

EDITOR = "editor.js"
"""The file of the editor, which is made when the wheel is built."""


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
