"""Other shapes of schema.org as facts: RDF of any format, in which films are described as others describe them."""

from collections.abc import Mapping

from publisher.findings import Finding, Level, Place
from publisher.sources import rdf
from publisher.sources.opening import File
from publisher.sources.reading import Found, Said, Statement
from publisher.sources.schemaorg.film import film
from publisher.sources.schemaorg.reader import Reader
from publisher.sources.schemaorg.shape import Shape


def read(file: File) -> Found:
    """Yield the films that a file describes, and what is wrong in it."""
    statements: list[Statement] = []
    for found in rdf.parsed(file):
        if isinstance(found, Statement):
            statements.append(found)
        else:
            yield found
    shape, place = Shape(statements), Place(str(file))
    subjects = list(shape.are("Movie"))
    if not subjects:
        yield Finding(place, Level.REFUSED, "no schema:Movie in this file", "read it without --as schema.org")
    yield from films(shape, dict.fromkeys(subjects, place))


def films(shape: Shape, places: Mapping[str, Place]) -> Found:
    """Yield the films of a graph, each with the place where it stands."""
    for subject, place in places.items():
        reader = Reader(shape, subject, place)
        told = film(reader)
        if told is not None:
            yield Said(told, place)
        yield from reader.findings
