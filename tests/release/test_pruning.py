from dataclasses import replace
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.errors import HeldBack
from publisher.release.admission import Rules
from publisher.release.build import build
from publisher.release.changes import Changes
from publisher.release.history import History
from publisher.release.order import Order
from publisher.release.pruning import prune, swept
from publisher.store import EmbeddedStore


def built(history: History, number: int, rules: Rules | None = None) -> str:
    film = replace(PERFECTION, minutes=number)
    return build([reading("a.txt", film)], BASE, history, Order(rules=rules or Rules())).id


def there(history: History) -> set[str]:
    return {manifest.id for manifest in history.complete()}


def test_the_releases_that_were_in_place_last_are_kept(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = [built(history, number, Rules(keep=3)) for number in range(60, 65)]
    assert there(history) == set(made[-3:])


def test_the_one_in_place_and_the_one_before_it_stay_whatever_is_asked(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = [built(history, number) for number in range(60, 64)]
    history.rollback(made[0])
    prune(history, 0)
    assert there(history) == {made[0], made[3]}
    assert history.rollback(made[3]).id == made[3]


def test_what_a_rollback_would_put_in_place_stays(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = [built(history, number) for number in range(60, 63)]
    history.rollback()
    prune(history, 2)
    assert there(history) == set(made)
    assert history.rollback().id == made[0]


def test_no_release_is_taken_from_under_a_reader(tmp_path: Path) -> None:
    history = History(tmp_path)
    first = built(history, 60)
    store = EmbeddedStore(history.release(first))
    for number in range(61, 65):
        built(history, number, Rules(keep=2))
    assert store.describe("film/the-perfection-2018")
    assert first in there(history)
    del store
    built(history, 65, Rules(keep=2))
    assert first not in there(history)


def test_the_changes_outlive_the_releases(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = [built(history, number, Rules(keep=2)) for number in range(60, 65)]
    steps = Changes(history, tuple(history.issues())).steps
    assert [step.release for step in steps] == made
    assert all(step.members(1) for step in steps)


def test_a_release_that_was_held_back_goes_with_the_next_that_is_put_in_place(tmp_path: Path) -> None:
    history = History(tmp_path)
    films = [replace(GET_OUT, year=year, cast=PERFECTION.cast) for year in range(2000, 2015)]
    build([reading("a.txt", *films)], BASE, history)
    with pytest.raises(HeldBack, match="documents would be gone"):
        build([reading("a.txt", films[0])], BASE, history, Order(rules=Rules(most_lost=0.1, keep=2)))
    assert len(there(history)) == 2
    build([reading("a.txt", *films[1:])], BASE, history, Order(rules=Rules(most_lost=0.1, keep=2)))
    assert len(there(history)) == 2


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    history = History(tmp_path)
    made = built(history, 60)
    for name in (".draft-a", ".gone-b"):
        (history.releases / name).mkdir()
        (history.releases / name / "file").write_text("")
    (history.changes / ".000002").mkdir()
    swept(history)
    assert [path.name for path in history.releases.iterdir()] == [made[:16]]
    assert [path.name for path in history.changes.iterdir()] == ["000001"]
