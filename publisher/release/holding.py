"""Who works in a publishing folder: one writer at a time, and readers, from under whom no release is taken.

Both are locks of the kernel, which end with their process, however that ends. That of a writer is not inherited by the
processes that it starts, so that none of them keeps it when the writer is gone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock, lockf
from pathlib import Path

from publisher.errors import BrokenRelease, Occupied, Unwritable

LOCK = "lock"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """The right to write into a publishing folder.

    Raises `Occupied` where another process has it, `Unwritable` where nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("a+", encoding="ascii") as lock:
            claim(lock.fileno(), folder)
            lock.truncate(0)
            lock.write(f"{os.getpid()}\n")
            lock.flush()
            yield
    except (OSError, sqlite3.Error) as error:
        raise Unwritable(
            f"{folder}: nothing was published: {error}", "see that there is room and that the folder can be written"
        ) from error


def claim(lock: int, folder: Path) -> None:
    """Take the lock of a publishing folder.

    Raises `Occupied` where another process has it.
    """
    try:
        lockf(lock, LOCK_EX | LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        who = os.pread(lock, 20, 0).decode("ascii", "replace").strip()
        raise Occupied(f"{folder}: process {who} is publishing here", "wait until it is done") from error


class Hold:
    """A release that is read, and for that time not removed.

    Raises `BrokenRelease` where it is gone, or on its way.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor = -1
        try:
            self._descriptor = os.open(folder, os.O_RDONLY)
            flock(self._descriptor, LOCK_SH | LOCK_NB)
        except (BlockingIOError, FileNotFoundError) as error:
            raise BrokenRelease(f"{folder}: the release was removed", "build it again") from error
        except OSError:
            pass  # where there are no locks, nothing is lost but the protection

    def __del__(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Whether nobody reads a release; for as long as this takes nobody begins to."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
        yield True
    except OSError:
        yield False
    finally:
        os.close(descriptor)
