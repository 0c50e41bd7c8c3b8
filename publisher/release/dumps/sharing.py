"""The dumps of a large catalogue are written by two processes: what makes lines is Python, which has one core each."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from publisher.errors import BrokenRelease
from publisher.formats import CSV, NQUADS, PARQUET
from publisher.release.dumps.choice import Dump
from publisher.release.dumps.writing import write
from publisher.release.manifest import DUMP, File

LARGE = 32 << 20
"""Bytes of N-Quads from which on a second process is worth its start."""
OTHERS = (NQUADS, CSV, PARQUET)
"""The formats that the other process writes: about half of the work."""


def shared(folder: Path, base: str, wanted: Iterable[Dump]) -> dict[str, File]:
    """Write dumps into the folder of a release, beside its sorted N-Quads; what each file is, by its name.

    Raises `BrokenRelease` where the other process could not write its share.
    """
    dumps = list(wanted)
    others = [dump for dump in dumps if dump.form in OTHERS]
    own = [dump for dump in dumps if dump.form not in OTHERS]
    if not (own and others) or (folder / DUMP).stat().st_size < LARGE:
        return write(folder, base, dumps)
    with elsewhere(folder, base, others) as process:
        found = write(folder, base, own)
        said, fault = map(read, (process.stdout, process.stderr))
        process.wait()
    if process.returncode:
        raise BrokenRelease(f"{folder}: dumps were not written: {fault.strip().rpartition(chr(10))[2]}", "build again")
    return found | {name: File(**file) for name, file in json.loads(said).items()}


def read(stream: IO[str] | None) -> str:
    """All that comes out of a process."""
    return stream.read() if stream else ""


@contextmanager
def elsewhere(folder: Path, base: str, dumps: Iterable[Dump]) -> Iterator["subprocess.Popen[str]"]:
    """A process that writes dumps; it ends when its starter does, whose end closes what it listens to."""
    names = ",".join(dump.name for dump in dumps)
    command = [sys.executable, "-m", __package__, str(folder), base, names]
    with subprocess.Popen(  # noqa: S603  # our own program, with a folder of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
