import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher import nquads
from publisher.facts import Film
from publisher.release import steps
from publisher.release.build import build
from publisher.release.changes import Changes, Step
from publisher.release.difference import Fate, difference
from publisher.release.history import History
from publisher.release.manifest import DUMP, Manifest

LONGER = replace(PERFECTION, minutes=91)


def built(folder: Path, *films: Film) -> Manifest:
    return build([reading("a.txt", *films)], BASE, History(folder))


def changed(folder: Path) -> list[Step]:
    history = History(folder)
    return list(Changes(history, tuple(history.issues())).steps)


def told(step: Step) -> dict[str, Fate]:
    members = [member for page in range(1, step.pages + 1) for member in step.members(page)]
    return {member.address.removeprefix(BASE).removesuffix("#"): member.fate for member in members}


def test_the_first_step_creates_everything(tmp_path: Path) -> None:
    manifest = built(tmp_path, PERFECTION)
    (step,) = changed(tmp_path)
    assert (step.release, step.before) == (manifest.id, "")
    lines = [line for page in range(1, step.pages + 1) for member in step.members(page) for line in member.lines]
    dump = (History(tmp_path).release(manifest.id) / DUMP).read_text(encoding="utf-8").split("\n")[:-1]
    assert "".join(lines).split("\n")[:-1] == list(dict.fromkeys(map(nquads.triple, dump)))
    assert set(told(step).values()) == {Fate.CREATED}
    assert step.summary.added == len(dump)


def test_a_step_tells_what_was_created_changed_and_withdrawn(tmp_path: Path) -> None:
    first, second = built(tmp_path, PERFECTION), built(tmp_path, LONGER, GET_OUT)
    third = built(tmp_path, GET_OUT)
    _, two, three = changed(tmp_path)
    assert (two.before, two.release, three.release) == (first.id, second.id, third.id)
    assert told(two)["film/get-out-2017"] is Fate.CREATED
    assert told(two)["film/the-perfection-2018"] is Fate.CHANGED
    assert "person/richard-shepard" not in told(two)
    assert told(three)["film/the-perfection-2018"] is Fate.WITHDRAWN
    assert two.summary.documents["created"]["film"] == two.summary.documents["changed"]["film"] == 1
    assert two.summary.count(Fate.CREATED) == list(told(two).values()).count(Fate.CREATED)


def test_the_statements_of_a_step_are_the_difference_of_its_releases(tmp_path: Path) -> None:
    first, second = built(tmp_path, PERFECTION), built(tmp_path, LONGER, GET_OUT)
    history, folder = History(tmp_path), History(tmp_path).step(2)
    found = list(difference(history.release(first.id), history.release(second.id)))
    for sign, name in (("+", steps.ADDED), ("-", steps.REMOVED)):
        with gzip.open(folder / name, "rt", encoding="utf-8", newline="\n") as lines:
            assert list(lines) == [line for each, line in found if each == sign]


def test_going_back_is_a_step_as_well(tmp_path: Path) -> None:
    built(tmp_path, PERFECTION)
    built(tmp_path, PERFECTION, GET_OUT)
    History(tmp_path).rollback()
    assert told(changed(tmp_path)[2])["film/get-out-2017"] is Fate.WITHDRAWN


def test_pages_of_documents_are_bounded_and_together_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_MEMBERS", 3)
    built(tmp_path, PERFECTION, GET_OUT)
    (step,) = changed(tmp_path)
    sizes = [len(step.members(page)) for page in range(1, step.pages + 1)]
    assert max(sizes) == 3
    assert sum(sizes) == len(told(step)) == step.summary.count(Fate.CREATED)


def test_where_the_log_is_older_than_its_steps_they_begin_with_everything(tmp_path: Path) -> None:
    built(tmp_path, PERFECTION)
    history = History(tmp_path)
    for file in history.step(1).iterdir():
        file.unlink()
    history.step(1).rmdir()
    history.pointer.write_text(history.in_place()[0])  # as it was written before there were steps
    built(tmp_path, PERFECTION, GET_OUT)
    (step,) = changed(tmp_path)
    assert step.number == 2
    assert told(step)["film/the-perfection-2018"] is Fate.CREATED
