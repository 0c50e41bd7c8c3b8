import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import BrokenRelease, Occupied, Unwritable
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.holding import Hold, unread

HOLDER = """
import sys, time
from pathlib import Path
from publisher.release.holding import writing
with writing(Path(sys.argv[1])):
    print("has it", flush=True)
    time.sleep(600)
"""


@contextmanager
def occupied(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen([sys.executable, "-c", HOLDER, folder], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "has it\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.slow
def test_a_second_build_is_told_that_another_is_under_way_and_a_dead_one_is_none(tmp_path: Path) -> None:
    with occupied(tmp_path) as process:
        with pytest.raises(Occupied, match=f"process {process.pid} is publishing here"):
            build([reading("a.txt", GET_OUT)], BASE, History(tmp_path))
        process.kill()
        process.wait()
        build([reading("a.txt", GET_OUT)], BASE, History(tmp_path))


@pytest.mark.slow
def test_a_rollback_waits_for_its_turn_as_well(tmp_path: Path) -> None:
    history = History(tmp_path)
    for film in (PERFECTION, GET_OUT):
        build([reading("a.txt", film)], BASE, history)
    with occupied(tmp_path), pytest.raises(Occupied):
        history.rollback()


def test_a_release_that_is_read_is_in_use_until_its_last_reader_is_gone(tmp_path: Path) -> None:
    first, second = Hold(tmp_path), Hold(tmp_path)
    for hold in (first, second):
        with unread(tmp_path) as free:
            assert not free
        hold.__del__()
        hold._descriptor = -1
    with unread(tmp_path) as free:
        assert free
        with pytest.raises(BrokenRelease, match="removed"):
            Hold(tmp_path)


def test_what_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unwritable, match="nothing was published"):
        build([reading("a.txt", GET_OUT)], BASE, History(tmp_path / "file"))
