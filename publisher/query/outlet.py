"""What comes out of a query: counted, gathered into pieces, and no more of it than one answer may have."""

from collections.abc import Callable
from typing import Final

from publisher.errors import LimitReached
from publisher.formats import RESULTS_CSV, RESULTS_JSON, RESULTS_TSV, RESULTS_XML
from publisher.query.limits import Limits

PIECE: Final = 1 << 16
"""Bytes that are sent at a time."""
MARKS = {RESULTS_JSON.name: b"},{", RESULTS_XML.name: b"</result>", RESULTS_CSV.name: b"\r\n", RESULTS_TSV.name: b"\n"}
"""What each row has once outside of its values, in formats where a graph's statements cannot be counted instead.

A value that holds such a mark counts as a row too; that only the sender of such a query can notice.
"""


class Outlet:
    """The way out of a query; raises `LimitReached` where more comes than one answer may have."""

    def __init__(self, send: Callable[[bytes], object], limits: Limits, form: str) -> None:
        self._send, self._limits, self._mark = send, limits, MARKS.get(form)
        self._waiting = bytearray()
        self._bytes = self._rows = 0

    def write(self, piece: bytes) -> int:
        """Take a piece of the answer."""
        self._waiting += piece
        if len(self._waiting) >= PIECE:
            self._pass_on()
        return len(piece)

    def flush(self) -> None:
        """Send nothing yet: the rest of an answer goes with its end."""

    def rest(self) -> bytes:
        """What was gathered and not sent, less than a piece of it."""
        self._count()
        return bytes(self._waiting)

    def _pass_on(self) -> None:
        """Send whole pieces of what was gathered."""
        self._count()
        for start in range(0, len(self._waiting), PIECE):
            self._send(bytes(self._waiting[start : start + PIECE]))
        self._waiting.clear()

    def counted(self, statements: int) -> None:
        """Count statements of a graph."""
        self._rows += statements
        if self._rows > self._limits.rows:
            raise LimitReached(
                f"the answer has more than {self._limits.rows} rows", "ask for less, or page with LIMIT and OFFSET"
            )

    def _count(self) -> None:
        """Count the bytes, and the rows of a table."""
        self._bytes += len(self._waiting)
        if self._bytes > self._limits.answer_megabytes << 20:
            raise LimitReached(
                f"the answer has more than {self._limits.answer_megabytes} MB", "ask for less, or download a dump"
            )
        if self._mark:
            self.counted(self._waiting.count(self._mark))
