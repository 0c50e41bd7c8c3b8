"""The processes that answer: as many as there may be for the release in place, one for another that is still asked."""

import os
import select
import signal
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from publisher.query.limits import Limits
from publisher.server.asker import Asker
from publisher.server.process import Worker, started

LEAVING = 0.1
"""Seconds that a query has left when nobody waits for its answer any more."""
REST = 1.0
"""Seconds before a worker is replaced that ended before it was ready."""
GRACE = 2.0
"""Seconds for which the workers of the release before are kept, which not all of the site has left yet."""


class Workers:
    """The workers, by the numbers of their channels, heard of through a poll."""

    def __init__(self, folder: Path, limits: Limits, poll: select.epoll) -> None:
        self._releases, self.release, self._limits, self._poll = folder.parent, folder.name, limits, poll
        self._here: dict[int, Worker] = {}
        self._turned = 0.0
        self._resting: list[float] = []

    def __iter__(self) -> Iterator[Worker]:
        """Each of them."""
        return iter(list(self._here.values()))

    def get(self, number: int) -> Worker | None:
        """The one whose channel has a number."""
        return self._here.get(number)

    def of(self, asker: Asker) -> Worker | None:
        """The one that has the question on a connection."""
        return next((each for each in self._here.values() if each.asked is asker), None)

    @property
    def free(self) -> list[Worker]:
        """Those that have nothing to do."""
        return [each for each in self._here.values() if each.free]

    def turn(self, release: str) -> None:
        """From now on have them be those of a release that was put in place."""
        if release != self.release:
            self.release, self._turned = release, time.monotonic()

    def settled(self, asked: set[str]) -> bool:
        """Whether all are there and of the release in place, and no other release is asked."""
        return (
            len(self._here) == self._limits.workers
            and asked <= {self.release}
            and all(each.release == self.release for each in self._here.values())
        )

    def settle(self, asked: set[str]) -> None:
        """Let those go that nobody asks any more, and start those that are missing."""
        wanted = self._wanted(asked)
        if time.monotonic() >= self._turned + GRACE:
            for worker in self._spare(wanted):
                worker.dismiss()
        self._resting = [each for each in self._resting if each > time.monotonic()]
        there = Counter(worker.release for worker in self._here.values())
        for release, number in wanted.items():
            for _ in range(number - there[release] - len(self._resting)):
                worker = started(self._releases / release, self._limits)
                self._here[worker.channel.fileno()] = worker
                self._poll.register(worker.channel, select.EPOLLIN)

    def _wanted(self, asked: set[str]) -> Mapping[str, int]:
        """How many of each release there should be."""
        return {self.release: self._limits.workers, **dict.fromkeys(asked - {self.release}, 1)}

    def _spare(self, wanted: Mapping[str, int]) -> list[Worker]:
        """Those that have nothing to do, and nothing to wait for."""
        return [each for each in self.free if each.release not in wanted]

    def hurry(self, worker: Worker) -> None:
        """End one soon, for whose answer nobody waits any more."""
        worker.until = min(worker.until, time.monotonic() + LEAVING)

    def end_the_late(self, now: float) -> None:
        """End those whose time is up."""
        for worker in self._here.values():
            if worker.until > now or worker.late:
                continue
            if worker.lingers and worker.asked and worker.asked.gone:
                worker.until = now + LEAVING  # it is about to see that nobody is there
            else:
                worker.late = True
                os.kill(worker.pid, signal.SIGKILL)

    def ended(self, worker: Worker) -> None:
        """Take note that one has ended."""
        os.waitpid(worker.pid, 0)
        self._poll.unregister(worker.channel)
        del self._here[worker.channel.fileno()]
        worker.channel.close()
        if not worker.ready and not worker.late:
            self._resting.append(time.monotonic() + REST)

    def until(self, asked: set[str]) -> float:
        """When there is something to do, if nothing comes before."""
        times = [each.until for each in self._here.values() if not each.late] + self._resting
        if not self.settled(asked) and self._spare(self._wanted(asked)):
            times.append(self._turned + GRACE)
        return min(times, default=float("inf"))
