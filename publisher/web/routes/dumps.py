"""The files of the release, and of earlier ones that are kept."""

from base64 import b64encode
from datetime import datetime
from http import HTTPStatus
from typing import Any, cast

from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.http import http_date

from publisher.documents import html
from publisher.documents.pages.downloads import DownloadsPage
from publisher.formats import Format, of_file
from publisher.store import Files
from publisher.web import conditions, problems, representation
from publisher.web.download import SMALL, Download, pieces
from publisher.web.site import gate, site, store

dumps = Blueprint("dumps", __name__)

CURRENT = "public, no-cache"
"""The next release has other files at the same address, so whoever has one asks whether it is still the same."""
FOREVER = "public, max-age=31536000, immutable"
"""A release never changes (RFC 8246)."""
RANGED = ("REQUEST_METHOD", "HTTP_RANGE", "HTTP_IF_RANGE")
"""What a request says of a range."""
LATER = 30
"""Seconds after which a download may be asked for again."""


@dumps.get("/dumps/")
def listed() -> Response:
    """The files of the release with what they promise."""
    read = store()
    shown = DownloadsPage.of(read.files(), site().base, read.dates.issued.get(read.manifest.id))
    return representation.page(html.page("dumps.html", site(), manifest=read.manifest, page=shown))


@dumps.get("/dumps/<name>")
@dumps.get("/dumps/latest/<name>")
def latest(name: str) -> Response:
    """A file of the release at hand; at an address without its date, which stays the same from release to release."""
    return sent(store().files(), name, CURRENT)


@dumps.get("/dumps/<release>/<name>")
def dated(release: str, name: str) -> Response:
    """A file of the release that is called by its date and id."""
    return sent(store().files(release), name, FOREVER)


def sent(published: Files, name: str, caching: str) -> Response:
    """A file of a release, whole or in ranges, or what its manifest says."""
    text = published.text(name)
    if text:
        found = representation.response(text[1].encode("utf-8"), Format(name, name, text[0], "", None))
        found = representation.dated(found, store().dates.issued.get(published.manifest.id))
    else:
        found = file(published, name)
    if found.status_code in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        found.headers["Cache-Control"] = caching
    return found


def file(published: Files, name: str) -> Response:
    """A file that a manifest promises; its SHA-256 is its validator, and nothing is packed a second time."""
    path, promised = published.path(name), published.promised(name)
    form, packing = of_file(name)
    request.environ.setdefault("wsgi.file_wrapper", pieces)
    issued = store().dates.issued.get(published.manifest.id)
    changed = datetime.fromisoformat(issued) if issued else None
    media_type = packing.media_type if packing else representation.content_type(form.media_type)
    if (
        conditions.status(request.environ, f'"{promised.sha256}"', http_date(changed) if changed else None)
        is HTTPStatus.OK
    ):
        whole = send_file(path, media_type, conditional=False, etag=promised.sha256, last_modified=changed)
        found = ranged(whole, promised.bytes)
        del found.headers["Expires"]  # Cache-Control says it
    else:  # nothing is opened that is not sent
        found = Response(mimetype=media_type)
        found.set_etag(promised.sha256)
        found.last_modified = changed
    digest = b64encode(bytes.fromhex(promised.sha256)).decode("ascii")
    found.headers["Repr-Digest"] = f"sha-256=:{digest}:"  # RFC 9530
    return admitted(found)


def ranged(found: Response, size: int) -> Response:
    """A file of some bytes, or the range of it that is asked for."""
    asked = {name: request.environ[name] for name in RANGED if name in request.environ}
    try:
        found.make_conditional(asked, accept_ranges=True, complete_length=size)
    except RequestedRangeNotSatisfiable:
        found.close()
        raise
    return found


def admitted(found: Response) -> Response:
    """A file on its way, if there is room for one more; a small one is no matter of room."""
    if request.method != "GET" or found.status_code not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        return found
    if (found.content_length or 0) <= SMALL:
        found.direct_passthrough = False
        found.make_sequence()
        return found
    if not gate().enter():
        found.close()
        full = problems.Problem(HTTPStatus.SERVICE_UNAVAILABLE, "As many files are being sent as can be at a time.")
        return problems.response(full, [("Retry-After", str(LATER))])
    found.response = Download(iter(cast("Any", found.response)), gate())
    return found
