"""A build against the shapes: every film of a small one, some films of a large one, and counts of every statement.

What the mapping writes of one film is alike for all of them, so that a sample tells what is wrong with it. What is
wrong with one thing alone is that two sources' words, or two parts, fell together under one name in one graph: a term
that has one value has two, which is counted while the dump is written.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from rdflib import Graph

from publisher import shapes
from publisher.graph import Quad, terms
from publisher.release.films import Films
from publisher.release.passages import Said

SMALL, SAMPLE = 1000, 100
"""Films that are all validated; of more, so many are."""


def validate(films: Films, about_sources: Iterable[Quad], base: str) -> list[str]:
    """What in the films, as each source tells of them, breaks the shapes, a line each."""
    groups = films.groups
    step = 1 if len(groups) <= SMALL else len(groups) // SAMPLE
    quads = (quad for group in groups[::step] for quad in terms.quads(films.told(group), base))
    return list(violations((*about_sources, *quads)))


def violations(quads: Iterable[Quad]) -> Iterator[str]:
    """What is wrong in each graph, a line each."""
    graphs: dict[str, Graph] = {}
    for subject, predicate, value, graph in quads:
        graphs.setdefault(graph, Graph()).add((subject, predicate, value))
    for name, said in sorted(graphs.items()):
        yield from (f"{name}: {violation}" for violation in shapes.violations(said))


class Counts:
    """Statements in order, in which a term that has one value is sought with two in one graph."""

    def __init__(self, graphs: Collection[str]) -> None:
        self.graphs = frozenset(f"<{graph}>".encode() for graph in graphs)
        self.single = single()
        self.lines: Sequence[bytes] = ()
        self.last: tuple[bytes, bytes] = (b"", b"")
        self.faults: list[str] = []

    def add(self, statements: Sequence[Said], lines: Sequence[bytes]) -> None:
        """Take statements, each once, and the lines in which they stand; they follow those before."""
        if not statements:
            return
        pairs = [(subject, term) for subject, term, _ in statements if term in self.single]
        if len({self.last, *pairs}) <= len(pairs):
            self.count([*self.lines, *lines])
        self.lines, self.last = lines, pairs[-1] if pairs else (b"", b"")

    def count(self, lines: Iterable[bytes]) -> None:
        """Look who says what the statements of some lines say."""
        seen: dict[tuple[bytes, bytes, bytes], bytes] = {}
        for line in lines:
            said, _, graph = line.rstrip(b" .\n").rpartition(b" ")
            subject, term, value = said.split(b" ", 2)
            if term in self.single and graph in self.graphs and seen.setdefault((subject, term, graph), value) != value:
                self.faults.append(f"{graph[1:-1].decode()}: {subject.decode()} {term.decode()} has two values")


@cache
def single() -> frozenset[bytes]:
    """The terms of which nothing that has them has two, as N-Quads writes them."""
    return frozenset(f"<{term}>".encode() for term in shapes.single())
