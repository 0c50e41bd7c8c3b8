from pathlib import Path

from catalogue import BASE, GET_OUT, PERFECTION, READINGS, reading

from publisher.release.addresses import Addresses
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.index import Index
from publisher.release.manifest import INDEX


def test_parts_hold_every_document_once_and_in_order(tmp_path: Path) -> None:
    history = History(tmp_path)
    manifest = build(READINGS, BASE, history)
    addresses = Addresses(Index(history.release(manifest.id) / INDEX))
    whole = addresses.run(1, addresses.count)
    assert [each for part in range(1, 9) for each in addresses.run(part, 5)] == list(whole)
    assert [path for path, _ in whole] == sorted({path for path, _ in whole})
    assert ("film/the-perfection-2018", manifest.id) in whole
    assert addresses.run(9, 5) == []


def test_a_part_knows_the_releases_in_which_its_documents_changed(tmp_path: Path) -> None:
    history = History(tmp_path)
    first = build([reading("a.txt", GET_OUT)], BASE, history)
    second = build([reading("a.txt", GET_OUT), reading("b.txt", PERFECTION)], BASE, history)
    addresses = Addresses(Index(history.release(second.id) / INDEX))
    parts = addresses.changes(3)
    assert len(parts) == -(-addresses.count // 3)
    assert set().union(*parts) == {first.id, second.id}
    assert addresses.changes(1)[0] <= {release for _, release in addresses.run(1, 1)}
