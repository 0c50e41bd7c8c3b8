"""The pool as the site asks it."""

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from publisher import errors
from publisher.errors import LimitReached, PoolFull, PublisherError, QueryError
from publisher.query.engine import Present, Take
from publisher.query.limits import Limits
from publisher.query.question import SENT, Question, head
from publisher.server.message import END, FAULT, LONGEST
from publisher.web.sender import Network

BACKLOG = 128
"""Connections that the kernel keeps until the pool has started."""
ENDING = 3
"""Seconds that the pool has to end."""
LOOK = 1
"""Seconds after which it is seen, again and again, whether somebody still waits for the answer."""


class Pooled:
    """Answers by the pool that listens at an address, out of one release."""

    def __init__(
        self, address: str, limits: Limits, release: str = "", idle: deque[socket.socket] | None = None
    ) -> None:
        self.address, self.limits, self.release = address, limits, release
        self.idle: deque[socket.socket] = deque() if idle is None else idle
        """Connections over which every answer came to its end; one of another release is as good."""

    def of(self, release: str) -> "Pooled":
        """The same pool, asked of another release; it is told that this one is now in place."""
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
            connection.connect(self.address)
            connection.send(SENT.join((*head("", release), b"")))
        return Pooled(self.address, self.limits, release, self.idle)

    def ask(self, question: Question, sender: str, present: Present, take: Take) -> None:
        """Give the answer to a sender's question."""
        with self.connection() as connection:
            for message in self.messages(connection, question.packed(sender, self.release), present):
                kind, rest = message[:1], message[1:]
                if kind == FAULT:
                    raise unpacked(rest)
                if not message:
                    break
                take(rest)
                if kind == END:
                    return
            raise LimitReached("the process that answered the query ended", "ask for less at a time")

    @contextmanager
    def connection(self) -> Iterator[socket.socket]:
        """A connection to the pool: one that an answer came over to its end, or a new one."""
        try:
            connection = self.idle.pop()
        except IndexError:
            connection = connected(self.address)
        try:
            yield connection
        except BaseException:
            connection.close()  # so that the pool ends the query
            raise
        if len(self.idle) < self.limits.workers:  # more are never answered at a time
            self.idle.append(connection)
        else:
            connection.close()

    def messages(self, connection: socket.socket, asked: bytes, present: Present) -> Iterator[bytes]:
        """What comes over a connection on which this is asked, while the sender is there.

        Raises `PoolFull` where nothing comes.
        """
        longest = self.limits.seconds + self.limits.patience + ENDING
        try:
            connection.send(asked)
            heard = looked = time.monotonic()
            while (now := time.monotonic()) < heard + longest:
                if now >= looked + LOOK:
                    if not present():
                        raise QueryError("nobody waits for the answer any more", "send the query again")
                    looked = now
                with suppress(BlockingIOError):
                    yield connection.recv(LONGEST)
                    heard = time.monotonic()
        except OSError as error:
            raise unanswered() from error
        raise unanswered()


def connected(address: str) -> socket.socket:
    """A new connection to a pool; raises `PoolFull` where there is none."""
    try:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    except OSError as error:
        raise unanswered() from error
    try:
        connection.connect(address)
    except OSError as error:
        connection.close()
        raise unanswered() from error
    # kept by the kernel: Python's own timeout is one more call for each that waits
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", LOOK, 0))
    return connection


def unanswered() -> PoolFull:
    """The error where the pool does not answer."""
    return PoolFull("no process answers queries at the moment", "send the query again in a while")


def unpacked(fault: bytes) -> PublisherError:
    """The error that a worker or the pool reports."""
    name, message, mend = json.loads(fault)
    kind = getattr(errors, name, QueryError)
    error: PublisherError = kind(message, mend)
    return error


@contextmanager
def pool(
    folder: Path, limits: Limits, public: socket.socket | None = None, proxies: Sequence[Network] = ()
) -> Iterator[Pooled]:
    """A pool for the release in a folder; it ends with this block or with this process, whichever ends first.

    On a `public` socket that listens it answers whoever comes; the word of `proxies` is taken on whom they forward.
    """
    place = Path(tempfile.mkdtemp(prefix="publisher-"))  # nobody else may enter it
    address = str(place / "pool")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(address)
        listener.listen(BACKLOG)
        given = [each.fileno() for each in (listener, public) if each]
        said = {
            "folder": str(folder),
            "site": listener.fileno(),
            "public": public.fileno() if public else None,
            "proxies": [str(each) for each in proxies],
            "parent": os.getpid(),
            "limits": asdict(limits),
        }
        command = [sys.executable, "-m", "publisher.server.pool", json.dumps(said)]
        # a session of its own: Ctrl-C on a terminal is for the site, which ends the pool when it is done
        started = subprocess.Popen(command, pass_fds=given, start_new_session=True)  # noqa: S603  # ours
    engine = Pooled(address, limits, folder.name)
    try:
        yield engine
    finally:
        for connection in engine.idle:
            connection.close()
        started.terminate()
        with suppress(subprocess.TimeoutExpired):
            started.wait(ENDING)
        started.kill()
        started.wait()
        shutil.rmtree(place, ignore_errors=True)
