from publisher.release.dates import Dates
from publisher.release.history import Issue

MAY, JUNE, JULY = "2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z", "2024-07-01T00:00:00Z"


def test_a_release_is_issued_once_and_may_be_put_in_place_again() -> None:
    dates = Dates.of([Issue("a", MAY), Issue("b", JUNE), Issue("a", JULY)])
    assert (dates.issued["a"], dates.placed["a"], dates.first) == (MAY, JULY, MAY)


def test_what_changed_in_a_release_changed_when_it_was_issued() -> None:
    dates = Dates.of([Issue("a", MAY), Issue("b", JUNE)])
    assert (dates.changed("a"), dates.changed("b")) == (MAY, JUNE)


def test_after_a_release_came_back_nothing_is_older_than_that() -> None:
    dates = Dates.of([Issue("a", MAY), Issue("b", JUNE), Issue("a", JULY)])
    assert (dates.changed("a"), dates.changed("b")) == (JULY, JULY)


def test_what_the_log_does_not_know_has_no_date() -> None:
    assert Dates().changed("a") is None
    assert Dates().first is None
