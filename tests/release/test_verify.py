"""What was downloaded of a release is verified beside its manifest; a release itself lacks nothing."""

import gzip
import shutil
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import BrokenRelease
from publisher.publication import Publication
from publisher.release import dumps
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import DUMP, MANIFEST, SUMS, Manifest
from publisher.release.order import Order
from publisher.release.verify import faults

PACKED = f"{DUMP}.gz"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    history = History(tmp_path_factory.mktemp("published"))
    manifest = build([reading("a.txt", PERFECTION)], BASE, history, Order(dumps.chosen(dumps.USUAL)))
    return history.release(manifest.id)


def downloaded(release: Path, folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copy(release / name, folder)
    return folder


@pytest.mark.parametrize("names", [[DUMP], [PACKED], ["films.csv"], ["catalogue.ttl.gz", PACKED]])
def test_a_part_of_a_release_is_whole_by_itself(release: Path, tmp_path: Path, names: list[str]) -> None:
    assert list(faults(downloaded(release, tmp_path, MANIFEST, *names))) == []


def test_a_release_itself_lacks_nothing(release: Path, tmp_path: Path) -> None:
    copy = tmp_path / "release"
    shutil.copytree(release, copy)
    assert list(faults(copy)) == []
    (copy / "films.csv").unlink()
    (fault,) = faults(copy)
    assert fault.endswith("films.csv: missing")


@pytest.mark.parametrize("name", [DUMP, PACKED, "catalogue.jsonl.gz", "performances.csv"])
def test_a_flipped_byte_and_a_lost_end_are_found_in_every_file(release: Path, tmp_path: Path, name: str) -> None:
    folder = downloaded(release, tmp_path, MANIFEST, name)
    whole = (release / name).read_bytes()
    middle = len(whole) // 2
    for broken in (whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :], whole[:-1], b""):
        (folder / name).write_bytes(broken)
        assert any(str(folder / name) in fault for fault in faults(folder))


def test_the_id_is_computed_from_what_is_packed(release: Path, tmp_path: Path) -> None:
    folder = downloaded(release, tmp_path, MANIFEST, PACKED)
    lines = gzip.decompress((folder / PACKED).read_bytes()).splitlines(keepends=True)
    (folder / PACKED).write_bytes(gzip.compress(b"".join(lines[:-1])))
    assert any("release id" in fault for fault in faults(folder))


def test_a_manifest_alone_verifies_nothing(release: Path, tmp_path: Path) -> None:
    assert any("missing" in fault for fault in faults(downloaded(release, tmp_path, MANIFEST)))


def test_files_without_a_manifest_cannot_be_verified(release: Path, tmp_path: Path) -> None:
    with pytest.raises(BrokenRelease, match="manifest"):
        list(faults(downloaded(release, tmp_path, PACKED)))


def test_dumps_that_are_wanted_later_are_put_beside_those_that_there_are(tmp_path: Path) -> None:
    history = History(tmp_path)
    bare = build([reading("a.txt", GET_OUT)], BASE, history)
    assert list(bare.dumps) == [DUMP]
    place = history.release(bare.id)
    before, mark = (place / DUMP).stat().st_ino, Publication(tmp_path).mark()
    more = build([reading("a.txt", GET_OUT)], BASE, history, Order(dumps.chosen("ttl.gz")))
    assert more == Manifest.read(place)
    assert Publication(tmp_path).mark() != mark  # by which servers know that there is something to look at
    assert set(more.dumps) == {DUMP, "catalogue.ttl.gz"}
    assert build([reading("a.txt", GET_OUT)], BASE, history) == more
    assert (place / DUMP).stat().st_ino == before
    assert (place / SUMS).read_text() == more.sums()
    assert list(faults(place)) == []
