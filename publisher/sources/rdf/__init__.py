"""RDF of any format: statements as they are, in the graphs that they name; what cannot be carried is a finding."""

from collections.abc import Mapping

import pyoxigraph as ox

from publisher.findings import Finding
from publisher.sources.opening import File
from publisher.sources.rdf import documents, lines
from publisher.sources.rdf.blanks import blanks, named
from publisher.sources.reading import Stated, Statement

FORMS: Mapping[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
MEDIA_TYPES = {ending: form.media_type for ending, form in FORMS.items()}
IN_LINES = (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)


def read(file: File) -> Stated:
    """Yield the statements of a file and what is wrong in it; in the end those with blank nodes, by then named."""
    blank: list[Statement] = []
    for found in parsed(file):
        if isinstance(found, Statement) and blanks(found):
            blank.append(found)
        else:
            yield found
    yield from named(blank)


def parsed(file: File) -> Stated:
    """Yield the statements of a file, and what is wrong in it."""
    form, broken = FORMS[file.ending], list[Finding]()
    if form in IN_LINES:
        with file.opened(broken) as stream:
            yield from lines.read(stream, str(file), form)
    else:
        yield from documents.read(file.content(broken), str(file), form)
    yield from broken
