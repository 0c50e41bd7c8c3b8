"""A worker and a visitor: the requests that come on a connection are answered for a short while, one after another.

The connection goes back to the pool when nothing comes at once, or others may be waiting; so a client that asks again
at once needs nobody between, and none has the worker for long.
"""

import socket
import traceback
from contextlib import suppress
from mmap import mmap
from time import monotonic

from publisher.server.answering import Answering
from publisher.server.message import OVER, Gone
from publisher.server.reply import Reply, cut, patient, short
from publisher.server.request import Coming, coming
from publisher.server.stream import Stream, Unacceptable

QUANTUM = 0.005
"""Seconds for which a connection is answered before others get their turn."""
LINGER = 0.001
"""Seconds in which the next request has to come."""
SENDING = 5.0
"""Seconds in which a reader has to take more of an answer."""
BODY = 5.0
"""Seconds in which the body of a request has to come."""
LINGERS, ANSWERS, BEGUN = range(3)
"""How far a worker is: it waits for a request, it has one, it has sent some of the answer."""


class Lease:
    """What serves visitors, and tells how far it is."""

    def __init__(self, answering: Answering, progress: mmap) -> None:
        self._answering, self._progress = answering, progress

    def serve(self, connection: socket.socket, remote: str, before: bytes = b"") -> bytes:
        """Answer what comes on a connection from an address; say whether nothing more may come on it."""
        patient(connection, LINGER, SENDING)
        until, first, stream = monotonic() + QUANTUM, None, Stream(connection, before)
        try:
            while isinstance(found := coming(stream, wait=True), Coming):
                whose = found.head.headers.get("X-FORWARDED-FOR", "")
                if whose != (first := whose if first is None else first):
                    break  # another sender's, whom the pool has not seen
                if not self._answered(found, stream, remote):
                    return OVER
                if monotonic() > until:
                    break
        except Unacceptable as error:
            with suppress(OSError):
                connection.sendall(short(error.status))
            return OVER
        return OVER if found is None else b""

    def _answered(self, found: Coming, stream: Stream, remote: str) -> bool:
        """Answer a request; whether another one may come behind it."""
        self._progress[0] = ANSWERS
        head, connection = found.taken(stream, BODY), stream.connection
        brief, chunks = head.method == "HEAD", head.version != "1.0"
        reply = Reply(connection, self._begins, brief=brief, chunks=chunks, keep=head.keep)
        environ = head.environ(remote)
        if brief:  # the same answer, of which the body is not sent
            environ["REQUEST_METHOD"] = "GET"
        try:
            self._answering.answer(environ, reply)
        except Gone:
            if not brief:  # of which nothing is missing
                cut(connection)
            return False
        except Exception as error:  # noqa: BLE001  # a fault of ours, which is told as such and costs no worker
            traceback.print_exc()
            if reply.begun:
                cut(connection)
            else:
                reply.whole(*self._answering.failed(error, environ))
            return False
        finally:
            self._progress[0] = LINGERS
        return reply.keep

    def _begins(self) -> None:
        """Note that some of an answer is sent."""
        self._progress[0] = BEGUN
