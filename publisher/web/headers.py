"""The headers that every response has, set in one place."""

from http import HTTPStatus

from flask import Response, current_app, request
from werkzeug.datastructures import Headers

from publisher.web import conditions, encodings, problems
from publisher.web.protocol import FORM, QUERY
from publisher.web.site import store

FRESH = "public, max-age=60, must-revalidate"
"""A new release is seen within a minute; until then, and often for longer, nothing has changed."""
LASTING = "public, max-age=86400"
"""What changes with the software alone."""
IMMUTABLE = "public, max-age=31536000, immutable"
"""What never changes (RFC 8246)."""

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What a page may load: the style, the pictures and the one script of the site itself."""
EVERYWHERE = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Allow, Content-Encoding, Content-Length, Content-Location, "
    "Content-Range, ETag, Last-Modified, Link, Location, Release, Repr-Digest, Retry-After, SPARQL-Hint, Vary",
}
ALLOWED = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-Match, If-Modified-Since, "
    "If-None-Match, If-Range, If-Unmodified-Since, Range",
    "Access-Control-Max-Age": "86400",
}


def finished(response: Response) -> Response:
    """The response as it is sent: encoded where that is wanted, reduced to what the reader lacks, with all headers."""
    return conditional(encoded(dressed(response)))


def dressed(response: Response) -> Response:
    """The response with the headers that every one has, unless it has its own."""
    there = {name.lower() for name, _ in response.headers}
    response.headers.extend((name, value) for name, value in EVERYWHERE.items() if name.lower() not in there)
    # so that whoever reads several answers knows whether they belong together
    response.headers["Release"] = store().manifest.id
    return response


def encoded(response: Response) -> Response:
    """The response in the content coding that the request wants most; each coding has a validator of its own.

    A file whose digest was promised is sent as it is.
    """
    if not encodable(response):
        return response
    response.vary.add("Accept-Encoding")
    coding = encodings.accepted(request.headers.get("Accept-Encoding"))
    if coding:
        response.direct_passthrough = False
        response.set_data(encodings.ENCODINGS[coding](response.get_data()))
        response.content_encoding = coding
        tag, weak = response.get_etag()
        response.set_etag(f"{tag}-{coding}", weak=bool(weak))
    return response


def encodable(response: Response) -> bool:
    """Whether a response is worth a content coding."""
    size = response.content_length or 0
    return (
        response.status_code == HTTPStatus.OK
        and encodings.SMALLEST <= size <= encodings.LARGEST
        and not {"Content-Encoding", "Repr-Digest"} & set(response.headers.keys())
        and response.get_etag() != (None, None)
    )


def conditional(response: Response) -> Response:
    """The response, or that the reader has it already, or that the condition of the request does not hold."""
    tag = response.headers.get("ETag")
    if tag is None or response.status_code not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        return response
    if request.method in ("GET", "HEAD"):
        status = conditions.status(request.environ, tag, response.headers.get("Last-Modified"))
        if status is not HTTPStatus.OK:
            response.close()  # it may be a file on its way
        if status is HTTPStatus.PRECONDITION_FAILED:
            return dressed(problems.response(problems.Problem(status, "This is not what the condition says it is.")))
        if status is HTTPStatus.NOT_MODIFIED:
            response.status_code = status
            response.direct_passthrough = False
            response.set_data(b"")
            response.headers = Headers(conditions.brief(response.headers))
    return response


def options() -> Response:
    """The answer to OPTIONS, and to what a browser asks before it lets a script ask: which methods, which headers."""
    rules = [request.url_rule] if request.url_rule else current_app.url_map.iter_rules()
    methods = sorted({method for rule in rules for method in rule.methods or ()})
    response = Response(status=204)
    del response.headers["Content-Type"]
    response.allow.update(methods)
    response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
    response.headers.update(ALLOWED)
    if request.path == "/sparql":
        response.headers["Accept-Post"] = f"{QUERY}, {FORM}"
        response.headers["Accept-Query"] = f"{QUERY}, {FORM}"
    return response
