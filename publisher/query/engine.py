"""What answers questions; in this very process here, for a developer alone."""

from collections.abc import Callable, Iterator
from typing import Protocol

from publisher.query.answer import write
from publisher.query.limits import Limits
from publisher.query.outlet import Outlet
from publisher.query.question import Question
from publisher.store import Store

Present = Callable[[], bool]
"""Whether whoever asked is still there."""


class Engine(Protocol):
    """What answers questions."""

    limits: Limits

    def pieces(self, question: Question, sender: str, present: Present) -> Iterator[bytes]:
        """The answer to a sender's question, piece by piece; raises `QueryError`, also after some of them.

        When the sender is no longer present, the query is ended.
        """


class Direct:
    """Answers in this process: for one reader at a time, who may end it."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self.store, self.limits = store, limits

    def pieces(self, question: Question, sender: str, present: Present) -> Iterator[bytes]:  # noqa: ARG002  # one reader, who is there
        """The answer to a question."""
        pieces: list[bytes] = []
        outlet = Outlet(pieces.append, self.limits, question.form)
        write(self.store, question, self.store.manifest.base, outlet)
        return iter([*pieces, outlet.rest()])
