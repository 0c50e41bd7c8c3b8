"""Whether whoever sent a request is still there.

A WSGI application is told neither that its client leaves nor on which connection the client came; the kernel knows who
is connected. A sender has left when none of the connections remains that their address had when it was first looked at:
for who comes alone that is exact, and where many come from one address it takes until the last of them is done.
"""

import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

TABLES = Path("/proc/net/tcp"), Path("/proc/net/tcp6")
ESTABLISHED = "01"
WORD = 4


class Presence:
    """The connections of an address to a port of this machine, since they were first looked at."""

    def __init__(self, address: str, port: str) -> None:
        self._address, self._port = address, port
        self._connections: frozenset[str] | None = None

    def __call__(self) -> bool:
        """Whether one of them remains; true where that cannot be known."""
        try:
            now = connections(self._address, int(self._port))
        except (OSError, ValueError):
            return True
        self._connections = now if self._connections is None else self._connections & now
        return bool(self._connections)


def connections(address: str, port: int) -> frozenset[str]:
    """The far ends of the connections from an address to a port, as the kernel writes them.

    Raises `OSError` where the kernel has no such table, `ValueError` for what is no address.
    """
    wanted = f"{kernels(address)}:"
    lines = TABLES[0].read_text(encoding="ascii").splitlines()[1:]
    with suppress(FileNotFoundError):  # there may be no IPv6
        lines += TABLES[1].read_text(encoding="ascii").splitlines()[1:]
    rows = (line.split(maxsplit=4) for line in lines)
    return frozenset(
        remote
        for _, local, remote, state, _ in rows
        if state == ESTABLISHED and remote.startswith(wanted) and local.endswith(f":{port:04X}")
    )


def kernels(address: str) -> str:
    """An address as the kernel's tables have it: words of its bytes, each in the order of this machine."""
    packed = ip_address(address).packed
    words = (packed[start : start + WORD] for start in range(0, len(packed), WORD))
    return "".join(f"{int.from_bytes(word, sys.byteorder):08X}" for word in words)
