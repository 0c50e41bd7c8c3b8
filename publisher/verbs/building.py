"""`publisher build`."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click

from publisher import iris, terminal
from publisher.findings import Finding, Level
from publisher.progress import Listener
from publisher.release import dumps
from publisher.release.admission import Rules
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import DUMP, Manifest
from publisher.release.order import Order
from publisher.verbs.group import example
from publisher.verbs.options import BASE, DUMPS, ruled
from publisher.verbs.places import publishing_folder
from publisher.verbs.sources import Sources, sourced
from publisher.vocabulary import SCHEMA


@example("build data/ --base https://films.example/")
@sourced
@BASE
@click.option("--out", "folder", type=click.Path(path_type=Path), help="The publishing folder.")
@click.option("--dumps", "wanted", default=dumps.USUAL, show_default=True, help=DUMPS)
@ruled
def build_(sources: Sources, base: str, folder: Path | None, wanted: str, rules: Rules) -> None:
    """Read, map and validate sources, write a release and put it in place.

    A release that breaks the shapes, or loses too much of the one before, is written but not put in place.
    """
    checked, chosen = iris.checked_base(base), dumps.chosen(wanted)
    history = History(publishing_folder(folder))
    if base == iris.DEFAULT_BASE:
        terminal.tell(f"base {base} (choose another with --base)")
    tally, kept = Tally(), sources.kept()
    with terminal.progress() as progress:
        listener = Listener(progress, tally.found, tally.joined, sources.strict)
        manifest = build(sources.streams(), checked, history, Order(chosen, rules, kept, listener))
    click.echo(summary(manifest, tally))
    terminal.tell(f"in place in {history.folder}")


@dataclass(slots=True)
class Tally:
    """What a build came upon: findings, told at once, and records of films that are one film."""

    levels: Counter[Level] = field(default_factory=Counter)
    records: int = 0

    def found(self, finding: Finding) -> None:
        """Count a finding; what gave no fact is left to `publisher check`."""
        self.levels[finding.level] += 1
        if finding.level is not Level.UNREAD:
            terminal.show([finding], terminal.err)

    def joined(self, records: int, _: int) -> None:
        """Take how many records of films there were."""
        self.records = records


def summary(manifest: Manifest, tally: Tally) -> str:
    """What a build came to, in one line."""
    films = manifest.statistics.classes.get(str(SCHEMA.Movie), 0)
    statements = manifest.dumps[DUMP].statements
    found = "".join(f", {tally.levels[level]} {level}" for level in Level if tally.levels[level])
    joined = f" joined from {tally.records} records" if tally.records > films else ""
    sources = f"{len(manifest.sources)} sources, {films} films{joined}, {statements} statements{found}"
    return f"release {manifest.id[:16]}: {sources}"
