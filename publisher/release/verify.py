"""A release against its manifest, and the manifest against what the release holds."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from publisher.release.dumping import counted
from publisher.release.manifest import DUMP, MANIFEST, STORE, Manifest, file


def faults(folder: Path) -> Iterator[str]:
    """Everything in a release that is not as its manifest says, one line each; nothing where all is well.

    The store is compared with the dump where the dump is whole. Raises `BrokenRelease` where the manifest itself is
    missing or unreadable.
    """
    manifest = Manifest.read(folder)
    wrong = [*file_faults(folder, manifest), *dump_faults(folder / DUMP, manifest)]
    yield from wrong
    if not wrong:
        yield from figure_faults(folder / DUMP, manifest)
    if not wrong and (folder / STORE).exists():
        yield from store_faults(folder / STORE, folder / DUMP, manifest)


def file_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """The files that are missing, or of another size or hash than promised."""
    for name, promised in sorted(manifest.dumps.items()):
        path = folder / name
        if not path.exists():
            yield f"{path}: missing"
            continue
        found = file(path, promised.statements)
        if found.bytes != promised.bytes:
            yield f"{path}: {found.bytes} bytes, {promised.bytes} promised"
        if found.sha256 != promised.sha256:
            yield f"{path}: SHA-256 {found.sha256}, {promised.sha256} promised"


def dump_faults(dump: Path, manifest: Manifest) -> Iterator[str]:
    """What is wrong inside the dump: its id, its order, its count."""
    if not dump.exists():
        return
    if file(dump, 0).sha256 != manifest.id:
        yield f"{dump}: the release id is not the SHA-256 of this file"
    before, count = b"", 0
    with dump.open("rb") as lines:
        for count, line in enumerate(lines, 1):
            if line <= before:
                yield f"{dump}:{count}: not in order, or twice"
                return
            before = line
    if count != manifest.dumps[DUMP].statements:
        yield f"{dump}: {count} statements, {manifest.dumps[DUMP].statements} promised"


def figure_faults(dump: Path, manifest: Manifest) -> Iterator[str]:
    """The figures of the manifest that are not those of the dump."""
    if counted(dump) != (manifest.triples, manifest.statistics):
        yield f"{dump.with_name(MANIFEST)}: its figures are not those of {dump.name}"


def store_faults(path: Path, dump: Path, manifest: Manifest) -> Iterator[str]:
    """What the store lacks or has too much, against the dump."""
    store = pyoxigraph.Store.read_only(str(path))
    missing = sum(quad not in store for quad in pyoxigraph.parse(path=dump, format=pyoxigraph.RdfFormat.N_QUADS))
    if missing:
        yield f"{path}: {missing} statements of the dump are missing"
    promised = manifest.dumps[DUMP].statements + manifest.triples
    if len(store) not in (promised, told_apart(dump)):
        yield f"{path}: {len(store)} statements, {promised} promised"


def told_apart(dump: Path) -> int:
    """How many statements a store holds once a dump and its merged statements are in it.

    It keeps the value of a number, not how that was written: where a source writes both 1 and 01, they are one there.
    """
    store = pyoxigraph.Store()
    store.bulk_load(path=dump, format=pyoxigraph.RdfFormat.N_QUADS)
    merged = {quad.triple for quad in store}
    return len(store) + len(merged)
