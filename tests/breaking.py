"""A process that publishes again and again, one child for each time, and ends most of them in the middle.

It reads lines of JSON: what to do, the folder, the films' length, and the seconds after which to kill; it answers each
with what became of the child. It builds nothing itself, so that a child inherits no threads and no locks.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.release.admission import Rules
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.order import Order

KEEP = 3


def published(folder: Path, minutes: int) -> None:
    """Build a release that differs from others by the length of a film."""
    film = replace(PERFECTION, minutes=minutes)
    build([reading("a.txt", film, GET_OUT)], BASE, History(folder), Order(rules=Rules(keep=KEEP)))


def swapped(folder: Path, _: int) -> None:
    """Put another of the releases in place."""
    history = History(folder)
    history.put_in_place(next(each.id for each in history.complete() if history.release(each.id) != history.current()))


DEEDS: dict[str, Callable[[Path, int], None]] = {"build": published, "swap": swapped}


def child(deed: str, folder: Path, minutes: int) -> int:
    """Start a child that does something, in a group of its own."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            DEEDS[deed](folder, minutes)
            status = 0
        finally:
            os._exit(status)
    return pid


def ended(pid: int, seconds: float) -> str:
    """Wait for a child, and kill it where it takes longer; what became of it."""
    descriptor = os.pidfd_open(pid)
    if not select.select([descriptor], [], [], seconds)[0]:
        os.kill(pid, signal.SIGKILL)
    os.close(descriptor)
    status = os.waitpid(pid, 0)[1]
    return "killed" if os.WIFSIGNALED(status) else "done" if status == 0 else "failed"


def main() -> None:
    """Do what is asked, line by line."""
    for line in sys.stdin:
        deed, folder, minutes, seconds = json.loads(line)
        sys.stdout.write(ended(child(deed, Path(folder), minutes), seconds) + "\n")
        sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Harness:
    """The process, for a test."""

    process: "subprocess.Popen[str]"

    def try_to(self, deed: str, folder: Path, minutes: int, seconds: float) -> str:
        """Have something done, for so many seconds at the most; what became of it."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([deed, str(folder), minutes, seconds]) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextmanager
def harness() -> Iterator[Harness]:
    """The process, while a test needs it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, Path(__file__).parents[:2]))}
    with subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        yield Harness(process)
        process.kill()


def moments(longest: float, seed: int) -> Iterator[float]:
    """Random moments, the same every time."""
    chosen = random.Random(seed)  # noqa: S311  # nothing secret
    while True:
        yield chosen.uniform(0, longest)


if __name__ == "__main__":
    main()
