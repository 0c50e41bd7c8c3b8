"""Which releases stay when the publishing folder would grow without end."""

import shutil

from publisher.release.history import SHORT, History
from publisher.release.holding import unread

GONE = ".gone-"
LEAST = 2
"""The release in place, and the one that a rollback would put there."""


def swept(history: History) -> None:
    """Remove what a process left that ended in the middle; only for whoever has the right to write."""
    for pattern in (".draft-*", f"{GONE}*"):
        for path in history.releases.glob(pattern):
            shutil.rmtree(path, ignore_errors=True)
    for path in history.changes.glob(".*"):
        shutil.rmtree(path, ignore_errors=True)


def prune(history: History, keep: int) -> list[str]:
    """Remove all but the releases that were in place last; the names of those that are removed.

    The one in place stays, the one before it, and whatever somebody reads at the moment.
    """
    removed = []
    for name in old(history, max(keep, LEAST)):
        with unread(history.releases / name) as free:
            if free:
                (history.releases / name).rename(history.releases / f"{GONE}{name}")
                removed.append(name)
        shutil.rmtree(history.releases / f"{GONE}{name}", ignore_errors=True)
    return removed


def old(history: History, keep: int) -> list[str]:
    """The releases that are not among so many that were in place last, nor written since, nor on the way back."""
    placed = {issue.release[:SHORT]: number for number, issue in enumerate(history.issues())}
    last = history.pointer.stat().st_mtime
    there = [path for path in history.releases.glob("[!.]*") if path.is_dir()]
    ranked = sorted((path.name for path in there if path.name in placed), key=placed.__getitem__, reverse=True)
    never = [path.name for path in there if path.name not in placed and path.stat().st_mtime < last]
    back = {release[:SHORT] for release in history.way_back()[-LEAST:]}
    return [name for name in [*ranked[keep:], *never] if name not in back]
