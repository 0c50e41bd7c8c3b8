"""Whether whoever sent a request is still there.

A WSGI application is told neither that its client leaves nor on which connection the client came; yet the connections
to its server are open in this very process. A sender has left when none of those remains that their address had when it
was first looked at: for who comes alone that is exact, and where many come from one address it takes until the last of
them is done.
"""

import socket
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

OPEN = Path("/dev/fd")
"""Where the numbers of the descriptors of this process are."""


class Presence:
    """The connections of an address to a port of this process, since they were first looked at."""

    def __init__(self, address: str, port: str) -> None:
        self._address, self._port = address, port
        self._connections: frozenset[int] | None = None

    def __call__(self) -> bool:
        """Whether one of them remains; true where that cannot be known."""
        try:
            now = connections(self._address, int(self._port))
        except (OSError, ValueError):
            return True
        self._connections = now if self._connections is None else self._connections & now
        return bool(self._connections)


def connections(address: str, port: int) -> frozenset[int]:
    """The far ports of the connections that this process has from an address to a port of its own.

    Raises `OSError` where no descriptors are told, `ValueError` for what is no address.
    """
    wanted = plain(address)
    return frozenset(far for near, host, far in peers() if near == port and plain(host) == wanted)


def peers() -> Iterator[tuple[int, str, int]]:
    """The connections of this process whose other end is there: the port here, the address and the port there."""
    for each in OPEN.iterdir():
        with suppress(OSError):  # it is no socket, or closed meanwhile
            found = socket.socket(fileno=int(each.name))
            try:
                if found.family in (socket.AF_INET, socket.AF_INET6) and not ended(found):
                    yield (found.getsockname()[1], *found.getpeername()[:2])
            finally:
                found.detach()  # it belongs to the server


def ended(connection: socket.socket) -> bool:
    """Whether nothing comes any more on a connection; what comes stays there."""
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False


def plain(address: str) -> IPv4Address | IPv6Address:
    """An address, in version 4 wherever it stands for one."""
    found = ip_address(address.partition("%")[0])
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
