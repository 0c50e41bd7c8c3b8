import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import BrokenRelease
from publisher.facts import Film, Text
from publisher.identity import Kept, Ledger
from publisher.identity.ledger import NOTHING, Decision
from publisher.iris import LEDGER
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.index import Index
from publisher.release.manifest import INDEX
from publisher.release.order import Order
from publisher.store import EmbeddedStore

LINK = "https://www.imdb.com/title/tt7320560/"
FIRST = replace(PERFECTION, same_as=(LINK,))
RENAMED = replace(FIRST, name=Text("Perfect"))
OLD, NEW, NEWEST = "film/the-perfection-2018", "film/perfect-2018", "film/most-perfect-2018"


def published(history: History, *films: Film, ledger: Ledger = NOTHING) -> EmbeddedStore:
    manifest = build([reading("a.txt", *films)], BASE, history, Order(kept=Kept(ledger)))
    return EmbeddedStore(history.release(manifest.id))


def called(path: str) -> Ledger:
    return Ledger.of([Decision("called", (LINK, path))])


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


def test_a_thing_that_is_called_otherwise_stays_where_it_was(tmp_path: Path) -> None:
    history = History(tmp_path)
    published(history, FIRST)
    store = published(history, RENAMED)
    assert store.departed(OLD) is None
    assert store.describe(OLD)
    assert not store.describe(NEW)


def test_a_thing_that_the_ledger_moves_is_found_from_the_old_addresses(tmp_path: Path) -> None:
    history = History(tmp_path)
    published(history, FIRST)
    moved = published(history, RENAMED, ledger=called(NEW)).departed(OLD)
    assert moved
    assert moved.target == NEW
    store = published(history, RENAMED, ledger=called(NEWEST))
    assert [found.target for path in (OLD, NEW) if (found := store.departed(path))] == [NEWEST] * 2
    gone = published(history, GET_OUT)
    assert [found.target for path in (OLD, NEW) if (found := gone.departed(path))] == [None] * 2


def test_the_ledger_alone_knows_where_old_addresses_lead(tmp_path: Path) -> None:
    ledger = Ledger.of([Decision("address", (OLD, LINK)), *called(NEW).decisions, Decision("gone", ("film/x-1999",))])
    store = published(History(tmp_path), FIRST, ledger=ledger)
    moved, gone = store.departed(OLD), store.departed("film/x-1999")
    assert moved
    assert gone
    assert (moved.target, gone.target, gone.last, gone.since) == (NEW, None, "", store.manifest.id)
    assert store.departed(NEW) is None


def test_two_builds_on_two_machines_give_the_same_release(tmp_path: Path) -> None:
    here, there, path = History(tmp_path / "here"), History(tmp_path / "there"), tmp_path / LEDGER
    other = replace(FIRST, same_as=("https://www.imdb.com/title/tt9999999/",), minutes=91)
    for films in ((FIRST,), (FIRST, other)):
        grown = build([reading("a.txt", *films)], BASE, here, Order(kept=Kept.read(path, print)))
    assert build([reading("a.txt", other, FIRST)], BASE, there, Order(kept=Kept.read(path, print))).id == grown.id
    assert path.read_text().splitlines()[1:] == [f"address\t{OLD}\t{LINK}"]


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
