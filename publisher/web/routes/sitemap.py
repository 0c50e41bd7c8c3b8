"""The sitemap: an index, and parts that list the documents with the time of their last change."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from flask import Blueprint, Response

from publisher.errors import UnknownThing
from publisher.formats import Format
from publisher.web import representation
from publisher.web.site import store

sitemap = Blueprint("sitemap", __name__)

XML = Format("sitemap", "Sitemap", "application/xml", "xml", None)
TEXT = Format("text", "Text", "text/plain", "txt", None)
NUMBER = re.compile("[1-9][0-9]{0,8}")
PART = 50_000
"""Addresses in a part, as many as the protocol allows."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
UNCRAWLED = ("sparql", "search")
"""The paths that robots leave alone: what answers there was made for one question."""


@sitemap.get("/sitemap.xml")
def index() -> Response:
    """The parts of the sitemap."""
    dates, base = store().dates, store().manifest.base
    parts = (
        (f"{base}sitemap-{number}.xml", max(filter(None, map(dates.changed, releases)), default=None))
        for number, releases in enumerate(store().addresses.changes(PART), 1)
    )
    return representation.response(document("sitemapindex", "sitemap", parts), XML)


@sitemap.get("/sitemap-<number>.xml")
def part(number: str) -> Response:
    """The documents of a part.

    Raises `UnknownThing` where there is no such part.
    """
    documents = store().addresses.run(int(number), PART) if NUMBER.fullmatch(number) else ()
    if not documents:
        raise UnknownThing("the sitemap has no such part", "see sitemap.xml for those that there are")
    dates, base = store().dates, store().manifest.base
    pages = ((f"{base}{path}", dates.changed(release)) for path, release in documents)
    return representation.response(document("urlset", "url", pages), XML)


@sitemap.get("/robots.txt")
def robots() -> Response:
    """What robots may read, and where all of it is listed."""
    base = store().manifest.base
    refused = "".join(f"Disallow: {urlsplit(base).path}{path}\n" for path in UNCRAWLED)
    return representation.response(f"User-agent: *\n{refused}\nSitemap: {base}sitemap.xml\n".encode(), TEXT)


def document(root: str, element: str, pages: Iterable[tuple[str, str | None]]) -> bytes:
    """Addresses with the time of their last change as the sitemap protocol writes them."""
    return "".join((HEAD, f'<{root} xmlns="{NAMESPACE}">\n', *elements(element, pages), f"</{root}>\n")).encode("utf-8")


def elements(name: str, pages: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """A line for each address."""
    for address, changed in pages:
        last = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield f"<{name}><loc>{escape(address)}</loc>{last}</{name}>\n"
