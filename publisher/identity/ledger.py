"""What the data alone cannot decide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was decided before, and by editors."""


NOTHING = Ledger()
