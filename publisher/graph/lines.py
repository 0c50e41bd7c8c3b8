"""The mapping as text: what `terms` makes, written at once as lines of canonical N-Quads."""

from typing import Any

from publisher.facts import Named
from publisher.graph.kinds import Kind, Telling
from publisher.graph.mapping import ADDED, CATALOGUED, MOVIE, THINGS
from publisher.graph.told import Told
from publisher.identity import PUBLISHER
from publisher.provenance import graph_name

REMEMBERED = 100_000
"""Things of which is remembered that they were written, since those of one film are mostly those of the next."""


class Lines:
    """A writer of lines: the same thing is written again for every source, but not for every film."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.ours = f" <{graph_name(base, PUBLISHER)}> ."
        self.out: list[str] = []
        self.known: dict[tuple[str, Named], str] = {}

    def write(self, told: Told) -> None:
        """Write every statement about a film, each in the graph of the source that makes it, and what we add."""
        for telling in told.tellings:
            self.thing(MOVIE, told.iri, telling.film, telling, f" <{graph_name(self.base, telling.source)}> .")
        self.thing(CATALOGUED, told.iri, told.catalogued(self.base), told.tellings[0], self.ours)

    def taken(self) -> list[str]:
        """The lines so far, some of them perhaps twice; the next ones begin anew."""
        found, self.out = self.out, []
        return found

    def thing(self, kind: Kind, iri: str, fact: Any, telling: Telling, graph: str) -> None:
        """Write what is said of a thing of a kind."""
        subject, out = f"<{iri}>", self.out
        if kind.of is not None:
            out.append(f"{subject}{kind.typed}{graph}")
        for term, said, text in kind.compiled:
            values = said(fact)
            if values is None:
                continue
            for value in values if type(values) is tuple else (values,):
                written = self.named(value, telling, graph) if text is None else text(value)
                out.append(f"{subject}{term}{written}{graph}")
        for term, part in kind.led:
            for name, piece in part.each(fact, iri, telling):
                out.append(f"{subject}{term}<{name}>{graph}")
                self.thing(part.kind, name, piece, telling, graph)

    def named(self, named: Named, telling: Telling, graph: str) -> str:
        """The IRI of something that has a document of its own, which is written, too, unless it was just before."""
        if (known := self.known.get((graph, named))) is not None:
            return known
        if len(self.known) > REMEMBERED:
            self.known.clear()
        iri = telling.names.named(named)
        found = self.known[graph, named] = f"<{iri}>"
        self.thing(THINGS[type(named)], iri, named, telling, graph)
        if kind := ADDED.get(type(named)):
            self.thing(kind, iri, named, telling, self.ours)
        return found
