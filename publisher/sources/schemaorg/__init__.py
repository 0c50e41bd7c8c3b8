"""Other shapes of schema.org as facts: RDF of any format, in which films are described as others describe them."""

from publisher.findings import Finding, Level, Place
from publisher.sources import rdf
from publisher.sources.opening import File
from publisher.sources.reading import Found, Said, Statement
from publisher.sources.schemaorg.film import Reader
from publisher.sources.schemaorg.shape import Shape


def read(file: File) -> Found:
    """Yield the films that a file describes, and what is wrong in it."""
    statements: list[Statement] = []
    for found in rdf.parsed(file):
        if isinstance(found, Statement):
            statements.append(found)
        else:
            yield found
    yield from films(Shape(statements), Place(str(file)))


def films(shape: Shape, place: Place) -> Found:
    """Yield the films of a graph."""
    subjects = list(shape.are("Movie"))
    if not subjects:
        yield Finding(place, Level.REFUSED, "no schema:Movie in this file", "read it without --as schema.org")
    for subject in subjects:
        reader = Reader(shape, subject, place)
        film = reader.film()
        if film is not None:
            yield Said(film, place)
        yield from reader.findings
