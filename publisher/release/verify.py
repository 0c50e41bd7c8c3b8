"""A release against its manifest, and the manifest against what the release holds.

What was downloaded of a release is verified alike, beside its manifest: the files that are there, and the id where the
N-Quads are among them, packed or not.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pyoxigraph

from publisher.formats import NQUADS, of_file
from publisher.release import holdings
from publisher.release.dumping import counted
from publisher.release.dumps.packed import breaks, unpacked
from publisher.release.manifest import DUMP, INDEX, MANIFEST, STORE, Manifest, file


def faults(folder: Path) -> Iterator[str]:
    """Everything in a release that is not as its manifest says, one line each; nothing where all is well.

    The store is compared with the dump where the dump is whole. Raises `BrokenRelease` where the manifest itself is
    missing or unreadable, and `UsageError` where what packed the N-Quads is not installed.
    """
    manifest = Manifest.read(folder)
    sources = [folder / name for name in there(folder, manifest) if of_file(name)[0] is NQUADS]
    wrong = [*file_faults(folder, manifest)]
    for source in sources:
        wrong += dump_faults(source, manifest)
    yield from wrong
    yield from holdings.faults(folder)
    if not wrong and sources:
        yield from figure_faults(sources[0], manifest)
    if not wrong and (folder / STORE).exists():
        yield from store_faults(folder / STORE, folder / DUMP, manifest)


def there(folder: Path, manifest: Manifest) -> list[str]:
    """The promised files that are there."""
    return [name for name in sorted(manifest.dumps) if (folder / name).exists()]


def file_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """The files that are of another size or hash than promised, and those that a release lacks."""
    found = there(folder, manifest)
    whole = any((folder / name).exists() for name in (STORE, INDEX))
    if whole or not found:
        yield from (f"{folder / name}: missing" for name in sorted(manifest.dumps) if name not in found)
    for name in found:
        promised, real = manifest.dumps[name], file(folder / name)
        if real.bytes != promised.bytes:
            yield f"{folder / name}: {real.bytes} bytes, {promised.bytes} promised"
        if real.sha256 != promised.sha256:
            yield f"{folder / name}: SHA-256 {real.sha256}, {promised.sha256} promised"


def dump_faults(dump: Path, manifest: Manifest) -> Iterator[str]:
    """What is wrong inside the N-Quads: the id, the order, the count."""
    packing = of_file(dump.name)[1]
    digest, before, count = sha256(), b"", 0
    try:
        with unpacked(dump, packing) as lines:
            for count, line in enumerate(lines, 1):
                digest.update(line)
                if line <= before:
                    yield f"{dump}:{count}: not in order, or twice"
                    return
                before = line
    except breaks(packing) as error:
        yield f"{dump}: cannot be unpacked: {error}"
        return
    if digest.hexdigest() != manifest.id:
        yield f"{dump}: the release id is not the SHA-256 of what is in this file"
    if count != manifest.dumps[dump.name].statements:
        yield f"{dump}: {count} statements, {manifest.dumps[dump.name].statements} promised"


def figure_faults(dump: Path, manifest: Manifest) -> Iterator[str]:
    """The figures of the manifest that are not those of the dump."""
    with unpacked(dump, of_file(dump.name)[1]) as lines:
        figures = counted(lines)
    if figures != (manifest.triples, manifest.statistics):
        yield f"{dump.with_name(MANIFEST)}: its figures are not those of {dump.name}"


def store_faults(path: Path, dump: Path, manifest: Manifest) -> Iterator[str]:
    """What the store lacks or has too much, against the dump."""
    try:
        yield from compared(path, dump, manifest)
    except (OSError, RuntimeError) as error:
        yield f"{path}: cannot be read: {error}"


def compared(path: Path, dump: Path, manifest: Manifest) -> Iterator[str]:
    """The same, where the store can be read."""
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
