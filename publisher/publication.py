"""A publishing folder to read from: the release in place, opened, and whether another has taken its place."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from publisher.errors import BrokenRelease, UnknownThing
from publisher.release.history import History
from publisher.store import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published in a folder."""

    folder: Path

    def mark(self) -> object:
        """What is another as soon as another release is in place, at the price of one look at a file."""
        try:
            found = History(self.folder).pointer.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def opened(self) -> EmbeddedStore:
        """The release in place.

        Raises `BrokenRelease` where it cannot be read, `UnknownThing` where there is none.
        """
        history = History(self.folder)
        name, lines = history.in_place()
        if not name:
            raise UnknownThing(f"no release in {self.folder}", "run `publisher build SOURCE...` first")
        return EmbeddedStore(history.release(name), list(history.issues(lines)))

    def last_good(self) -> tuple[EmbeddedStore, BrokenRelease | None]:
        """The release in place, or else the last before it that can be read, and what is wrong with the one in place.

        Raises `BrokenRelease` where none can be read, `UnknownThing` where there is none.
        """
        try:
            return self.opened(), None
        except BrokenRelease as error:
            fault = error
        history = History(self.folder)
        others = [issue.release for issue in history.issues()]
        for name in dict.fromkeys([*history.way_back()[::-1], *others[::-1]]):  # what was rolled back comes last
            with suppress(BrokenRelease):
                return EmbeddedStore(history.release(name)), fault
        raise fault
