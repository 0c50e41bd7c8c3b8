"""The sitemap: an index, and parts that list the documents with the time of their last change."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    parts = [
        (f"{base}sitemap-{number}.xml", last(map(dates.changed, releases)))
        for number, releases in enumerate(store().addresses.changes(PART), 1)
    ]
    return listed("sitemapindex", "sitemap", parts)


@sitemap.get("/sitemap-<number>.xml")
def part(number: str) -> Response:
    """The documents of a part.

    Raises `UnknownThing` where there is no such part.
    """
    documents = store().addresses.run(int(number), PART) if NUMBER.fullmatch(number) else ()
    if not documents:
        raise UnknownThing("the sitemap has no such part", "see sitemap.xml for those that there are")
    dates, base = store().dates, store().manifest.base
    return listed("urlset", "url", [(f"{base}{path}", dates.changed(release)) for path, release in documents])


@sitemap.get("/robots.txt")
def robots() -> Response:
    """What robots may read, and where all of it is listed."""
    base = store().manifest.base
    refused = "".join(f"Disallow: {urlsplit(base).path}{path}\n" for path in UNCRAWLED)
    return representation.response(f"User-agent: *\n{refused}\nSitemap: {base}sitemap.xml\n".encode(), TEXT)


def listed(root: str, element: str, pages: Sequence[tuple[str, str | None]]) -> Response:
    """Addresses with the time of their last change as the sitemap protocol writes them."""
    lines = (HEAD, f'<{root} xmlns="{NAMESPACE}">\n', *elements(element, pages), f"</{root}>\n")
    return representation.response("".join(lines).encode("utf-8"), XML, changed=last(time for _, time in pages))


def last(times: Iterable[str | None]) -> str | None:
    """The last of several times, of which some may not be known."""
    return max(filter(None, times), default=None)


def elements(name: str, pages: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """A line for each address."""
    for address, changed in pages:
        last = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield f"<{name}><loc>{escape(address)}</loc>{last}</{name}>\n"
