"""What the site, the pool and its workers say to each other, each thing as one message."""

import json
import socket
from typing import Final

from publisher.errors import PublisherError
from publisher.query.question import SENT, head

FREE, SPENT = b"f", b"s"
"""What a worker tells the pool: that it is free, or that it has grown and will be replaced."""
OVER = b"o"
"""What it says besides of a visitor from whom nothing more may come."""
PIECE, END, FAULT = b"p", b"e", b"x"
"""How a message to the site begins: with a piece of the answer, with the last one, or what went wrong."""
LONGEST: Final = 1 << 18
"""Bytes of a message at the most; the kernel keeps a message whole, or lets none of it pass."""


class Gone(Exception):
    """Nobody waits for the answer any more."""


def fault(error: PublisherError) -> bytes:
    """What went wrong, as a message."""
    return FAULT + json.dumps([type(error).__name__, error.message, error.mend]).encode("ascii")


def send(asker: socket.socket, message: bytes) -> None:
    """Send a message to whoever asked; raises `Gone` where nobody is there."""
    try:
        asker.send(message)
    except (BrokenPipeError, ConnectionResetError) as error:
        raise Gone from error


def visit(remote: str, before: bytes) -> bytes:
    """A message: from which address there is a visitor, who asks over HTTP, and what was taken of that before."""
    return SENT.join((*head("", ""), b"", remote.encode("ascii"), before))


def visited(packed: bytes) -> tuple[str, bytes] | None:
    """The address of a visitor, and what was taken before; None where the message is a question."""
    _, _, form, remote, before = packed.split(SENT, 4)
    return None if form else (remote.decode("ascii"), before)
