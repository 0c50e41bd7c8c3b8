"""The documents: every film, person, organisation, place, event and source, in every format."""

from flask import Blueprint, Response

from publisher.description import Description
from publisher.documents import html, jsonld, rdf, snippet
from publisher.errors import UnknownThing
from publisher.formats import DOCUMENTS, HTML, JSONLD, Format
from publisher.iris import Kind
from publisher.web import linkset, representation
from publisher.web.site import site, store

documents = Blueprint("documents", __name__)
EMBEDDED = Format("embed", "Script element", "text/plain", "txt", None)
KINDS = ",".join(Kind)


@documents.get(f"/<any({KINDS}):kind>/<name>")
def document(kind: str, name: str) -> Response:
    """What is said of a thing."""
    slug, form = representation.chosen(name, DOCUMENTS)
    found = described(f"{kind}/{slug}")
    links = linkset.header(linkset.of_thing(found, store()), site(), form)
    return representation.document(slug, form, DOCUMENTS, lambda form: written(found, form), links)


@documents.get("/embed/film/<slug>")
def embed(slug: str) -> Response:
    """The script element to paste into a page about a film, as text."""
    return representation.response(f"{element(described(f'film/{slug}'))}\n".encode(), EMBEDDED)


def described(path: str) -> Description:
    """The description at a path.

    Raises `UnknownThing` where there is none.
    """
    found = store().describe(path)
    if found is None:
        raise UnknownThing("the catalogue has no document at this address", "look for the thing by its name")
    return found


def written(found: Description, form: Format) -> bytes:
    """A description in a format."""
    base = store().manifest.base
    if form is HTML:
        return html.document(found, site(), element(found) if found.kind is Kind.FILM else "")
    if form is JSONLD:
        return jsonld.text(jsonld.compact(found.quads, found.subject, f"{base}context.jsonld")).encode("utf-8")
    return rdf.written(found.quads, form, found.subject, base)


def element(found: Description) -> str:
    """The script element for search engines."""
    return snippet.script(snippet.document(found.quads, found.subject))
