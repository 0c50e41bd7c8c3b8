"""The files of a release as they are published: what each is, and where."""

from dataclasses import dataclass
from pathlib import Path

from publisher.errors import UnknownThing
from publisher.release.manifest import MANIFEST, SUMS, File, Manifest


@dataclass(frozen=True, slots=True)
class Files:
    """The files of the release in a folder; `name` is what the release is called, by its date and id."""

    folder: Path
    manifest: Manifest
    name: str | None = None

    def path(self, name: str) -> Path:
        """A file that the manifest promises.

        Raises `UnknownThing` for any other name.
        """
        if name not in self.manifest.dumps:
            raise UnknownThing(f"the release has no file {name!r}", "see the list of its files")
        return self.folder / name

    def text(self, name: str) -> tuple[str, str] | None:
        """What the manifest itself says under a name, with its media type, or None for any other name."""
        if name == SUMS:
            return "text/plain", self.manifest.sums()
        return ("application/json", self.manifest.text()) if name == MANIFEST else None

    def promised(self, name: str) -> File:
        """What the manifest promises of a file."""
        return self.manifest.dumps[name]
