"""Files as they lie there: one by one, in folders, by patterns, packed, or on standard input."""

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from glob import has_magic
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, cast

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place
from publisher.iris import LEDGER
from publisher.sources import packing

STDIN = Path("-")
LARGEST = 256 * 1024 * 1024
"""Bytes, unpacked, of a file that has to be read as a whole."""
HEAD = 64 * 1024
"""Bytes at the beginning by which a form is recognised."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read; its form is known by `ending`, in small letters, without that of its packing.

    `piped` is what stood on standard input, where it came from there.
    """

    path: Path
    ending: str = ""
    media_type: str = ""
    piped: bytes | None = field(default=None, repr=False)

    @classmethod
    def of(cls, path: Path) -> "File":
        """The file at a path, which may be standard input."""
        if path == STDIN:
            return cls(Path("standard input"), piped=sys.stdin.buffer.read())
        return cls(path, unpacked(path).suffix.lower())

    @property
    def called(self) -> str:
        """Its path without the ending of its packing, and with that of its form."""
        path = unpacked(self.path)
        return str(path if path.suffix.lower() == self.ending else f"{path}{self.ending}")

    def __str__(self) -> str:
        """Name the file as findings do."""
        return str(self.path)

    def raw(self) -> BinaryIO:
        """The bytes as they lie there."""
        return self.path.open("rb") if self.piped is None else io.BytesIO(self.piped)

    def sha256(self) -> str:
        """The SHA-256 of the bytes as they lie there."""
        with self.raw() as stream:
            return file_digest(cast("io.BytesIO", stream), "sha256").hexdigest()

    def head(self) -> bytes:
        """The first bytes, unpacked."""
        with self.opened([]) as stream:
            return stream.read(HEAD)

    @contextmanager
    def opened(self, findings: list[Finding]) -> Iterator[BinaryIO]:
        """The content, unpacked; where it breaks off, it ends, and there is a finding."""
        with self.raw() as stream:
            begins = stream.read(packing.LONGEST_MAGIC)
            stream.seek(0)
            content = packing.unpacked(stream, begins)
            yield io.BufferedReader(content, 1 << 17)
            if content.fault:
                what = f"it breaks off ({content.fault}); what stands before was read"
                findings.append(Finding(Place(str(self)), Level.REFUSED, what, "get the whole file"))

    def content(self, findings: list[Finding], largest: int = LARGEST) -> bytes:
        """The whole content, unpacked.

        Raises `UnreadableSource` for more than can be read as a whole.
        """
        with self.opened(findings) as stream:
            content = stream.read(largest + 1)
        if len(content) > largest:
            raise UnreadableSource(f"{self}: more than {largest:,} bytes to be read as a whole", "split it")
        return content


def unpacked(path: Path) -> Path:
    """A path without the ending of a packing."""
    return path.with_suffix("") if path.suffix.lower() in packing.ENDINGS else path


def paths(named: Iterable[Path]) -> Iterator[tuple[Path, Path | None]]:
    """Each path to read with the folder in which it was found, None where it was named itself, in a fixed order.

    Raises `UnreadableSource` for a path that does not exist, and for a pattern that fits nothing.
    """
    for path in named:
        if path != STDIN and not path.exists() and has_magic(str(path)):
            fitting = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
            if not fitting:
                raise UnreadableSource(f"{path}: no file fits this pattern", "check the pattern")
            yield from paths(fitting)
        elif path == STDIN:
            yield path, None
        elif not path.exists():
            raise UnreadableSource(f"{path}: no such file or folder", "check the path")
        elif path.is_dir():
            yield from ((each.resolve(), path) for each in sorted(path.rglob("*")) if each.is_file())
        elif path.name != LEDGER:
            yield path.resolve(), None
