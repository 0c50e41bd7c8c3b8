"""Where questions are answered: in this process, or by a pool of others."""

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from publisher import errors
from publisher.errors import LimitReached, PoolFull, PublisherError, QueryError
from publisher.query.answer import write
from publisher.query.limits import Limits
from publisher.query.outlet import Outlet
from publisher.query.question import Question
from publisher.query.worker import END, FAULT, LONGEST
from publisher.store import Store

BACKLOG = 128
"""Connections that the kernel keeps until the pool has started."""
ENDING = 3
"""Seconds that the pool has to end."""


class Engine(Protocol):
    """What answers questions."""

    limits: Limits

    def pieces(self, question: Question, sender: str) -> Iterator[bytes]:
        """The answer to a sender's question, piece by piece; raises `QueryError`, also after some of them."""


class Direct:
    """Answers in this process: for one reader at a time, who may end it."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self.store, self.limits = store, limits

    def pieces(self, question: Question, sender: str) -> Iterator[bytes]:  # noqa: ARG002  # here all senders are one
        """The answer to a question."""
        pieces: list[bytes] = []
        outlet = Outlet(pieces.append, self.limits, question.form)
        write(self.store, question, self.store.manifest.base, outlet)
        return iter([*pieces, outlet.rest()])


class Pooled:
    """Answers by the pool that listens at an address."""

    def __init__(self, address: str, limits: Limits) -> None:
        self.address, self.limits = address, limits

    def pieces(self, question: Question, sender: str) -> Iterator[bytes]:
        """The answer to a sender's question."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
            # kept by the kernel: Python's own timeout is one more call for each that waits
            longest = struct.pack("ll", self.limits.seconds + self.limits.patience + ENDING, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, longest)
            try:
                connection.connect(self.address)
                connection.send(question.packed(sender))
                yield from self.received(connection)
            except OSError as error:
                raise PoolFull("no process answers queries at the moment", "send the query again in a while") from error

    def received(self, connection: socket.socket) -> Iterator[bytes]:
        """The pieces that come over a connection, until the end."""
        while message := connection.recv(LONGEST):
            kind, rest = message[:1], message[1:]
            if kind == FAULT:
                raise unpacked(rest)
            yield rest
            if kind == END:
                return
        raise LimitReached("the process that answered the query ended", "ask for less at a time")


def unpacked(fault: bytes) -> PublisherError:
    """The error that a worker or the pool reports."""
    name, message, mend = json.loads(fault)
    kind = getattr(errors, name, QueryError)
    error: PublisherError = kind(message, mend)
    return error


@contextmanager
def pool(folder: Path, limits: Limits) -> Iterator[Pooled]:
    """A pool for the release in a folder; it ends with this block or with this process, whichever ends first."""
    place = Path(tempfile.mkdtemp(prefix="publisher-"))  # nobody else may enter it
    address = str(place / "pool")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(address)
        listener.listen(BACKLOG)
        said = [str(folder), str(listener.fileno()), str(os.getpid()), json.dumps(asdict(limits))]
        command = [sys.executable, "-m", "publisher.query.pool", *said]
        # a session of its own: Ctrl-C on a terminal is for the site, which ends the pool when it is done
        started = subprocess.Popen(command, pass_fds=[listener.fileno()], start_new_session=True)  # noqa: S603  # ours
    try:
        yield Pooled(address, limits)
    finally:
        started.terminate()
        with suppress(subprocess.TimeoutExpired):
            started.wait(ENDING)
        started.kill()
        started.wait()
        shutil.rmtree(place, ignore_errors=True)
