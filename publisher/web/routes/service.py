"""What machines ask of any site."""

import json

from flask import Blueprint, Response

from publisher.formats import Format
from publisher.web import representation
from publisher.web.site import store

service = Blueprint("service", __name__)
JSON = Format("json", "JSON", "application/json", "json", None)


@service.get("/health")
def health() -> Response:
    """Whether the site answers, and from which release."""
    manifest = store().manifest
    said = {"status": "ok", "release": manifest.id, "statements": manifest.triples}
    body = json.dumps(said).encode("ascii") + b"\n"
    return representation.response(body, JSON, cache="no-store")
