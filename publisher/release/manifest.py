"""What a release holds: its id, its base, and each file that it promises with size and SHA-256."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from publisher.errors import BrokenRelease
from publisher.release.statistics import Statistics

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
DUMP = "catalogue.nq"
STORE = "store"
INDEX = "index.sqlite"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release: its size in bytes, its SHA-256, and what is in it: statements, or the rows of a table."""

    bytes: int
    sha256: str
    statements: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release promises.

    The id is the SHA-256 of the sorted canonical N-Quads, which is the RDFC-1.0 hash of a data set without blank nodes.
    No clock: the same sources give the same manifest.
    """

    id: str
    base: str
    dumps: Mapping[str, File]
    triples: int
    """Distinct statements when the graphs are merged."""
    sources: Mapping[str, str]
    """The SHA-256 of each source by its name."""
    statistics: Statistics
    """What the merged statements are about, counted."""

    def write(self, folder: Path) -> None:
        """Write the manifest into a release folder, and the SHA-256 of each file as `sha256sum -c` reads it."""
        for name, text in ((SUMS, self.sums()), (MANIFEST, self.text())):
            draft = folder / f".{name}"
            draft.write_text(text, encoding="utf-8")
            draft.replace(folder / name)

    def text(self) -> str:
        """The manifest as JSON."""
        return json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False) + "\n"

    def sums(self) -> str:
        """The SHA-256 of each file, a line each."""
        return "".join(f"{file.sha256}  {name}\n" for name, file in sorted(self.dumps.items()))

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of a release folder.

        Raises `BrokenRelease` where it is missing or not one of ours.
        """
        path = folder / MANIFEST
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            dumps = {name: File(**file) for name, file in data.pop("dumps").items()}
            return cls(dumps=dumps, statistics=Statistics(**data.pop("statistics")), **data)
        except OSError as error:
            raise BrokenRelease(f"{path}: {error.strerror}", "build the release again") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BrokenRelease(f"{path}: no manifest of a release ({error})", "build the release again") from error


def file(path: Path, statements: int = 0, rows: int = 0) -> File:
    """Describe a file as it stands on disk."""
    with path.open("rb") as stream:
        return File(path.stat().st_size, file_digest(stream, "sha256").hexdigest(), statements, rows)
