from publisher.errors import PoolFull, ShareTaken
from publisher.query.limits import Limits
from publisher.server.line import Line

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


def test_who_has_all_that_is_under_way_is_not_told_that_others_have_it() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", free=1)  # the other workers are being replaced
    assert taken(line) == ["a1"]
    joined(line, "a2")
    assert [(asked, type(why)) for asked, why in line.overdue(5)] == [("a2", ShareTaken)]


def test_nobody_is_blamed_where_no_worker_is_there_or_others_are_under_way_too() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "a2")
    assert [type(why) for _, why in line.overdue(5)] == [PoolFull, PoolFull]
    joined(line, "a3", "b1", free=2)
    assert taken(line) == ["a3", "b1"]
    joined(line, "a4")
    assert [type(why) for _, why in line.overdue(5)] == [PoolFull]


def test_where_none_may_wait_one_sender_still_leaves_a_place_to_others() -> None:
    line = Line[str](Limits(workers=3, queue=0))
    assert [type(each) for each in joined(line, "a0")] == [PoolFull]
    assert joined(line, "a1", "a2", free=3) == [None, None]
    assert taken(line) == ["a1", "a2"]
    assert [type(each) for each in joined(line, "a3", free=1)] == [ShareTaken]
    assert joined(line, "b1", free=1) == [None]
    assert taken(line) == ["b1"]


def test_who_leaves_is_not_answered() -> None:
    line = Line[str](LIMITS)
    joined(line, "a1", "b1")
    line.leave("a1")
    assert taken(line) == ["b1"]


def test_a_pool_of_one_still_answers() -> None:
    line = Line[str](Limits(workers=1, queue=1))
    joined(line, "a1")
    assert taken(line) == ["a1"]
