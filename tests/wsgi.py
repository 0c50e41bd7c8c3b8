"""Applications asked without a server."""

from collections.abc import Mapping
from typing import Any

from werkzeug.test import EnvironBuilder, run_wsgi_app

Answered = tuple[bytes, str, list[tuple[str, str]]]
"""A body, a status and the headers, sorted."""


def answered(app: Any, request: Mapping[str, Any]) -> Answered:
    """What an application answers to a request, which says what werkzeug's builder of environments takes."""
    body, status, headers = run_wsgi_app(app, EnvironBuilder(**request).get_environ(), buffered=True)
    return b"".join(body), status, sorted(headers.to_wsgi_list())
