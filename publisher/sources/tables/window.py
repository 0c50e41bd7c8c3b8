"""A text of any size, of which a piece is in memory: it moves on as the text is read."""

import codecs
import io
from typing import BinaryIO

from publisher.errors import UnreadableSource
from publisher.findings import Place

PIECE = 1 << 22
"""Bytes that are read at a time."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Window:
    """What is in memory of a text, without byte-order mark and with newlines as line ends; it moves to the right."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self.stream, self.file = stream, file
        self.text, self.whole = "", False
        self.read, self.line, self.counted, self.column = 1, 1, 0, 0
        content = stream.read(PIECE)
        self.encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
        decoder = codecs.getincrementaldecoder(self.encoding)()
        self.decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self.take(content)

    def more(self) -> bool:
        """Read on; whether there was anything left.

        Raises `UnreadableSource` with the line of the first byte that is wrong.
        """
        if not self.whole:
            self.take(self.stream.read(PIECE))
            return True
        return False

    def take(self, content: bytes) -> None:
        """Add what was read."""
        self.whole = not content
        try:
            self.text += self.decoder.decode(content, final=self.whole)
        except UnicodeDecodeError as error:
            place = Place(self.file, self.read + content[: error.start].count(b"\n"))
            what = f"{place}: not {self.encoding.removesuffix('-sig')} text"
            raise UnreadableSource(what, "save the file as UTF-8") from error
        self.read += content.count(b"\n")

    def lines(self, at: int) -> int:
        """The line of a place, which is none before the one that was asked for last."""
        self.line += self.text.count("\n", self.counted, at)
        self.counted = at
        return self.line

    def columns(self, at: int) -> int:
        """The column of a place."""
        newline = self.text.rfind("\n", 0, at)
        return at - newline if newline >= 0 else self.column + at + 1

    def moved(self, at: int) -> int:
        """Where a place is after what stands before it was left behind, if that is much."""
        if at < PIECE:
            return at
        self.lines(at)
        self.column = self.columns(at) - 1
        self.text, self.counted = self.text[at:], 0
        return 0
