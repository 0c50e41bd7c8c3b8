"""Who is answered next: a fair line of questions. Pure: it knows neither processes nor clocks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from publisher.errors import Busy, PoolFull, ShareTaken
from publisher.query.limits import Limits

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Waiting(Generic[Asked]):
    """A question in the line: whose it is, and until when it waits."""

    asked: Asked
    sender: str
    until: float


@dataclass(slots=True)
class Line(Generic[Asked]):
    """The questions that wait, and how many of each sender are under way."""

    limits: Limits
    waiting: list[Waiting[Asked]] = field(default_factory=list)
    running: Counter[str] = field(default_factory=Counter)

    def join(self, asked: Asked, sender: str, now: float, free: int) -> Busy | None:
        """Put a question into the line, or say why not; so many workers are `free`."""
        room = max(0, min(free, self.limits.places - self.running[sender]))
        if self.own(sender) >= self.limits.line + room or len(self.waiting) >= self.limits.queue + free:
            return self.told(sender)
        self.waiting.append(Waiting(asked, sender, now + self.limits.patience))
        return None

    def next(self, fit: Callable[[Asked], bool] = lambda _: True) -> Waiting[Asked] | None:
        """Take the question out that is answered next: of the senders with the fewest under way, who came first.

        Only questions that are `fit` are looked at.
        """
        ready = [each for each in self.waiting if self.running[each.sender] < self.limits.places and fit(each.asked)]
        if not ready:
            return None
        chosen = min(ready, key=lambda each: self.running[each.sender])
        self.waiting.remove(chosen)
        self.running[chosen.sender] += 1
        return chosen

    def ended(self, sender: str) -> None:
        """A question of a sender is answered, or given up."""
        self.running[sender] -= 1
        if not self.running[sender]:
            del self.running[sender]

    def leave(self, asked: Asked) -> None:
        """Let a question go that is waited for no more."""
        self.waiting = [each for each in self.waiting if each.asked is not asked]

    def overdue(self, now: float) -> list[tuple[Asked, Busy]]:
        """The questions that waited long enough, taken out, each with what its sender is told."""
        late = [each for each in self.waiting if each.until <= now]
        self.waiting = [each for each in self.waiting if each.until > now]
        return [(each.asked, self.told(each.sender)) for each in late]

    def told(self, sender: str) -> Busy:
        """Why a question of a sender is not answered: their own are all that is under way, or all they may have."""
        running, waiting = self.running[sender], self.own(sender)
        own = running + waiting
        alone = own == self.running.total() + len(self.waiting)
        if own and (alone or running >= self.limits.places or waiting >= self.limits.line):
            return ShareTaken(f"{own} queries of yours are under way", "wait for their answers")
        return PoolFull("all processes that answer queries are taken", "send the query again in a while")

    def own(self, sender: str) -> int:
        """How many questions of a sender wait."""
        return sum(each.sender == sender for each in self.waiting)
