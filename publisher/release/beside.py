"""Work beside other work: in a process of its own, which shares what there is without a copy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from publisher.descent import forked

Result = TypeVar("Result")


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[list[Result]]:
    """Do some work while the block runs, and have it done in the end: what came of it is in the list then.

    Raises whatever the work raises, and `ChildProcessError` where its process ended before it was done.
    """
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=tried, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        came: list[Result] = []
        yield came
        came.append(received(ours))
    finally:
        process.kill()
        process.join()
        ours.close()


def tried(work: Callable[[], Any], pipe: Connection) -> None:
    """Do some work, and say what came of it."""
    forked()
    try:
        pipe.send((work(), None))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is raised again where the work was asked for
        pipe.send((None, error))


def received(pipe: Connection) -> Any:
    """Wait for what came of some work; raise it where it is an error."""
    try:
        came, error = pipe.recv()
    except EOFError as ended:
        raise ChildProcessError("a process that built a part of the release was ended") from ended
    if error is not None:
        raise error
    return came
