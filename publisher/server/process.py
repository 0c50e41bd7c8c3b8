"""A worker as the pool sees it: a process, the channel to it, and the question that it has."""

import os
import signal
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path

from publisher.query.limits import Limits
from publisher.server.asker import Asker
from publisher.server.lease import BEGUN, LINGERS
from publisher.server.worker import work

CHANNEL = 3
"""The first number behind those of a process's own input and outputs."""


@dataclass(slots=True, eq=False)
class Worker:
    """A process, the channel to it, how far it is with an answer, its release, and who asked."""

    pid: int
    channel: socket.socket
    progress: mmap
    release: str
    ready: bool = False
    asked: Asker | None = None
    until: float = field(default=float("inf"))
    late: bool = False

    @property
    def begun(self) -> bool:
        """Whether some of an answer was sent that ends with the connection."""
        return self.progress[0] == BEGUN

    @property
    def lingers(self) -> bool:
        """Whether it has answered, and waits for the next request."""
        return self.progress[0] == LINGERS

    @property
    def free(self) -> bool:
        """Whether it has nothing to do."""
        return self.ready and self.asked is None

    def fits(self, asked: Asker) -> bool:
        """Whether it has the release that is asked."""
        return self.release == asked.release

    def dismiss(self) -> None:
        """Let it go: it ends when it sees that nothing more comes."""
        self.ready, self.late = False, True
        self.channel.shutdown(socket.SHUT_WR)


def started(folder: Path, limits: Limits) -> Worker:
    """A worker of the release in a folder."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    parent, progress = os.getpid(), mmap(-1, 1)
    pid = os.fork()
    if pid == 0:
        try:
            become(folder, theirs, progress, limits, parent)
        finally:
            if any(sys.exc_info()):
                traceback.print_exc()
            os._exit(0)
    theirs.close()
    return Worker(pid, ours, progress, folder.name)


def become(folder: Path, channel: socket.socket, progress: mmap, limits: Limits, parent: int) -> None:
    """Be a worker: nothing is kept that belongs to the pool, and the channel has the same number in each."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(channel.detach(), CHANNEL)
    os.closerange(CHANNEL + 1, os.sysconf("SC_OPEN_MAX"))
    with suppress(BrokenPipeError):
        work(folder, socket.socket(fileno=CHANNEL), progress, limits, parent)
