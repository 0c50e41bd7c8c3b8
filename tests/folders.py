"""Files of a folder, and what is read in them."""

from pathlib import Path

from publisher.facts import Film
from publisher.sources.origins import readings
from publisher.sources.reading import Reading


def read(folder: Path, **files: str | bytes) -> list[Reading]:
    """What files say; in their names `_` stands for a point."""
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(readings([folder]))


def films(folder: Path, **files: str | bytes) -> list[Film]:
    return [said.film for reading in read(folder, **files) for said in reading.said]


def told(folder: Path, level: str = "refused", **files: str | bytes) -> list[str]:
    """What is told of files, without their folder."""
    found = [str(each) for reading in read(folder, **files) for each in reading.findings if each.level == level]
    return [line.replace(f"{folder.resolve()}/", "") for line in found]
