"""The answer to a request at the port for queries: what the site would say, sent on its way as it comes."""

from collections.abc import Callable
from contextlib import closing

from werkzeug.wsgi import ClosingIterator

from publisher.errors import PublisherError, QueryError, UnknownThing
from publisher.query.fault import FAILURES, known
from publisher.query.limits import Limits
from publisher.query.outlet import PIECE
from publisher.query.question import Question
from publisher.server.message import Gone
from publisher.server.reply import Reply
from publisher.server.request import Environ
from publisher.web.plain import Plain
from publisher.web.pushed import PUSHES, Push, Pushed
from publisher.web.shortcut import WELL, Sent, Shortcut

ENDPOINT, ELSEWHERE = "/sparql", UnknownThing("only queries are answered at this port", "send them to /sparql")
FAULT_OF_OURS = PublisherError("the query was not answered", "tell whoever runs this site")


class Answering:
    """What answers out of a release."""

    def __init__(self, site: Shortcut, limits: Limits) -> None:
        self._site, self._limits = site, limits

    def failed(self, error: Exception, environ: Environ) -> Sent:
        """What is said of an error; one that nobody expected is a fault of ours."""
        told = known(error, self._limits) if isinstance(error, FAILURES) else FAULT_OF_OURS
        return self._site.refused(told, environ)

    def answer(self, environ: Environ, reply: Reply) -> None:
        """Answer a request, as the site does.

        Raises `Gone` where the answer cannot be finished.
        """
        if environ["PATH_INFO"] != ENDPOINT:
            reply.whole(*self._site.refused(ELSEWHERE, environ))
            return
        try:
            asked = self._site.asked(environ)
        except QueryError as error:
            reply.whole(*self._site.refused(error, environ))
            return
        if isinstance(asked, Plain):
            self._asked(asked, environ, reply)
        elif asked:
            reply.whole(*asked)
        else:
            self._called(environ, reply)

    def _asked(self, asked: Plain, environ: Environ, reply: Reply) -> None:
        """Have the engine answer a plain query."""
        sending = Sending(
            reply,
            lambda body: reply.whole(WELL, *self._site.whole(asked, body)),
            lambda piece: reply.first(WELL, self._site.begun(asked), piece),
        )
        question = Question(asked.query, asked.form.name)
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
            reply.whole(*self.failed(error, environ))


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
