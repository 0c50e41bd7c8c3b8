"""The site about itself: the first page, the description of the data set, and the links of each document."""

from http import HTTPStatus

from flask import Blueprint, Response, current_app

from publisher import catalog
from publisher.documents import jsonld, rdf
from publisher.formats import DOCUMENTS, HTML, JSONLD, RDF, Format
from publisher.iris import Kind
from publisher.web import linkset, openapi, representation
from publisher.web.changes import changed
from publisher.web.routes.browse import home
from publisher.web.routes.documents import described
from publisher.web.site import site, store

catalogue = Blueprint("catalogue", __name__)

NAME = "index"
"""The last step of the addresses of the first page's representations."""
KINDS = ",".join(Kind)
JSON = Format("openapi", "OpenAPI", linkset.OPENAPI, "json", None)


@catalogue.get("/")
@catalogue.get(f"/{NAME}.<extension>")
def first_page(extension: str = "") -> Response:
    """What this is: for people the first page, for programs the description of the data set."""
    _, form = representation.chosen(f"{NAME}.{extension}" if extension else NAME, DOCUMENTS)
    links = linkset.header(linkset.of_catalogue(store()), site(), form)
    return representation.dated(representation.document(NAME, form, DOCUMENTS, written, links), issued())


def issued() -> str | None:
    """When the release was issued, with all that is said of the whole of it."""
    return store().dates.changed(store().manifest.id)


def written(form: Format) -> bytes:
    """The first page, or the description, in a format."""
    if form is HTML:
        return home()
    quads, base = catalog.description(store()), store().manifest.base
    if form is JSONLD:
        return jsonld.text(jsonld.prefixed(quads, catalog.PREFIXES)).encode("utf-8")
    return rdf.written(quads, form, base, base, catalog.PREFIXES)


@catalogue.get("/.well-known/void")
def void() -> Response:
    """The way to the description of the data set: as data, since it is data that this address promises."""
    form = representation.acceptable((*RDF, HTML))
    response = representation.elsewhere(HTTPStatus.SEE_OTHER, f"{site().to(NAME)}.{form.extension}")
    response.vary.add("Accept")
    return response


@catalogue.get("/linkset")
def links() -> Response:
    """The links of the first page."""
    return representation.response(linkset.document(linkset.of_catalogue(store())), linkset.LINKSET, changed=issued())


@catalogue.get(f"/linkset/<any({KINDS}):kind>/<slug>")
def links_of_thing(kind: str, slug: str) -> Response:
    """The links of the document about a thing."""
    found = described(f"{kind}/{slug}")
    links = linkset.document(linkset.of_thing(found, store()))
    return representation.response(links, linkset.LINKSET, changed=changed(found, store(), page=False))


@catalogue.get("/openapi.json")
def description() -> Response:
    """The site for programs that call it: every address, parameter, format and error."""
    return representation.response(openapi.document(current_app, store().manifest.base), JSON)
