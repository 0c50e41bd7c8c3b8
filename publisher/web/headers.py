"""The headers that every response has, set in one place."""

from flask import Response, request
from flask.globals import request_ctx

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What a page may load: its own style and pictures, and no script at all."""
EVERYWHERE = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, Content-Range, ETag, Last-Modified, Link, Location, Vary",
}
ALLOWED = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-Modified-Since, If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
}


def everywhere(response: Response) -> Response:
    """The response with the headers that every one of them has."""
    for name, value in EVERYWHERE.items():
        response.headers.setdefault(name, value)
    return response


def options() -> Response:
    """The answer to OPTIONS, and to what a browser asks before it lets a script ask: which methods, which headers."""
    adapter = request_ctx.url_adapter
    methods = sorted(adapter.allowed_methods()) if adapter else ["GET", "HEAD", "OPTIONS"]
    response = Response(status=204)
    del response.headers["Content-Type"]
    response.allow.update(methods)
    response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
    response.headers.update(ALLOWED)
    if request.path == "/sparql":
        response.headers["Accept-Post"] = "application/sparql-query, application/x-www-form-urlencoded"
    return response
