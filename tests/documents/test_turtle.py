"""A document written at once is the one that Oxigraph's writer makes of the same statements."""

import pyoxigraph as ox
import strategies as some
from catalogue import BASE
from hypothesis import given
from hypothesis import strategies as st
from terms import quads

from publisher import nquads, statement
from publisher.documents import rdf, turtle
from publisher.formats import TURTLE
from publisher.sources.reading import Reading
from publisher.vocabulary import FILM, RDF, SCHEMA, XSD

PATHS = ("", "film/x", "film/x#film", "film/x#role-a", "a:b", "/x", "../x", "film/é?q", "x.y")
LOCALS = ("", "Movie", "a-b", "9", "a.", "a/b", "é", "a:b")
ELSEWHERE = ("https://elsewhere.example//x", "http://elsewhere.example/#", "urn:isbn:1", str(RDF.type))
IRIS = st.sampled_from(
    [*(f"{BASE}{path}" for path in PATHS), *(f"{SCHEMA}{local}" for local in LOCALS), *ELSEWHERE, str(FILM.creditOrder)]
).map(ox.NamedNode)
KINDS = st.sampled_from([str(XSD.integer), str(XSD.decimal), str(XSD.boolean), str(XSD.double), f"{SCHEMA}Text"])
BARE = ("1", "+01", "-1.50", ".5", "1.", "true", "1e3", "", " , ")
WORDS = st.text(st.characters(codec="utf-8")) | st.sampled_from(BARE)
LITERALS = (
    WORDS.map(ox.Literal)
    | st.builds(lambda words, kind: ox.Literal(words, datatype=ox.NamedNode(kind)), WORDS, KINDS)
    | st.builds(lambda words, tag: ox.Literal(words, language=tag), WORDS, st.sampled_from(["en", "pt-br"]))
)
QUADS = st.lists(st.builds(ox.Quad, IRIS, IRIS, IRIS | LITERALS, IRIS), max_size=12)


def written(said: list[ox.Quad], subject: str) -> bytes:
    return turtle.written(statement.grouped(map(statement.of, said)), subject, BASE)


def body(text: bytes) -> bytes:
    """All but the prefixes: the other writer declares one also for the datatype of a bare number."""
    return text.partition(b"\n\n")[2]


@given(QUADS, IRIS)
def test_whatever_is_said_is_read_back(said: list[ox.Quad], subject: ox.NamedNode) -> None:
    text = written(said, subject.value)
    read = {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert read == {quad.triple for quad in said}


@given(some.catalogues)
def test_a_document_is_the_one_that_another_writer_makes(catalogue: list[Reading]) -> None:
    said = list(ox.parse("\n".join(nquads.lines(quads(catalogue, BASE))), format=ox.RdfFormat.N_QUADS))
    subject = min(quad.subject.value for quad in said if str(quad.subject).endswith("#film>"))
    assert body(written(said, subject)) == body(rdf.written(said, TURTLE, subject, BASE))
