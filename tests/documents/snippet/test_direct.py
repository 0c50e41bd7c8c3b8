"""What is written at once is what PyLD answers, for whatever there can be in a catalogue."""

import pyoxigraph as ox
import pytest
import strategies as some
from hypothesis import given
from hypothesis import strategies as st
from terms import quads

from publisher import nquads
from publisher.description import Merged
from publisher.documents import snippet
from publisher.documents.snippet import direct, framed
from publisher.sources.reading import Reading

BASES = st.sampled_from(["https://films.example/", "http://localhost:8000/"])
SCHEMA = "https://schema.org/"
FILM = ox.NamedNode("https://films.example/film/x#film")


def statements(readings: list[Reading], base: str) -> list[ox.Quad]:
    lines = nquads.lines(quads(readings, base))
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))


@given(some.catalogues, BASES)
def test_a_snippet_is_what_framing_and_compaction_give(readings: list[Reading], base: str) -> None:
    said = statements(readings, base)
    things = {quad.subject.value for quad in said if isinstance(quad.subject, ox.NamedNode)}
    for thing in sorted(each for each in things if each.endswith(("#film", "#person", "#organization"))):
        selection = snippet.selected(Merged.of(said, thing))
        if not direct.foreseen(selection.about):
            continue
        assert direct.document(selection) == framed.document(selection)
        assert list(direct.document(selection)) == list(framed.document(selection))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("url", ox.Literal("no address")),
        ("dateCreated", ox.Literal("long ago")),
        ("dateCreated", ox.NamedNode("https://x.example/")),
        ("award", ox.Literal("2001", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))),
        ("sameAs", FILM),
    ],
)
def test_what_is_not_foreseen_is_framed(term: str, value: ox.NamedNode | ox.Literal) -> None:
    name = ox.Quad(FILM, ox.NamedNode(f"{SCHEMA}name"), ox.Literal("X"))
    said = [name, ox.Quad(FILM, ox.NamedNode(SCHEMA + term), value)]
    selection = snippet.selected(Merged.of(said, FILM.value))
    assert not direct.foreseen(selection.about)
    assert snippet.written(selection)["name"] == "X"


@given(some.catalogues)
def test_what_keeps_to_the_shapes_is_foreseen(readings: list[Reading]) -> None:
    said = statements(readings, "https://films.example/")
    assert direct.foreseen(snippet.selected(Merged.of(said, FILM.value)).about)


@pytest.mark.parametrize("term", ["a/b", "@id", "@context", "", "tłum"])
def test_what_can_be_no_term_of_schema_org_is_left_out(term: str) -> None:
    said = [ox.Quad(FILM, ox.NamedNode(SCHEMA + each), ox.Literal("X")) for each in ("name", term)]
    found = snippet.document(Merged.of(said, FILM.value))
    assert found == {"@context": "https://schema.org", "@id": FILM.value, "name": "X"}
