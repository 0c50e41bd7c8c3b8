"""Downloads: a file piece by piece, and no more of them at a time than leave the documents their threads.

A piece is small enough to wait in no buffer, and large enough that Python is asked for it rarely: so a file goes out
about as fast as nginx sends it. What keeps a thread waiting is the reader; a file that fits into one answer takes none.
"""

from collections.abc import Iterator
from threading import BoundedSemaphore, Lock
from typing import Any, BinaryIO

from werkzeug.wsgi import FileWrapper

PIECE = 1 << 16
"""Bytes that are read at a time."""
AT_ONCE = 64
"""Downloads that a process has under way at a time; each of them has a thread."""
SMALL = 1 << 20
"""Bytes that are sent as one."""


def pieces(file: BinaryIO, _: int = PIECE) -> FileWrapper:
    """A file in pieces; for werkzeug, which asks for smaller ones."""
    return FileWrapper(file, PIECE)


class Gate:
    """Where downloads wait for nobody: one comes in, or is told to come again."""

    def __init__(self, room: int = AT_ONCE) -> None:
        self._room = BoundedSemaphore(room)

    def enter(self) -> bool:
        """Whether there is room for one more; if so, it is taken."""
        return self._room.acquire(blocking=False)

    def leave(self) -> None:
        """Make room for another."""
        self._room.release()


class Download:
    """A download that came through a gate, and leaves it once, however it ends."""

    def __init__(self, content: Iterator[Any], gate: Gate) -> None:
        self._content, self._gate = content, gate
        self._under_way, self._lock = True, Lock()

    def __iter__(self) -> Iterator[bytes]:
        """The pieces of the file."""
        return self

    def __next__(self) -> bytes:
        """The next piece."""
        piece: bytes = next(self._content)
        return piece

    def close(self) -> None:
        """Close the file, and leave."""
        with self._lock:
            ended, self._under_way = not self._under_way, False
        if not ended:
            self._gate.leave()
            if close := getattr(self._content, "close", None):
                close()

    def __del__(self) -> None:
        """A server may forget to close what its reader broke off."""
        self.close()
