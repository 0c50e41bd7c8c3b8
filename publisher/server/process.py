"""A worker as the pool sees it: a process, the channel to it, and the question that it has."""

import os
import signal
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from publisher.query.limits import Limits
from publisher.server.worker import work


@dataclass(slots=True, eq=False)
class Asked:
    """A connection on which questions come, one at a time; while there is one, whose it is and of which release."""

    connection: socket.socket
    sender: str = ""
    release: str = ""
    question: bytes = b""
    """The message, until a worker has it."""
    gone: bool = False
    """Whether nobody waits for the answer any more."""
    last: bytes = b""
    """What remains to be said, once there is room for it."""


@dataclass(slots=True, eq=False)
class Worker:
    """A process, the channel to it, its release, and what it is answering."""

    pid: int
    channel: socket.socket
    release: str
    ready: bool = False
    asked: Asked | None = None
    until: float = field(default=float("inf"))
    late: bool = False

    @property
    def free(self) -> bool:
        """Whether it has nothing to do."""
        return self.ready and self.asked is None

    def fits(self, asked: Asked) -> bool:
        """Whether it has the release that is asked."""
        return self.release == asked.release

    def dismiss(self) -> None:
        """Let it go: it ends when it sees that nothing more comes."""
        self.ready, self.late = False, True
        self.channel.shutdown(socket.SHUT_WR)


def started(folder: Path, limits: Limits) -> Worker:
    """A worker of the release in a folder."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            become(folder, theirs, limits, parent)
        finally:
            if any(sys.exc_info()):
                traceback.print_exc()
            os._exit(0)
    theirs.close()
    return Worker(pid, ours, folder.name)


def become(folder: Path, channel: socket.socket, limits: Limits, parent: int) -> None:
    """Be a worker: nothing is kept that belongs to the pool."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.closerange(3, channel.fileno())
    os.closerange(channel.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    with suppress(BrokenPipeError):
        work(folder, channel, limits, parent)
