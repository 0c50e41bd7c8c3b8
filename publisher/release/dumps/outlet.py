"""A file under way: packed, counted and hashed in a thread of its own, while the next piece is being made.

The same content gives the same file: pieces have one size, levels are fixed, and no head says when, where or by whom it
was written.
"""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from publisher.formats import Packing
from publisher.release.dumps.packed import PACKED
from publisher.release.manifest import File

PIECE = 1 << 20
"""Bytes that are packed at a time."""
AHEAD = 4
"""Pieces that may wait to be packed."""


class Counted:
    """A file that knows how much was written to it, and the SHA-256 of that."""

    def __init__(self, raw: BinaryIO) -> None:
        self.raw, self.size, self.digest = raw, 0, sha256()

    def write(self, piece: bytes) -> int:
        """Write a piece."""
        self.size += len(piece)
        self.digest.update(piece)
        return self.raw.write(piece)

    def flush(self) -> None:
        """Leave that to the end."""


class Outlet:
    """The way into a file; what goes wrong with the file is raised by a later piece, or at the end."""

    def __init__(self, path: Path, packing: Packing | None = None) -> None:
        self.path = path
        self._gathered = bytearray()
        self._waiting: deque[Future[Any]] = deque()
        self._open = ExitStack()
        self._file = Counted(self._open.enter_context(path.open("wb")))
        self._packed: Any = PACKED[packing](self._file) if packing else self._file
        self._thread = self._open.enter_context(ThreadPoolExecutor(1))

    def __enter__(self) -> Self:
        """Nothing more is needed."""
        return self

    def write(self, piece: bytes) -> int:
        """Take something to write."""
        self._gathered += piece
        if len(self._gathered) >= PIECE:
            whole = len(self._gathered) // PIECE * PIECE
            for start in range(0, whole, PIECE):
                self._pass_on(bytes(self._gathered[start : start + PIECE]))
            del self._gathered[:whole]
        return len(piece)

    def flush(self) -> None:
        """Pass nothing on before a piece is whole."""

    def finished(self, *, statements: int = 0, rows: int = 0) -> File:
        """Write what is left, and say what the file is."""
        self._pass_on(bytes(self._gathered))
        if self._packed is not self._file:
            self._waiting.append(self._thread.submit(self._packed.close))
        while self._waiting:
            self._waiting.popleft().result()
        self._open.close()
        return File(self._file.size, self._file.digest.hexdigest(), statements, rows)

    def _pass_on(self, piece: bytes) -> None:
        """Let a piece be packed, once not too many wait for it."""
        if len(self._waiting) >= AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._thread.submit(self._packed.write, piece))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, finished or not."""
        for each in self._waiting:
            each.cancel()
        self._thread.shutdown()
        with suppress(OSError, ValueError):  # it was broken off, and nobody reads it
            if self._packed is not self._file:
                self._packed.close()
        self._open.close()
