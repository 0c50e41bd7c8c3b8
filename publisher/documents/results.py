"""The answers to queries: tables in the SPARQL result formats, graphs in the RDF formats, written as they come."""

import io
import json
from collections.abc import Iterable, Iterator
from typing import IO, Protocol, cast

import pyoxigraph as ox

from publisher.documents import jsonld
from publisher.documents.rdf import WRITERS as GRAPHS
from publisher.errors import UnknownFormat
from publisher.formats import (
    JSONLD,
    RDF,
    RESULTS,
    RESULTS_CSV,
    RESULTS_JSON,
    RESULTS_TSV,
    RESULTS_XML,
    Format,
    named,
)
from publisher.store import Answer
from publisher.vocabulary import PREFIXES

WRITERS = {
    RESULTS_JSON: ox.QueryResultsFormat.JSON,
    RESULTS_XML: ox.QueryResultsFormat.XML,
    RESULTS_CSV: ox.QueryResultsFormat.CSV,
    RESULTS_TSV: ox.QueryResultsFormat.TSV,
}
PREFIXED = frozenset({ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML})


class Output(Protocol):
    """Where an answer is written."""

    def write(self, piece: bytes, /) -> int:
        """Take a piece of it."""

    def flush(self) -> None:
        """Send on what was taken."""

    def counted(self, statements: int) -> None:
        """Take note that so many statements of a graph were written."""


class Whole(io.BytesIO):
    """An answer in memory."""

    def counted(self, statements: int) -> None:
        """Let there be any number."""


def offers(answer: Answer) -> tuple[Format, ...]:
    """The formats in which an answer can be written, the favourite first."""
    return RDF if isinstance(answer, ox.QueryTriples) else RESULTS


def chosen(answer: Answer, name: str | None) -> Format:
    """The format of that name for an answer, or the favourite one.

    Raises `UnknownFormat` for a name that does not fit the answer.
    """
    return named(name, offers(answer)) if name else offers(answer)[0]


def written(answer: Answer, form: Format, base: str) -> bytes:
    """An answer in a format that is among its offers."""
    whole = Whole()
    write(answer, form, whole, base)
    return whole.getvalue()


def write(answer: Answer, form: Format, output: Output, base: str) -> None:
    """Write an answer in a format that is among its offers; `base` is where our context stands.

    Raises `UnknownFormat` where the format cannot carry the answer.
    """
    if form not in offers(answer):
        raise UnknownFormat(f"{form.label} cannot carry this answer", "choose another format")
    if isinstance(answer, ox.QueryTriples):
        graph(answer, form, output, base)
    else:
        answer.serialize(cast("IO[bytes]", output), format=WRITERS[form])


def graph(triples: Iterable[ox.Triple], form: Format, output: Output, base: str) -> None:
    """Write a graph in a format; JSON-LD, which is one object, is written when the last statement is there."""
    statements = counted(triples, output)
    if form is JSONLD:
        try:
            expanded = json.loads(ox.serialize(statements, format=ox.RdfFormat.JSON_LD) or b"[]")
        except OSError as error:  # a statement about a statement, which RDF 1.2 has and JSON-LD 1.1 has not
            raise UnknownFormat(f"JSON-LD cannot carry this answer: {error}", "choose another format") from error
        output.write(jsonld.text(jsonld.compacted(expanded, f"{base}context.jsonld")).encode("utf-8"))
    else:
        prefixes = PREFIXES if GRAPHS[form] in PREFIXED else None
        ox.serialize(statements, cast("IO[bytes]", output), format=GRAPHS[form], prefixes=prefixes)


def counted(triples: Iterable[ox.Triple], output: Output) -> Iterator[ox.Triple]:
    """The statements, of which the output takes note as they pass."""
    for triple in triples:
        output.counted(1)
        yield triple
