"""A statement as text is the line of the dump, and nothing is lost on the way."""

import pyoxigraph as ox
import pytest
import strategies as some
from catalogue import BASE
from hypothesis import given
from terms import quads

from publisher import nquads, statement
from publisher.errors import InvalidGraph
from publisher.sources.reading import Reading

NAME = ox.NamedNode("https://schema.org/name")


@given(some.catalogues)
def test_a_line_says_what_an_independent_parser_reads_in_it(catalogue: list[Reading]) -> None:
    lines = nquads.lines(quads(catalogue, BASE))
    parsed = list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))
    said = statement.read("".join(f"{line}\n" for line in lines))
    assert said == [statement.of(quad) for quad in parsed]
    assert statement.quads(said) == parsed


@given(some.words)
def test_a_literal_is_its_text_its_language_and_its_datatype(words: str) -> None:
    year = "http://www.w3.org/2001/XMLSchema#gYear"
    assert statement.literal(str(ox.Literal(words))) == (words, None, None)
    assert statement.literal(str(ox.Literal(words, language="en"))) == (words, "en", None)
    assert statement.literal(str(ox.Literal(words, datatype=ox.NamedNode(year)))) == (words, None, year)


def test_each_statement_stands_once_with_all_who_make_it() -> None:
    said = [("film", "name", '"X"', graph) for graph in ("a", "b")]
    assert statement.grouped(said) == {"film": {"name": {'"X"': ["a", "b"]}}}


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(InvalidGraph, match="blank node"):
        statement.of(ox.Quad(ox.BlankNode("a"), NAME, ox.Literal("X")))
