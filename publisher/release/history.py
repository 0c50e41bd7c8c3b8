"""The publishing folder: its releases, which of them is in place, and the log, where alone the clock is written.

DIR/current          the release in place, and how many lines of the log are true
DIR/log.jsonl        a line for each time a release was put in place
DIR/changes/N/       what changed with line N
DIR/lock             held by whoever writes
DIR/releases/ID/     manifest.json, catalogue.nq, store/, index.sqlite, holdings.json

The rename of `current` alone puts a release in place: what a crash left beyond the line that it names counts for
nothing, and the next line is written over it.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from publisher.errors import BrokenRelease, UnknownThing
from publisher.release import holding, holdings, steps
from publisher.release.manifest import INDEX, MANIFEST, STORE, Manifest

SHORT = 16
"""The digits of a release's id that name its folder."""
TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Issue:
    """A line of the log: a release was put in place."""

    release: str
    issued: str
    """UTC, ISO 8601, to the second."""


@dataclass(frozen=True, slots=True)
class History:
    """The publishing folder at `folder`."""

    folder: Path

    @property
    def releases(self) -> Path:
        """The folder of the releases."""
        return self.folder / "releases"

    @property
    def pointer(self) -> Path:
        """The file that names the release in place."""
        return self.folder / "current"

    @property
    def log(self) -> Path:
        """The release log."""
        return self.folder / "log.jsonl"

    @property
    def changes(self) -> Path:
        """The folder of what changed with each line of the log."""
        return self.folder / "changes"

    def release(self, release_id: str) -> Path:
        """The folder of a release, by its id or the beginning of it."""
        return self.releases / release_id[:SHORT]

    def in_place(self) -> tuple[str, int]:
        """What the pointer says: the release in place, nothing for none, and how many lines of the log are true."""
        try:
            name, *number = self.pointer.read_text(encoding="ascii").split()
        except FileNotFoundError:
            return "", 0
        except (OSError, ValueError) as error:
            raise BrokenRelease(f"{self.pointer}: names no release ({error})", "build again") from error
        return name, int(number[0]) if number and number[0].isdecimal() else sys.maxsize

    def current(self) -> Path | None:
        """The folder of the release in place, or None where nothing was published yet.

        Raises `BrokenRelease` where the release that should be in place is gone.
        """
        name, _ = self.in_place()
        if not name:
            return None
        folder = self.release(name)
        if not (folder / MANIFEST).exists():
            raise BrokenRelease(f"{folder}: the release in place is gone", "build again, or roll back")
        return folder

    def readable(self) -> Path | None:
        """The folder of the release in place, or None where there is none, or where it is gone."""
        try:
            return self.current()
        except BrokenRelease:
            return None

    def take(self, draft: Path, manifest: Manifest) -> bool:
        """Make a draft a release; where the same is there already and whole, it stays, and the draft is not taken."""
        place = self.release(manifest.id)
        holdings.write(draft)
        for folder in (draft / STORE, draft):
            steps.sync(folder)
        if place.exists() and not whole(place):
            place.rename(place.with_name(f".gone-{place.name}"))
        if place.exists():
            return False
        draft.chmod(0o755)
        draft.rename(place)
        steps.sync(self.releases)
        return True

    def put_in_place(self, release_id: str, now: datetime | None = None) -> None:
        """Let readers see a release: what changed and the line of the log first, then one atomic rename."""
        before, _ = self.in_place()
        if before == release_id[:SHORT]:
            return
        said = list(self.issues())
        number = len(said) + 1
        known = any(self.changes.glob("[0-9]*"))  # in a folder without any, the stream of changes begins here
        last = self.release(before) if before and known and number > 1 else None
        steps.write(self.step(number), last, self.release(release_id))
        issued = after(said[-1].issued if said else "", now or datetime.now(UTC))
        lines = "".join(json.dumps(asdict(each)) + "\n" for each in [*said, Issue(release_id, issued)])
        write_atomically(self.log, lines)
        write_atomically(self.pointer, f"{release_id[:SHORT]} {number}\n")

    def step(self, number: int) -> Path:
        """The folder of what changed with a line of the log, counted from 1."""
        return self.changes / f"{number:06}"

    def issues(self, count: int | None = None) -> Iterator[Issue]:
        """Every line of the log that is true, the oldest first, or so many of them."""
        true = self.in_place()[1] if count is None else count
        if self.log.exists():
            with self.log.open(encoding="utf-8") as log:
                for place, line in enumerate(islice(log, true), 1):
                    try:
                        yield Issue(**json.loads(line))
                    except (ValueError, TypeError) as error:
                        raise BrokenRelease(f"{self.log}:{place}: no line of a release log", "remove it") from error

    def complete(self) -> list[Manifest]:
        """The manifests of the releases that there are, in the order of their ids."""
        return [Manifest.read(path.parent) for path in sorted(self.releases.glob(f"[!.]*/{MANIFEST}"))]

    def named(self, beginning: str) -> Path:
        """The folder of the release whose id begins so.

        Raises `UnknownThing` where there is none, or more than one.
        """
        names = [path.parent.name for path in self.releases.glob(f"[!.]*/{MANIFEST}")]
        found = [name for name in names if beginning and beginning[:SHORT].startswith(name[: len(beginning)])]
        if len(found) != 1:
            raise UnknownThing(f"{len(found)} releases begin with {beginning!r}", "see `publisher releases`")
        return self.releases / found[0]

    def way_back(self) -> list[str]:
        """The releases that led to the one in place, the oldest first: what was rolled back is no part of the way."""
        way: list[str] = []
        for issue in self.issues():
            if issue.release in way:
                del way[way.index(issue.release) :]
            way.append(issue.release)
        return way

    def earlier(self) -> Path:
        """The folder of the release from which the way led to the one that is there now.

        Raises `UnknownThing` where there is none any more.
        """
        found = [each for each in self.way_back()[:-1] if (self.release(each) / MANIFEST).exists()]
        if not found:
            raise UnknownThing("no earlier release to go back to", "name one that `publisher releases` lists")
        return self.release(found[-1])

    def rollback(self, beginning: str = "") -> Manifest:
        """Put the release in place from which the way led to the one that is there now, or one that is named.

        Raises `UnknownThing` where there is none, `BrokenRelease` where it is not whole.
        """
        folder = self.named(beginning) if beginning else self.earlier()
        manifest = Manifest.read(folder)
        holdings.check(folder)
        with holding.writing(self.folder):
            self.put_in_place(manifest.id)
        return manifest

    def index(self) -> Path | None:
        """The index of the release in place, or None where there is none, or where it is gone."""
        folder = self.readable()
        return folder / INDEX if folder else None


def whole(folder: Path) -> bool:
    """Whether a release has all its files, each as large as promised."""
    try:
        holdings.check(folder)
        return all((folder / n).stat().st_size == f.bytes for n, f in Manifest.read(folder).dumps.items())
    except (BrokenRelease, OSError):
        return False


def after(last: str, now: datetime) -> str:
    """The time of a line of the log: now, yet later than the line before, so that a clock set back harms nothing."""
    time = now.strftime(TIME)
    return time if time > last else (datetime.fromisoformat(last) + timedelta(seconds=1)).strftime(TIME)


def write_atomically(path: Path, text: str) -> None:
    """Replace a file by one rename: a reader sees the old text or the new, also after a crash."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    steps.sync(path.parent)
