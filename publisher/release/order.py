"""What a build is asked for besides its sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.identity import UNKEPT, Kept
from publisher.progress import NOBODY, Listener
from publisher.release.admission import ANY, Rules
from publisher.release.dumps import Dump


@dataclass(frozen=True, slots=True)
class Order:
    """The dumps besides the sorted N-Quads, what the release must satisfy, the ledger that is kept, and who listens."""

    dumps: Sequence[Dump] = ()
    rules: Rules = ANY
    kept: Kept = UNKEPT
    listener: Listener = NOBODY


PLAIN = Order()
"""The sorted N-Quads, and nothing else."""
