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
from collections.abc import Sequence
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
from publisher.server.askers import MOST, Askers
from publisher.server.door import Door
from publisher.server.line import Line
from publisher.server.message import FREE, OVER
from publisher.server.process import Worker
from publisher.server.reply import cut
from publisher.server.visitor import Visitor
from publisher.server.workers import Workers


class Pool:
    """The workers, those who ask, and the line between them."""

    def __init__(self, folder: Path, doors: Sequence[Door], limits: Limits) -> None:
        self.limits = limits
        self.poll = select.epoll()
        self.workers = Workers(folder, limits, self.poll)
        self.askers = Askers(self.poll)
        self.line: Line[Asker] = Line(limits)
        self.doors = {door.number: door for door in doors}
        for door in doors:
            self.poll.register(door.number, select.EPOLLIN)

    def run(self) -> None:
        """Answer questions until a signal ends it."""
        while True:
            if not self.workers.settled(self.waiting):
                self.workers.settle(self.waiting)
            heard = [descriptor for descriptor, _ in self.poll.poll(self.pause())]
            # those who come in last: one may get the number of who was heard of before it left
            for descriptor in sorted(heard, key=self.doors.__contains__):
                self.happened(descriptor)
            self.mind(time.monotonic())
            self.dispatch()

    @property
    def waiting(self) -> set[str]:
        """The releases that are asked by those who stand in the line."""
        return {each.asked.release for each in self.line.waiting}

    def pause(self) -> float | None:
        """Seconds until the clock has something to say."""
        until = (each.until for each in self.line.waiting)
        soonest = min(self.workers.until(self.waiting), self.askers.until, *until)
        return None if soonest == float("inf") else max(0.0, soonest - time.monotonic())

    def mind(self, now: float) -> None:
        """End what takes too long, and send those away who waited long enough."""
        self.workers.end_the_late(now)
        for asker, refusal in self.line.overdue(now):
            self.askers.refuse(asker, refusal)
        self.askers.sweep(now)

    def dispatch(self) -> None:
        """Give the questions that are next to the workers that are free."""
        for worker in self.workers.free:
            if chosen := self.line.next(worker.fits):
                worker.asked = chosen.asked
                worker.until = time.monotonic() + self.limits.seconds
                with suppress(BrokenPipeError):  # it has just ended, which is heard next
                    socket.send_fds(worker.channel, [chosen.asked.message()], [chosen.asked.number])

    def happened(self, descriptor: int) -> None:
        """Something came, or somebody left."""
        if door := self.doors.get(descriptor):
            self.enter(door)
        elif worker := self.workers.get(descriptor):
            self.heard(worker)
        elif asker := self.askers.get(descriptor):
            if worker := self.workers.of(asker):
                self.heard(worker)  # it may have answered: then this is the next question
            if self.askers.get(descriptor):
                self.moved(asker)

    def enter(self, door: Door) -> None:
        """Take in who comes."""
        if asker := door.entered():
            self.askers.take_in(asker)
            self.named(asker)  # most often the question is there already

    def moved(self, asker: Asker) -> None:
        """A question came on a connection, or its end, or there is room for what remains to be said."""
        if asker.last:
            self.askers.finish(asker)
        elif asker.sender:
            self.left(asker)
        else:
            self.named(asker)

    def named(self, asker: Asker) -> None:
        """See whose question has come, and put it into the line."""
        try:
            if not asker.asked():
                return
        except Ended:
            self.askers.drop(asker)
            return
        if not asker.sender:
            self.workers.turn(asker.release)
            return
        asker.release = asker.release or self.workers.release
        for worker in self.workers:
            if worker.asked:
                self.heard(worker)  # who has an answer and asks again may be quicker than the word that it was given
        refusal = self.line.join(asker, asker.sender, time.monotonic(), len(self.workers.free))
        if refusal:
            self.askers.refuse(asker, refusal)
        else:
            self.askers.watch(asker)

    def left(self, asker: Asker) -> None:
        """Nobody waits for the answer: forget the question, or soon end the worker that has it."""
        self.line.leave(asker)
        if worker := self.workers.of(asker):
            self.askers.gone(asker)
            self.workers.hurry(worker)
        else:
            self.askers.drop(asker)

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
        if asker := worker.asked:
            self.line.ended(asker.sender)
            self.askers.answered(asker, kept=not worker.late and not said.endswith(OVER))
        worker.ready, worker.asked, worker.until = said.startswith(FREE), None, float("inf")

    def ended(self, worker: Worker) -> None:
        """Say what became of the question of a worker that ended."""
        self.workers.ended(worker)
        if asker := worker.asked:
            self.line.ended(asker.sender)
            if worker.begun:
                cut(asker.connection)
                self.askers.drop(asker)
            else:
                self.askers.refuse(asker, self.reason(worker))

    def reason(self, worker: Worker) -> QueryError:
        """Why a worker ended while it had a question."""
        if worker.late:
            return OutOfTime(f"the query takes more than {self.limits.seconds} seconds", "ask for less at a time")
        return out_of_memory(self.limits)


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
