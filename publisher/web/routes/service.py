"""What machines ask of any site."""

from flask import Blueprint, Response

from publisher.formats import Format
from publisher.web import representation
from publisher.web.site import store

service = Blueprint("service", __name__)
TEXT = Format("text", "Text", "text/plain", "txt", None)
JSON = Format("json", "JSON", "application/json", "json", None)
ROBOTS = """\
User-agent: *
Disallow: /sparql
Disallow: /search
Allow: /
"""


@service.get("/health")
def health() -> Response:
    """Whether the site answers, and from which release."""
    body = f'{{"status": "ok", "release": "{store().manifest.id}"}}\n'.encode("ascii")
    return representation.response(body, JSON, cache="no-store")


@service.get("/robots.txt")
def robots() -> Response:
    """What robots may read: all but what is made for one question."""
    return representation.response(ROBOTS.encode("ascii"), TEXT)
