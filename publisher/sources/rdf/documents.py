"""RDF that is one text: Turtle, TriG, RDF/XML and JSON-LD; after a mistake it is read on where that is possible."""

import json
from typing import Any

import pyoxigraph as ox

from publisher.errors import UnreadableSource
from publisher.findings import Finding, Level, Place
from publisher.sources.rdf import contexts
from publisher.sources.rdf.lines import said
from publisher.sources.rdf.terms import Misfit, statement
from publisher.sources.reading import Stated, Statement, decoded

NOWHERE = "https://relative.invalid/"
"""What relative addresses in JSON-LD are taken to be relative to, in order that they are found."""
RECOVERING = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG)
MOST_MISTAKES = 1000
RELATIVE = "a relative address, and nothing says relative to what"
ABSOLUTE = "write whole addresses, or @base"


def read(content: bytes, file: str, form: ox.RdfFormat) -> Stated:
    """Yield the statements of a text and a finding for each mistake."""
    if form is ox.RdfFormat.JSON_LD:
        content = with_contexts(content, file)
    parser = ox.parse(content, format=form, base_iri=NOWHERE if form is ox.RdfFormat.JSON_LD else None)
    for _ in range(MOST_MISTAKES):
        try:
            for quad in parser:
                yield absolute(statement(quad))
            break
        except SyntaxError as error:
            place = Place(file, error.lineno or 0, error.offset or 0)
            yield Finding(place, Level.REFUSED, f"not understood: {said(error)}", mend(said(error)))
            if form not in RECOVERING:
                return
        except Misfit as error:
            yield Finding(Place(file), Level.REFUSED, error.message, error.mend)


def absolute(said: Statement) -> Statement:
    """The statement itself.

    Raises `Misfit` where one of its addresses was relative.
    """
    for term in said:
        if term is not None and term.startswith(f"<{NOWHERE}"):
            raise Misfit(f"{RELATIVE}: {term[len(NOWHERE) + 1 : -1][:200]!r}", ABSOLUTE)
    return said


def mend(what: str) -> str:
    """What to do about a mistake."""
    return ABSOLUTE if "No scheme" in what else "mend it; what could be read besides was read"


def with_contexts(content: bytes, file: str) -> bytes:
    """The JSON-LD with its contexts in place.

    Raises `UnreadableSource` for what is no JSON, and for a context that would have to be fetched.
    """
    try:
        document: Any = json.loads(decoded(content, file))
        return json.dumps(contexts.in_place(document)).encode("utf-8")
    except json.JSONDecodeError as error:
        raise UnreadableSource(f"{Place(file, error.lineno, error.colno)}: no JSON: {error.msg}", "mend it") from error
    except RecursionError as error:
        raise UnreadableSource(f"{file}: nested too deep", "write it flat") from error
