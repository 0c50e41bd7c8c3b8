"""Facts to statements, each in the graph of the source that makes it: one mapping, as terms and as text."""

from collections.abc import Iterable, Iterator

from publisher.facts import Source
from publisher.graph import terms
from publisher.graph.lines import Lines
from publisher.graph.told import Told, together
from publisher.identity import PUBLISHER, Names, source_slugs
from publisher.nquads import Object, Quad, Triple
from publisher.provenance import graph_name, publisher, source
from publisher.sources.reading import Reading

__all__ = ["Lines", "Object", "Quad", "Told", "Triple", "of_sources", "quads", "terms", "together"]


def quads(readings: Iterable[Reading], base: str) -> Iterator[Quad]:
    """Every statement of a catalogue in rdflib's terms."""
    read = sorted(readings, key=lambda reading: reading.source.name)
    slugs = source_slugs(reading.source.name for reading in read)
    for told in films(read, base):
        yield from terms.quads(told, base)
    yield from of_sources(((slugs[reading.source.name], reading.source) for reading in read), base)


def films(read: Iterable[Reading], base: str) -> Iterator[Told]:
    """The films of readings."""
    read = list(read)
    slugs = source_slugs(reading.source.name for reading in read)
    names = Names.of((said.film for reading in read for said in reading.said), base)
    return together(((slugs[reading.source.name], said.film) for reading in read for said in reading.said), names)


def of_sources(sources: Iterable[tuple[str, Source]], base: str) -> Iterator[Quad]:
    """What is said of the sources, each by its slug, and of ourselves."""
    ours, slugs = graph_name(base, PUBLISHER), list[str]()
    for slug, each in sources:
        slugs.append(slug)
        yield from ((*triple, ours) for triple in source(each, base, slug))
    yield from ((*triple, ours) for triple in publisher(base, slugs))
