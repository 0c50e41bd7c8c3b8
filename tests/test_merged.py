"""What programs are told of a document: each statement once."""

import pyoxigraph as ox
import pytest
from catalogue import BASE, READINGS

from publisher.description import Merged
from publisher.errors import InvalidGraph
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore

NAME = "https://schema.org/name"
FILM = f"{BASE}film/the-perfection-2018#film"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:

    history = History(tmp_path_factory.mktemp("published"))
    build(READINGS, BASE, history)
    folder = history.current()
    assert folder
    return EmbeddedStore(folder)


def test_a_document_is_merged_with_its_parts_and_the_names_of_what_it_links_to(store: EmbeddedStore) -> None:
    found = store.merge("film/the-perfection-2018")
    assert found
    assert found.subject == FILM
    assert [value.value for value in found.about[FILM][NAME]] == ["The Perfection"]
    assert f"{FILM.partition('#')[0]}#role-allison-williams" in found.about
    williams = found.about[f"{BASE}person/allison-williams#person"]
    assert [value.value for value in williams[NAME]] == ["Allison Williams"]


def test_an_unknown_document_gives_nothing(store: EmbeddedStore) -> None:
    assert store.merge("film/unknown-1900") is None
    assert store.merge("nowhere") is None


def test_statements_are_merged_whoever_makes_them() -> None:
    film, name = ox.NamedNode(FILM), ox.NamedNode(NAME)
    quads = [ox.Quad(film, name, ox.Literal("X"), ox.NamedNode(f"{BASE}{n}")) for n in range(3)]
    assert Merged.of(quads, FILM).about == {FILM: {NAME: [ox.Literal("X")]}}


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(InvalidGraph, match="blank node"):
        Merged.of([ox.Quad(ox.BlankNode("a"), ox.NamedNode(NAME), ox.Literal("X"))], FILM)
