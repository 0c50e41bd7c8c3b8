"""The SPARQL 1.1 Protocol, section 2.1: from a request to the query that it asks."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request

from publisher.errors import ForbiddenUpdate, LimitReached, MalformedQuery, UnreadableQuery
from publisher.store import Dataset

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
UNICODE = frozenset({"utf-8", "utf8"})
MOST_FIELDS = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the query, None where there is none; the graphs it is asked of; the name of a format."""

    query: str | None
    dataset: Dataset | None
    form: str | None


def asked(request: Request, longest: int) -> Asked:
    """What a request asks, in a query of at most so many bytes.

    Raises `MalformedQuery` where it is not as the protocol says, `UnreadableQuery` for a body that is no query,
    `ForbiddenUpdate` for an update, `LimitReached` for a query that is longer.
    """
    fields = parameters(request.query_string)
    body = request.get_data() if request.method in ("POST", "QUERY") else b""
    if request.method in ("POST", "QUERY"):
        kind = readable(request)
        fields += parameters(body) if kind == FORM else [("query", text(body))]
    if any(name == "update" for name, _ in fields):
        raise ForbiddenUpdate("updates are not offered", "this endpoint is read-only")
    query = only(fields, "query")
    if query is None and body:
        raise MalformedQuery("no query", "send it as the field `query`")
    if query is not None and len(query.encode("utf-8", "replace")) > longest:
        raise LimitReached(f"the query has more than {longest} bytes", "ask for less at a time")
    return Asked(query, dataset(fields), only(fields, "format"))


def readable(request: Request) -> str:
    """The media type of a body that may hold a query.

    Raises `UnreadableQuery` for any other (415: RFC 9110, section 15.5.16), `ForbiddenUpdate` for an update.
    """
    kind, charset = request.mimetype, request.mimetype_params.get("charset", "utf-8").lower()
    if kind == UPDATE:
        raise ForbiddenUpdate("updates are not offered", "this endpoint is read-only")
    if kind not in (QUERY, FORM):
        raise UnreadableQuery(f"a body of {kind or 'no type'}", f"send {QUERY} or {FORM}")
    if charset not in UNICODE:
        raise UnreadableQuery(f"a query in {charset}", "send it as UTF-8, as the protocol demands")
    return kind


def parameters(encoded: bytes) -> list[tuple[str, str]]:
    """The fields of a form, in their order; decoded once.

    Raises `MalformedQuery` where they are not UTF-8.
    """
    try:
        return parse_qsl(encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise MalformedQuery(f"the request cannot be read: {error}", "send UTF-8, percent-encoded once") from error


def text(body: bytes) -> str:
    """A query that was sent as it is."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedQuery("the query is not UTF-8", "send it as UTF-8") from error


def only(fields: list[tuple[str, str]], name: str) -> str | None:
    """The value of a field that may come once."""
    found = [value for each, value in fields if each == name]
    if len(found) > 1:
        raise MalformedQuery(f"{len(found)} times `{name}`", "send one at a time")
    return found[0] if found else None


def dataset(fields: list[tuple[str, str]]) -> Dataset | None:
    """The data set that a request names, which takes precedence over FROM in the query; None where it names none."""
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    named = tuple(value for name, value in fields if name == "named-graph-uri")
    return Dataset(default, named) if default or named else None
