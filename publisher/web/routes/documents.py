"""The documents: every film, person, organisation, place, event and source, in every format."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from publisher.description import Description, Merged
from publisher.documents import html, jsonld, languages, nesting, rdf, snippet, turtle
from publisher.documents.context import Node
from publisher.documents.pages.pager import Pager
from publisher.documents.pages.surroundings import Surroundings
from publisher.documents.pages.wording import day
from publisher.errors import UnknownThing, WithdrawnThing
from publisher.formats import DOCUMENTS, EXPANDED, FLATTENED, HTML, JSONLD, PROFILES, TURTLE, Format
from publisher.iris import Kind
from publisher.store import Departed
from publisher.web import linkset, representation
from publisher.web.changes import changed
from publisher.web.site import site, store

documents = Blueprint("documents", __name__)
KINDS = ",".join(Kind)
LONGEST_NUMBER = 9
SHORT = 16
"""Digits of a release's id that a person is told."""


@documents.get(f"/<any({KINDS}):kind>/<name>")
def document(kind: str, name: str) -> Response:
    """What is said of a thing, or where it moved."""
    slug, form = representation.chosen(name, DOCUMENTS)
    path, number = f"{kind}/{slug}", page_number()
    found = store().describe(path, number)
    if found is None:
        return moved(path, number, name.removeprefix(slug))
    pager = Pager(name, found.pages.number, found.pages.count)
    links = [
        *linkset.header(linkset.of_thing(found, store()), site(), form),
        *(f'<{href}>; rel="{relation}"' for relation, _, href in pager.links),
    ]
    address = Pager(slug).href(found.pages.number)
    offers = (*DOCUMENTS, *PROFILES)
    response = representation.document(address, form, offers, lambda form: written(found, form), links)
    page = response.mimetype == HTML.media_type
    if (page or form is None) and languages.differ(found.about):
        response.vary.add("Accept-Language")
    return representation.dated(response, changed(found, store(), page=page))


def page_number() -> int:
    """The page of a document that the request asks for.

    Raises `UnknownThing` for what is no number.
    """
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_NUMBER):
        raise UnknownThing("the document has no such page", "they are counted from 1")
    return int(asked)


def moved(path: str, number: int, extension: str) -> Response:
    """The way to the document that has the place of another.

    Raises `UnknownThing` where none has.
    """
    departed = store().departed(path)
    if departed is None or departed.target is None:
        raise missing(departed, number)
    query = f"?page={number}" if number > 1 else ""
    location = f"{site().to(departed.target)}{extension}{query}"
    return representation.elsewhere(HTTPStatus.MOVED_PERMANENTLY, location)


def described(path: str) -> Description:
    """The description on the first page of the document at a path.

    Raises `WithdrawnThing` where there is none any more, `UnknownThing` where there never was one.
    """
    found = store().describe(path)
    if found is None:
        raise missing(store().departed(path))
    return found


def missing(departed: Departed | None, number: int = 1) -> UnknownThing:
    """Why there is no document, or no such page of one."""
    if departed is not None:
        return WithdrawnThing(farewell(departed), "look for the thing by its name")
    if number != 1:
        return UnknownThing("there is no such page", "begin at the first")
    return UnknownThing("the catalogue has no document at this address", "look for the thing by its name")


def farewell(departed: Departed) -> str:
    """When a document was withdrawn, and in which release."""
    issued = store().dates.issued
    when, last = (f" of {day(issued[each][:10])}" if each in issued else "" for each in (departed.since, departed.last))
    gone = f"this document was withdrawn with release {departed.since[:SHORT]}{when}"
    if not departed.last:
        return f"{gone} or before"
    return f"{gone}; the last to have it was release {departed.last[:SHORT]}{last}"


def written(found: Description, form: Format) -> bytes:
    """A description in a format."""
    base = store().manifest.base
    if form is HTML:
        wanted = languages.preferred(request.headers.get("Accept-Language"))
        around = Surroundings.of(found, store(), wanted)
        return html.document(found, site(), element(found) if found.kind is Kind.FILM else "", around)
    if form in (JSONLD, *PROFILES):
        return jsonld.text(tree(found, form, f"{base}context.jsonld")).encode("utf-8")
    if form is TURTLE:
        return turtle.written(found.about, found.subject, base)
    return rdf.written(found.quads, form, found.subject, base)


def tree(found: Description, form: Format, context: str) -> Node | list[Node]:
    """A description as JSON-LD, in the form that a profile names; without one it is compact and framed."""
    if form is EXPANDED:
        return jsonld.expanded(found.quads)
    if form is FLATTENED:
        return jsonld.whole(found.quads, context)
    return nesting.document(found.about, found.subject, context)


def element(found: Description) -> str:
    """The script element for search engines."""
    path = found.subject.removeprefix(store().manifest.base).partition("#")[0]
    merged = store().merge(path) or Merged.of(found.quads, found.subject)
    return snippet.script(snippet.document(merged))
