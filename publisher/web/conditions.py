"""Conditional and partial requests: what of a representation the reader lacks (RFC 9110, sections 13, 14). Pure."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from werkzeug.http import parse_date

TAG = re.compile(r'(W/)?("[\x21\x23-\x7e\x80-\xff]*+")')
RANGE = re.compile(r"bytes=[ \t]*+(?:[0-9]++-[0-9]*+|-[0-9]++)[ \t]*+", re.IGNORECASE)
"""One range of bytes: several at once, other units and what is none may be passed over (section 14.2)."""
ASKED = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")
"""The conditions, as a WSGI environment names them."""
BRIEF = frozenset(
    {
        *("cache-control", "content-location", "etag", "expires", "release", "vary"),
        *("access-control-allow-origin", "access-control-expose-headers", "x-content-type-options"),
    }
)
"""The headers of a 304: those of section 15.4.5, the release, and those that let a page of another site see it."""
Lines = list[tuple[str, str]]


def status(asked: Mapping[str, str], tag: str, modified: str | None) -> HTTPStatus:
    """What becomes of a GET or HEAD whose representation has this strong validator and time of change.

    The order is that of section 13.2.2: entity tags count before dates, and dates only where there are no tags.
    """
    if asked.keys().isdisjoint(ASKED):
        return HTTPStatus.OK
    match, none_match, since, unmodified_since = map(asked.get, ASKED)
    if match is not None:
        if not matches(match, tag, weakly=False):
            return HTTPStatus.PRECONDITION_FAILED
    elif later(modified, unmodified_since):
        return HTTPStatus.PRECONDITION_FAILED
    if none_match is not None:
        return HTTPStatus.NOT_MODIFIED if matches(none_match, tag, weakly=True) else HTTPStatus.OK
    return HTTPStatus.NOT_MODIFIED if unchanged(modified, since) else HTTPStatus.OK


def partial(asked: Mapping[str, str]) -> bool:
    """Whether a part of a representation is asked for, and the whole will not do.

    Under a condition that is a date the whole is sent: a date is no strong validator (section 13.1.5).
    """
    wanted, condition = asked.get("HTTP_RANGE", ""), asked.get("HTTP_IF_RANGE")
    return RANGE.fullmatch(wanted) is not None and (condition is None or TAG.fullmatch(condition) is not None)


def brief(headers: Iterable[tuple[str, str]]) -> Lines:
    """The headers that those are sent who have the representation already."""
    return [(name, value) for name, value in headers if name.lower() in BRIEF]


def matches(tags: str, tag: str, *, weakly: bool) -> bool:
    """Whether a list of entity tags, or `*`, holds a strong one; compared strongly, weak ones are none."""
    if tags == tag or tags.strip() == "*":
        return True
    return any(found[2] == tag and (weakly or not found[1]) for found in TAG.finditer(tags))


def later(modified: str | None, since: str | None) -> bool:
    """Whether something changed after a date; a date that is none says nothing."""
    if since is None or modified is None:
        return False
    changed, limit = parse_date(modified), parse_date(since)
    return changed is not None and limit is not None and changed > limit


def unchanged(modified: str | None, since: str | None) -> bool:
    """Whether something did not change after a date; mostly the date is the one that we gave."""
    if since is None or modified is None:
        return False
    return since == modified or (parse_date(since) is not None and not later(modified, since))
