"""What sources call things: gathered in one pass, in any order, each spelling once."""

from collections.abc import Iterable

from publisher.facts import Film
from publisher.identity.ledger import NOTHING, Ledger
from publisher.identity.mentions import lines
from publisher.identity.names import Names
from publisher.identity.published import Published


class Claims:
    """The films, people, organisations, places and festivals of a catalogue, as its sources name them."""

    def __init__(self, films: Iterable[Film] = ()) -> None:
        self.lines: set[str] = set()
        for film in films:
            self.add(film)

    def add(self, film: Film) -> None:
        """Take what one source tells of a film."""
        self.lines.update(lines(film))

    def join(self, others: "Claims") -> None:
        """Take what was gathered elsewhere."""
        self.lines |= others.lines

    def names(self, base: str, ledger: Ledger = NOTHING, before: Iterable[Published] = ()) -> Names:
        """Everything that was taken, named; the order in which it came counts for nothing.

        `before` are the documents of the release before, which the ledger may not know yet. Raises `UnfitFact` for
        decisions of the ledger that cannot be.
        """
        return Names.resolved(self.lines, base, ledger, before)
