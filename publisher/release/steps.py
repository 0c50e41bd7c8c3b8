"""What changed with each step from release to release: written once beside the log, so that it outlives them.

DIR/changes/N/summary.json     how much became of what, and where each block begins
DIR/changes/N/members.nt.gz    the documents in blocks, each a gzip file of its own, as `members` has them
DIR/changes/N/added.nq.gz      the statements that are new, where there was a release before
DIR/changes/N/removed.nq.gz    those that are gone
"""

import gzip
import json
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from publisher.release.difference import Fate, Kept, walk
from publisher.release.manifest import Manifest
from publisher.release.members import Member, documents, kind

SUMMARY, MEMBERS, ADDED, REMOVED = "summary.json", "members.nt.gz", "added.nq.gz", "removed.nq.gz"
MOST_MEMBERS, BLOCK = 100, 1 << 18
"""Documents, or characters, after which a block ends: it is a page of the stream of changes."""
LEVEL = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Where some of the documents stand: the first byte, how many bytes, and how many documents."""

    start: int
    size: int
    members: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How much changed with a step."""

    documents: Mapping[str, Mapping[str, int]]
    """How many documents of each kind (nothing for what is no document of ours) met which fate."""
    added: int
    removed: int
    blocks: Sequence[Block] = ()

    @classmethod
    def read(cls, folder: Path) -> "Summary":
        """Read the summary of a step."""
        data = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        return cls(blocks=[Block(**block) for block in data.pop("blocks")], **data)

    def count(self, fate: Fate) -> int:
        """How many documents met a fate."""
        return sum(self.documents.get(fate, {}).values())


class Blocks:
    """The documents of a step, written block by block."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.done: list[Block] = []
        self.waiting: list[str] = []
        self.length = 0

    def add(self, member: Member) -> None:
        """Write a document."""
        written = member.written()
        self.waiting.append(written)
        self.length += len(written)
        if len(self.waiting) >= MOST_MEMBERS or self.length >= BLOCK:
            self.end()

    def end(self) -> None:
        """End a block."""
        if self.waiting:
            packed = gzip.compress("".join(self.waiting).encode("utf-8"), LEVEL, mtime=0)
            self.done.append(Block(self.stream.tell(), len(packed), len(self.waiting)))
            self.stream.write(packed)
            self.waiting, self.length = [], 0


def write(folder: Path, old: Path | None, new: Path) -> None:
    """Write what changed from one release, or none, to another, in place of what a crash may have left there."""
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    base, found = Manifest.read(new).base, defaultdict[str, Counter[str]](Counter)
    with ExitStack() as opened:
        blocks = Blocks(opened.enter_context((draft / MEMBERS).open("wb")))
        signs = Counter[str]()
        told = sides(walk(old, new), opened, draft if old else None, signs)
        for member in documents(told, base):
            blocks.add(member)
            found[member.fate][kind(member.address, base)] += 1
        blocks.end()
    summary = Summary({fate: dict(kinds) for fate, kinds in found.items()}, signs["+"], signs["-"], blocks.done)
    (draft / SUMMARY).write_text(json.dumps(asdict(summary)) + "\n", encoding="utf-8")
    sync(draft)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    sync(folder.parent)


def sides(walked: Iterator[Kept], opened: ExitStack, folder: Path | None, signs: Counter[str]) -> Iterator[Kept]:
    """The same statements, counted, and those that are new or gone written down where there is a folder."""
    files = {}
    for sign, path in (("+", folder / ADDED), ("-", folder / REMOVED)) if folder else ():
        raw = opened.enter_context(path.open("wb"))
        files[sign] = opened.enter_context(gzip.GzipFile("", "wb", LEVEL, raw, mtime=0))
    for sign, line in walked:
        signs[sign] += 1
        if sign in files:
            files[sign].write(line.encode("utf-8"))
        yield sign, line


def sync(folder: Path) -> None:
    """Have the disk hold the files of a folder and their names, whatever happens next."""
    for path in (*(each for each in folder.iterdir() if each.is_file()), folder):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
