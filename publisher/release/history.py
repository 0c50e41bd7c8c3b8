"""The publishing folder: its releases, which of them is in place, and the log, where alone the clock is written.

DIR/current          the name of the release in place
DIR/log.jsonl        a line for each time a release was put in place
DIR/releases/ID/     manifest.json, catalogue.nq, store/, index.sqlite
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from publisher.errors import BrokenRelease, UnknownThing
from publisher.release.manifest import INDEX, MANIFEST, Manifest

SHORT = 16
"""The digits of a release's id that name its folder."""


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

    def release(self, release_id: str) -> Path:
        """The folder of a release, by its id or the beginning of it."""
        return self.releases / release_id[:SHORT]

    def current(self) -> Path | None:
        """The folder of the release in place, or None where nothing was published yet.

        Raises `BrokenRelease` where the release that should be in place is gone.
        """
        try:
            name = self.pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        folder = self.release(name)
        if not (folder / MANIFEST).exists():
            raise BrokenRelease(f"{folder}: the release in place is gone", "build again, or roll back")
        return folder

    def put_in_place(self, release_id: str, now: datetime | None = None) -> None:
        """Let readers see a release: one atomic rename, then a line in the log."""
        if self.pointer.exists() and self.pointer.read_text(encoding="ascii").strip() == release_id[:SHORT]:
            return
        write_atomically(self.pointer, release_id[:SHORT] + "\n")
        issued = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self.log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(asdict(Issue(release_id, issued))) + "\n")

    def issues(self) -> Iterator[Issue]:
        """Every line of the log, the oldest first."""
        if self.log.exists():
            with self.log.open(encoding="utf-8") as log:
                for number, line in enumerate(log, 1):
                    try:
                        yield Issue(**json.loads(line))
                    except (ValueError, TypeError) as error:
                        raise BrokenRelease(f"{self.log}:{number}: no line of a release log", "remove it") from error

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

    def rollback(self) -> Manifest:
        """Put the release in place that was there before the one that is there now.

        Raises `UnknownThing` where there is none.
        """
        order = [issue.release for issue in self.issues()]
        now = order[-1] if order else None
        for earlier in reversed(order):
            if earlier != now and (self.release(earlier) / MANIFEST).exists():
                self.put_in_place(earlier)
                return Manifest.read(self.release(earlier))
        raise UnknownThing("no earlier release to go back to", "see `publisher releases`")

    def index(self) -> Path | None:
        """The index of the release in place, or None where there is none, or where it is gone."""
        try:
            folder = self.current()
        except BrokenRelease:
            return None
        return folder / INDEX if folder else None


def write_atomically(path: Path, text: str) -> None:
    """Replace a file by one rename: a reader sees the old text or the new, also after a crash."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
