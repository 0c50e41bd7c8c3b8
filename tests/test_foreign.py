"""RDF sources on their way into a release."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import foreign
from publisher.facts import Source
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.verify import faults
from publisher.sources import origins
from publisher.sources.reading import Reading, Statement
from publisher.store import EmbeddedStore

BASE = "https://films.example/"
OWN, OURS = f"<{BASE}source/a#graph>", f"<{BASE}source/publisher#graph>"
A, P = "<https://a.example/a>", "<https://a.example/p>"
ALIEN = f"<{BASE}film/alien-1979#film>"
CONTENT = f"""\
{A} {P} "01"^^<http://www.w3.org/2001/XMLSchema#integer> <https://a.example/g> .
{A} {P} "1"^^<http://www.w3.org/2001/XMLSchema#integer> <https://a.example/g> .
_:x {P} _:y .
{ALIEN} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Movie> .
{ALIEN} <https://schema.org/name> "Alien" <urn:a:g> .
<https://a.example/film/b#film> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Movie> .
"""


def said(*statements: Statement, name: str = "a.nq") -> Reading:
    return Reading(Source(name, "0" * 64, "application/n-quads"), statements=statements)


def lines(readings: list[Reading], base: str) -> list[str]:
    stated = [(reading.source.name.removesuffix(".nq"), reading.statements) for reading in readings]
    return list(foreign.lines(stated, [slug for slug, _ in stated], base))


def test_a_triple_stands_in_the_graph_of_its_source() -> None:
    assert list(lines([said(Statement(A, P, '"x"'))], BASE)) == [f'{A} {P} "x" {OWN} .']


def test_a_graph_keeps_its_name_and_we_say_from_which_source_it_comes() -> None:
    derived = f"<https://a.example/g> <http://www.w3.org/ns/prov#wasDerivedFrom> <{BASE}source/a#source> {OURS} ."
    found = set(lines([said(Statement(A, P, '"x"', "<https://a.example/g>"))], BASE))
    assert found == {f'{A} {P} "x" <https://a.example/g> .', derived}


@pytest.mark.parametrize("claimed", [OURS, f"<{BASE}source/b#graph>"])
def test_nobody_speaks_in_the_name_of_another_source(claimed: str) -> None:
    found = list(lines([said(Statement(A, P, '"x"', claimed)), said(name="b.nq")], BASE))
    assert found == [f'{A} {P} "x" {OWN} .']


def test_blank_nodes_become_addresses_of_ours() -> None:
    genid = f"<{BASE}.well-known/genid/"
    (line,) = lines([said(Statement("_:one", P, "_:two"))], BASE)
    assert line == f"{genid}one> {P} {genid}two> {OWN} ."


@given(st.text())
def test_a_literal_is_written_as_canonical_n_quads(text: str) -> None:
    (quad,) = ox.parse(f"{A} {P} {ox.Literal(text)} .", format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rdf")
    (folder / "a.nq").write_text(CONTENT, encoding="utf-8")
    build(origins.readings([folder / "a.nq"]), BASE, History(folder / "out"))
    return folder / "out"


def test_a_release_of_rdf_alone_is_whole(folder: Path) -> None:
    place = History(folder).current()
    assert place
    assert list(faults(place)) == []


def test_the_dump_has_every_statement_as_it_was_written(folder: Path) -> None:
    place = History(folder).current()
    assert place
    dump = EmbeddedStore(place).dump.read_text(encoding="utf-8")
    assert [line in dump.splitlines() for line in CONTENT.splitlines()[:2]] == [True, True]
    assert f'{ALIEN} <https://schema.org/name> "Alien" <urn:a:g> .' in dump.splitlines()


def test_what_stands_under_our_base_has_a_document_and_what_stands_elsewhere_has_none(folder: Path) -> None:
    place = History(folder).current()
    assert place
    store = EmbeddedStore(place)
    assert store.describe("film/alien-1979")
    assert [entry.path for entry in store.find("alien", 9)] == ["film/alien-1979"]
    assert store.describe("film/b") is None
