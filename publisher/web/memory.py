"""Ready answers within a number of bytes, each kept under all that could have made it different."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from publisher.web.conditions import Lines, brief

ADDRESS = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")
LONGEST = 4096
"""Characters of a request under which an answer is kept."""
OVERHEAD = 2048
"""Bytes that an answer takes besides its body, about."""

Key = tuple[str, ...]
Request = Mapping[str, Any]
"""A request as a WSGI environment."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: its headers, those for whoever has it already, and its body."""

    headers: Lines
    brief: Lines
    body: bytes
    tag: str
    modified: str | None

    @classmethod
    def of(cls, headers: Lines, body: bytes) -> "Answer":
        """The answer with these headers, an ETag among them, and this body."""
        found = {name.lower(): value for name, value in headers}
        return cls(headers, brief(headers), body, found["etag"], found.get("last-modified"))

    @property
    def size(self) -> int:
        """The bytes that it takes, about."""
        return len(self.body) + OVERHEAD


@dataclass(slots=True)
class Variants:
    """The answers at one address, each under the values of the headers that tell them apart."""

    names: Key
    answers: dict[Key, Answer] = field(default_factory=dict)
    size: int = 0


class Memory:
    """The answers that were asked for last, in so many bytes; any number of threads may use it."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.size = 0
        self._kept: OrderedDict[Key, Variants] = OrderedDict()
        self._lock = Lock()

    def answer(self, request: Request) -> Answer | None:
        """The answer that is kept for a request."""
        address = values(request, ADDRESS)
        with self._lock:
            variants = self._kept.get(address)
            if variants is None:
                return None
            self._kept.move_to_end(address)
            return variants.answers.get(values(request, variants.names))

    def keep(self, request: Request, vary: Key, answer: Answer) -> None:
        """Keep an answer, which depends on the headers that its Vary names; where room is short the oldest give way."""
        address, chosen = values(request, ADDRESS), values(request, vary)
        if answer.size > self.room or sum(map(len, address + chosen)) > LONGEST:
            return
        with self._lock:
            variants = self._kept.get(address)
            if variants is None or variants.names != vary:
                self._forget(address)
                variants = self._kept.setdefault(address, Variants(vary))
            before = variants.answers.get(chosen)
            more = answer.size - (before.size if before else 0)
            variants.answers[chosen] = answer
            variants.size += more
            self.size += more
            self._kept.move_to_end(address)
            while self.size > self.room:
                self._forget(next(iter(self._kept)))

    def _forget(self, address: Key) -> None:
        """Forget all answers at an address."""
        if variants := self._kept.pop(address, None):
            self.size -= variants.size


def values(request: Request, names: Key) -> Key:
    """What a request says for each name."""
    return tuple([request.get(name, "") for name in names])
