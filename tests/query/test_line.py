from publisher.errors import PoolFull, ShareTaken
from publisher.query.limits import Limits
from publisher.query.line import Line

LIMITS = Limits(workers=3, queue=4, patience=5)


def joined(line: Line[str], *questions: str, free: int = 0) -> list[object]:
    return [line.join(question, question[0], now=0, free=free) for question in questions]


def taken(line: Line[str]) -> list[str]:
    found = []
    while chosen := line.next():
        found.append(chosen.asked)
    return found


def test_the_first_to_come_is_the_first_to_be_answered() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "b1", "c1")
    assert taken(line) == ["a1", "b1", "c1"]


def test_one_sender_never_has_all_places() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "a2", free=3)
    joined(line, "a3", "a4", free=3)
    assert taken(line) == ["a1", "a2"]
    joined(line, "b1")
    assert taken(line) == ["b1"]


def test_a_place_that_is_free_again_goes_to_who_waits() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "a2", "a3", free=3)
    assert taken(line) == ["a1", "a2"]
    line.ended("a")
    assert taken(line) == ["a3"]


def test_who_has_fewer_under_way_comes_first() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", free=3)
    assert taken(line) == ["a1"]
    joined(line, "a2", "b1")
    assert taken(line) == ["b1", "a2"]


def test_one_sender_never_fills_the_queue() -> None:
    line = Line[str](LIMITS)
    refusals = joined(line, *(f"a{number}" for number in range(9)))
    assert isinstance(refusals[-1], ShareTaken)
    assert len(line.waiting) < LIMITS.queue
    assert joined(line, "b1") == [None]


def test_a_full_queue_refuses_everybody() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "b1", "c1", "d1")
    assert isinstance(joined(line, "e1")[0], PoolFull)


def test_who_waited_long_enough_is_told_why() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "a2", "a3", free=3)
    taken(line)
    joined(line, "b1")
    assert line.overdue(4.9) == []
    assert [(asked, type(why)) for asked, why in line.overdue(5)] == [("a3", ShareTaken), ("b1", PoolFull)]
    assert taken(line) == []


def test_who_leaves_is_not_answered() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "b1")
    line.leave("a1")
    assert taken(line) == ["b1"]


def test_a_pool_of_one_still_answers() -> None:
    line = Line[str](Limits(workers=1, queue=1))
    joined(line, "a1")
    assert taken(line) == ["a1"]
