"""The lines of a file of any size: numbered, decoded one by one, none longer than a line may be."""

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from publisher.findings import Finding, Level, Place

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 16
LONGEST = 1024 * 1024
"""Bytes of a line; one that is longer is left out, in bounded memory."""
MEND = "save the file as UTF-8, or declare its encoding, such as cp1252"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HALF = b"\xff"
"""What stands for half a character at the end."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line with its end, and its number."""

    number: int
    text: str


class Recoded(io.RawIOBase):
    """UTF-16, as spreadsheets write it where they say Unicode, as UTF-8; what is no text in it stays none."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-16")("surrogatepass")
        self.rest, self.ended = b"", False

    @property
    def fault(self) -> str:
        """Why the stream broke off, empty where it did not."""
        return str(getattr(self.stream.raw, "fault", ""))

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read on."""
        room = memoryview(buffer).cast("B")
        while not self.rest and not self.ended:
            content = self.stream.read(PIECE)
            self.ended = not content
            self.rest = self.decoder.decode(content).encode("utf-8", "surrogatepass")
            if self.ended and self.decoder.getstate()[0]:
                self.rest = HALF
        some, self.rest = self.rest[: len(room)], self.rest[len(room) :]
        room[: len(some)] = some
        return len(some)


class Lines:
    """The lines of a stream, with those that were handed back first; what cannot be a line becomes a finding."""

    def __init__(self, stream: BinaryIO, file: str, encoding: str = "utf-8") -> None:
        self.stream, self.file, self.encoding, self.called = stream, file, encoding, encoding
        if isinstance(stream, io.BufferedReader) and stream.peek(2)[:2] in UTF_16:
            self.stream, self.encoding = io.BufferedReader(Recoded(stream)), "utf-8"
            self.called = "utf-16"
        self.number = 0
        self.returned: list[Line] = []
        self.findings: list[Finding] = []

    def __iter__(self) -> "Lines":
        """It is its own iterator."""
        return self

    def __next__(self) -> Line:
        """The next line that can be read."""
        if self.returned:
            return self.returned.pop()
        while content := self.stream.readline(LONGEST + 1):
            self.number += 1
            if self.number == 1:
                content = content.removeprefix(BYTE_ORDER_MARK)
            if len(content) > LONGEST:
                self.skip(content)
            elif not content.endswith(b"\n") and self.broken():
                self.refuse("the line is cut off", "get the whole file")
            elif (text := self.decoded(content)) is not None:
                return Line(self.number, text)
        raise StopIteration

    def broken(self) -> bool:
        """Whether the stream ended because it broke off."""
        return bool(getattr(getattr(self.stream, "raw", None), "fault", ""))

    def hand_back(self, lines: list[Line]) -> None:
        """Let lines come again."""
        self.returned += reversed(lines)

    def skip(self, content: bytes) -> None:
        """Leave a line out that is too long to be one."""
        while content and not content.endswith(b"\n"):
            content = self.stream.readline(LONGEST)
        self.refuse(f"a line of more than {LONGEST:,} bytes", "is this a table?")

    def decoded(self, content: bytes) -> str | None:
        """The text of a line, None where it is none in this encoding."""
        try:
            return content.decode(self.encoding)
        except UnicodeDecodeError as error:
            self.refuse(f"not {self.called} text", MEND, error.start + 1)
            return None

    def refuse(self, what: str, mend: str, column: int = 0) -> None:
        """Report the line that was read last."""
        self.findings.append(Finding(Place(self.file, self.number, column), Level.REFUSED, what, mend))

    def reported(self) -> list[Finding]:
        """The findings since the last time that they were asked for."""
        found, self.findings = self.findings, []
        return found
