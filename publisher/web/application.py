"""The WSGI application of a release."""

import re
from collections.abc import Sequence
from http import HTTPStatus

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound

from publisher.errors import PublisherError
from publisher.query.engine import Direct, Engine
from publisher.query.limits import Limits
from publisher.store import Store
from publisher.web import conditions, headers, problems
from publisher.web.download import Gate
from publisher.web.routes import BLUEPRINTS
from publisher.web.sender import Network
from publisher.web.site import ENGINE, GATE, PROXIES, STORE

LONGEST_BODY = 1 << 20
"""Bytes of a request's body: queries come in bodies, and no query needs more."""
HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]++\]|[A-Za-z0-9._~%!$&'()*+;=-]++)(?::[0-9]*+)?")
"""A host and its port (RFC 3986, section 3.2); no name has a comma, with which a server joins two of them."""


def application(
    store: Store, engine: Engine | None = None, proxies: Sequence[Network] = (), gate: Gate | None = None
) -> Flask:
    """The site of a release; without an engine queries are answered in this very process, for a developer alone.

    `proxies` are the networks whose word on whom they forward is taken; at the `gate` downloads come in.
    """
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=LONGEST_BODY, MAX_FORM_MEMORY_SIZE=LONGEST_BODY, SEND_FILE_MAX_AGE_DEFAULT=3600
    )
    app.extensions[STORE] = store
    app.extensions[ENGINE] = engine or Direct(store, Limits())
    app.extensions[PROXIES] = proxies
    app.extensions[GATE] = gate or Gate()
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


def understood() -> Response | None:
    """Take from a request what HTTP lets us pass over, and refuse an address that only resembles one of ours.

    What is asked of the whole site (RFC 9110, section 9.3.7) is answered here. Raises `NotFound` for slashes too many:
    whatever is linked relative to that address would be elsewhere. Raises `BadRequest` for a host that is none, and
    where HTTP/1.1 demands one (RFC 9112, section 3.2).
    """
    host, path, rule = request.environ.get("HTTP_HOST"), request.environ["PATH_INFO"], request.url_rule
    demanded = request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1"
    if not HOST.fullmatch(host) if host else demanded:
        raise BadRequest
    if not conditions.partial(request.environ):
        request.environ.pop("HTTP_RANGE", None)
    if request.method == "OPTIONS" and path == "*":
        return headers.options()
    if rule and (path.startswith("//") or (path.endswith("/") and not rule.rule.endswith("/"))):
        raise NotFound
    return None


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
