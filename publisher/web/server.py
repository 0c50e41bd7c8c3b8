"""The production server: several worker processes, each with the release opened read-only."""

import socket
from contextlib import closing
from functools import partial
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from publisher.errors import UsageError
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.front import Front

THREADS = 3
"""Requests that a worker handles at a time; Python runs one, the others wait for the disk."""
PATIENCE = 5
"""Seconds that a worker has to finish its requests when the site stops."""


def serve(folder: Path, host: str, port: int, workers: int) -> None:
    """Serve the release in a folder until SIGTERM or SIGINT.

    Raises `UsageError` where the address cannot be used, `BrokenRelease` where the release cannot be read.
    """
    EmbeddedStore(folder)  # what cannot be read is said once and here, not by every worker
    server = Granian(
        "publisher.web.server:loaded",
        address=address(host, port),
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=PATIENCE,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=partial(loaded, folder), wrap_loader=False)


def loaded(folder: Path) -> Front:
    """The site of a release; each worker opens the store itself."""
    return Front(application(EmbeddedStore(folder)))


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
            f"cannot listen at {host}:{port}: {error.strerror}", "choose another --host or --port"
        ) from error
    return str(found[0])
