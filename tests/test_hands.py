"""Work by several processes, as whoever asks for it sees it."""

import os
import signal
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from publisher import hands
from publisher.errors import UnreadableSource

MANY = 40


@pytest.fixture(params=[1, 2, 5])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """As many cores as there may be."""
    monkeypatch.setattr(hands, "cores", lambda: request.param)
    return int(request.param)


def ended(job: int) -> int:
    """Be ended at a job."""
    if job == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def interrupted(job: int) -> int:
    """Be interrupted, as all processes of a terminal are."""
    os.kill(os.getpid(), signal.SIGINT)
    return job


def failing(job: int) -> int:
    """Fail at a job."""
    if job == 3:
        raise UnreadableSource("no third", "count")
    return job


def test_what_comes_of_jobs_comes_in_their_order(processes: int) -> None:
    large = "x" * 300_000
    came = hands.done(lambda job: (os.getpid(), job, large), ((number, large) for number in range(MANY)))
    found = list(came)
    assert [job[0] for _, job, _ in found] == list(range(MANY))
    assert {pid for pid, *_ in found} == {os.getpid()} if processes == 1 else os.getpid() not in {p for p, *_ in found}


def test_a_job_is_asked_for_no_sooner_than_a_hand_is_free(processes: int) -> None:
    asked: list[int] = []

    def jobs() -> Iterator[int]:
        for number in count():
            asked.append(number)
            yield number

    came = hands.done(lambda job: job, jobs())
    assert list(islice(came, MANY)) == list(range(MANY))
    assert len(asked) <= MANY + hands.AHEAD * processes + 2


@pytest.mark.usefixtures("processes")
def test_what_is_known_when_the_first_job_is_there_is_known_to_all() -> None:
    known: list[str] = []

    def jobs() -> Iterator[int]:
        known.append("all")
        yield from range(MANY)

    assert list(hands.done(lambda _: known[0], jobs())) == ["all"] * MANY


@pytest.mark.usefixtures("processes")
def test_an_error_is_raised_in_its_turn() -> None:
    came = hands.done(failing, range(MANY))
    assert list(islice(came, 3)) == [0, 1, 2]
    with pytest.raises(UnreadableSource, match="no third: count"):
        next(came)


def test_a_process_that_is_ended_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "cores", lambda: 2)
    with pytest.raises(ChildProcessError, match="was ended before its work was done"):
        list(hands.done(ended, range(MANY)))


def test_an_interruption_is_for_whoever_asked_for_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "cores", lambda: 2)
    assert list(hands.done(interrupted, range(4))) == list(range(4))


@pytest.mark.parametrize("jobs", [0, 1])
def test_for_a_job_alone_no_process_is_started(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "cores", lambda: 2)
    assert list(hands.done(lambda _: os.getpid(), range(jobs))) == [os.getpid()] * jobs


def test_work_is_done_beside_other_work(tmp_path: Path) -> None:
    with hands.beside(lambda: (os.getpid(), (tmp_path / "made").write_text("so"))) as came:
        assert came == []
    assert came[0][0] != os.getpid()
    assert (tmp_path / "made").read_text() == "so"


def test_what_fails_beside_is_raised_in_the_end() -> None:
    with pytest.raises(UnreadableSource, match="no third"), hands.beside(lambda: failing(3)):
        pass
