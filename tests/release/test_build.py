import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from catalogue import BASE, GET_OUT, PERFECTION, READINGS, reading

from publisher.errors import BrokenRelease, HeldBack, UnknownThing
from publisher.facts import Film, Text
from publisher.release.admission import Rules
from publisher.release.build import Catalogue, build, fill
from publisher.release.difference import difference
from publisher.release.history import History
from publisher.release.manifest import DUMP, INDEX, MANIFEST, STORE, Manifest
from publisher.release.order import Order
from publisher.release.verify import faults
from publisher.store import EmbeddedStore


def built(folder: Path, *films: Film) -> tuple[History, Manifest]:
    history = History(folder)
    return history, build([reading("a.txt", *films)], BASE, history)


def test_the_same_sources_in_another_order_give_the_same_release_byte_for_byte(tmp_path: Path) -> None:
    histories = [History(tmp_path / name) for name in ("one", "two")]
    manifests = [build(read, BASE, h) for read, h in zip((READINGS, READINGS[::-1]), histories, strict=True)]
    assert manifests[0] == manifests[1]
    for name in (DUMP, MANIFEST):
        first, second = ((h.release(manifests[0].id) / name).read_bytes() for h in histories)
        assert first == second


def test_runs_are_gone_when_their_lines_are_in_the_dump(tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    run = tmp_path / "run"
    run.write_text("<http://a.example/> <http://a.example/p> <http://a.example/b> <http://a.example/g> .\n")
    manifest, _ = fill(tmp_path / "release", Catalogue([run], BASE, {}), None)
    assert manifest.dumps[DUMP].statements == 1
    assert not run.exists()


def test_a_name_may_be_said_with_a_language_and_without(tmp_path: Path) -> None:
    history = History(tmp_path)
    build([*READINGS, reading("en.yaml", replace(PERFECTION, name=Text("The Perfection", "en")))], BASE, history)
    folder = history.current()
    assert folder
    assert [entry.name for entry in EmbeddedStore(folder).find("perfection", 1)] == ["The Perfection"]


def test_the_release_id_is_the_hash_of_its_dump(tmp_path: Path) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    assert manifest.id == manifest.dumps[DUMP].sha256
    assert history.current() == history.release(manifest.id)


def test_building_the_same_again_changes_nothing_and_logs_nothing(tmp_path: Path) -> None:
    history, _ = built(tmp_path, PERFECTION)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    built(tmp_path, PERFECTION)
    files = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file() and path.name != "lock"}
    assert files == {path: before[path] for path in files}
    assert len(list(history.issues())) == 1


def test_only_the_log_knows_the_clock(tmp_path: Path) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    (issue,) = history.issues()
    assert issue.release == manifest.id
    year = str(datetime.now(UTC).year)
    assert issue.issued.startswith(year)
    folder = history.release(manifest.id)
    assert issue.issued[:10] not in (folder / MANIFEST).read_text() + (folder / DUMP).read_text()


def test_one_fact_of_two_sources_is_counted_once(tmp_path: Path) -> None:
    history = History(tmp_path)
    build(READINGS, BASE, history)
    store = ox.Store.read_only(str((history.current() or tmp_path) / STORE))
    name, value = ox.NamedNode("https://schema.org/name"), ox.Literal("The Perfection")
    assert len(list(store.quads_for_pattern(None, name, value, ox.DefaultGraph()))) == 1
    assert len(list(store.quads_for_pattern(None, name, value, None))) == 3
    count = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?film <https://schema.org/name> 'The Perfection' }")
    assert isinstance(count, ox.QuerySolutions)
    assert [solution["n"] for solution in count] == [ox.Literal(1)]


def test_a_release_is_as_its_manifest_says(tmp_path: Path) -> None:
    history, manifest = built(tmp_path, PERFECTION, GET_OUT)
    assert list(faults(history.release(manifest.id))) == []


@pytest.mark.parametrize("damage", ["flip", "cut", "append", "remove", "forge"])
def test_a_damaged_release_is_found_out(tmp_path: Path, damage: str) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    folder = history.release(manifest.id)
    dump = folder / DUMP
    content = bytearray(dump.read_bytes())
    if damage == "flip":
        content[100] ^= 1
    elif damage == "cut":
        del content[-50:]
    elif damage == "append":
        content += b"<https://a.example/> <https://a.example/> <https://a.example/> <https://a.example/> .\n"
    dump.write_bytes(content)
    if damage == "remove":
        dump.unlink()
    if damage == "forge":
        forged = json.loads((folder / MANIFEST).read_text())
        (folder / MANIFEST).write_text(json.dumps(forged | {"id": "0" * 64}))
    assert list(faults(folder))


def test_a_store_that_lacks_a_statement_is_found_out(tmp_path: Path) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    store = ox.Store(history.release(manifest.id) / STORE)
    store.remove(next(iter(store)))
    store.flush()
    del store
    assert any("store" in fault for fault in faults(history.release(manifest.id)))


def test_a_manifest_that_is_none_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"id": 1}')
    with pytest.raises(BrokenRelease, match="no manifest"):
        Manifest.read(tmp_path)


def test_statements_that_break_the_shapes_leave_the_old_release_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    monkeypatch.setattr("publisher.release.validation.shapes.violations", lambda _: ("broken",))
    with pytest.raises(HeldBack, match="broken"):
        build([reading("a.txt", GET_OUT)], BASE, history)
    assert history.current() == history.release(manifest.id)
    assert len(history.complete()) == 2
    accepted = build([reading("a.txt", GET_OUT)], BASE, history, Order(rules=Rules(accept=True)))
    assert history.current() == history.release(accepted.id)


def test_the_difference_of_two_releases_is_what_changed(tmp_path: Path) -> None:
    history, old = built(tmp_path, PERFECTION)
    _, new = built(tmp_path, PERFECTION, GET_OUT)
    changes = list(difference(history.release(old.id), history.release(new.id)))
    assert changes
    assert {sign for sign, _ in changes} == {"+"}
    before, after = ((history.release(m.id) / DUMP).read_text().splitlines(keepends=True) for m in (old, new))
    assert {line for _, line in changes} == set(after) - set(before)
    back = list(difference(history.release(new.id), history.release(old.id)))
    assert [("-", line) for _, line in changes] == back


def test_rollback_puts_the_release_before_in_place(tmp_path: Path) -> None:
    history, old = built(tmp_path, PERFECTION)
    built(tmp_path, GET_OUT)
    assert history.rollback() == old
    assert history.current() == history.release(old.id)


def test_there_is_nothing_before_the_first_release(tmp_path: Path) -> None:
    history, _ = built(tmp_path, PERFECTION)
    with pytest.raises(UnknownThing):
        history.rollback()


def test_a_release_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    for beginning in (manifest.id, manifest.id[:16], manifest.id[:4]):
        assert history.named(beginning) == history.release(manifest.id)
    for wrong in ("", "zzzz", manifest.id[:4] + "z"):
        with pytest.raises(UnknownThing):
            history.named(wrong)


def test_a_document_that_did_not_change_keeps_the_release_in_which_it_last_did(tmp_path: Path) -> None:
    history, old = built(tmp_path, PERFECTION)
    _, new = built(tmp_path, PERFECTION, GET_OUT)
    with closing(sqlite3.connect(history.release(new.id) / INDEX)) as index:
        changed = dict(index.execute("SELECT path, changed FROM document"))
    assert changed["film/the-perfection-2018"] == old.id
    assert changed["film/get-out-2017"] == new.id


def test_where_the_release_in_place_is_gone_a_build_mends_it(tmp_path: Path) -> None:
    history, manifest = built(tmp_path, PERFECTION)
    shutil.rmtree(history.release(manifest.id))
    with pytest.raises(BrokenRelease, match="gone"):
        history.current()
    built(tmp_path, PERFECTION)
    assert history.current() == history.release(manifest.id)
