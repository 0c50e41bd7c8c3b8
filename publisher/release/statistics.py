"""What a release holds, in figures: counted once, while its statements pass by."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from publisher.release.passages import Said
from publisher.vocabulary import RDF

TYPE = f"<{RDF.type}>".encode()
PARTS = 64
"""Files among which the values are divided, so that those of one fit into the memory."""
KEPT = 1 << 16
"""Values of a part in memory."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The merged statements of a release, counted in the terms of VoID."""

    subjects: int
    objects: int
    classes: Mapping[str, int]
    """How many things are said to be of each class, by its IRI."""
    properties: Mapping[str, int]
    """How many statements have each property, by its IRI."""


class Counting:
    """Statements in order, counted as they come, in bounded memory."""

    def __enter__(self) -> Self:
        """Begin to count."""
        self.subjects = 0
        self.last = b""
        self.classes: Counter[bytes] = Counter()
        self.properties: Counter[bytes] = Counter()
        self.values = Distinct()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.values.close()

    def add(self, parts: Sequence[Said]) -> None:
        """Count statements that follow those before."""
        subjects = dict.fromkeys([subject for subject, _, _ in parts])
        self.subjects += len(subjects) - (self.last in subjects)
        self.last = parts[-1][0] if parts else self.last
        self.properties.update([term for _, term, _ in parts])
        self.classes.update([value for _, term, value in parts if term == TYPE])
        self.values.add({value for _, _, value in parts})

    def statistics(self) -> Statistics:
        """The figures."""
        classes, properties = (
            {iri[1:-1].decode(): count for iri, count in sorted(counted.items())}
            for counted in (self.classes, self.properties)
        )
        return Statistics(self.subjects, self.values.count(), classes, properties)


class Distinct:
    """How many different values there were, by their hashes, which lie beside the memory where they are many."""

    def __init__(self) -> None:
        self.folder = TemporaryDirectory()
        self.parts = [array("q") for _ in range(PARTS)]

    def add(self, values: Iterable[bytes]) -> None:
        """Take values."""
        for number in map(hash, values):
            self.parts[number % PARTS].append(number)
        for name, part in enumerate(self.parts):
            if len(part) > KEPT:
                with self.file(name).open("ab") as kept:
                    part.tofile(kept)
                del part[:]

    def count(self) -> int:
        """How many were different."""
        return sum(len({*part, *self.earlier(name)}) for name, part in enumerate(self.parts))

    def earlier(self, name: int) -> "array[int]":
        """The hashes of a part that lie beside the memory."""
        found = array("q")
        if self.file(name).exists():
            found.frombytes(self.file(name).read_bytes())
        return found

    def file(self, name: int) -> Path:
        """Where the hashes of a part lie."""
        return Path(self.folder.name) / str(name)

    def close(self) -> None:
        """Forget everything."""
        self.folder.cleanup()
