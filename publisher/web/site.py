"""The site as the request at hand sees it: the store behind it, and where the page stands."""

from typing import cast

from flask import current_app, request

from publisher.documents.site import Site
from publisher.store import Store

STORE = "publisher.store"


def store() -> Store:
    """The store of the release that this application serves."""
    return cast("Store", current_app.extensions[STORE])


def site() -> Site:
    """The site as seen from the page at hand: as many steps up as its path goes down."""
    depth = request.path.count("/") - 1
    return Site(store().manifest.base, "../" * depth or "./")
