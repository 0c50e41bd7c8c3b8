import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue import BASE, READINGS
from serving import alive, until
from terms import quads

from publisher import nquads
from publisher.errors import BrokenRelease
from publisher.release import dumps
from publisher.release.dumps import sharing, writing
from publisher.release.manifest import DUMP

STARTER = """
import sys, time
from pathlib import Path
from publisher.release.dumps.choice import chosen
from publisher.release.dumps.sharing import elsewhere
with elsewhere(Path(sys.argv[1]), "urn:x:", chosen("csv")) as process:
    print(process.pid, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = nquads.lines(quads(READINGS, BASE))
    (tmp_path / DUMP).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return tmp_path


@pytest.mark.slow
def test_two_processes_write_what_one_writes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = dumps.chosen(dumps.USUAL)
    alone = writing.write(folder, BASE, wanted)
    content = {name: (folder / name).read_bytes() for name in alone}
    for name in alone:
        (folder / name).unlink()
    monkeypatch.setattr(sharing, "LARGE", 0)
    assert sharing.shared(folder, BASE, wanted) == alone
    assert {name: (folder / name).read_bytes() for name in alone} == content


@pytest.mark.slow
def test_what_the_other_process_could_not_write_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "LARGE", 0)
    (folder / "films.csv").mkdir()
    with pytest.raises(BrokenRelease, match=r"films\.csv"):
        sharing.shared(folder, BASE, dumps.chosen(dumps.USUAL))


@pytest.mark.slow
def test_the_other_process_does_not_outlive_its_starter(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / DUMP)  # which nobody ever writes to
    command = [sys.executable, "-c", STARTER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout
        other = int(starter.stdout.readline())
        assert alive({other})
        starter.send_signal(signal.SIGKILL)
    assert until(lambda: not alive({other}), 60)
