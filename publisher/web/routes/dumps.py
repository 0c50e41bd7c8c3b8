"""The files of the release."""

from base64 import b64encode

from flask import Blueprint, Response, send_file

from publisher.documents import html
from publisher.formats import NQUADS
from publisher.web import representation
from publisher.web.site import site, store

dumps = Blueprint("dumps", __name__)


@dumps.get("/dumps/")
def files() -> Response:
    """The files of the release with what they promise."""
    return representation.page(html.page("dumps.html", site(), manifest=store().manifest))


@dumps.get("/dumps/<name>")
def file(name: str) -> Response:
    """A file of the release, whole or in ranges; its SHA-256 is its validator."""
    read = store()
    path, promised = read.file(name), read.manifest.dumps[name]
    found = send_file(path, NQUADS.media_type, conditional=True, etag=promised.sha256, max_age=60)
    digest = b64encode(bytes.fromhex(promised.sha256)).decode("ascii")
    found.headers["Repr-Digest"] = f"sha-256=:{digest}:"  # RFC 9530
    return found
