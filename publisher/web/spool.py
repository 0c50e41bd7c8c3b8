"""A whole answer, before its first byte is sent.

The server ends every response properly, also one whose iterator fails (with its final chunk, in each of its
interfaces): a reader would take half an answer for the whole of it. So none is begun that may not be finished: a limit
reached late is still a problem document, the length is known, and a slow reader keeps no worker from the next query.
The price is that the first byte comes with the last; memory stays bounded, since what is large goes to a file.
"""

from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile

from publisher.query.engine import Take

COME = "publisher.come"
"""Where a request has its answer, when that came already."""
IN_MEMORY = 1 << 20
PIECE = 1 << 16


class Spool:
    """An answer that was taken in whole; it is read once, and its file is gone when it is closed."""

    def __init__(self, give: Callable[[Take], object]) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed when the response is
        try:
            give(self._file.write)
        except BaseException:
            self._file.close()
            raise
        self.size = self._file.tell()
        self._file.seek(0)

    def small(self) -> bytes | None:
        """The answer at once, where it is in memory; then there is nothing to close."""
        if self.size > IN_MEMORY:
            return None
        with self._file:
            return self._file.read()

    def __iter__(self) -> Iterator[bytes]:
        """The answer, piece by piece."""
        while piece := self._file.read(PIECE):
            yield piece

    def close(self) -> None:
        """Let go of the answer."""
        self._file.close()
