"""Sources in, a release out: read, mapped, sorted, validated, loaded, described, and only then put in place.

Whatever grows with the sources lies in files: the memory that a build takes does not.
"""

import gc
import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from publisher import foreign, nquads
from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place
from publisher.hands import beside
from publisher.identity import PUBLISHER, Ledger, Names
from publisher.identity.ledger import NOTHING, Holder
from publisher.progress import NOBODY, Listener
from publisher.provenance import graph_name
from publisher.release import dumps, films, holding, index, naming, pruning, runs
from publisher.release.admission import admit
from publisher.release.before import published
from publisher.release.dumping import Outlets, dump
from publisher.release.films import Films
from publisher.release.gathering import Gathered
from publisher.release.history import History
from publisher.release.indexing import Release, Walk
from publisher.release.loading import loading
from publisher.release.manifest import DUMP, INDEX, STORE, Manifest
from publisher.release.order import PLAIN, Order
from publisher.release.validation import Counts, validate
from publisher.sources.reading import Reading, Stream


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a release is made of: runs of sorted lines, the base of our IRIs, the SHA-256 of each source by its name.

    `graphs` are those to which the shapes apply; the statements of RDF sources are no matter of theirs.
    """

    runs: Sequence[Path]
    base: str
    sources: Mapping[str, str]
    graphs: Collection[str] = ()
    departed: Mapping[str, str | None] = field(default_factory=dict)
    """Old addresses by the ledger, each with the path at which the thing is now, if it is anywhere."""


@contextmanager
def streamed(
    sources: Iterable[Reading | Stream], base: str, ledger: Ledger = NOTHING, listener: Listener = NOBODY
) -> Iterator[Iterator[list[bytes]]]:
    """Every statement of sources as a line of canonical N-Quads, sorted, many lines at a time, as long as it is wanted.

    Raises `UnreadableSource` as `build` does.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        gathered = read(sources, folder, listener)
        listener.progress("map")
        catalogue, _ = mapped(gathered, gathered.claims.names(base, ledger), folder, NOBODY)
        yield runs.merged(catalogue.runs)


def lines(readings: Iterable[Reading], base: str, ledger: Ledger = NOTHING) -> list[str]:
    """Every statement of a few sources as a line of canonical N-Quads without its line end, sorted, in memory."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        gathered = Gathered(folder).read((reading.again() for reading in readings), lambda _: None)
        catalogue, _ = mapped(gathered, gathered.claims.names(base, ledger), folder, NOBODY)
        return [line.decode().removesuffix("\n") for piece in runs.merged(catalogue.runs) for line in piece]


def build(sources: Iterable[Reading | Stream], base: str, history: History, order: Order = PLAIN) -> Manifest:
    """Write the release of the sources into the publishing folder and put it in place.

    Addresses stay with the things that have them in the release before and by the ledger that is kept, which learns
    what the data alone cannot decide.

    Raises `HeldBack` where it breaks the shapes, or loses more than it may: it is written then, and the one in place
    stays. Raises `UnreadableSource` where no source gives a film, and, if they are read strictly, where anything is to
    be reported; `Occupied` where another process publishes there, `Unwritable` where nothing can be written.
    """
    with holding.writing(history.folder), seldom_collected():
        pruning.swept(history)
        manifest, violations, learnt = written(sources, base, history, order)
        admit(order.rules, history.release(manifest.id), history.readable(), violations)
        history.put_in_place(manifest.id)
        pruning.prune(history, order.rules.keep)
    order.kept.learn(learnt)
    return manifest


def written(
    sources: Iterable[Reading | Stream], base: str, history: History, order: Order
) -> tuple[Manifest, list[str], Mapping[str, Holder]]:
    """Write the release of the sources; say what in it breaks the shapes, and what the ledger should learn."""
    listener = order.listener
    with draft(history) as place:
        work = place / "work"
        work.mkdir()
        gathered = read(sources, work, listener)
        names = named(gathered, base, order.kept.ledger, history.index(), listener)
        catalogue, told = mapped(gathered, names, work, listener)
        listener.joined(len(gathered.spool), len(told.groups))
        with beside(lambda: validate(told, gathered.about(base), base)) as violations:
            manifest, more = fill(place, catalogue, history.index(), order)
        shutil.rmtree(work)
        if not history.take(place, manifest):
            manifest = dumps.added(manifest, place, history.release(manifest.id))
    return manifest, list(dict.fromkeys([*violations[0], *more])), names.learnt


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector of cycles rest: facts are none, and it would look through all names again and again."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def draft(history: History) -> Iterator[Path]:
    """A folder beside the releases, which is gone in the end unless it became one of them."""
    history.releases.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=".draft-", dir=history.releases))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def read(sources: Iterable[Reading | Stream], folder: Path, listener: Listener) -> Gathered:
    """Read sources to their ends; what lies beside the memory lies in a folder."""
    reported: Counter[Level] = Counter()

    def heard(finding: Finding) -> None:
        reported[finding.level] += 1
        listener.found(finding)

    listener.progress("read")
    streams = (each.again() if isinstance(each, Reading) else each for each in sources)
    gathered = Gathered(folder).read(streams, heard, listener.progress)
    if not gathered.heard:
        raise UnreadableSource("no film in these sources", "`publisher check` says what was read")
    count = reported[Level.REFUSED] + reported[Level.DOUBTFUL]
    if listener.strict and count:
        raise UnreadableSource(f"{count} reports, so nothing is written", "mend them, or read without --strict")
    return gathered


def named(gathered: Gathered, base: str, ledger: Ledger, before: Path | None, listener: Listener) -> Names:
    """Everything that was read, named; what a person should know of who is whom is told."""
    listener.progress("name")
    names = naming.names(gathered.claims, base, ledger, published(before, base))
    for finding in names.notes:
        listener.found(finding)
    if names.cut:
        what = f"{len(names.cut)} identifiers are shared by things that differ in others, and join them not"
        listener.found(Finding(Place("identity"), Level.DOUBTFUL, what, "`publisher check` names the records"))
    return names


def mapped(gathered: Gathered, names: Names, folder: Path, listener: Listener) -> tuple[Catalogue, Films]:
    """What was read as lines, in runs that lie in a folder, and the films that they are of."""
    base, told = names.base, Films.of(gathered, names, listener.found)
    slugs = list(gathered.slugs.values())
    about = map(nquads.line, gathered.about(base))
    stated = foreign.lines(gathered.stated(), slugs, base)
    found = [
        *films.written(told, base, folder, listener.progress),
        *runs.written(folder, "others", chain(about, stated)),
    ]
    graphs = [graph_name(base, slug) for slug in (*slugs, PUBLISHER)]
    return Catalogue(found, base, gathered.hashes, graphs, names.departed), told


def fill(
    folder: Path, catalogue: Catalogue, before: Path | None, order: Order = PLAIN
) -> tuple[Manifest, Sequence[str]]:
    """Write everything that a release holds into a folder; `before` is the index of the release in place.

    With the manifest come the terms of one value that have two in one graph, a line each.
    """
    progress = order.listener.progress
    merged, counts = folder / "merged.nt", Counts(catalogue.graphs)
    with loading(folder / STORE, merged) as quads:
        with index.writing(folder / INDEX) as tables:
            walk = Walk(tables, catalogue.base)
            with (folder / DUMP).open("wb") as lines, merged.open("wb") as once, quads:
                dumped = dump(runs.merged(catalogue.runs), Outlets(lines, quads, once), (counts, walk), progress)
                once.flush()
            for run in catalogue.runs:  # three times the dump, where people are in many films; the store needs the room
                run.unlink()
            release = Release(dumped.file.sha256, catalogue.base, before, catalogue.departed)
            progress("index")
            walk.finish(release)
        progress("dumps")
        others = dumps.write(folder, catalogue.base, order.dumps)
        progress("load")
    merged.unlink()
    manifest = Manifest(
        id=release.id,
        base=catalogue.base,
        dumps={DUMP: dumped.file, **others},
        triples=dumped.triples,
        sources=catalogue.sources,
        statistics=dumped.statistics,
    )
    manifest.write(folder)
    return manifest, counts.faults
