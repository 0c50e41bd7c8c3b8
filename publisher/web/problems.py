"""Errors over HTTP: one table from error to status, and problem documents (RFC 9457), as pages for people."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, request

from publisher.documents import html
from publisher.documents.pages.wording import KINDS
from publisher.errors import (
    BrokenRelease,
    Busy,
    DataError,
    ForbiddenQuery,
    ForbiddenUpdate,
    HeldBack,
    InvalidGraph,
    LimitReached,
    MalformedQuery,
    NotAcceptable,
    Occupied,
    OutOfTime,
    PoolFull,
    PublisherError,
    QueryError,
    ShareTaken,
    UnfitFact,
    UnknownFormat,
    UnknownThing,
    UnreadableQuery,
    UnreadableSource,
    Unwritable,
    UsageError,
    WithdrawnThing,
)
from publisher.formats import HTML, Format
from publisher.store import Entry
from publisher.web.conditions import Lines
from publisher.web.negotiation import negotiated
from publisher.web.site import site, store

STATUSES: dict[type[PublisherError], HTTPStatus] = {
    UnknownThing: HTTPStatus.NOT_FOUND,
    WithdrawnThing: HTTPStatus.GONE,
    UnknownFormat: HTTPStatus.NOT_FOUND,
    NotAcceptable: HTTPStatus.NOT_ACCEPTABLE,
    MalformedQuery: HTTPStatus.BAD_REQUEST,
    ForbiddenQuery: HTTPStatus.BAD_REQUEST,
    ForbiddenUpdate: HTTPStatus.FORBIDDEN,
    UnreadableQuery: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    # well-formed, and not to be followed as it stands: the same query fails again (RFC 9110, section 15.5.21)
    LimitReached: HTTPStatus.UNPROCESSABLE_ENTITY,
    # this site is a gateway to the process that answers, which was not done in time (section 15.6.5)
    OutOfTime: HTTPStatus.GATEWAY_TIMEOUT,
    # temporary, with Retry-After: for all (section 15.6.4), for one sender (RFC 6585, section 4)
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
    PoolFull: HTTPStatus.SERVICE_UNAVAILABLE,
    ShareTaken: HTTPStatus.TOO_MANY_REQUESTS,
    QueryError: HTTPStatus.BAD_REQUEST,
    UsageError: HTTPStatus.BAD_REQUEST,
    # what was published is at fault, and with it we ourselves
    BrokenRelease: HTTPStatus.INTERNAL_SERVER_ERROR,
    UnfitFact: HTTPStatus.INTERNAL_SERVER_ERROR,
    UnreadableSource: HTTPStatus.INTERNAL_SERVER_ERROR,
    InvalidGraph: HTTPStatus.INTERNAL_SERVER_ERROR,
    HeldBack: HTTPStatus.INTERNAL_SERVER_ERROR,
    Occupied: HTTPStatus.INTERNAL_SERVER_ERROR,
    Unwritable: HTTPStatus.INTERNAL_SERVER_ERROR,
    DataError: HTTPStatus.INTERNAL_SERVER_ERROR,
    PublisherError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
MOST_NEAR = 6
LONGEST_NAME = 100
RETRY = 5
"""Seconds after which a query may be sent again."""
PROBLEM = Format("problem", "Problem document", "application/problem+json", "json", None)


@dataclass(frozen=True, slots=True)
class Offered:
    """A representation that there is."""

    href: str
    type: str
    title: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for the reader: the status, what and how to mend it, and what there is instead."""

    status: HTTPStatus
    detail: str = ""
    offers: tuple[Offered, ...] = ()

    @property
    def title(self) -> str:
        """The name of the status, as a person reads it."""
        return self.status.phrase.capitalize()


def of(error: PublisherError, offers: Iterable[Offered] = ()) -> Problem:
    """An error as a problem, with the status of its class; what is our own fault is not told in detail."""
    status = STATUSES[type(error)]
    detail = str(error) if status != HTTPStatus.INTERNAL_SERVER_ERROR else "A fault of this site, not of the request."
    return Problem(status, detail, tuple(offers))


def about(problem: Problem) -> Lines:
    """How long a problem may be kept, and what it depends on."""
    kept = "no-store" if problem.status >= HTTPStatus.TOO_MANY_REQUESTS else "public, max-age=60"
    return [("Cache-Control", kept), ("Vary", "Accept")]


def headers(error: PublisherError) -> Lines:
    """What an error says besides: when to come again."""
    return [("Retry-After", str(RETRY))] if isinstance(error, Busy) else []


def response(problem: Problem, headers: Iterable[tuple[str, str]] = ()) -> Response:
    """A problem as a page where a person asks, and as a problem document for everybody else."""
    if asked_by_a_person():
        body = html.page("problem.html", site(), problem=problem, near=near(problem), kinds=KINDS)
        media_type = "text/html; charset=utf-8"
    else:
        body, media_type = document(problem, request.path), PROBLEM.media_type
    found = Response(body, problem.status, content_type=media_type)
    found.headers.extend([*headers, *about(problem)])
    return found


def near(problem: Problem) -> Sequence[Entry]:
    """What may have been meant: the things whose names begin as the last step of the address does."""
    if problem.status not in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return ()
    last = request.path.rpartition("/")[2].partition(".")[0]
    return store().near(last[:LONGEST_NAME].replace("-", " "), MOST_NEAR)


def asked_by_a_person() -> bool:
    """Whether a page is wanted: by its extension, or more than a problem document is."""
    if request.path.endswith(f".{HTML.extension}"):
        return True
    return paged(request.headers.get("Accept"))


def paged(accept: str | None) -> bool:
    """Whether a page is accepted better than a problem document."""
    return negotiated(accept, (PROBLEM, HTML)) is HTML


def document(problem: Problem, path: str) -> bytes:
    """A problem at a path as RFC 9457 writes it."""
    members = {
        "type": "about:blank",
        "title": problem.title,
        "status": int(problem.status),
        "detail": problem.detail,
        "instance": path,
        "offers": [{"href": each.href, "type": each.type, "title": each.title} for each in problem.offers],
    }
    kept = {name: value for name, value in members.items() if value not in ("", [])}
    return json.dumps(kept, ensure_ascii=False, indent=2).encode("utf-8", "replace")
