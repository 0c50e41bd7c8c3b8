"""What answers questions; in this very process here, for a developer alone."""

from collections.abc import Callable
from typing import Protocol

from publisher.query.answer import write
from publisher.query.limits import Limits
from publisher.query.outlet import Outlet
from publisher.query.question import Question
from publisher.store import Store

Present = Callable[[], bool]
"""Whether whoever asked is still there."""
Take = Callable[[bytes], object]
"""What takes an answer, piece by piece; where it raises an error, the query is ended."""


class Engine(Protocol):
    """What answers questions."""

    limits: Limits

    def ask(self, question: Question, sender: str, present: Present, take: Take) -> None:
        """Give the answer to a sender's question, piece by piece; raises `QueryError`, also after some of them.

        When the sender is no longer present, the query is ended.
        """


class Direct:
    """Answers in this process: for one reader at a time, who may end it."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self.store, self.limits = store, limits

    def ask(self, question: Question, sender: str, present: Present, take: Take) -> None:  # noqa: ARG002  # one reader, who is there
        """Give the answer to a question."""
        outlet = Outlet(take, self.limits, question.form)
        write(self.store, question, self.store.manifest.base, outlet)
        take(outlet.rest())
