"""A process that answers one query at a time and can open nothing.

It opens the release, then fills every place for a descriptor but one: that one is for the connection on which a query
comes, so that none is left while it runs, neither for a file nor for an address. A large store has files that the
engine opens late: for these there are places, too, and the kernel refuses sockets. The memory of the process is
limited; its time is kept by the pool, which ends it.
"""

import json
import os
import resource
import signal
import socket
from contextlib import suppress
from pathlib import Path

from publisher.descent import end_with
from publisher.documents import jsonld
from publisher.errors import LimitReached, PublisherError, QueryError, UnknownFormat
from publisher.query.answer import write
from publisher.query.limits import Limits
from publisher.query.outlet import Outlet
from publisher.query.question import Question
from publisher.server.confinement import confined
from publisher.store import EmbeddedStore

FREE, SPENT = b"f", b"s"
"""What a worker tells the pool: that it is free, or that it has grown and will be replaced."""
PIECE, END, FAULT = b"p", b"e", b"x"
"""How a message to the asker begins: with a piece of the answer, with the last one, or what went wrong."""
LONGEST = 1 << 18
"""Bytes of a message at the most; the kernel keeps a message whole, or lets none of it pass."""
SPARE = 4
"""A worker that has ever taken this part of the memory that a query may have is replaced, and its memory is back."""
NICENESS = 10
"""Queries give way to documents."""


class Gone(Exception):
    """Nobody waits for the answer."""


def work(folder: Path, channel: socket.socket, limits: Limits, parent: int) -> None:
    """Answer the queries that come over a channel, until it is closed."""
    end_with(parent, signal.SIGKILL)
    store = EmbeddedStore(folder)
    jsonld.compacted([], f"{store.manifest.base}context.jsonld")  # what is read once is read now
    seal(folder, limits)
    settled = resident()
    channel.send(FREE)
    while True:
        question, given, _, _ = socket.recv_fds(channel, LONGEST, 1)
        if not given:
            return
        with socket.socket(fileno=given[0]) as asker:
            last = reply(store, question, asker, limits)
            spent = resident() > settled + (limits.megabytes << 20) // SPARE
            channel.send(SPENT if spent else FREE)  # before the end, so that the asker's leaving is no haste
            with suppress(Gone):
                send(asker, last)
        if spent:
            return


def reply(store: EmbeddedStore, packed: bytes, asker: socket.socket, limits: Limits) -> bytes:
    """Send the answer to a question; what remains to be sent is its end, or what went wrong."""
    question = Question.unpacked(packed)
    outlet = Outlet(lambda piece: send(asker, PIECE + piece), limits, question.form)
    try:
        write(store, question, store.manifest.base, outlet)
        return END + outlet.rest()
    except (QueryError, UnknownFormat) as error:
        return fault(error)
    except MemoryError:
        return fault(out_of_memory(limits))
    except Gone:
        return END
    except OSError as error:  # the engine's word for what failed while it ran
        return fault(QueryError(f"the query failed: {error}", "ask in another way"))


def fault(error: PublisherError) -> bytes:
    """What went wrong, as a message."""
    return FAULT + json.dumps([type(error).__name__, error.message, error.mend]).encode("ascii")


def out_of_memory(limits: Limits) -> LimitReached:
    """The error of a query that ended its process."""
    return LimitReached(f"the query takes more than {limits.megabytes} MB of memory", "ask for less at a time")


def send(asker: socket.socket, message: bytes) -> None:
    """Send a message to whoever asked; raises `Gone` where nobody is there."""
    try:
        asker.send(message)
    except (BrokenPipeError, ConnectionResetError) as error:
        raise Gone from error


def seal(folder: Path, limits: Limits) -> None:
    """Give up the right to open anything but the release and one connection at a time, and to grow without end."""
    os.nice(NICENESS)
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
