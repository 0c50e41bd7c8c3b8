"""A worker and a visitor: the requests that come on a connection are answered for a short while, one after another.

The connection goes back to the pool when nothing comes at once, or others may be waiting; so a client that asks again
at once needs nobody between, and none has the worker for long.
"""

import socket
from collections.abc import Callable
from contextlib import closing, suppress
from mmap import mmap
from time import monotonic

from werkzeug.wsgi import ClosingIterator

from publisher.errors import QueryError, UnknownThing
from publisher.query.fault import FAILURES, known
from publisher.query.limits import Limits
from publisher.query.outlet import PIECE
from publisher.query.question import Question
from publisher.server.message import OVER, Gone
from publisher.server.reply import Reply, cut, patient, short
from publisher.server.request import Coming, Environ, Unacceptable, coming
from publisher.web.pushed import PUSHES, Push, Pushed
from publisher.web.shortcut import WELL, Shortcut

QUANTUM = 0.005
"""Seconds for which a connection is answered before others get their turn."""
LINGER = 0.001
"""Seconds in which the next request has to come."""
SENDING = 5.0
"""Seconds in which a reader has to take more of an answer."""
BODY = 5.0
"""Seconds in which the body of a request has to come."""
ENDPOINT, ELSEWHERE = "/sparql", UnknownThing("only queries are answered at this port", "send them to /sparql")
LINGERS, ANSWERS, BEGUN = range(3)
"""How far a worker is: it waits for a request, it has one, it has sent some of the answer."""


class Lease:
    """What answers visitors, and tells how far it is."""

    def __init__(self, site: Shortcut, progress: mmap, limits: Limits) -> None:
        self._site, self._progress, self._limits = site, progress, limits

    def serve(self, connection: socket.socket, remote: str) -> bytes:
        """Answer what comes on a connection from an address; say whether nothing more may come on it."""
        patient(connection, LINGER, SENDING)
        until, first = monotonic() + QUANTUM, ""
        try:
            while isinstance(found := coming(connection, wait=True), Coming):
                head = found.head
                if (whose := head.headers.get("X-FORWARDED-FOR", "")) != (first := first or whose):
                    break  # another sender's, whom the pool has not seen
                if not self._answered(found, connection, remote):
                    return OVER
                if monotonic() > until:
                    break
        except Unacceptable as error:
            with suppress(OSError):
                connection.sendall(short(error.status))
            return OVER
        return OVER if found is None else b""

    def _answered(self, found: Coming, connection: socket.socket, remote: str) -> bool:
        """Answer a request; whether another one may come behind it."""
        self._progress[0] = ANSWERS
        head = found.taken(connection, BODY)
        brief, chunks = head.method == "HEAD", head.version != "1.0"
        reply = Reply(connection, self._begins, brief=brief, chunks=chunks, keep=head.keep)
        environ = head.environ(remote)
        if brief:  # the same answer, of which the body is not sent
            environ["REQUEST_METHOD"] = "GET"
        try:
            self._answer(environ, reply)
        except Gone:
            if not brief:  # of which nothing is missing
                cut(connection)
            return False
        finally:
            self._progress[0] = LINGERS
        return reply.keep

    def _begins(self) -> None:
        """Note that some of an answer is sent."""
        self._progress[0] = BEGUN

    def _answer(self, environ: Environ, reply: Reply) -> None:
        """Answer a request, as the site does.

        Raises `Gone` where the answer cannot be finished.
        """
        if environ["PATH_INFO"] != ENDPOINT:
            reply.whole(*self._site.refused(ELSEWHERE, environ))
            return
        try:
            plain = self._site.asked(environ)
        except QueryError as error:
            reply.whole(*self._site.refused(error, environ))
            return
        if plain is None:
            self._called(environ, reply)
            return
        sending = Sending(
            reply,
            lambda body: reply.whole(WELL, *self._site.whole(plain, body, environ)),
            lambda piece: reply.first(WELL, self._site.begun(plain), piece),
        )
        question = Question(plain.query, plain.form.name)
        self._push(lambda take: self._site.engine.ask(question, "", always, take), sending, environ, reply)

    def _called(self, environ: Environ, reply: Reply) -> None:
        """Have the application answer, which says how it begins and then gives the body, or one that pushes itself."""
        said = Beginning()
        body = self._site.app({**environ, PUSHES: True}, said)
        if isinstance(body, Pushed):
            sending = Sending(
                reply,
                lambda whole: reply.whole(said.status, said.lasting(len(whole)), whole),
                lambda piece: reply.first(said.status, said.headers, piece),
            )
            self._push(body.push, sending, environ, reply)
        else:
            with closing(ClosingIterator(body)) as pieces:
                reply.whole(said.status, said.headers, b"".join(pieces))

    def _push(self, push: Push, sending: "Sending", environ: Environ, reply: Reply) -> None:
        """Send what is pushed; an error is a problem document, or cuts what was begun."""
        try:
            push(sending.take)
            sending.end()
        except FAILURES as error:
            if reply.begun:
                raise Gone from error
            reply.whole(*self._site.refused(known(error, self._limits), environ))


class Beginning:
    """How an application says that its response begins (PEP 3333)."""

    status: str
    headers: list[tuple[str, str]]

    def __call__(self, status: str, headers: list[tuple[str, str]], _: object = None) -> Callable[[bytes], object]:
        """Take the status and the headers."""
        self.status, self.headers = status, headers
        return self.written

    def written(self, piece: bytes) -> None:
        """Refuse what an application of ours never does."""
        raise NotImplementedError

    def lasting(self, length: int) -> list[tuple[str, str]]:
        """The headers of a body of so many bytes."""
        return [*self.headers, ("Content-Length", str(length))]


class Sending:
    """An answer on its way: whole where it is one piece, otherwise it begins with the first of them."""

    def __init__(self, reply: Reply, whole: Callable[[bytes], None], first: Callable[[bytes], None]) -> None:
        self._reply, self._whole, self._first = reply, whole, first
        self._held = b""

    def take(self, piece: bytes) -> None:
        """Take a piece: only the last one is smaller than the others."""
        if self._reply.begun:
            if piece:
                self._reply.piece(piece)
        elif len(self._held) + len(piece) < PIECE:
            self._held += piece
        else:
            self._first(self._held + piece)

    def end(self) -> None:
        """Take note that this was the last piece."""
        if self._reply.begun:
            self._reply.last()
        else:
            self._whole(self._held)


def always() -> bool:
    """Whether the client is there: where it is not, the pool ends this process."""
    return True
