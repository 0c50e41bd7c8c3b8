"""The mapping as text: what `terms` makes, written at once as lines of canonical N-Quads."""

from collections import defaultdict
from typing import Any, NamedTuple

from publisher.facts import Named
from publisher.graph.kinds import Kind, Telling
from publisher.graph.mapping import ADDED, CATALOGUED, MOVIE, THINGS
from publisher.graph.told import Told
from publisher.identity import PUBLISHER
from publisher.provenance import graph_name


class Voice(NamedTuple):
    """Who says something: a source of its film, how each line of it ends, and what it has named so far."""

    telling: Telling
    ending: str
    known: dict[Named, str]


class Lines:
    """A writer of lines: the same thing is written again for every source, but not for every film."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.ours = ending(base, PUBLISHER)
        self.blocks: dict[str, bytes] = {}
        """The lines of each subject in order; no subject is the beginning of another."""
        self.known: defaultdict[str, dict[Named, str]] = defaultdict(dict)

    def write(self, told: Told) -> None:
        """Write every statement about a film, each in the graph of the source that makes it, and what we add."""
        rests: list[str] = []
        for telling in told.tellings:
            voice = Voice(telling, ending(self.base, telling.source), self.known[telling.source])
            self.fill(rests, MOVIE, told.iri, telling.film, voice)
        self.fill(rests, CATALOGUED, told.iri, told.catalogued(self.base), Voice(told.tellings[0], self.ours, {}))
        self.close(told.iri, rests)

    def taken(self) -> bytes:
        """The lines so far in the order of their code points, some perhaps twice; the next ones begin anew."""
        found, self.blocks = self.blocks, {}
        self.known.clear()
        return b"".join([found[subject] for subject in sorted(found)])

    def fill(self, rests: list[str], kind: Kind, iri: str, fact: Any, voice: Voice) -> None:
        """Write what is said of a thing of a kind: what follows its subject in each line."""
        ending = voice.ending
        if kind.of is not None:
            rests.append(kind.typed + ending)
        for (term, text), said in zip(kind.columns, kind.values(fact), strict=True):
            if said is None:
                continue
            for value in said if type(said) is tuple else (said,):
                written = self.named(value, voice) if text is None else text(value)
                rests.append(f"{term}{written}{ending}")
        for term, part in kind.led:
            for name, piece in part.each(fact, iri, voice.telling):
                rests.append(f"{term}<{name}>{ending}")
                inner: list[str] = []
                self.fill(inner, part.kind, name, piece, voice)
                self.close(name, inner)

    def named(self, named: Named, voice: Voice) -> str:
        """The IRI of something that has a document of its own, which is written, too, unless it was before."""
        if (known := voice.known.get(named)) is not None:
            return known
        iri = voice.telling.names.named(named)
        found = voice.known[named] = f"<{iri}>"
        rests: list[str] = []
        self.fill(rests, THINGS[type(named)], iri, named, voice)
        if kind := ADDED.get(type(named)):
            self.fill(rests, kind, iri, named, Voice(voice.telling, self.ours, {}))
        self.close(iri, rests)
        return found

    def close(self, iri: str, rests: list[str]) -> None:
        """Put the lines of a thing in order, those that were written of it before among them."""
        subject = f"<{iri}>"
        rests.sort()
        lines = subject.join(["", *rests]).encode()
        if (before := self.blocks.setdefault(subject, lines)) is not lines:
            self.blocks[subject] = b"".join(sorted((before + lines).splitlines(keepends=True)))


def ending(base: str, source: str) -> str:
    """How a line ends that is said in the graph of a source."""
    return f" <{graph_name(base, source)}> .\n"
