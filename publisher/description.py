"""What a document says: the statements about a thing and its parts, and what it takes to read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from publisher.iris import Kind, looked_up
from publisher.vocabulary import RDF, SCHEMA

LABELS = (ox.NamedNode(RDF.type), ox.NamedNode(SCHEMA.name))
"""What a document says of a thing that another document describes."""
FILM_LABELS = (*LABELS, ox.NamedNode(SCHEMA.dateCreated))
MOST_INCOMING = 2000
"""Links from elsewhere that one document shows at the most."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a document says: the thing, and statements in the graphs of those who make them.

    `cut` is true where more links from elsewhere exist than one document shows.
    """

    subject: str
    kind: Kind
    quads: tuple[ox.Quad, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a catalogue whose IRIs begin with `base`, in the named graphs of `graph`."""

    graph: ox.Store
    base: str

    def describe(self, path: str) -> Description | None:
        """What is said in the document at a path, or None where there is no such document."""
        known = looked_up(path)
        if known is None:
            return None
        subject = ox.NamedNode(f"{self.base}{path}#{known[0]}")
        own = list(self._document(subject))
        if not own:
            return None
        incoming = [] if known[0] is Kind.FILM else list(islice(self._incoming(subject), MOST_INCOMING + 1))
        quads = dict.fromkeys([*own, *self._labels(own)])
        for quad in incoming[:MOST_INCOMING]:
            quads.update(dict.fromkeys(self._onward(quad)))
        quads.update(dict.fromkeys(self._sources(quads)))
        return Description(subject.value, known[0], tuple(quads), cut=len(incoming) > MOST_INCOMING)

    def _document(self, subject: ox.NamedNode) -> Iterator[ox.Quad]:
        """The statements about a thing and, from link to link, about its parts in the same document."""
        document = subject.value.partition("#")[0] + "#"
        waiting, seen = [subject], {subject}
        while waiting:
            for quad in self._about(waiting.pop()):
                yield quad
                value = quad.object
                if isinstance(value, ox.NamedNode) and value not in seen and value.value.startswith(document):
                    seen.add(value)
                    waiting.append(value)

    def _about(self, subject: ox.NamedNode, terms: Iterable[ox.NamedNode | None] = (None,)) -> Iterator[ox.Quad]:
        """The statements about a thing, each in the graphs of those who make it."""
        for term in terms:
            for quad in self.graph.quads_for_pattern(subject, term, None, None):
                if not isinstance(quad.graph_name, ox.DefaultGraph):
                    yield quad

    def _incoming(self, thing: ox.NamedNode) -> Iterator[ox.Quad]:
        """The statements that link to a thing."""
        for quad in self.graph.quads_for_pattern(None, None, thing, None):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield quad

    def _labels(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The names and classes of the things of ours that statements link to, as whoever links to them gives them.

        What every other source calls a country would drown what is said of the film.
        """
        for value, graph in dict.fromkeys((quad.object, quad.graph_name) for quad in quads):
            if isinstance(value, ox.NamedNode) and value.value.startswith(self.base) and "#" in value.value:
                named = [quad for term in LABELS for quad in self.graph.quads_for_pattern(value, term, None, graph)]
                yield from named or self._about(value, LABELS)

    def _sources(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The names of the sources whose graphs these are."""
        for graph in sorted({quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}):
            if graph.startswith(self.base) and graph.endswith("#graph"):
                yield from self._about(ox.NamedNode(graph.removesuffix("#graph") + f"#{Kind.SOURCE}"), LABELS)

    def _onward(self, quad: ox.Quad) -> Iterator[ox.Quad]:
        """A link from elsewhere with what it takes to read it: the role or release, and the film that it is of."""
        yield quad
        linking = quad.subject
        if not isinstance(linking, ox.NamedNode):
            return
        if linking.value.endswith(f"#{Kind.FILM}"):
            yield from self._about(linking, FILM_LABELS)
        elif linking.value.startswith(self.base):
            yield from self._about(linking)
            for whole in self._incoming(linking):
                if isinstance(whole.subject, ox.NamedNode):
                    yield whole
                    yield from self._about(whole.subject, FILM_LABELS)
