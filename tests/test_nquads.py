import pyoxigraph as ox
import strategies as some
from catalogue import BASE
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import Literal, URIRef
from terms import quads

from publisher import nquads
from publisher.sources.reading import Reading

IRI = URIRef("https://films.example/x")


@given(some.catalogues)
def test_the_lines_are_what_an_independent_writer_of_canonical_nquads_writes(catalogue: list[Reading]) -> None:
    lines = nquads.lines(quads(catalogue, BASE))
    read = ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)
    written = ox.serialize(read, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert written.decode().split("\n")[:-1] == lines


@given(some.catalogues)
def test_the_sorted_lines_are_the_canonical_form_of_the_data_set(catalogue: list[Reading]) -> None:
    # without backslashes, which the test above covers: PyLD 3 takes the escape of one before r, n or t for the letter's
    plain = {line.replace("\\\\", "/") for line in nquads.lines(quads(catalogue, BASE))}
    lines = "".join(f"{line}\n" for line in sorted(plain))
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    assert jsonld.normalize(lines, options) == lines


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    line = nquads.line((IRI, IRI, Literal(text), IRI))
    assert "\n" not in line
    (read,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    assert isinstance(read.object, ox.Literal)
    assert read.object.value == text


def test_a_triple_is_a_line_without_its_graph() -> None:
    line = nquads.line((IRI, IRI, Literal('a " <b> . c'), IRI))
    assert nquads.triple(line) == r'<https://films.example/x> <https://films.example/x> "a \" <b> . c" .'
