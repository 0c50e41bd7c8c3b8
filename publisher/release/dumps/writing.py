"""From the sorted N-Quads of a release to its other dumps, in a pass for each group of formats."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from publisher.formats import CSV, JSON_LINES, NQUADS, NTRIPLES, PARQUET, TURTLE, Format
from publisher.release.dumps import merged
from publisher.release.dumps.choice import Dump
from publisher.release.dumps.jsonlines import JsonLines
from publisher.release.dumps.merged import Document
from publisher.release.dumps.names import names
from publisher.release.dumps.outlet import PIECE, Outlet
from publisher.release.dumps.parquet import Parquet
from publisher.release.dumps.separated import SeparatedValues
from publisher.release.dumps.tables import TABLES, Table, rows
from publisher.release.dumps.turtle import Turtle
from publisher.release.manifest import DUMP, File

Files = Mapping[str, File]
Pass = Callable[[Path, str, list[Dump]], Files]


def write(folder: Path, base: str, wanted: Iterable[Dump]) -> dict[str, File]:
    """Write dumps into the folder of a release, beside its sorted N-Quads; what each file is, by its name.

    One pass comes after the other: packing goes on in threads of its own, and passes that made lines at the same time
    would wait for each other.
    """
    dumps = list(wanted)
    passes = [(each, chosen) for each, forms in PASSES.items() if (chosen := [d for d in dumps if d.form in forms])]
    return dict(chain.from_iterable(each(folder, base, chosen).items() for each, chosen in passes))


def copied(folder: Path, _: str, chosen: list[Dump]) -> Files:
    """The N-Quads as they are."""
    with Outlets(folder, chosen) as outlets, (folder / DUMP).open("rb") as stream:
        lines = 0
        while piece := stream.read(PIECE):
            lines += piece.count(b"\n")
            outlets.write(piece)
        return outlets.finished(lines)


def triples(folder: Path, _: str, chosen: list[Dump]) -> Files:
    """The merged statements, a line each."""
    with Outlets(folder, chosen) as outlets:
        lines = 0
        for piece in merged.pieces(folder / DUMP):
            lines += len(piece)
            outlets.write(b" .\n".join(piece) + b" .\n")
        return outlets.finished(lines)


def documents(folder: Path, base: str, chosen: list[Dump]) -> Files:
    """The merged statements by document: as text, and as the rows of tables."""
    with ExitStack() as stack:
        takers: list[Text | Tables] = []
        for form, writer in TEXTS.items():
            if dumps := [dump for dump in chosen if dump.form is form]:
                takers.append(stack.enter_context(Text(folder, dumps, writer(base))))
        if dumps := [dump for dump in chosen if dump.form in (CSV, PARQUET)]:
            takers.append(stack.enter_context(Tables(folder, base, dumps)))
        count = 0
        for document in merged.documents(folder / DUMP):
            count += len(document.statements)
            for taker in takers:
                taker.take(document)
        return dict(chain.from_iterable(taker.finished(count).items() for taker in takers))


class Outlets(ExitStack):
    """The files of one content, packed in different ways."""

    def __init__(self, folder: Path, dumps: Iterable[Dump]) -> None:
        super().__init__()
        paths = {folder / f"{Path(DUMP).stem}.{dump.name}": dump.packing for dump in dumps}
        self._outlets = [self.enter_context(Outlet(path, packing)) for path, packing in paths.items()]

    def write(self, piece: bytes) -> None:
        """Take something to write."""
        for outlet in self._outlets:
            outlet.write(piece)

    def finished(self, statements: int) -> Files:
        """Write what is left; what each file is, by its name."""
        return {outlet.path.name: outlet.finished(statements=statements) for outlet in self._outlets}


class Text(Outlets):
    """Documents on their way into files, as text."""

    def __init__(self, folder: Path, dumps: Iterable[Dump], writer: Turtle | JsonLines) -> None:
        super().__init__(folder, dumps)
        self._writer = writer
        self.write(writer.head())

    def take(self, document: Document) -> None:
        """Write a document."""
        self.write(self._writer.written(document))


class Tables(ExitStack):
    """Documents on their way into files, as rows of tables."""

    def __init__(self, folder: Path, base: str, dumps: Iterable[Dump]) -> None:
        super().__init__()
        self._base = base.encode()
        self._names = self.enter_context(names(folder / DUMP, base))
        self._files: dict[str, dict[str, SeparatedValues | Parquet]] = {}
        for name, table in TABLES.items():
            self._files[name] = {}
            for dump in dumps:
                path = folder / f"{name}.{dump.name}"
                self._files[name][path.name] = opened = writer(path, table, dump)
                self.enter_context(opened)

    def take(self, document: Document) -> None:
        """Write the rows of a document."""
        for name, row in rows(document, self._base, self._names):
            for file in self._files[name].values():
                file.write(row)

    def finished(self, _: int) -> Files:
        """Write what is left; what each file is, by its name."""
        return {name: each.finished() for files in self._files.values() for name, each in files.items()}


def writer(path: Path, table: Table, dump: Dump) -> SeparatedValues | Parquet:
    """What writes a table into a file."""
    if dump.form is PARQUET:
        return Parquet(path, table)
    return SeparatedValues(path, table, dump.packing)


TEXTS: Mapping[Format, type[Turtle | JsonLines]] = {TURTLE: Turtle, JSON_LINES: JsonLines}
"""What writes documents in each format of text."""
PASSES: Mapping[Pass, tuple[Format, ...]] = {
    copied: (NQUADS,),
    triples: (NTRIPLES,),
    documents: (*TEXTS, CSV, PARQUET),
}
"""The passes over the sorted N-Quads, and the formats that each writes."""
