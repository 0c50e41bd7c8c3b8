"""Things that go wrong in the middle: whatever happens, readers have a release, whole, and the next build mends it."""

import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from breaking import KEEP, Harness, harness, moments
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import Unwritable
from publisher.release.build import build
from publisher.release.changes import Changes
from publisher.release.history import SHORT, History
from publisher.release.manifest import Manifest
from publisher.release.verify import faults
from publisher.store import EmbeddedStore

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("KILLS", "60"))
"""Processes killed of each kind."""
FILM = "film/the-perfection-2018"


def built(history: History, minutes: int) -> Manifest:
    return build([reading("a.txt", replace(PERFECTION, minutes=minutes), GET_OUT)], BASE, history)


def in_order(history: History) -> str:
    """See that what is in place is whole and that the log and the changes agree with it; its name."""
    place = history.current()
    assert place
    assert list(faults(place)) == []
    assert EmbeddedStore(place).describe(FILM)
    issues = tuple(history.issues())
    assert issues[-1].release[:SHORT] == place.name
    assert [issue.issued for issue in issues] == sorted({issue.issued for issue in issues})
    steps = Changes(history, issues).steps
    assert [step.release for step in steps] == [issue.release for issue in issues]
    assert steps[-1].pages == 0 or steps[-1].members(1)
    return place.name


def killed(tool: Harness, history: History, deed: str, seed: int) -> Counter[str]:
    """Kill as many as are wanted, at random moments of the time that one takes."""
    fates, minutes = Counter[str](), count(100)
    begun = time.monotonic()
    assert tool.try_to(deed, history.folder, next(minutes), 600) == "done"
    moment = moments(1.2 * (time.monotonic() - begun), seed)
    while fates["killed"] < KILLS:
        before = in_order(history)
        number = next(minutes)
        fates[fate := tool.try_to(deed, history.folder, number, next(moment))] += 1
        assert fate != "failed"
        after = in_order(history)
        assert fate == "killed" or after != before
        assert sum(fates.values()) < 20 * KILLS, "hardly any was killed in time"
    return fates


@pytest.fixture(scope="module")
def tool() -> Iterator[Harness]:
    with harness() as found:
        yield found


def test_a_build_that_is_killed_at_any_moment_leaves_the_old_release_or_the_new_one(
    tool: Harness, tmp_path: Path
) -> None:
    history = History(tmp_path)
    built(history, 99)
    fates = killed(tool, history, "build", 7)
    print(f"builds: {dict(fates)}")  # noqa: T201
    assert tool.try_to("build", tmp_path, 777, 600) == "done"
    in_order(history)
    assert [path.name for path in history.releases.iterdir() if path.name.startswith(".")] == []
    assert len(history.complete()) == KEEP


def test_a_swap_that_is_killed_at_any_moment_leaves_the_old_release_or_the_new_one(
    tool: Harness, tmp_path: Path
) -> None:
    history = History(tmp_path)
    names = {built(history, minutes).id[:SHORT] for minutes in (98, 99)}
    fates = killed(tool, history, "swap", 11)
    print(f"swaps: {dict(fates)}")  # noqa: T201
    assert in_order(history) in names


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or not mounted(place, "size=64m"):
        pytest.skip("nothing can be mounted here: no full disk and no read-only folder was tried")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=False)


def mounted(place: Path, options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    return bool(shutil.which("mount")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def free(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


def refusal(history: History, minutes: int) -> str:
    """What is said where a build cannot write, nothing where it can."""
    try:
        built(history, minutes)
    except Unwritable as error:
        return str(error)
    return ""


# what a file still holds back cannot be written when it is let go, either
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_costs_the_new_release_alone(disk: Path) -> None:
    history, ballast, outcomes = History(disk / "published"), disk / "ballast", Counter[str]()
    built(history, 90)
    before = free(disk)
    built(history, 91)
    needed = before - free(disk)
    for number, share in enumerate(
        (0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.5, 2.0, 3.0), 100
    ):
        ballast.write_bytes(b"0" * max(0, free(disk) - int(share * needed)))
        place = in_order(history)
        said = refusal(history, number)
        outcomes["refused" if said else "built"] += 1
        if said:
            assert "nothing was published" in said
            assert "\n" not in said
            assert in_order(history) == place
        ballast.unlink()
    print(f"full disks: {dict(outcomes)}")  # noqa: T201
    assert min(outcomes["refused"], outcomes["built"]) >= 1
    built(history, 200)
    in_order(history)


def test_a_folder_that_can_only_be_read_is_read_and_nothing_else(disk: Path) -> None:
    history = History(disk / "published")
    built(history, 90)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(Unwritable, match="nothing was published"):
        built(history, 91)
    in_order(history)
