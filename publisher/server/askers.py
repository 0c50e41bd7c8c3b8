"""The connections that the pool has taken in."""

import resource
import select
import socket
import time
from contextlib import suppress

from publisher.errors import QueryError
from publisher.server.asker import Asker

MOST, OTHERS = 2000, 300
"""Connections that are kept at a time, and descriptors that are left for all else where there may not be so many."""
SWEEP = 1.0
"""Seconds between two looks for those on which nothing came for too long."""


class Askers:
    """Connections by the numbers of their descriptors, heard of through a poll."""

    def __init__(self, poll: select.epoll) -> None:
        self._poll = poll
        self._here: dict[int, Asker] = {}
        self._swept = time.monotonic()
        self._most = min(MOST, max(1, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - OTHERS))

    def get(self, number: int) -> Asker | None:
        """The one with a number, if it is here."""
        return self._here.get(number)

    def take_in(self, asker: Asker) -> None:
        """Hear of a connection from now on; where there are many, the one that was idle the longest gives way."""
        if len(self._here) >= self._most:
            idle = [each for each in self._here.values() if not each.sender]
            self.drop(min(idle, key=lambda each: each.until))
        self._here[asker.number] = asker
        self._poll.register(asker.number, asker.watched)

    def watch(self, asker: Asker) -> None:
        """Hear of a connection what is of interest now."""
        if asker.watched != asker.heard_of:
            asker.heard_of = asker.watched
            self._poll.modify(asker.number, asker.watched)

    def gone(self, asker: Asker) -> None:
        """Hear no more of a connection whose other end has left; a worker may still have it."""
        asker.gone = True
        self._poll.unregister(asker.number)

    def answered(self, asker: Asker, *, kept: bool) -> None:
        """Wait for the next question on a connection, where one may come."""
        asker.answered()
        if asker.gone or not kept:
            self.drop(asker)
        else:
            self.watch(asker)

    def refuse(self, asker: Asker, error: QueryError) -> None:
        """Tell of an error, if anybody is there, and let go of the connection unless more may come on it."""
        if asker.gone:
            self.drop(asker)
            return
        told = asker.refused(error)
        try:
            asker.connection.send(told, socket.MSG_DONTWAIT)
        except BlockingIOError:  # what was answered so far waits for its reader; the error comes behind it
            asker.last = told
            self._poll.modify(asker.number, select.EPOLLOUT)
            return
        except OSError:
            asker.kept = False
        self.answered(asker, kept=asker.kept)

    def finish(self, asker: Asker) -> None:
        """Send an error for which there was no room before, if its reader is still there."""
        with suppress(OSError):
            asker.connection.send(asker.last, socket.MSG_DONTWAIT)
        self.drop(asker)

    def drop(self, asker: Asker) -> None:
        """Let go of a connection."""
        if not asker.gone:
            self._poll.unregister(asker.number)
        self._here.pop(asker.number, None)
        asker.connection.close()

    def sweep(self, now: float) -> None:
        """Let those go on which nothing came for too long, if it is time to look."""
        if now >= self._swept + SWEEP:
            self._swept = now
            for asker in [each for each in self._here.values() if not each.sender and each.until <= now]:
                self.drop(asker)

    @property
    def until(self) -> float:
        """When it is time to look again."""
        return self._swept + SWEEP if self._here else float("inf")
