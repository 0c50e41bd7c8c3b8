"""Work by several hands: processes that are forked, share what there is without a copy, and end with this one."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Self, TypeVar, cast

from publisher.descent import forked

Job = TypeVar("Job")
Result = TypeVar("Result")
Came = tuple[Result, None] | tuple[None, Exception]
"""What came of a job, or what it raised."""
AHEAD = 4
"""Jobs for each hand that are begun, or done already, while what comes of one before them is waited for."""


class Hand(Generic[Job, Result]):
    """A process that does one work on whatever it is given, a job at a time, and knows all that was known before."""

    def __init__(self, work: Callable[[Job], Result]) -> None:
        context = get_context("fork")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=served, args=(work, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, job: Job) -> None:
        """Let a job be done.

        Raises `ChildProcessError` where the process has ended.
        """
        try:
            self.pipe.send(job)
        except BrokenPipeError as error:
            raise self.ended() from error

    def came(self) -> Came[Result]:
        """Wait for what came of the job, or what it raised.

        Raises `ChildProcessError` where the process ended before it was done.
        """
        try:
            found: Came[Result] = self.pipe.recv()
        except (EOFError, ConnectionResetError) as error:
            raise self.ended() from error
        return found

    def ended(self) -> ChildProcessError:
        """What it means that nobody is there any more."""
        self.process.join()
        return ChildProcessError(f"a process was ended before its work was done (exit status {self.process.exitcode})")

    def __enter__(self) -> Self:
        """Work."""
        return self

    def __exit__(self, *_: object) -> None:
        """End, whether anything is left to do or not."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def served(work: Callable[[Any], Any], pipe: Connection) -> None:
    """Do jobs for as long as there are any; what was there before is not looked through by the collector of cycles."""
    forked()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked for the work ends this process
    gc.freeze()
    while True:
        job = pipe.recv()
        came: Came[Any]
        try:
            came = work(job), None
        except Exception as error:  # noqa: BLE001  # whatever it is, it is raised again where the work was asked for
            came = None, error
        pipe.send(came)


def result(came: Came[Result]) -> Result:
    """What came of a job; raised where that is an error."""
    done, error = came
    if error is not None:
        raise error
    return cast("Result", done)


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[list[Result]]:
    """Do some work while the block runs, and have it done in the end: what came of it is in the list then.

    Raises whatever the work raises, and `ChildProcessError` where its process ended before it was done.
    """
    with Hand[None, Result](lambda _: work()) as hand:
        hand.give(None)
        found: list[Result] = []
        yield found
        found.append(result(hand.came()))


def done(work: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Result]:
    """What comes of each job, in their order, by as many processes as there are cores; a single job is done here.

    The processes are forked when the first jobs are there; the next are asked for as hands become free. Raises, in its
    turn, whatever the work raises, and `ChildProcessError` where a process ended before its work was done.
    """
    jobs = iter(jobs)
    first = list(islice(jobs, 2))
    count = cores()
    if len(first) < 2 or count < 2:
        yield from map(work, chain(first, jobs))
        return
    with ExitStack() as stack:
        hands = [stack.enter_context(Hand[Job, Result](work)) for _ in range(count)]
        yield from map(result, Turns(hands).taken(chain(first, jobs)))


class Turns(Generic[Job, Result]):
    """Jobs given to whichever hand is free, and what comes of them in their order."""

    def __init__(self, hands: Sequence[Hand[Job, Result]]) -> None:
        self.free, self.most = list(hands), AHEAD * len(hands)
        self.busy: dict[Connection, tuple[int, Hand[Job, Result]]] = {}
        self.came: dict[int, Came[Result]] = {}
        self.turn = 0

    def taken(self, jobs: Iterable[Job]) -> Iterator[Came[Result]]:
        """Yield what comes of each job."""
        for number, job in enumerate(jobs):
            while not self.free or number - self.turn >= self.most:
                yield from self.heard()
            hand = self.free.pop()
            hand.give(job)
            self.busy[hand.pipe] = number, hand
        while self.busy:
            yield from self.heard()

    def heard(self) -> Iterator[Came[Result]]:
        """Wait for a hand, and yield what is next."""
        for pipe in wait(list(self.busy)):
            number, hand = self.busy.pop(cast("Connection", pipe))
            self.came[number] = hand.came()
            self.free.append(hand)
        while self.turn in self.came:
            self.turn += 1
            yield self.came.pop(self.turn - 1)


def cores() -> int:
    """How many processes can work at a time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
