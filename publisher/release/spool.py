"""Films beside the memory, between reading and mapping: a file of facts, each found again by its place."""

import io
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from publisher.findings import Place
from publisher.identity.mentions import of_film
from publisher.pickled import pickler, unpacked
from publisher.sources.reading import Said

BETWEEN = "\x1f"
"""Between the parts of a title; no fact holds it."""


class Packed(NamedTuple):
    """Some films as a spool keeps them: with the size of each in bytes, and the line that mentions it."""

    films: bytes
    sizes: Sequence[int]
    titles: str


class Packing:
    """Films on their way into a spool, each of which is read again without the others."""

    def __init__(self) -> None:
        self.content, self.sizes, self.titles = io.BytesIO(), array("L"), list[str]()
        self.pickler = pickler(self.content)

    def add(self, said: Said) -> None:
        """Take a film."""
        begins = self.content.tell()
        self.pickler.clear_memo()
        self.pickler.dump((said.film, said.place.file, said.place.line, said.place.column))
        self.sizes.append(self.content.tell() - begins)
        self.titles.append(of_film(said.film).replace("\n", BETWEEN) + "\n")

    def packed(self) -> Packed:
        """All that were taken."""
        return Packed(self.content.getvalue(), self.sizes, "".join(self.titles))


class Spool:
    """The films of all sources in the order in which they were told, each with the number of its source."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places, self.sources = array("Q", [0]), array("L")
        self._stream = path.open("wb")
        self._titles = path.with_suffix(".titles").open("w", encoding="utf-8", newline="\n")

    def __len__(self) -> int:
        """How many films were told."""
        return len(self.sources)

    def add(self, source: int, packed: Packed) -> None:
        """Keep some films of a source, and where each stands."""
        for size in packed.sizes:
            self.places.append(self.places[-1] + size)
            self.sources.append(source)
        self._stream.write(packed.films)
        self._titles.write(packed.titles)

    def __enter__(self) -> Self:
        """Be written."""
        return self

    def __exit__(self, *_: object) -> None:
        """Be read from now on."""
        self._stream.close()
        self._titles.close()

    def titles(self) -> Iterator[str]:
        """The line that mentions each film, in their order."""
        with self.path.with_suffix(".titles").open(encoding="utf-8", newline="\n") as titles:
            for title in titles:
                yield title.removesuffix("\n").replace(BETWEEN, "\n")

    def said(self, numbers: Iterable[int]) -> Iterator[tuple[int, Said]]:
        """Some of the films, each with the number of its source."""
        with self.path.open("rb") as stream:
            for number in numbers:
                begins, ends = self.places[number : number + 2]
                stream.seek(begins)
                film, *place = unpacked(stream.read(ends - begins))
                yield self.sources[number], Said(film, Place(*place))
