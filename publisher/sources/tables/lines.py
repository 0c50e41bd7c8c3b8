"""The lines of a file of any size: numbered, decoded one by one, none longer than a line may be."""

from typing import BinaryIO, NamedTuple

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place

LONGEST = 1024 * 1024
"""Bytes of a line; one that is longer is left out, in bounded memory."""
MEND = "save the file as UTF-8, or declare its encoding, such as cp1252"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line with its end, and its number."""

    number: int
    text: str


class Lines:
    """The lines of a stream, with those that were handed back first; what cannot be a line becomes a finding."""

    def __init__(self, stream: BinaryIO, file: str, encoding: str = "utf-8") -> None:
        self.stream, self.file, self.encoding = stream, file, encoding
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
                content = self.unmarked(content)
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

    def unmarked(self, content: bytes) -> bytes:
        """The first line without its byte-order mark."""
        if content.startswith(UTF_16):
            raise UnreadableSource(f"{self.file}: UTF-16, which tables are not read in", "save the file as UTF-8")
        return content.removeprefix(BYTE_ORDER_MARK)

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
            self.refuse(f"not {self.encoding} text", MEND, error.start + 1)
            return None

    def refuse(self, what: str, mend: str, column: int = 0) -> None:
        """Report the line that was read last."""
        self.findings.append(Finding(Place(self.file, self.number, column), Level.REFUSED, what, mend))

    def reported(self) -> list[Finding]:
        """The findings since the last time that they were asked for."""
        found, self.findings = self.findings, []
        return found
