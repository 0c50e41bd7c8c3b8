"""The production server: several worker processes, each with the release in place opened read-only."""

import os
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from publisher.descent import end_with
from publisher.errors import UsageError
from publisher.publication import Publication
from publisher.query.limits import Limits
from publisher.server.current import Current, tell
from publisher.server.pooled import Pooled, pool
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.download import AT_ONCE, Gate
from publisher.web.front import Front
from publisher.web.sender import Network
from publisher.web.shortcut import Shortcut

THREADS = 3
"""Requests for documents that a worker handles at a time; queries and downloads, which wait, have threads besides."""
TURN = 0.001
"""Seconds after which a thread that computes lets the next one go on.

A document takes less; with Python's own 5 ms it would wait for each query that is refused before it and each page made.
"""
BACKLOG = 1024
"""Connections that the kernel keeps until they are taken."""
PATIENCE = 5
"""Seconds that a worker has to finish its requests when the site stops."""


@dataclass(frozen=True, slots=True)
class Admission:
    """How queries are admitted: what one of them is given, and the proxies whose word on their senders is taken."""

    limits: Limits = field(default_factory=Limits)
    proxies: tuple[Network, ...] = ()
    port: int | None = None
    """A port at which those who answer queries take them themselves, besides the site's own."""


def serve(folder: Path, host: str, port: int, workers: int, admission: Admission | None = None) -> None:
    """Serve the release in place in a publishing folder, and each that takes its place, until SIGTERM or SIGINT.

    Raises `UsageError` where the address cannot be used, `BrokenRelease` where no release can be read, `UnknownThing`
    where there is none.
    """
    publication = Publication(folder)
    store, fault = publication.last_good()  # what cannot be read is said once and here, not by every worker
    if fault:
        tell(f"{fault}; meanwhile release {store.folder.name} is served, the last that can be read")
    listening, given = address(host, port), admission or Admission()
    public = listener(host, given.port) if given.port else None
    with pool(store.folder, given.limits, public, given.proxies) as engine:
        if public:
            public.close()
        server = Granian(
            "publisher.server.site:loaded",
            address=listening,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS + AT_ONCE + given.limits.workers + given.limits.queue,
            workers_kill_timeout=PATIENCE,
            respawn_failed_workers=True,
            websockets=False,
            log_level=LogLevels.error,  # it warns of many threads
        )
        del store
        loader = partial(loaded, publication, engine, given.proxies, os.getpid())
        server.serve(target_loader=loader, wrap_loader=False)


def loaded(publication: Publication, engine: Pooled, proxies: Sequence[Network], parent: int) -> Current:
    """The site of what is published; each worker opens the store itself, and none outlives the server."""
    end_with(parent, signal.SIGKILL)
    sys.setswitchinterval(TURN)
    gate = Gate()  # one for all releases, as the threads are

    def site(store: EmbeddedStore) -> Front:
        return Front(Shortcut(application(store, engine.of(store.folder.name), proxies, gate)))

    return Current(publication, site).following()


def listener(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises `UsageError` where none can.
    """
    listening = address(host, port)
    found = socket.socket(socket.AF_INET6 if ":" in listening else socket.AF_INET)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.bind((listening, port))
    found.listen(BACKLOG)
    found.settimeout(0)  # who was seen to come may be gone again
    return found


def address(host: str, port: int) -> str:
    """The number of a host's address, where the server can listen.

    Raises `UsageError` where it cannot.
    """
    try:
        family, kind, protocol, _, found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind, protocol)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(found)
    except OSError as error:
        raise UsageError(
            f"cannot listen at {host}:{port}: {error.strerror}", "choose another --host, --port or --sparql-port"
        ) from error
    return str(found[0])
