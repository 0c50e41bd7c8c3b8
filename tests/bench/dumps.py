"""Dumps, written and sent: megabytes a second, against gzip and zstd of the same bytes, and against nginx.

    PYTHONPATH=tests python -m tests.bench dumps [--films 20000] [--seconds 5]

A size is that of what is packed. Wanted: gzip, zstd, wrk and nginx. What is missing is said, and left out.
"""

import argparse
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path

from publisher import shipped
from publisher.formats import GZIP, ZSTANDARD
from publisher.iris import DEFAULT_BASE
from publisher.release import dumps, runs
from publisher.release.build import build
from publisher.release.dumps import Dump
from publisher.release.dumps.packed import unpacked
from publisher.release.history import History
from publisher.release.manifest import DUMP, Manifest, file
from publisher.sources import origins

from . import servers, synthetic
from .load import Asked, wrk

Tell = Callable[..., None]
OURS, LIMIT = 8261, 8262
WORKERS = 2
PACKERS = {GZIP: ("gzip", "-n", "-c"), ZSTANDARD: ("zstd", "-q", "-c")}
MOST, LEAST = 1.3, 0.8
"""What is wanted: of the time of the packer alone, and of nginx's rate."""
LARGE = "large.csv"
SIZE = 32 << 20
"""Bytes of the file that is sent."""
SLOW = 50
CONNECTIONS = (2, 4, 16)
DOCUMENT = Asked("/film/the-perfection-2018.ttl")


def main(arguments: Sequence[str], tell: Tell) -> None:
    """Measure, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--films", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=5)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)  # nginx reads as nobody
        for line in chain(writing(folder / "written", given.films), [""], sending(folder, given.seconds)):
            tell(line)


def writing(folder: Path, films: int) -> Iterator[str]:
    """How long each dump takes, and the usual ones together."""
    (folder / "work").mkdir(parents=True)
    with (folder / DUMP).open("wb") as dump:
        for piece in runs.merged(synthetic.catalogue(films, folder / "work").runs):
            dump.write(b"".join(piece))
    yield f"{films:,} films, {(folder / DUMP).stat().st_size / 1e6:,.0f} MB of N-Quads"
    yield ""
    yield "| dump | MB | seconds | MB/s | packer alone, s | times |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    alone: dict[str, tuple[float, float | None]] = {}
    for each in (dump for dump in dumps.ALL if not dump.lacks()):
        taken = seconds(lambda each=each: dumps.write(folder, DEFAULT_BASE, [each]))  # type: ignore[misc]
        alone[each.name] = packed_alone(folder, each)
        yield row(each.name, taken, *alone[each.name])
    usual = dumps.chosen(dumps.USUAL)
    taken = seconds(lambda: dumps.write(folder, DEFAULT_BASE, usual))
    found = [alone[each.name] for each in usual]
    yield row("the usual together", taken, sum(size for size, _ in found), sum(time or 0 for _, time in found))


def row(name: str, taken: float, size: float, alone: float | None) -> str:
    """A line of the report, what is not as wanted marked with an exclamation mark."""
    times = f"{alone:.2f} | {taken / alone:.2f}{'' if taken <= MOST * alone else ' !'}" if alone else "|"
    return f"| {name} | {size:,.0f} | {taken:.2f} | {size / taken:,.0f} | {times} |"


def packed_alone(folder: Path, dump: Dump) -> tuple[float, float | None]:
    """The megabytes in the files of a dump, and the seconds that the packer takes for them by itself."""
    size, taken = 0.0, 0.0
    program = PACKERS.get(dump.packing) if dump.packing else None
    for path in sorted(folder.glob(f"*.{dump.name}")):
        plain = folder / "plain"
        with unpacked(path, dump.packing) as content, plain.open("wb") as stream:
            shutil.copyfileobj(content, stream, 1 << 20)
        size += plain.stat().st_size / 1e6
        if program and shutil.which(program[0]):
            taken += seconds(lambda: subprocess.run([*program, plain], check=True, stdout=subprocess.DEVNULL))  # noqa: B023
        plain.unlink()
    return size, taken or None


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def sending(folder: Path, seconds: int) -> Iterator[str]:
    """How fast a file is sent, and how documents fare beside slow readers."""
    if not shutil.which("wrk"):
        yield "wrk IS NOT INSTALLED: nothing was sent"
        return
    place = published(folder / "published")
    (folder / "files").mkdir()
    shutil.copy(place / LARGE, folder / "files" / LARGE)
    with ExitStack() as stack:
        command, environment = servers.publisher(folder / "published", OURS, WORKERS)
        stack.enter_context(servers.running(command, OURS, **environment))
        limit = servers.nginx(folder, LIMIT, WORKERS)
        if limit:
            stack.enter_context(servers.running(limit[0], LIMIT))
        yield f"| MB/s, a file of {SIZE / 1e6:,.0f} MB | ours | nginx | ratio |"
        yield "| --- | ---: | ---: | ---: |"
        for connections in CONNECTIONS:
            ours = rate(OURS, f"/dumps/latest/{LARGE}", connections, seconds, folder)
            theirs = rate(LIMIT, f"/{LARGE}", connections, seconds, folder) if limit else None
            shown = f"{theirs:,.0f} | {ours / theirs:.2f}{'' if ours >= LEAST * theirs else ' !'}" if theirs else "|"
            yield f"| {connections} connections | {ours:,.0f} | {shown} |"
        if not limit:
            yield "nginx IS NOT INSTALLED and was left out"
        yield ""
        yield from beside(folder, seconds)


def published(folder: Path) -> Path:
    """A release with a large file."""
    history = History(folder)
    made = build(origins.readings([shipped.data()]), DEFAULT_BASE, history)
    place = history.release(made.id)
    (place / LARGE).write_bytes(bytes(range(256)) * (SIZE >> 8))
    replace(made, dumps={**Manifest.read(place).dumps, LARGE: file(place / LARGE, rows=1)}).write(place)
    return place


def rate(port: int, path: str, connections: int, seconds: int, folder: Path) -> float:
    """Megabytes a second."""
    return wrk(port, [Asked(path)], connections, seconds, folder).rate * SIZE / 1e6


def beside(folder: Path, seconds: int) -> Iterator[str]:
    """Documents a second while nobody downloads, and while slow readers do."""
    quiet = wrk(OURS, [DOCUMENT], 16, seconds, folder)
    with ExitStack() as stack:
        for _ in range(SLOW):
            reader = stack.enter_context(socket.create_connection(("127.0.0.1", OURS)))
            reader.sendall(f"GET /dumps/latest/{LARGE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        busy = wrk(OURS, [DOCUMENT], 16, seconds, folder)
    yield f"| documents, 16 connections | alone | beside {SLOW} slow downloads |"
    yield "| --- | ---: | ---: |"
    yield f"| a second | {quiet.rate:,.0f} | {busy.rate:,.0f} |"
    yield f"| p99, ms | {quiet.p99:.1f} | {busy.p99:.1f} |"
