"""The WSGI application of a release."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound

from publisher.errors import PublisherError
from publisher.query.engine import Direct, Engine
from publisher.query.limits import Limits
from publisher.store import Store
from publisher.web import headers, problems
from publisher.web.routes import BLUEPRINTS
from publisher.web.sender import Network
from publisher.web.site import ENGINE, PROXIES, STORE

LONGEST_BODY = 1 << 20
"""Bytes of a request's body: queries come in bodies, and no query needs more."""


def application(store: Store, engine: Engine | None = None, proxies: Sequence[Network] = ()) -> Flask:
    """The site of a release; without an engine queries are answered in this very process, for a developer alone.

    `proxies` are the networks whose word on whom they forward is taken.
    """
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=LONGEST_BODY, MAX_FORM_MEMORY_SIZE=LONGEST_BODY, SEND_FILE_MAX_AGE_DEFAULT=3600
    )
    app.extensions[STORE] = store
    app.extensions[ENGINE] = engine or Direct(store, Limits())
    app.extensions[PROXIES] = proxies
    # both would answer with a redirect to an absolute address, made from whatever Host the request claims
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = False
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_error_handler(PublisherError, refused)
    app.register_error_handler(HTTPException, declined)
    app.before_request(understood)
    app.after_request(headers.finished)
    app.make_default_options_response = headers.options  # type: ignore[method-assign]  # Flask's own hook for it
    return app


def understood() -> None:
    """Take from a request what HTTP lets us pass over, and refuse an address that only resembles one of ours.

    Raises `NotFound` for slashes too many: whatever is linked relative to that address would be elsewhere. Raises
    `BadRequest` where HTTP/1.1 demands a host and there is none (RFC 9112, section 3.2).
    """
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1" and not request.environ.get("HTTP_HOST"):
        raise BadRequest
    unit, _, _ = request.environ.get("HTTP_RANGE", "bytes=").partition("=")
    if unit.strip().lower() != "bytes":
        del request.environ["HTTP_RANGE"]  # RFC 9110, section 14.2
    path, rule = request.environ["PATH_INFO"], request.url_rule
    if rule and (path.startswith("//") or (path.endswith("/") and not rule.rule.endswith("/"))):
        raise NotFound


def refused(error: PublisherError) -> ResponseReturnValue:
    """An error of ours as a problem document, with the status that the table gives it."""
    return problems.response(problems.of(error), problems.headers(error))


def declined(error: HTTPException) -> ResponseReturnValue:
    """An error of HTTP as a problem document, its headers kept; a bug comes here as a 500, logged already."""
    if isinstance(error.response, Response):
        return error.response
    status = HTTPStatus(error.code or 500)
    kept = [(name, value) for name, value in error.get_headers(request.environ) if name == "Content-Range"]
    if isinstance(error, MethodNotAllowed):
        kept.append(("Allow", ", ".join(sorted(error.valid_methods or ()))))
    return problems.response(problems.Problem(status, DETAILS.get(status, "")), kept)


DETAILS = {
    HTTPStatus.BAD_REQUEST: "The request is not as HTTP has it: it names no host, or a host that is none.",
    HTTPStatus.NOT_FOUND: "Nothing has this address. It may be mistyped; things are found by name, above.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: f"A request may carry {LONGEST_BODY} bytes.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of this site, not of the request. It was written to the log.",
}
"""What a person should know of an error that HTTP itself has."""
