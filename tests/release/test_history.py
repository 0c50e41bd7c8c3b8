from datetime import UTC, datetime
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import BrokenRelease, UnknownThing
from publisher.facts import Film
from publisher.release.build import build
from publisher.release.history import History, after
from publisher.release.manifest import Manifest


def built(folder: Path, *films: Film) -> Manifest:
    return build([reading("a.txt", *films)], BASE, History(folder))


def test_what_a_crash_left_of_a_swap_counts_for_nothing_and_is_written_over(tmp_path: Path) -> None:
    history, first = History(tmp_path), built(tmp_path, PERFECTION)
    pointer = history.pointer.read_text()
    second = built(tmp_path, GET_OUT)
    history.pointer.write_text(pointer)  # as if the machine had stopped before the rename
    assert history.current() == history.release(first.id)
    assert [issue.release for issue in history.issues()] == [first.id]
    third = built(tmp_path, PERFECTION, GET_OUT)
    assert [issue.release for issue in history.issues()] == [first.id, third.id]
    assert second.id not in history.log.read_text()


def test_half_a_line_at_the_end_of_the_log_harms_nothing(tmp_path: Path) -> None:
    history, first = History(tmp_path), built(tmp_path, PERFECTION)
    with history.log.open("a") as log:
        log.write('{"release": "00')
    assert [issue.release for issue in history.issues()] == [first.id]
    built(tmp_path, GET_OUT)
    assert len(list(history.issues())) == 2


@pytest.mark.parametrize(
    ("last", "now", "found"),
    [
        ("", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z"),
        ("2026-01-01T00:00:00Z", "2026-01-01T00:00:05", "2026-01-01T00:00:05Z"),
        ("2026-01-01T00:00:59Z", "2026-01-01T00:00:59", "2026-01-01T00:01:00Z"),
        ("2026-01-01T00:00:00Z", "1999-01-01T00:00:00", "2026-01-01T00:00:01Z"),
    ],
)
def test_a_clock_that_was_set_back_puts_nothing_before_what_was_there(last: str, now: str, found: str) -> None:
    assert after(last, datetime.fromisoformat(now).replace(tzinfo=UTC)) == found


def test_the_log_stays_in_order_when_the_clock_is_set_back(tmp_path: Path) -> None:
    history, first = History(tmp_path), built(tmp_path, PERFECTION)
    second = built(tmp_path, GET_OUT)
    history.put_in_place(first.id, datetime(1999, 1, 1, tzinfo=UTC))
    times = [issue.issued for issue in history.issues()]
    assert times == sorted(set(times))
    assert [issue.release for issue in history.issues()] == [first.id, second.id, first.id]


def test_going_back_twice_leads_to_the_release_before_the_one_before(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = [built(tmp_path, *films) for films in ([PERFECTION], [GET_OUT], [PERFECTION, GET_OUT])]
    assert [history.rollback().id, history.rollback().id] == [made[1].id, made[0].id]
    with pytest.raises(UnknownThing, match="no earlier release"):
        history.rollback()


def test_any_release_can_be_put_back_by_its_name(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = [built(tmp_path, *films) for films in ([PERFECTION], [GET_OUT])]
    history.rollback()
    assert history.rollback(made[1].id[:8]) == made[1]
    assert history.current() == history.release(made[1].id)


def test_a_pointer_that_names_nothing_is_one_clear_error(tmp_path: Path) -> None:
    history = History(tmp_path)
    history.pointer.write_text("")
    with pytest.raises(BrokenRelease, match="names no release"):
        history.current()
