"""The pool: a process that keeps workers, gives each question to a free one, and ends what takes too long.

A question comes as one message on a connection, which may bring another once it is answered. The pool looks only at who
sent it and which release is asked, hands it on with its connection to a worker of that release, and keeps hold of the
connection to say what became of a worker that ended. When it is told of a new release it starts workers for that one;
the others go once nobody asks them any more.
"""

import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from ipaddress import ip_network
from pathlib import Path

from publisher.descent import end_with
from publisher.errors import OutOfTime, QueryError
from publisher.query.fault import out_of_memory
from publisher.query.limits import Limits
from publisher.release.manifest import Manifest
from publisher.server.asker import Asker, Ended, Site
from publisher.server.door import Door
from publisher.server.line import Line
from publisher.server.message import FREE, OVER
from publisher.server.process import Worker, started
from publisher.server.reply import cut
from publisher.server.visitor import Visitor

LEAVING = 0.1
"""Seconds that a query has left when nobody waits for its answer any more."""
REST = 1.0
"""Seconds before a worker is replaced that ended before it was ready."""
GRACE = 2.0
"""Seconds for which the workers of the release before are kept, which not all of the site has left yet."""
MOST = 2000
"""Connections that are kept at a time; fewer than half of them can ever have a question."""
SWEEP = 1.0
"""Seconds between two looks for connections on which nothing came for too long."""


class Pool:
    """The workers of the release in place, mostly, and the line before them."""

    def __init__(self, folder: Path, doors: Sequence[Door], limits: Limits) -> None:
        self.releases, self.release, self.limits = folder.parent, folder.name, limits
        self.turned = 0.0
        self.line: Line[Asker] = Line(limits)
        self.workers: dict[int, Worker] = {}
        self.askers: dict[int, Asker] = {}
        self.doors = {door.number: door for door in doors}
        self.poll = select.epoll()
        for door in doors:
            self.poll.register(door.number, select.EPOLLIN)
        self.resting: list[float] = []
        self.swept = time.monotonic()

    def run(self) -> None:
        """Answer questions until a signal ends it."""
        while True:
            if not self.settled():
                self.retire()
                self.replace()
            heard = [descriptor for descriptor, _ in self.poll.poll(self.pause())]
            # those who come in last: one may get the number of who was heard of before it left
            for descriptor in sorted(heard, key=self.doors.__contains__):
                self.happened(descriptor)
            self.end_the_late()
            self.dispatch()

    def happened(self, descriptor: int) -> None:
        """Something came, or somebody left."""
        if door := self.doors.get(descriptor):
            self.accept(door)
        elif worker := self.workers.get(descriptor):
            self.heard(worker)
        elif asker := self.askers.get(descriptor):
            if worker := self.worker_of(asker):
                self.heard(worker)  # it may have answered: then this is the next question
            if descriptor in self.askers:
                self.moved(asker)

    def moved(self, asker: Asker) -> None:
        """A question came on a connection, or its end, or there is room for what remains to be said."""
        if asker.last:
            self.finish(asker)
        elif asker.sender:
            self.left(asker)
        else:
            self.named(asker)

    def worker_of(self, asker: Asker) -> Worker | None:
        """The worker that has the question on a connection."""
        return next((each for each in self.workers.values() if each.asked is asker), None)

    def accept(self, door: Door) -> None:
        """Take in who comes."""
        if asker := door.entered():
            self.take_in(asker)
            self.named(asker)  # most often the question is there already

    def take_in(self, asker: Asker) -> None:
        """Hear of a connection from now on; where there are many, the one that was idle the longest gives way."""
        if len(self.askers) >= MOST:
            idle = [each for each in self.askers.values() if not each.sender]
            self.drop(min(idle, key=lambda each: each.until))
        self.askers[asker.number] = asker
        self.poll.register(asker.number, asker.watched)

    def named(self, asker: Asker) -> None:
        """See whose question has come, and put it into the line."""
        try:
            if not asker.asked():
                return
        except Ended:
            self.drop(asker)
            return
        if not asker.sender:
            self.turn(asker.release)
            return
        asker.release = asker.release or self.release
        for worker in [each for each in self.workers.values() if each.asked]:
            self.heard(worker)  # who has an answer and asks again may be quicker than the word that it was given
        free = sum(worker.free for worker in self.workers.values())
        if refusal := self.line.join(asker, asker.sender, time.monotonic(), free):
            self.close(asker, refusal)
        else:
            self.watch(asker)

    def watch(self, asker: Asker) -> None:
        """Hear of a connection what is of interest now."""
        if asker.watched != asker.heard_of:
            asker.heard_of = asker.watched
            self.poll.modify(asker.number, asker.watched)

    def turn(self, release: str) -> None:
        """From now on have the workers be those of a release that was put in place."""
        if release != self.release:
            self.release, self.turned = release, time.monotonic()

    def left(self, asker: Asker) -> None:
        """Nobody waits for the answer: forget the question, or soon end the worker that has it."""
        self.line.leave(asker)
        worker = self.worker_of(asker)
        if worker is None:
            self.drop(asker)
        else:
            asker.gone = True
            self.poll.unregister(asker.number)
            worker.until = min(worker.until, time.monotonic() + LEAVING)

    def heard(self, worker: Worker) -> None:
        """A worker is free, or it has ended."""
        said = b""
        with suppress(ConnectionResetError):
            try:
                said = worker.channel.recv(len(FREE + OVER), socket.MSG_DONTWAIT)
            except BlockingIOError:  # what it said is heard already
                return
        if not said:
            self.ended(worker)
            return
        if worker.asked:
            self.answered(worker.asked, kept=not worker.late and not said.endswith(OVER))
        worker.ready, worker.asked, worker.until = said.startswith(FREE), None, float("inf")

    def answered(self, asker: Asker, *, kept: bool) -> None:
        """A question is answered: its connection may bring another, unless it is over, or may lack the end."""
        self.line.ended(asker.sender)
        asker.answered()
        if asker.gone or not kept:
            self.drop(asker)
        else:
            self.watch(asker)

    def ended(self, worker: Worker) -> None:
        """Say what became of the question of a worker that ended, and have the worker replaced."""
        os.waitpid(worker.pid, 0)
        self.poll.unregister(worker.channel)
        del self.workers[worker.channel.fileno()]
        worker.channel.close()
        if asker := worker.asked:
            self.line.ended(asker.sender)
            if worker.begun:
                cut(asker.connection)
                self.drop(asker)
            else:
                self.close(asker, self.reason(worker))
        if not worker.ready and not worker.late:
            self.resting.append(time.monotonic() + REST)

    def reason(self, worker: Worker) -> QueryError:
        """Why a worker ended while it had a question."""
        if worker.late:
            return OutOfTime(f"the query takes more than {self.limits.seconds} seconds", "ask for less at a time")
        return out_of_memory(self.limits)

    def close(self, asker: Asker, error: QueryError) -> None:
        """Tell of an error, and let go of the connection unless more may come on it."""
        told = asker.refused(error)
        try:
            asker.connection.send(told, socket.MSG_DONTWAIT)
        except BlockingIOError:  # what was answered so far waits for its reader; the error comes behind it
            asker.last = told
            self.poll.modify(asker.number, select.EPOLLOUT)
            return
        except OSError:
            asker.kept = False
        if asker.kept:
            asker.answered()
            self.watch(asker)
        else:
            self.drop(asker)

    def finish(self, asker: Asker) -> None:
        """Send an error for which there was no room before, if its reader is still there."""
        with suppress(OSError):
            asker.connection.send(asker.last, socket.MSG_DONTWAIT)
        self.drop(asker)

    def drop(self, asker: Asker) -> None:
        """Let go of a connection."""
        if not asker.gone:
            self.poll.unregister(asker.number)
        self.askers.pop(asker.number, None)
        asker.connection.close()

    def dispatch(self) -> None:
        """Give the questions that are next to the workers that are free."""
        for worker in self.workers.values():
            if worker.free and (chosen := self.line.next(worker.fits)):
                worker.asked = chosen.asked
                worker.until = time.monotonic() + self.limits.seconds
                with suppress(BrokenPipeError):  # it has just ended, which is heard next
                    socket.send_fds(worker.channel, [chosen.asked.message()], [chosen.asked.number])

    def end_the_late(self) -> None:
        """End the workers whose time is up, and send those away who waited long enough."""
        now = time.monotonic()
        for worker in self.workers.values():
            if worker.until > now or worker.late:
                continue
            if worker.lingers and worker.asked and worker.asked.gone:
                worker.until = now + LEAVING  # it is about to see that nobody is there
            else:
                worker.late = True
                os.kill(worker.pid, signal.SIGKILL)
        for asker, refusal in self.line.overdue(now):
            self.close(asker, refusal)
        if now >= self.swept + SWEEP:
            self.swept = now
            for asker in [each for each in self.askers.values() if not each.sender and each.until <= now]:
                self.drop(asker)

    def pause(self) -> float | None:
        """Seconds until the clock has something to say."""
        until = [worker.until for worker in self.workers.values() if not worker.late]
        until += [each.until for each in self.line.waiting] + self.resting
        until += [self.swept + SWEEP] if self.askers else []
        if not self.settled():
            until += [self.turned + GRACE] if any(map(self.spare, self.workers.values())) else []
        soonest = min(until, default=float("inf"))
        return None if soonest == float("inf") else max(0.0, soonest - time.monotonic())

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
    said = json.loads(sys.argv[1])
    listener = socket.socket(fileno=said["site"])
    place = Path(os.fsdecode(listener.getsockname())).parent
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    folder, doors = Path(said["folder"]), [Door(listener, lambda connection, _: Site(connection))]
    if said["public"] is not None:
        proxies = [ip_network(each) for each in said["proxies"]]
        public = socket.socket(fileno=said["public"])
        known = cache(lambda release: Manifest.read(folder.parent / release).id)
        doors.append(Door(public, lambda connection, address: Visitor(connection, address[0], proxies, known)))
    most = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 2 * MOST)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    try:
        end_with(said["parent"], signal.SIGTERM)
        Pool(folder, doors, Limits(**said["limits"])).run()
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
