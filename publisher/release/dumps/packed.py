"""Packed files: gzip and Zstandard, the same bytes for the same content, without a name and a time in their heads."""

import gzip
import zlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from publisher.errors import UsageError
from publisher.formats import GZIP, ZSTANDARD, Packing

LEVELS = {GZIP: 6, ZSTANDARD: 3}
"""Those that the programs `gzip` and `zstd` take by themselves."""


def gzipped(file: Any) -> Any:
    """What packs with gzip."""
    return gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=LEVELS[GZIP], mtime=0)


def zstandard(file: Any) -> Any:
    """What packs with Zstandard, with a checksum as the program writes it."""
    library = zstandard_library()
    parameter = library.CompressionParameter
    options = {parameter.compression_level: LEVELS[ZSTANDARD], parameter.checksum_flag: 1}
    return library.ZstdFile(file, "wb", options=options)


PACKED: Mapping[Packing, Callable[[Any], Any]] = {GZIP: gzipped, ZSTANDARD: zstandard}


def unpacked(path: Path, packing: Packing | None) -> Any:
    """The content of a file.

    Raises `UsageError` for Zstandard where no library reads it.
    """
    if packing is GZIP:
        return gzip.open(path)
    return zstandard_library().open(path) if packing is ZSTANDARD else path.open("rb")


def breaks(packing: Packing | None) -> tuple[type[Exception], ...]:
    """What is raised where a packed file is broken."""
    found = (EOFError, OSError, zlib.error)
    return (*found, zstandard_library().ZstdError) if packing is ZSTANDARD else found


def zstandard_library() -> Any:
    """The library for Zstandard: Python's own from 3.14 on, otherwise the one that is installed.

    Raises `UsageError` where there is none.
    """
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    raise UsageError("this Python knows no Zstandard", "pip install 'film-facts-publisher[zstd]'")
