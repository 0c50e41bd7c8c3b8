"""The vocabulary's own documents: its terms and the shapes, as they are shipped, in every format."""

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from publisher import shipped
from publisher.documents import html
from publisher.documents.pages.terms import terms
from publisher.documents.rdf import WRITERS
from publisher.documents.site import Site
from publisher.formats import HTML, TURTLE, Format
from publisher.vocabulary import FILM, PREFIXES


@dataclass(frozen=True, slots=True)
class Shipped:
    """A document of the vocabulary: its file, what it is, its heading, and whether its page lists terms."""

    file: str
    kind: str
    heading: str
    terms: bool


DOCUMENTS = {
    "ontology": Shipped("film.ttl", "Vocabulary", "The terms that schema.org lacks", terms=True),
    "shapes": Shipped("shapes.ttl", "SHACL", "The shapes that the data conform to", terms=False),
    "rich-results": Shipped("rich-results.ttl", "SHACL", "What search engines ask of a film", terms=False),
}
"""The documents by their paths."""


def written(name: str, form: Format, site: Site) -> bytes:
    """A document of the vocabulary in a format; in Turtle as it was written by hand."""
    document = DOCUMENTS[name]
    if form is TURTLE:
        return source(document.file)
    if form is not HTML:
        writer = WRITERS.get(form, ox.RdfFormat.JSON_LD)
        return ox.serialize(statements(document.file), format=writer, prefixes=PREFIXES) or b""
    return html.page(
        "vocabulary.html",
        site,
        path=name,
        document=document,
        terms=tuple(terms(statements(document.file), str(FILM))) if document.terms else (),
        source="" if document.terms else source(document.file).decode("utf-8"),
    )


def context() -> bytes:
    """The JSON-LD context."""
    return source("context.jsonld")


def source(file: str) -> bytes:
    """A file of the vocabulary."""
    return (shipped.ontology() / file).read_bytes()


@cache
def statements(file: str) -> tuple[ox.Quad, ...]:
    """What a file of the vocabulary states."""
    return tuple(ox.parse(source(file), format=ox.RdfFormat.TURTLE))
