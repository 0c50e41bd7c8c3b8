"""How far a build is, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from publisher.findings import Finding


class Progress(Protocol):
    """Told the stage that the work is in, how much of it is done, and of how much, 0 where nobody knows."""

    def __call__(self, stage: str, done: int = 0, total: int = 0, /) -> None:
        """Tell."""


def nothing(_: str, __: int = 0, ___: int = 0, /) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Whoever waits for a build: told how far it is, each thing found, how many records became how many films.

    Where they are `strict`, anything that is refused or doubtful refuses the whole.
    """

    progress: Progress = nothing
    found: Callable[[Finding], None] = lambda _: None
    joined: Callable[[int, int], None] = lambda _, __: None
    strict: bool = False


NOBODY = Listener()
