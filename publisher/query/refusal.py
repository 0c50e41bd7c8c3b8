"""What is refused before anything runs."""

from publisher.errors import ForbiddenQuery, ForbiddenUpdate, MalformedQuery
from publisher.query.lexer import DEEPEST, FORMS, UPDATES, Outline


def checked(outline: Outline) -> Outline:
    """The outline of a query that may be asked.

    Raises `ForbiddenQuery` for one that would reach out, `ForbiddenUpdate` for one that would change something,
    `MalformedQuery` for one that is nested too deeply.
    """
    if "SERVICE" in outline.words:
        raise ForbiddenQuery("SERVICE is not offered", "this endpoint asks no other one: query it from your client")
    if outline.verb == "LOAD":
        raise ForbiddenQuery("LOAD is not offered", "this endpoint fetches nothing")
    if outline.verb in UPDATES:
        raise ForbiddenUpdate("updates are not offered", "this endpoint is read-only")
    if outline.deep:
        raise MalformedQuery(f"more than {DEEPEST} brackets are open at once", f"nest no deeper than {DEEPEST}")
    if outline.verb is None:
        raise MalformedQuery(f"no query: none of the words {', '.join(sorted(FORMS))}", "begin with one of them")
    return outline
