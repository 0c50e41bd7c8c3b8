from pathlib import Path

import pyoxigraph as ox
import pytest
import strategies as some
from catalogue import BASE, READINGS
from hypothesis import given
from terms import quads

from publisher import nquads
from publisher.description import Statements
from publisher.iris import Kind
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.index import Index
from publisher.release.links import Links
from publisher.release.manifest import DUMP, INDEX, STORE
from publisher.release.passages import Passages, passages
from publisher.sources.reading import Reading
from publisher.store import EmbeddedStore


@given(some.catalogues)
def test_each_document_stands_together_in_the_dump(catalogue: list[Reading]) -> None:
    lines = list(nquads.lines(quads(catalogue, BASE)))
    dump = "".join(f"{line}\n" for line in lines).encode("utf-8")
    for passage in passages(dump.splitlines(keepends=True)):
        own = [line for line in lines if line.startswith((f"<{passage.address}#", f"<{passage.address}>"))]
        assert dump[passage.start : passage.start + passage.size].decode("utf-8").splitlines() == own


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    history = History(tmp_path_factory.mktemp("published"))
    return history.release(build(READINGS, BASE, history).id)


def test_a_film_from_the_dump_is_the_film_of_the_store(release: Path) -> None:
    whole = EmbeddedStore(release)
    asked = Statements(ox.Store.read_only(str(release / STORE)), BASE)
    films = whole.things(Kind.FILM, 0, 10)
    assert films
    for film in films:
        found, expected = whole.describe(film.path), asked.describe(film.path)
        assert found
        assert expected
        assert set(found.quads) == set(expected.quads)


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION, Kind.EVENT])
def test_so_is_whatever_else_the_dump_has_in_few_lines(release: Path, kind: Kind) -> None:
    whole, links = EmbeddedStore(release), Links(Index(release / INDEX))
    asked = Statements(ox.Store.read_only(str(release / STORE)), BASE)
    things = whole.things(kind, 0, 100)
    assert things
    for thing in things:
        found = whole.describe(thing.path)
        expected = asked.describe(thing.path, [link.iri(BASE) for link in links.run(thing.path, 1, 100)])
        assert found
        assert expected
        assert set(found.quads) == set(expected.quads)


def test_what_is_no_document_has_no_passage(release: Path) -> None:
    assert Passages(Index(release / INDEX), release / DUMP).statements("film/nothing") == []
