"""A process that answers one query at a time and can open nothing.

It opens the release, then fills every place for a descriptor but one: that one is for the connection on which a query
comes, so that none is left while it runs, neither for a file nor for an address. A large store has files that the
engine opens late: for these there are places, too, and the kernel refuses sockets. The memory of the process is
limited; its time is kept by the pool, which ends it.
"""

import os
import resource
import signal
import socket
import traceback
from contextlib import suppress
from mmap import mmap
from pathlib import Path

from publisher.descent import end_with
from publisher.query.answer import write
from publisher.query.engine import Direct
from publisher.query.fault import FAILURES, known
from publisher.query.limits import Limits
from publisher.query.outlet import Outlet
from publisher.query.question import Question
from publisher.server.answering import FAULT_OF_OURS, Answering
from publisher.server.confinement import confined
from publisher.server.lease import ANSWERS, LINGERS, Lease
from publisher.server.message import END, FREE, LONGEST, PIECE, SPENT, Gone, fault, send, visited
from publisher.server.rehearsal import rehearse
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.shortcut import Shortcut

SPARE = 4
"""A worker that has ever taken this part of the memory that a query may have is replaced, and its memory is back."""
NICENESS = 10
"""Queries give way to documents."""


def work(folder: Path, channel: socket.socket, progress: mmap, limits: Limits, parent: int) -> None:
    """Answer the queries that come over a channel, until it is closed."""
    end_with(parent, signal.SIGKILL)
    os.nice(NICENESS)
    store = EmbeddedStore(folder)
    lease = Lease(Answering(Shortcut(application(store, Direct(store, limits))), limits), progress)
    rehearse(lease, store)
    seal(folder, limits)
    settled = resident()
    channel.send(FREE)
    spent = False
    while not spent:
        message, given, _, _ = socket.recv_fds(channel, LONGEST, 1)
        if not given:
            return
        progress[0], visitor = ANSWERS, visited(message)
        with socket.socket(fileno=given[0]) as asker:
            last = lease.serve(asker, *visitor) if visitor else reply(store, message, asker, limits)
            spent = resident() > settled + (limits.megabytes << 20) // SPARE
            said = SPENT if spent else FREE
            progress[0] = LINGERS
            if not visitor:
                channel.send(said)  # before the end, so that the asker's leaving is no haste
                with suppress(Gone):
                    send(asker, last)
        if visitor:
            channel.send(said + last)  # when the connection is the pool's alone


def reply(store: EmbeddedStore, packed: bytes, asker: socket.socket, limits: Limits) -> bytes:
    """Send the answer to a question; what remains to be sent is its end, or what went wrong."""
    question = Question.unpacked(packed)
    outlet = Outlet(lambda piece: send(asker, PIECE + piece), limits, question.form)
    try:
        write(store, question, store.manifest.base, outlet)
        return END + outlet.rest()
    except Gone:
        return END
    except FAILURES as error:
        return fault(known(error, limits))
    except Exception:  # noqa: BLE001  # a fault of ours, which is told as such
        traceback.print_exc()
        return fault(FAULT_OF_OURS)


def seal(folder: Path, limits: Limits) -> None:
    """Give up the right to open anything but the release and one connection at a time, and to grow without end."""
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    most = size + (limits.megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    if not confined(unopened(folder)):
        raise OSError(f"{folder}: more files than the engine opens beforehand, and no way to let it open them alone")


def unopened(folder: Path) -> int:
    """How many files of a store the engine has not opened yet: it opens sixteen at once, and the others when asked."""
    here = {each.resolve() for each in Path("/proc/self/fd").iterdir()}
    return len(set(folder.resolve().rglob("*.sst")) - here)


def resident() -> int:
    """The memory that this process has taken at the most, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
