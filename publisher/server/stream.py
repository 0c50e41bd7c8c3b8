"""What comes on a connection: it stays in the kernel until it is taken, or held because the rest of it is missing."""

import socket
from http import HTTPStatus
from time import monotonic

LONGEST = 1 << 15
"""Bytes that are looked at; a request whose head is longer is refused."""


class Unacceptable(Exception):
    """A request that cannot be read: the status that says why; the connection has no next one."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Stream:
    """A connection, of which some bytes may have been taken `before`."""

    def __init__(self, connection: socket.socket, before: bytes = b"") -> None:
        self.connection, self.before = connection, before
        self.over = False
        """Whether no more will come than was seen."""

    def seen(self, *, wait: bool = False) -> bytes:
        """What is here, which stays here; to `wait` for something means as long as the connection is set to."""
        how = socket.MSG_PEEK if wait and not self.before else socket.MSG_PEEK | socket.MSG_DONTWAIT
        try:
            there = self.connection.recv(LONGEST - len(self.before), how)
            self.over = not there
        except BlockingIOError:
            return self.before
        except OSError:
            self.over = True
            return self.before
        return self.before + there if self.before else there

    def hold(self, size: int) -> None:
        """Take so many bytes that are here, and keep them.

        A few bytes may keep the kernel from taking more: it counts the packet in which they came as a whole.
        """
        self.before += self.connection.recv(size - len(self.before), socket.MSG_DONTWAIT)

    def taken(self, size: int, until: float) -> bytes:
        """So many bytes; for none, as many as there are.

        Raises `Unacceptable` where they do not come until that time.
        """
        found, self.before = self.before[: size or None], self.before[size:] if size else b""
        while len(found) < (size or 1):
            try:
                more = self.connection.recv(size - len(found) if size else LONGEST)
            except BlockingIOError:  # it waits no longer than is set
                if monotonic() < until:
                    continue
                raise Unacceptable(HTTPStatus.REQUEST_TIMEOUT) from None
            except OSError:
                more = b""
            if not more:
                raise Unacceptable(HTTPStatus.BAD_REQUEST)
            found += more
        return found
