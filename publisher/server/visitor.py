"""A connection to the SPARQL port, as the pool sees it: when a request is there, and whose."""

import select
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic

from publisher.errors import QueryError
from publisher.server import reply
from publisher.server.answering import ENDPOINT
from publisher.server.asker import Asker, Ended
from publisher.server.message import visit
from publisher.server.request import CONTINUE, Coming, coming
from publisher.server.stream import Stream, Unacceptable
from publisher.web.sender import Network, sender
from publisher.web.shortcut import refusal

IDLE, PART = 60.0, 10.0
"""Seconds that a connection is kept on which nothing comes, and those that a request has to come whole."""


class Visitor(Asker):
    """A connection from an address.

    `proxies` are believed about whom they forward; a release is `known` by its whole name.
    """

    def __init__(
        self, connection: socket.socket, remote: str, proxies: Sequence[Network], known: Callable[[str], str]
    ) -> None:
        super().__init__(connection)
        self._remote, self._proxies, self._known = remote, proxies, known
        self._stream = Stream(connection)
        self._coming: Coming | None = None
        self._taken = self._continued = False
        self.until = monotonic() + IDLE
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def watched(self) -> int:
        """Whether something comes; while there is a request, whether the client leaves."""
        return select.EPOLLRDHUP if self.sender else select.EPOLLIN | select.EPOLLRDHUP

    def asked(self) -> bool:
        """Whether a request is there, or as much of it as is awaited."""
        try:
            found = coming(self._stream)
            whole = isinstance(found, Coming) and found.here >= found.awaited
        except Unacceptable as error:
            self.say(reply.short(error.status))
            raise Ended from error
        if isinstance(found, Coming) and whole:
            self._coming, self._taken = found, False
            self.sender = sender(self._remote, found.head.headers.get("X-FORWARDED-FOR", ""), self._proxies)
            return True
        if found is None or self._stream.over:
            raise Ended
        self._part(found)
        return False

    def _part(self, found: Coming | int) -> None:
        """Hold what is here of a request, and have the client send a body that it holds back itself."""
        here = found.here if isinstance(found, Coming) else found
        if here and not self._stream.before:
            self.until = monotonic() + PART
        self._stream.hold(here)
        if isinstance(found, Coming) and found.head.hesitant and not self._continued:
            self._continued = True
            self.say(CONTINUE)

    def message(self) -> bytes:
        """Whose connection it is; what is asked stands in it."""
        self._taken = True
        return visit(self._remote, self._stream.before)

    def refused(self, error: QueryError) -> bytes:
        """The error as a problem document; a request that no worker has is taken here, and the next one may come."""
        status, headers, body = refusal(error, ENDPOINT, self._known(self.release))
        self.kept = not self._taken and self._passed_over()
        return reply.head(status, headers, self.kept) + body

    def _passed_over(self) -> bool:
        """Whether the request that is here could be taken and thrown away, and its connection be kept."""
        found = self._coming
        if found is None or found.head.chunked or not found.head.keep or found.here < found.size + found.head.length:
            return False
        self._stream.taken(found.size + found.head.length, monotonic())
        return True

    def say(self, text: bytes) -> None:
        """Send something small, to whoever may be there."""
        with suppress(OSError):
            self.connection.send(text, socket.MSG_DONTWAIT)

    def answered(self) -> None:
        """Forget the request, and wait for the next one."""
        super().answered()
        self._stream, self._coming, self._continued = Stream(self.connection), None, False
        self.until = monotonic() + IDLE
