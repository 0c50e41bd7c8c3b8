"""A connection on which questions come, one at a time, as the pool sees it."""

import select
import socket
from abc import ABC, abstractmethod
from contextlib import suppress

from publisher.errors import QueryError
from publisher.query.question import SENT
from publisher.server.message import LONGEST, fault


class Ended(Exception):
    """Nothing more comes on a connection."""


class Asker(ABC):
    """A connection; while there is a question on it, whose that is, and of which release."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.sender = ""
        self.release = ""
        self.until = float("inf")
        """When it is ended if no question has come."""
        self.heard_of = self.watched
        """What of its connection the pool hears of."""
        self.gone = False
        """Whether nobody waits for the answer any more."""
        self.last = b""
        """What remains to be said, once there is room for it."""
        self.kept = False
        """Whether another question may come after an error was told."""

    @property
    def number(self) -> int:
        """The number of its descriptor."""
        return self.connection.fileno()

    @property
    @abstractmethod
    def watched(self) -> int:
        """What of its connection is to be heard of now."""

    @abstractmethod
    def asked(self) -> bool:
        """Whether a question is there; then it is known whose, and of which release: an empty one is that in place.

        Raises `Ended` where none comes any more.
        """

    @abstractmethod
    def message(self) -> bytes:
        """What a worker needs to know, besides having the connection."""

    @abstractmethod
    def refused(self, error: QueryError) -> bytes:
        """How the error is told."""

    def answered(self) -> None:
        """Forget the question, and whom it was asked."""
        self.sender = self.release = ""


class Site(Asker):
    """A process of the site: its questions are messages, and so are the pieces of their answers."""

    def __init__(self, connection: socket.socket) -> None:
        super().__init__(connection)
        self._question = b""

    @property
    def watched(self) -> int:
        """Whatever comes: while there is a question that is the next one, or the end."""
        return select.EPOLLIN

    def asked(self) -> bool:
        """Whether a question is there; or word that another release is in place, which nobody sends."""
        with suppress(ConnectionResetError):
            try:
                self._question = self.connection.recv(LONGEST, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return False
        if not self._question:
            raise Ended
        sender, release, _ = self._question.split(SENT, 2)
        self.sender, self.release = sender.decode("utf-8", "replace"), release.decode("utf-8", "replace")
        return True

    def message(self) -> bytes:
        """The question; it is kept no longer."""
        question, self._question = self._question, b""
        return question

    def refused(self, error: QueryError) -> bytes:
        """The error as a message."""
        return fault(error)
