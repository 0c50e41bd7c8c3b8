"""Facts to statements, each in the graph of the source that makes it: one mapping, as terms and as text."""

from collections.abc import Iterable, Iterator

from publisher.facts import Source
from publisher.graph import terms
from publisher.graph.lines import Lines
from publisher.graph.told import Told
from publisher.identity import PUBLISHER
from publisher.nquads import Object, Quad, Triple
from publisher.provenance import graph_name, publisher, source

__all__ = ["Lines", "Object", "Quad", "Told", "Triple", "of_sources", "terms"]


def of_sources(sources: Iterable[tuple[str, Source]], base: str) -> Iterator[Quad]:
    """What is said of the sources, each by its slug, and of ourselves."""
    ours, slugs = graph_name(base, PUBLISHER), list[str]()
    for slug, each in sources:
        slugs.append(slug)
        yield from ((*triple, ours) for triple in source(each, base, slug))
    yield from ((*triple, ours) for triple in publisher(base, slugs))
