from hypothesis import given
from hypothesis import strategies as st

from publisher.documents.pages.pager import Pager


def test_one_page_leads_nowhere() -> None:
    assert list(Pager("films").links) == []


def test_a_page_in_the_middle_leads_to_its_neighbours_and_the_ends() -> None:
    assert list(Pager("netflix", 3, 9).links) == [
        ("first", 1, "netflix"),
        ("prev", 2, "netflix?page=2"),
        ("next", 4, "netflix?page=4"),
        ("last", 9, "netflix?page=9"),
    ]


def test_what_a_list_is_narrowed_to_stays_in_its_pages() -> None:
    pager = Pager("films", 1, 2, {"genre": "science-fiction", "letter": "0-9"})
    assert [href for _, _, href in pager.links] == ["films?genre=science-fiction&letter=0-9&page=2"] * 2


@given(st.integers(1, 50), st.integers(1, 50))
def test_going_on_from_the_first_page_meets_each_page_once(number: int, count: int) -> None:
    met, at = [1], Pager("x", 1, count)
    while after := {relation: page for relation, page, _ in at.links}.get("next"):
        met.append(after)
        at = Pager("x", after, count)
    assert met == list(range(1, count + 1))
    assert all(1 <= page <= count for _, page, _ in Pager("x", min(number, count), count).links)
