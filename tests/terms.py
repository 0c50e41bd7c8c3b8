"""A whole catalogue in rdflib's terms: what builds write as text says the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from publisher.facts import Film
from publisher.graph import Quad, Told, of_sources, terms
from publisher.identity import Names, source_slugs
from publisher.sources.reading import Reading


def quads(readings: Iterable[Reading], base: str) -> Iterator[Quad]:
    """Every statement of a catalogue."""
    read = sorted(readings, key=lambda reading: reading.source.name)
    slugs = source_slugs(reading.source.name for reading in read)
    for told in films(read, base):
        yield from terms.quads(told, base)
    yield from of_sources(((slugs[reading.source.name], reading.source) for reading in read), base)


def films(read: Iterable[Reading], base: str) -> Iterator[Told]:
    """The films of readings by what all of them tell."""
    read = list(read)
    slugs = source_slugs(reading.source.name for reading in read)
    names = Names.of((said.film for reading in read for said in reading.said), base)
    groups = defaultdict[str, list[tuple[str, Film]]](list)
    for reading in read:
        for said in reading.said:
            groups[names.film(said.film)].append((slugs[reading.source.name], said.film))
    return (Told.of(group, names) for group in groups.values())
