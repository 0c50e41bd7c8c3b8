"""What a verb is to read, and how."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from publisher import terminal
from publisher.errors import UnreadableSource
from publisher.findings import Level
from publisher.identity import Kept
from publisher.identity.kept import beside
from publisher.iris import LEDGER
from publisher.sources import origins
from publisher.sources.reading import Reading, Stream, Wanted


@dataclass(frozen=True, slots=True)
class Sources:
    """What a verb is to read, and how."""

    paths: tuple[Path, ...]
    form: str | None = None
    text: bool = True
    strict: bool = False
    ledger: Path | None = None

    def kept(self) -> Kept:
        """The ledger that was named, or the one in or beside them."""
        return Kept.read(self.ledger or beside(self.paths), terminal.tell)

    def read(self) -> list[Reading]:
        """Read them all."""
        return list(map(Reading.of, self.streams()))

    def streams(self) -> Iterator[Stream]:
        """Each of them, to be read."""
        return origins.streams(self.paths, self.form, Wanted(self.text))

    def publishable(self, read: Sequence[Reading]) -> list[Reading]:
        """The readings that gave a film, or statements.

        Raises `UnreadableSource` where none did, and, if they are read strictly, where anything is to be reported.
        """
        found = [reading for reading in read if reading.said or reading.statements]
        reported = sum(finding.level is not Level.UNREAD for reading in read for finding in reading.findings)
        if not found or (self.strict and reported):
            report(read)
        if not found:
            raise UnreadableSource("no film in these sources", "`publisher check` says what was read")
        if self.strict and reported:
            raise UnreadableSource(f"{reported} reports, so nothing is written", "mend them, or read without --strict")
        return found


def sourced(function: Callable[..., Any]) -> Callable[..., Any]:
    """A verb that reads sources, with the options that say how."""

    @click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option("--as", "read_as", metavar="FORM", help="What the sources are: table, imdb, schema.org, csv, ttl, ….")
    @click.option("--no-text", is_flag=True, help="Leave out texts that are under terms of their own.")
    @click.option("--strict", is_flag=True, help="Refuse everything where anything is refused or doubtful.")
    @click.option("--ledger", type=click.Path(path_type=Path), help=f"Who has which address.  [default: {LEDGER}]")
    @wraps(function)
    def verb(  # an option each
        *,
        sources: tuple[Path, ...],
        read_as: str | None,
        no_text: bool,
        strict: bool,
        ledger: Path | None,
        **options: Any,
    ) -> Any:
        return function(sources=Sources(sources, read_as, not no_text, strict, ledger), **options)

    return verb


def report(readings: Iterable[Reading]) -> None:
    """Tell what was refused or is doubtful; what gave no fact is left to `publisher check`."""
    findings = [finding for reading in readings for finding in reading.findings]
    terminal.show((f for f in findings if f.level is not Level.UNREAD), terminal.err)
