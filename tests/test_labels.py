"""The labels of things are the same, read from their documents or looked up in the store."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from catalogue import BASE, READINGS

from publisher.iris import Kind
from publisher.labels import Labels
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.index import Index
from publisher.release.manifest import DUMP, INDEX, STORE
from publisher.release.passages import Passages
from publisher.store import EmbeddedStore


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    history = History(tmp_path_factory.mktemp("published"))
    return history.release(build(READINGS, BASE, history).id)


def test_a_label_is_the_same_from_the_dump_and_from_the_store(release: Path) -> None:
    graph = ox.Store.read_only(str(release / STORE))
    read = Labels(graph, BASE, Passages(Index(release / INDEX), release / DUMP).short)
    asked = Labels(graph, BASE, lambda _: None)
    store = EmbeddedStore(release)
    things = [f"{BASE}{thing.path}#{kind}" for kind in Kind for thing in store.things(kind, 0, 100)]
    graphs = [f"{BASE}{thing.path}#graph" for thing in store.things(Kind.SOURCE, 0, 100)]
    assert things
    for thing in things:
        for each in (*graphs, f"{BASE}source/unknown#graph", None):
            assert set(read.given(thing, each)) == set(asked.given(thing, each))
        assert {t: set(v) for t, v in read.merged(thing).items()} == {t: set(v) for t, v in asked.merged(thing).items()}
    assert read.given(f"{BASE}person/nobody#person", None) == []


def test_a_document_that_is_long_is_left_to_the_store(release: Path) -> None:
    passages = Passages(Index(release / INDEX), release / DUMP)
    assert passages.short("person/allison-williams")
    assert passages.short("person/allison-williams", most=10) is None
    assert passages.short("film/nothing") is None
