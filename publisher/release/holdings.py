"""The files of a release beside its dumps, which no two machines write alike: how large each is, and its SHA-256.

They are written down when the release is, so that what was cut short is found when it is opened, and a byte that is
another when it is verified.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from publisher.errors import BrokenRelease
from publisher.release.manifest import INDEX, STORE

HOLDINGS = "holdings.json"
CHANGING = frozenset({"LOG", "LOCK"})
"""Files of the store that say nothing of what it holds."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A file: its size in bytes and its SHA-256."""

    bytes: int
    sha256: str


def write(folder: Path) -> None:
    """Write down what lies in a release folder beside the dumps."""
    found = [path for path in (folder / INDEX, *sorted((folder / STORE).iterdir())) if path.name not in CHANGING]
    said = {str(path.relative_to(folder)): [path.stat().st_size, digest(path)] for path in found}
    (folder / HOLDINGS).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def read(folder: Path) -> dict[str, Holding]:
    """What was written down, by path; nothing where nothing was.

    Raises `BrokenRelease` where it cannot be read.
    """
    path = folder / HOLDINGS
    try:
        return {name: Holding(*said) for name, said in json.loads(path.read_text(encoding="utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenRelease(f"{path}: {error}", "build the release again") from error


def check(folder: Path) -> None:
    """See that each file is there and as large as it was.

    Raises `BrokenRelease` for the first that is not.
    """
    for name, promised in read(folder).items():
        path = folder / name
        size = path.stat().st_size if path.exists() else None
        if size != promised.bytes:
            said = "missing" if size is None else f"{size} bytes, {promised.bytes} promised"
            raise BrokenRelease(f"{path}: {said}", "build the release again")


def faults(folder: Path) -> Iterator[str]:
    """The files that are not as they were, one line each."""
    for name, promised in read(folder).items():
        path = folder / name
        if not path.exists():
            yield f"{path}: missing"
        elif digest(path) != promised.sha256:
            yield f"{path}: SHA-256 {digest(path)}, {promised.sha256} promised"


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
