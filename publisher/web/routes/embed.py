"""What an editor takes away: the script element of a film with what it lacks, and how the whole catalogue stands."""

import json
from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, current_app, request

from publisher.description import Merged
from publisher.documents import html, jsonld, rdf, snippet
from publisher.documents.context import Node
from publisher.documents.pages.pager import Pager
from publisher.errors import UnknownThing
from publisher.formats import HTML, JSONLD, RDF, Format
from publisher.iris import Kind
from publisher.richresults import report as richresults
from publisher.richresults import written
from publisher.richresults.coverage import Share, shares
from publisher.richresults.preview import Preview
from publisher.richresults.report import Report
from publisher.richresults.written import SHACL_PREFIXES
from publisher.web import representation
from publisher.web.routes.documents import missing
from publisher.web.site import site, store

embed = Blueprint("embed", __name__)
ELEMENT = Format("embed", "Script element", "text/plain", "txt", None)
SCRIPT = Format("js", "Script that adds the element", "text/javascript", "js", None)
REPORT = Format("report", "Report", "application/json", "json", None)
OFFERS = (HTML, ELEMENT, SCRIPT, REPORT)
QUALITY = (HTML, REPORT, *RDF)
PAGE = 100
"""Films on a page of the report on the catalogue."""
LONGEST_NUMBER = 9
SHARES = "publisher.shares"
ADDING = (
    '(function(d){{var s=d.querySelector("script[{mark}]")||d.createElement("script");'
    's.type="application/ld+json";s.setAttribute("{mark}","");s.textContent={text};'
    "s.parentNode||(d.head||d.documentElement).appendChild(s)}})(document);\n"
)
"""The script that adds the element to a page at run time, or replaces an older one of ours."""


@embed.get("/embed/film/<name>")
def film(name: str) -> Response:
    """The script element of a film for an editor: with its preview and what it lacks, alone, or added by a script."""
    slug, form = representation.chosen(name, OFFERS)
    found = store().merge(f"{Kind.FILM}/{slug}")
    if found is None:
        raise missing(store().departed(f"{Kind.FILM}/{slug}"))
    return representation.document(slug, form, OFFERS, lambda form: taken(found, slug, form))


def taken(found: Merged, slug: str, form: Format) -> bytes:
    """The element of a film in a form."""
    selection = snippet.selected(found)
    about, report = snippet.written(selection), richresults.report(selection)
    if form is HTML:
        shown = {"slug": slug, "report": report, "preview": Preview.of(about, report), "script": snippet.script(about)}
        return html.page("embed.html", site(), size=len(adding(about)), address=f"embed/film/{slug}.js", **shown)
    if form is ELEMENT:
        return f"{snippet.script(about)}\n".encode()
    if form is SCRIPT:
        return adding(about)
    return json.dumps(written.node(report), ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def adding(about: Node) -> bytes:
    """The script that adds the element of a document to the page that loads it."""
    text = json.dumps(json.dumps(about, ensure_ascii=False, separators=(",", ":")), ensure_ascii=True)
    return ADDING.format(mark=snippet.MARK, text=text).encode("ascii")


@embed.get("/quality")
@embed.get("/quality.<ending>")
def quality(ending: str = "") -> Response:
    """How the films of the catalogue stand for rich results: a bar for each property, and the films of a page."""
    _, form = representation.chosen(f"quality.{ending}" if ending else "quality", QUALITY)
    count = store().count(Kind.FILM)
    pager = Pager("quality", page_number(), max(1, -(-count // PAGE)))
    if not 1 <= pager.number <= pager.count:
        raise UnknownThing("the report has no such page", f"it has {pager.count}")
    return representation.document(pager.href(pager.number), form, QUALITY, lambda form: assessed(form, pager))


def page_number() -> int:
    """The page that the request asks for, 0 for what is no number."""
    asked = request.args.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_NUMBER else 0


def assessed(form: Format, pager: Pager) -> bytes:
    """The report on a page of films in a format."""
    reports = tuple(reported((pager.number - 1) * PAGE))
    if form is HTML:
        paths = [site().path(report.subject) for report in reports]
        return html.page(
            "quality.html", site(), shares=counted(), reports=list(zip(paths, reports, strict=True)), pager=pager
        )
    if form is REPORT:
        return written.text(reports)
    base = store().manifest.base
    results = written.results(reports, f"{base}{pager.href(pager.number)}")
    if form is JSONLD:
        return jsonld.text(jsonld.prefixed(results, SHACL_PREFIXES)).encode("utf-8")
    return rdf.written(results, form, "", base, SHACL_PREFIXES)


def counted() -> tuple[Share, ...]:
    """How many films have each property; the release never changes, so they are counted once."""
    if SHARES not in current_app.extensions:
        current_app.extensions[SHARES] = shares(store())
    found: tuple[Share, ...] = current_app.extensions[SHARES]
    return found


def reported(offset: int) -> Iterator[Report]:
    """The reports on a page of films."""
    entries: Sequence[str] = [entry.path for entry in store().things(Kind.FILM, offset, PAGE)]
    for path in entries:
        if found := store().merge(path):
            yield richresults.report(snippet.selected(found))
