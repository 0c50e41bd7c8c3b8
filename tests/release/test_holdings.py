import os
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import BrokenRelease
from publisher.release import holdings
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import DUMP, INDEX, STORE
from publisher.release.verify import faults
from publisher.store import EmbeddedStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    history = History(tmp_path)
    return history.release(build([reading("a.txt", PERFECTION)], BASE, history).id)


def parts(folder: Path) -> list[Path]:
    """The dump, the index, and the file of the store that holds most."""
    largest = max((folder / STORE).glob("*.sst"), key=lambda path: path.stat().st_size)
    return [folder / DUMP, folder / INDEX, largest]


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_file_that_was_cut_short_is_found_when_the_release_is_opened(folder: Path, part: int) -> None:
    path = parts(folder)[part]
    os.truncate(path, path.stat().st_size - 1)
    with pytest.raises(BrokenRelease, match=rf"{path.name}: .*promised"):
        EmbeddedStore(folder)


@pytest.mark.parametrize("part", [0, 1, 2])
@pytest.mark.parametrize("place", [0.0, 0.3, 0.99])
def test_a_byte_that_was_flipped_is_found_by_verification(folder: Path, part: int, place: float) -> None:
    path = parts(folder)[part]
    content = bytearray(path.read_bytes())
    content[int(place * len(content))] ^= 1
    path.write_bytes(content)
    assert str(path) in [fault.partition(": ")[0] for fault in faults(folder)]


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*"])
def test_a_store_that_cannot_be_opened_is_one_clear_error(folder: Path, name: str) -> None:
    (path,) = (folder / STORE).glob(name)
    path.write_bytes(bytes(byte ^ 0xFF for byte in path.read_bytes()))
    with pytest.raises(BrokenRelease, match=f"{STORE}: "):
        EmbeddedStore(folder)
    assert any("cannot be read" in fault for fault in faults(folder))


def test_a_file_that_is_missing_is_found(folder: Path) -> None:
    parts(folder)[2].unlink()
    with pytest.raises(BrokenRelease, match="missing"):
        EmbeddedStore(folder)
    assert any("missing" in fault for fault in faults(folder))


def test_reading_a_release_changes_nothing_of_it(folder: Path) -> None:
    assert len(EmbeddedStore(folder).find("perfection", 3)) == 1
    assert list(faults(folder)) == []
    assert holdings.read(folder).keys() >= {INDEX, f"{STORE}/CURRENT"}


def test_where_nothing_was_written_down_nothing_is_missed(folder: Path) -> None:
    (folder / holdings.HOLDINGS).unlink()
    assert EmbeddedStore(folder).find("perfection", 3)
    (folder / holdings.HOLDINGS).write_text("[]")
    with pytest.raises(BrokenRelease, match=holdings.HOLDINGS):
        EmbeddedStore(folder)


def test_a_build_mends_a_release_that_was_cut_short(folder: Path) -> None:
    history = History(folder.parents[1])
    os.truncate(folder / DUMP, 10)
    build([reading("a.txt", PERFECTION)], BASE, history)
    assert EmbeddedStore(folder).find("perfection", 3)
    build([reading("a.txt", GET_OUT)], BASE, history)
    os.truncate(folder / INDEX, 10)
    with pytest.raises(BrokenRelease):
        history.rollback()
