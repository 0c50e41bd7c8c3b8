"""A representation as a response: chosen by what the request accepts, with its validators and its alternates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus

from flask import Response, request

from publisher.errors import NotAcceptable, UnknownFormat
from publisher.formats import HTML, PROFILES, Format
from publisher.web import problems
from publisher.web.headers import FRESH
from publisher.web.negotiation import negotiated
from publisher.web.site import store

TEXT = frozenset({"text/html", "text/turtle", "text/csv", "text/tab-separated-values", "text/plain"})
"""Media types that state their character set; the others are UTF-8 by their own definitions."""


def chosen(name: str, offers: Sequence[Format]) -> tuple[str, Format | None]:
    """The name in the last step of a path without its extension, and the format that the extension demands.

    Raises `UnknownFormat` for an extension that no offer has.
    """
    stem, dot, extension = name.partition(".")
    if not dot:
        return name, None
    for form in offers:
        if form.extension == extension:
            return stem, form
    raise UnknownFormat(
        f"nothing is written as .{extension[:20]}", f"there is {', '.join(f'.{f.extension}' for f in offers)}"
    )


def acceptable(offers: Sequence[Format]) -> Format:
    """The offer that the request accepts best.

    Raises `NotAcceptable` where it accepts none.
    """
    found = negotiated(accept(), offers)
    if found is None:
        types = ", ".join(form.media_type for form in addressed(offers))
        raise NotAcceptable(f"none of the media types accepted is one of {types}", "accept one of them")
    return found


def accept() -> str | None:
    """The Accept header of the request; several lines are one list."""
    lines = request.headers.getlist("Accept")
    return ",".join(lines) if lines else None


def response(body: bytes, form: Format, *, cache: str = FRESH, changed: str | None = None) -> Response:
    """A representation with a strong validator of its own, and the time (ISO 8601) of its last change where known."""
    found = Response(body, content_type=content_type(form.media_type))
    found.headers["Cache-Control"] = cache
    found.set_etag(sha256(form.media_type.encode("ascii") + body).hexdigest()[:32])
    return dated(found, changed)


def dated(response: Response, changed: str | None) -> Response:
    """A representation with the time (ISO 8601) of its last change where it is known; a refusal has none."""
    if changed and response.status_code == HTTPStatus.OK:
        # the log may be ahead of a clock that was set back; nobody is told of the future (RFC 9110, section 8.8.2.1)
        response.last_modified = min(datetime.fromisoformat(changed), datetime.now(UTC))
    return response


def content_type(media_type: str) -> str:
    """A media type with its character set where it needs one."""
    return f"{media_type}; charset=utf-8" if media_type in TEXT else media_type


def extended(name: str, form: Format) -> str:
    """The address of a representation: the name of the document with the extension, before what asks for a page."""
    stem, mark, query = name.partition("?")
    return f"{stem}.{form.extension}{mark}{query}"


def addressed(offers: Iterable[Format]) -> list[Format]:
    """The formats that have addresses of their own; a profile of one has none."""
    return [form for form in offers if form not in PROFILES]


def alternates(name: str, current: Format, offers: Iterable[Format]) -> Iterator[str]:
    """The links to the other representations of a document, relative to it; those that are data describe it, too."""
    for form in addressed(offers):
        relations = ["alternate"] * (form != current) + ["describedby"] * (form.iri is not None)
        if relations:
            yield f'<{extended(name, form)}>; rel="{" ".join(relations)}"; type="{form.media_type}"'


def not_acceptable(error: NotAcceptable, name: str, offers: Iterable[Format]) -> Response:
    """The refusal of an impossible Accept, with links to what there is."""
    there_is = [problems.Offered(extended(name, f), f.media_type, f.label) for f in addressed(offers)]
    found = problems.response(problems.of(error, there_is))
    found.headers["Link"] = ", ".join(f'<{o.href}>; rel="alternate"; type="{o.type}"' for o in there_is)
    return found


def elsewhere(status: HTTPStatus, location: str) -> Response:
    """The way to another address, relative to this one."""
    found = Response(status=status)
    del found.headers["Content-Type"]
    found.headers["Location"] = location
    found.headers["Cache-Control"] = FRESH
    return found


def page(body: bytes) -> Response:
    """A page that there is in no other format, and that is made of the whole release."""
    return response(body, HTML, changed=store().dates.changed(store().manifest.id))


def document(
    name: str,
    form: Format | None,
    offers: Sequence[Format],
    written: Callable[[Format], bytes],
    links: Iterable[str] = (),
) -> Response:
    """A document in the format that its extension demands, otherwise in the one that the request accepts best.

    `name` is the last step of its path without the extension, which the links to its representations begin with;
    `links` are what the Link header holds besides.
    """
    try:
        sent = form or acceptable(offers)
    except NotAcceptable as error:
        return not_acceptable(error, name, offers)
    found = response(written(sent), sent)
    found.headers["Link"] = ", ".join((*alternates(name, sent, offers), *links))
    if form is None:
        found.vary.add("Accept")
        if sent not in PROFILES:
            found.headers["Content-Location"] = extended(name, sent)
    return found
