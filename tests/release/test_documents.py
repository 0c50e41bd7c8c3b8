import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import BrokenRelease
from publisher.facts import Film, Text
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.index import Index
from publisher.release.manifest import INDEX
from publisher.store import EmbeddedStore

LINK = "https://www.imdb.com/title/tt7320560/"
FIRST = replace(PERFECTION, same_as=(LINK,))
RENAMED = replace(FIRST, name=Text("Perfect"))
OLD, NEW, NEWEST = "film/the-perfection-2018", "film/perfect-2018", "film/most-perfect-2018"


def published(history: History, *films: Film) -> EmbeddedStore:
    return EmbeddedStore(history.release(build([reading("a.txt", *films)], BASE, history).id))


def test_a_document_that_is_gone_knows_its_last_release_and_the_first_without_it(tmp_path: Path) -> None:
    history = History(tmp_path)
    with_it = published(history, PERFECTION, GET_OUT)
    without = published(history, PERFECTION)
    departed = without.departed("film/get-out-2017")
    assert departed
    assert (departed.target, departed.last, departed.since) == (None, with_it.manifest.id, without.manifest.id)
    assert without.departed("film/nothing") is None
    later = published(history, PERFECTION, Film(name=Text("Later")))
    assert later.departed("film/get-out-2017") == departed
    assert published(history, PERFECTION, GET_OUT, Film(name=Text("Last"))).departed("film/get-out-2017") is None


def test_a_thing_under_a_new_address_is_found_from_the_old_ones(tmp_path: Path) -> None:
    history = History(tmp_path)
    published(history, FIRST)
    moved = published(history, RENAMED).departed(OLD)
    assert moved
    assert moved.target == NEW
    store = published(history, replace(RENAMED, name=Text("Most perfect")))
    assert [found.target for path in (OLD, NEW) if (found := store.departed(path))] == [NEWEST] * 2
    gone = published(history, GET_OUT)
    assert [found.target for path in (OLD, NEW) if (found := gone.departed(path))] == [None] * 2


def test_nothing_moves_where_two_could_have_its_place(tmp_path: Path) -> None:
    history = History(tmp_path)
    shared = ("https://example.org/the-perfection",)
    published(history, replace(FIRST, same_as=shared))
    store = published(
        history, *(replace(FIRST, same_as=shared, name=Text(name)) for name in ("Perfect", "Most perfect"))
    )
    departed = store.departed(OLD)
    assert departed
    assert departed.target is None


def test_an_index_of_another_form_is_a_clear_error_and_no_hindrance_to_a_build(tmp_path: Path) -> None:
    history = History(tmp_path)
    store = published(history, PERFECTION)
    path = store.folder / INDEX
    with sqlite3.connect(path) as tables:
        tables.execute("PRAGMA user_version = 1")
    with pytest.raises(BrokenRelease, match="form 1"):
        EmbeddedStore(store.folder)
    assert published(history, GET_OUT).departed(OLD) is None
    path.write_bytes(b"no database at all, and longer than a header of one hundred bytes" * 3)
    with pytest.raises(BrokenRelease):
        Index(path).checked()
