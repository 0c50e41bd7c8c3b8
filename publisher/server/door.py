"""Where connections come in."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from publisher.server.asker import Asker


@dataclass(frozen=True, slots=True)
class Door:
    """A socket that listens, and who it is that comes in, from an address."""

    listener: socket.socket
    entering: Callable[[socket.socket, Any], Asker]

    @property
    def number(self) -> int:
        """The number of its descriptor."""
        return self.listener.fileno()

    def entered(self) -> Asker | None:
        """Who came in; nobody where they left again, or there is no room."""
        try:
            connection, address = self.listener.accept()
        except OSError:
            return None
        return self.entering(connection, address)
