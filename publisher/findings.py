"""What a reader noticed in a source: refused, doubtful or not understood, and where."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters."""

    REFUSED = "refused"
    """A fact was left out, because it cannot be right."""
    DOUBTFUL = "doubtful"
    """A fact was kept, or one of two was chosen; a person should look."""
    JOINED = "joined"
    """Records were taken for one thing by its name alone; a person may know better."""
    UNREAD = "unread"
    """Words that gave no fact."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a source something stands; lines and columns count from 1, 0 is the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write `file:line:column`, as editors and compilers do."""
        numbers = [str(n) for n in (self.line, self.column if self.line else 0) if n]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a person should know about a source: `what` it is, and its `mend`."""

    place: Place
    level: Level
    what: str
    mend: str = ""

    def __str__(self) -> str:
        """Write the finding as one line."""
        mend = f" ({self.mend})" if self.mend else ""
        return f"{self.place}: {self.level}: {self.what}{mend}"
