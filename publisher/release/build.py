"""Sources in, a release out: mapped, validated, sorted, loaded, described, and only then put in place."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from publisher import foreign, nquads, shapes
from publisher.errors import InvalidGraph
from publisher.graph import Quad, quads
from publisher.release import documents, finding, index, links, things
from publisher.release.history import History
from publisher.release.manifest import DUMP, INDEX, STORE, Manifest, file
from publisher.release.statistics import Statistics
from publisher.sources.reading import Reading

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a release is made of: the statements, the base of our IRIs, the SHA-256 of each source by its name."""

    statements: Sequence[Quad]
    base: str
    sources: Mapping[str, str]
    foreign: Sequence[str] = ()
    """The statements of RDF sources, as lines of canonical N-Quads; the shapes are no matter of theirs."""

    @classmethod
    def of(cls, readings: Iterable[Reading], base: str) -> "Catalogue":
        """Map what was read."""
        read = list(readings)
        sources = {r.source.name: r.source.sha256 for r in read}
        return cls(list(quads(read, base)), base, sources, list(foreign.lines(read, base)))

    def lines(self) -> list[str]:
        """Every statement as a line of canonical N-Quads without its line end, sorted."""
        return sorted({*nquads.lines(self.statements), *self.foreign})


def build(readings: Iterable[Reading], base: str, history: History, progress: Progress = lambda _: None) -> Manifest:
    """Write the release of the sources into the publishing folder and put it in place.

    Raises `InvalidGraph` where the statements break the shapes; the release in place then stays.
    """
    progress("read and map")
    catalogue = Catalogue.of(readings, base)
    progress("validate")
    validate(catalogue.statements)
    history.releases.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=history.releases))
    try:
        manifest = fill(draft, catalogue, history.index(), progress)
        place = history.release(manifest.id)
        if not place.exists():
            draft.chmod(0o755)
            draft.rename(place)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    history.put_in_place(manifest.id)
    return manifest


def fill(folder: Path, catalogue: Catalogue, before: Path | None, progress: Progress) -> Manifest:
    """Write everything that a release holds into a folder; `before` is the index of the release in place."""
    progress("write")
    lines = catalogue.lines()
    dump = folder / DUMP
    with dump.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(line + "\n" for line in lines)
    described = file(dump, len(lines))
    progress("load")
    triples = sorted({nquads.triple(line) for line in lines})
    store = load(folder / STORE, dump, triples)
    progress("index")
    with index.writing(folder / INDEX) as tables:
        found = things.write_things(tables, store, catalogue.base)
        links.write_links(tables, triples, catalogue.base)
        finding.write_names(tables, found)
        documents.write_documents(tables, lines, catalogue.base, described.sha256)
        documents.keep_history(tables, before, described.sha256)
    manifest = Manifest(
        id=described.sha256,
        base=catalogue.base,
        dumps={DUMP: described},
        triples=len(triples),
        sources=catalogue.sources,
        statistics=Statistics.of(triples),
    )
    manifest.write(folder)
    return manifest


def load(path: Path, dump: Path, triples: Iterable[str]) -> pyoxigraph.Store:
    """Load the named graphs, and each statement once into the default graph.

    A union made at query time would count a statement once for every source that makes it.
    """
    store = pyoxigraph.Store(path)
    store.bulk_load(path=dump, format=pyoxigraph.RdfFormat.N_QUADS)
    merged = "\n".join(triples).encode("utf-8")
    store.bulk_load(merged, format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.optimize()  # look-ups are four to eight times slower before
    store.flush()
    return store


def validate(statements: Iterable[Quad]) -> None:
    """Check each source's graph against the shapes.

    Raises `InvalidGraph` with every violation, a line each.
    """
    graphs: dict[str, Graph] = {}
    for subject, predicate, value, graph in statements:
        graphs.setdefault(graph, Graph()).add((subject, predicate, value))
    found = [f"{name}: {violation}" for name, graph in sorted(graphs.items()) for violation in shapes.violations(graph)]
    if found:
        raise InvalidGraph("\n".join(found), "mend the sources; the release in place was not touched")
