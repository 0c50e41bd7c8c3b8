"""Requests that ask a query and say nothing else, as programs send them."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from publisher.errors import PublisherError
from publisher.formats import Format
from publisher.web import protocol
from publisher.web.application import HOST
from publisher.web.front import OF_THE_READER
from publisher.web.memory import Request
from publisher.web.protocol import FORM, QUERY

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


@dataclass(frozen=True, slots=True)
class Plain:
    """What a plain request asks: a query, the format of its answer, and the tag that tells this from any other.

    The `request` has all of which the answer depends. There is no tag where its values are new every time.
    """

    query: str
    request: Request
    form: Format
    tag: str | None


def plain(environ: "WSGIEnvironment", longest: int) -> str | None:
    """The query of a request that says nothing else, of so many bytes at the most; None for any other request."""
    if environ["PATH_INFO"] != "/sparql" or not OF_THE_READER.isdisjoint(environ):
        return None
    if not known(environ.get("HTTP_HOST", "")):
        return None
    try:
        [(name, query)] = fields(environ, longest)
    except (PublisherError, ValueError):
        return None
    return query if name == "query" and len(query.encode("utf-8", "replace")) <= longest else None


def fields(environ: "WSGIEnvironment", longest: int) -> list[tuple[str, str]]:
    """What a request says, in its address or in its body; nothing where it is in both, or sent in an unusual way.

    Raises `MalformedQuery` where it is not UTF-8.
    """
    method, address = environ["REQUEST_METHOD"], environ["QUERY_STRING"]
    if method in ("GET", "HEAD"):
        return protocol.parameters(address.encode("latin-1"))
    kind = environ.get("CONTENT_TYPE")
    if method != "POST" or address or kind not in (FORM, QUERY):
        return []
    body = read(environ, longest)
    if body is None:
        return []
    return protocol.parameters(body) if kind == FORM else [("query", protocol.text(body))]


def read(environ: "WSGIEnvironment", longest: int) -> bytes | None:
    """The body of a request, which can be read again; None where it is long, its length is not told, or it is cut."""
    told = environ.get("CONTENT_LENGTH", "")
    if not (told.isascii() and told.isdigit() and len(told) < len(str(longest)) + 1 and int(told) <= longest):
        return None
    body: bytes = environ["wsgi.input"].read(int(told))
    environ["wsgi.input"] = BytesIO(body)
    return body if len(body) == int(told) else None


@lru_cache(maxsize=64)
def known(host: str) -> bool:
    """Whether a host is one by any rule."""
    try:
        return HOST.fullmatch(host) is not None and bool(host.encode("idna"))
    except UnicodeError:
        return False
