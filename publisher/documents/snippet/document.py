"""A thing as the JSON-LD document that stands alone on any page."""

from publisher.description import Merged
from publisher.documents.context import Node
from publisher.documents.snippet import direct, framed
from publisher.documents.snippet.selection import Selection, selected
from publisher.errors import UnknownThing


def document(merged: Merged) -> Node:
    """The JSON-LD of a thing for search engines.

    The cast stands in credits order. Things with documents of their own keep their IRIs, parts have none; what only
    this machine can reach (`http://localhost:8000/…`) is left out.

    Raises `UnknownThing` where the statements say nothing of the thing in schema.org's terms.
    """
    return written(selected(merged))


def written(selection: Selection) -> Node:
    """The JSON-LD of what is told of a thing: framed, where the answer is not known beforehand.

    Raises `UnknownThing` where nothing is told.
    """
    if not selection.about.get(selection.subject):
        raise UnknownThing(f"nothing is said of {selection.subject}", "name a thing of the catalogue")
    write = direct.document if direct.foreseen(selection.about) else framed.document
    return {"@context": framed.CONTEXT, **write(selection)}
