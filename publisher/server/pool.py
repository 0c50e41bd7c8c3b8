"""The pool: a process that keeps workers, gives each question to a free one, and ends what takes too long.

A question comes as one message on a connection, which may bring another once it is answered. The pool looks only at who
sent it and which release is asked, hands it on with its connection to a worker of that release, and keeps hold of the
connection to say what became of a worker that ended. When it is told of a new release it starts workers for that one;
the others go once nobody asks them any more.
"""

import json
import os
import select
import shutil
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from publisher.descent import end_with
from publisher.errors import OutOfTime, QueryError
from publisher.query.limits import Limits
from publisher.query.question import SENT
from publisher.server.line import Line
from publisher.server.process import Asked, Worker, started
from publisher.server.worker import FREE, LONGEST, fault, out_of_memory

LEAVING = 0.1
"""Seconds that a query has left when nobody waits for its answer any more."""
REST = 1.0
"""Seconds before a worker is replaced that ended before it was ready."""
GRACE = 2.0
"""Seconds for which the workers of the release before are kept, which not all of the site has left yet."""


class Pool:
    """The workers of the release in place, mostly, and the line before them."""

    def __init__(self, folder: Path, listener: socket.socket, limits: Limits) -> None:
        self.releases, self.release, self.listener, self.limits = folder.parent, folder.name, listener, limits
        self.turned = 0.0
        self.line: Line[Asked] = Line(limits)
        self.workers: dict[int, Worker] = {}
        self.connections: dict[int, Asked] = {}
        self.poll = select.poll()
        self.poll.register(listener, select.POLLIN)
        self.resting: list[float] = []

    def run(self) -> None:
        """Answer questions until a signal ends it."""
        while True:
            if not self.settled():
                self.retire()
                self.replace()
            for descriptor, _ in self.poll.poll(self.pause()):
                self.happened(descriptor)
            self.end_the_late()
            self.dispatch()

    def happened(self, descriptor: int) -> None:
        """Something came, or somebody left."""
        if descriptor == self.listener.fileno():
            self.accept()
        elif worker := self.workers.get(descriptor):
            self.heard(worker)
        elif asked := self.connections.get(descriptor):
            if worker := self.worker_of(asked):
                self.heard(worker)  # it may have answered: then this is the next question
            if descriptor in self.connections:
                self.moved(asked)

    def moved(self, asked: Asked) -> None:
        """A question came on a connection, or its end, or there is room for what remains to be said."""
        if asked.last:
            self.finish(asked)
        elif asked.sender:
            self.left(asked)
        else:
            self.named(asked)

    def worker_of(self, asked: Asked) -> Worker | None:
        """The worker that has the question on a connection."""
        return next((each for each in self.workers.values() if each.asked is asked), None)

    def accept(self) -> None:
        """Take a connection."""
        connection, _ = self.listener.accept()
        asked = self.connections[connection.fileno()] = Asked(connection)
        self.poll.register(connection, select.POLLIN)
        self.named(asked)  # most often the question is there already

    def named(self, asked: Asked) -> None:
        """See whose question has come, and put it into the line."""
        try:
            asked.question = asked.connection.recv(LONGEST, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except ConnectionResetError:
            asked.question = b""
        if not asked.question:
            self.drop(asked)
            return
        sender, release, _ = asked.question.split(SENT, 2)
        if not sender:
            self.turn(release.decode("utf-8"))
            return
        asked.sender = sender.decode("utf-8", "replace")
        asked.release = release.decode("utf-8", "replace") or self.release
        for worker in [each for each in self.workers.values() if each.asked]:
            self.heard(worker)  # who has an answer and asks again may be quicker than the word that it was given
        free = sum(worker.free for worker in self.workers.values())
        if refusal := self.line.join(asked, asked.sender, time.monotonic(), free):
            self.close(asked, refusal)

    def turn(self, release: str) -> None:
        """From now on have the workers be those of a release that was put in place."""
        if release != self.release:
            self.release, self.turned = release, time.monotonic()

    def left(self, asked: Asked) -> None:
        """Nobody waits for the answer: forget the question, or soon end the worker that has it."""
        self.line.leave(asked)
        worker = self.worker_of(asked)
        if worker is None:
            self.drop(asked)
        else:
            asked.gone = True
            self.poll.unregister(asked.connection)
            worker.until = min(worker.until, time.monotonic() + LEAVING)

    def heard(self, worker: Worker) -> None:
        """A worker is free, or it has ended."""
        said = b""
        with suppress(ConnectionResetError):
            try:
                said = worker.channel.recv(1, socket.MSG_DONTWAIT)
            except BlockingIOError:  # what it said is heard already
                return
        if not said:
            self.ended(worker)
            return
        if worker.asked:
            self.answered(worker.asked, whole=not worker.late)
        worker.ready, worker.asked, worker.until = said == FREE, None, float("inf")

    def answered(self, asked: Asked, *, whole: bool) -> None:
        """A question is answered: its connection may bring another, unless it cannot be known that its end was sent."""
        self.line.ended(asked.sender)
        asked.sender = ""
        if asked.gone or not whole:
            self.drop(asked)

    def ended(self, worker: Worker) -> None:
        """Say what became of the question of a worker that ended, and have the worker replaced."""
        os.waitpid(worker.pid, 0)
        self.poll.unregister(worker.channel)
        del self.workers[worker.channel.fileno()]
        worker.channel.close()
        if worker.asked:
            self.line.ended(worker.asked.sender)
            self.close(worker.asked, self.reason(worker))
        if not worker.ready and not worker.late:
            self.resting.append(time.monotonic() + REST)

    def reason(self, worker: Worker) -> QueryError:
        """Why a worker ended while it had a question."""
        if worker.late:
            return OutOfTime(f"the query takes more than {self.limits.seconds} seconds", "ask for less at a time")
        return out_of_memory(self.limits)

    def close(self, asked: Asked, error: QueryError) -> None:
        """Let go of a connection, with an error."""
        try:
            asked.connection.send(fault(error), socket.MSG_DONTWAIT)
        except BlockingIOError:  # what was answered so far waits for its reader; the error comes behind it
            asked.last = fault(error)
            self.poll.register(asked.connection, select.POLLOUT)
            return
        except OSError:
            pass
        self.drop(asked)

    def finish(self, asked: Asked) -> None:
        """Send an error for which there was no room before, if its reader is still there."""
        with suppress(OSError):
            asked.connection.send(asked.last, socket.MSG_DONTWAIT)
        self.drop(asked)

    def drop(self, asked: Asked) -> None:
        """Let go of a connection."""
        with suppress(KeyError):
            self.poll.unregister(asked.connection)
        self.connections.pop(asked.connection.fileno(), None)
        asked.connection.close()

    def dispatch(self) -> None:
        """Give the questions that are next to the workers that are free."""
        for worker in self.workers.values():
            if worker.free and (chosen := self.line.next(worker.fits)):
                worker.asked = chosen.asked
                worker.until = time.monotonic() + self.limits.seconds
                with suppress(BrokenPipeError):  # it has just ended, which is heard next
                    socket.send_fds(worker.channel, [chosen.asked.question], [chosen.asked.connection.fileno()])
                chosen.asked.question = b""

    def end_the_late(self) -> None:
        """End the workers whose time is up, and send those away who waited long enough."""
        now = time.monotonic()
        for worker in self.workers.values():
            if worker.until <= now and not worker.late:
                worker.late = True
                os.kill(worker.pid, signal.SIGKILL)
        for asked, refusal in self.line.overdue(now):
            self.close(asked, refusal)

    def pause(self) -> int | None:
        """Milliseconds until the clock has something to say."""
        until = [worker.until for worker in self.workers.values() if not worker.late]
        until += [each.until for each in self.line.waiting] + self.resting
        if not self.settled():
            until += [self.turned + GRACE] if any(map(self.spare, self.workers.values())) else []
        soonest = min(until, default=float("inf"))
        return None if soonest == float("inf") else max(0, int((soonest - time.monotonic()) * 1000) + 1)

    def settled(self) -> bool:
        """Whether the workers are those of the release in place, all of them, and no other is asked."""
        return (
            len(self.workers) == self.limits.workers
            and all(each.release == self.release for each in self.workers.values())
            and all(each.asked.release == self.release for each in self.line.waiting)
        )

    def wanted(self) -> Mapping[str, int]:
        """How many workers of each release there should be: one for another that is still asked."""
        others = {each.asked.release for each in self.line.waiting} - {self.release}
        return {self.release: self.limits.workers, **dict.fromkeys(others, 1)}

    def spare(self, worker: Worker) -> bool:
        """Whether a worker has nothing to do, and nothing to wait for."""
        return worker.free and worker.release not in self.wanted()

    def retire(self) -> None:
        """Let the workers go that nobody asks any more."""
        if time.monotonic() >= self.turned + GRACE:
            for worker in filter(self.spare, self.workers.values()):
                worker.dismiss()

    def replace(self) -> None:
        """Start the workers that are missing."""
        now = time.monotonic()
        self.resting = [each for each in self.resting if each > now]
        there = Counter(worker.release for worker in self.workers.values())
        for release, wanted in self.wanted().items():
            for _ in range(wanted - there[release] - len(self.resting)):
                worker = started(self.releases / release, self.limits)
                self.workers[worker.channel.fileno()] = worker
                self.poll.register(worker.channel, select.POLLIN)


def main() -> None:
    """Keep the pool of a release until the process that started it ends."""
    folder, descriptor, parent, limits = sys.argv[1:]
    listener = socket.socket(fileno=int(descriptor))
    place = Path(os.fsdecode(listener.getsockname())).parent
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        end_with(int(parent), signal.SIGTERM)
        Pool(Path(folder), listener, Limits(**json.loads(limits))).run()
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
