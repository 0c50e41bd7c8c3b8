"""The site as the request at hand sees it: the store behind it, and where the page stands."""

from typing import cast

from flask import current_app, request

from publisher.documents.site import Site
from publisher.query.engine import Engine
from publisher.store import Store
from publisher.web import sender as senders
from publisher.web.download import Gate
from publisher.web.presence import Presence

STORE, ENGINE, PROXIES, GATE = "publisher.store", "publisher.engine", "publisher.proxies", "publisher.gate"


def store() -> Store:
    """The store of the release that this application serves."""
    return cast("Store", current_app.extensions[STORE])


def site() -> Site:
    """The site as seen from the page at hand: as many steps up as its path goes down."""
    depth = request.path.count("/") - 1
    return Site(store().manifest.base, "../" * depth or "./")


def engine() -> Engine:
    """What answers the queries that this application is asked."""
    return cast("Engine", current_app.extensions[ENGINE])


def gate() -> Gate:
    """Where downloads come in."""
    return cast("Gate", current_app.extensions[GATE])


def sender() -> str:
    """The address that the request at hand comes from."""
    forwarded = ",".join(request.headers.getlist("X-Forwarded-For"))
    return senders.sender(request.remote_addr or "", forwarded, current_app.extensions[PROXIES])


def presence() -> Presence:
    """What knows whether the sender of the request at hand is still there."""
    return Presence(request.remote_addr or "", request.environ.get("SERVER_PORT", ""))
