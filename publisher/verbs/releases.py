"""`publisher releases`, `rollback`, `diff` and `verify`: what was published."""

from pathlib import Path

import click

from publisher import formats, terminal
from publisher.errors import BrokenRelease
from publisher.release.difference import difference, walk
from publisher.release.history import History
from publisher.release.manifest import DUMP, MANIFEST, Manifest
from publisher.release.members import documents
from publisher.release.verify import faults, there
from publisher.verbs.group import example
from publisher.verbs.options import DIR
from publisher.verbs.places import current, publishing_folder


@example("releases")
@DIR
def releases(folder: Path | None) -> None:
    """List the releases, when each was put in place, and which is there now."""
    history = History(publishing_folder(folder))
    now = current(history)
    issued = {issue.release: issue.issued for issue in history.issues()}
    listed = sorted(history.complete(), key=lambda each: (issued.get(each.id, ""), each.id))
    terminal.table(
        ["release", "issued", "statements", "base", ""],
        (
            [each.id[:16], issued.get(each.id, ""), str(each.dumps[DUMP].statements), each.base, mark]
            for each in listed
            for mark in [
                "in place" if history.release(each.id) == now else "" if each.id in issued else "never put in place"
            ]
        ),
    )


@example("rollback", "rollback 3f9a")
@click.argument("release", default="")
@DIR
def rollback(release: str, folder: Path | None) -> None:
    """Put the release in place that was there before, or one that is named by the beginning of its id."""
    manifest = History(publishing_folder(folder)).rollback(release)
    click.echo(f"release {manifest.id[:16]} is in place")


@example("diff 3f9a 81c2", "diff --things")
@click.argument("old", default="")
@click.argument("new", default="")
@click.option("--things", is_flag=True, help="The documents that were created, changed or withdrawn.")
@DIR
def diff(old: str, new: str, folder: Path | None, *, things: bool) -> None:
    """Show the statements that one release lost or gained against another.

    Each is named by the beginning of its id; without names, they are the one in place and the one before it.
    """
    history = History(publishing_folder(folder))
    after = history.named(new) if new else current(history)
    before = history.named(old) if old else history.earlier()
    if things:
        found = documents(walk(before, after), Manifest.read(after).base)
        terminal.table(["what", "address", "name"], ([each.fate, each.address.strip("#"), each.name] for each in found))
        return
    for sign, line in difference(before, after):
        click.echo(f"{sign} {line}", nl=False)


@example("verify", "verify published/")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def verify(folder: Path | None) -> None:
    """Check a release, or a downloaded dump, against its manifest, and recompute the release id."""
    chosen = publishing_folder(folder)
    place = chosen if (chosen / MANIFEST).exists() else current(History(chosen))
    wrong = list(faults(place))
    for fault in wrong:
        click.echo(fault)
    if wrong:
        raise BrokenRelease(f"{place} is not as its manifest says", "build the release again")
    manifest = Manifest.read(place)
    found = there(place, manifest)
    for name in found:
        click.echo(f"{name}: OK")
    if any(formats.of_file(name)[0] is formats.NQUADS for name in found):
        click.echo(f"release {manifest.id} is whole: {manifest.dumps[DUMP].statements} statements")
    else:
        click.echo(f"of release {manifest.id}, whose id needs the N-Quads to be recomputed")
