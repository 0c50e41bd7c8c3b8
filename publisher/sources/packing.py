"""Packed files: gzip by Python's own library, Zstandard by whichever there is."""

import gzip
import io
import zlib
from importlib import import_module
from typing import Any, BinaryIO

from publisher.errors import UnreadableSource

ENDINGS = (".gz", ".zst")
"""What follows the ending of a packed file's name; whether it is packed, its first bytes say."""
GZIP, ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
LONGEST_MAGIC = 4


class Unpacked(io.RawIOBase):
    """A stream that ends where it breaks, and then says why in `fault`."""

    def __init__(self, packed: Any, faults: tuple[type[Exception], ...] = ()) -> None:
        super().__init__()
        self.packed = packed
        self.faults: tuple[type[Exception], ...] = (EOFError, OSError, zlib.error, *faults)
        self.fault = ""

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as it goes."""
        try:
            read = self.packed.read1(len(buffer))  # what there is before a break, which read would lose
        except self.faults as error:
            self.fault = str(error)
            return 0
        buffer[: len(read)] = read
        return len(read)

    def close(self) -> None:
        """Close what it reads from too."""
        self.packed.close()
        super().close()


def unpacked(stream: BinaryIO, head: bytes) -> Unpacked:
    """The content of a stream that begins with these bytes.

    Raises `UnreadableSource` for Zstandard where no library reads it.
    """
    if head.startswith(GZIP):
        return Unpacked(gzip.GzipFile(fileobj=stream))
    if head.startswith(ZSTANDARD):
        library = zstandard()
        return Unpacked(library.ZstdFile(stream), (library.ZstdError,))
    return Unpacked(stream)


def zstandard() -> Any:
    """The library for Zstandard: Python's own from 3.14 on, otherwise the one that is installed."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    what = "packed with Zstandard, which this Python does not read"
    raise UnreadableSource(what, "pip install 'film-facts-publisher[zstd]', or unpack it")
