"""Where a ledger is kept: a file beside the sources, read before a build and added to after it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import UsageError
from publisher.identity import written
from publisher.identity.ledger import NOTHING, Holder, Ledger
from publisher.iris import LEDGER

MANY = 3
"""Addresses that are told one by one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A ledger with the file where it is kept, and whoever is told of what is added there."""

    ledger: Ledger = NOTHING
    path: Path | None = None
    tell: Callable[[str], None] = lambda _: None

    @classmethod
    def read(cls, path: Path | None, tell: Callable[[str], None]) -> "Kept":
        """The ledger in a file, which need not be there yet.

        Raises `UnreadableSource` with file, line and mend for a line that says nothing of the kind.
        """
        return cls(written.read(path) if path else NOTHING, path, tell)

    def learn(self, addresses: Mapping[str, Holder]) -> None:
        """Add addresses, so that the next build gives them to the same things wherever it is made."""
        if not addresses:
            return
        some = ", ".join([*sorted(addresses)[:MANY], *(["…"] if len(addresses) > MANY else [])])
        if self.path is None:
            self.tell(f"{len(addresses)} addresses to remember ({some}): name a file for them with --ledger")
            return
        try:
            written.write(self.path, addresses)
        except OSError as error:
            self.tell(f"{self.path}: {len(addresses)} addresses to remember not written: {error.strerror}")
            return
        self.tell(f"{self.path}: {len(addresses)} addresses added ({some}); keep the file with the sources")


UNKEPT = Kept()


def beside(sources: Iterable[Path]) -> Path | None:
    """The ledger of some sources: the one that lies in or beside them, or else where it will lie.

    Raises `UsageError` where there are several.
    """
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in sources if path.exists())
    places = [folder / LEDGER for folder in folders]
    found = [place for place in places if place.exists()]
    if len({place.resolve() for place in found}) > 1:
        raise UsageError(f"two ledgers: {found[0]} and {found[1]}", "say which with --ledger")
    return next(iter(found or places), None)
