from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.web import conditions

OK, HAD, FAILED = HTTPStatus.OK, HTTPStatus.NOT_MODIFIED, HTTPStatus.PRECONDITION_FAILED
TAG, CHANGED = '"abc"', "Tue, 03 Mar 2026 10:00:00 GMT"
BEFORE, AFTER = "Tue, 03 Mar 2026 09:59:59 GMT", "Tue, 03 Mar 2026 10:00:01 GMT"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, OK),
        ({"NONE_MATCH": '"abc"'}, HAD),
        ({"NONE_MATCH": 'W/"abc"'}, HAD),  # compared weakly: RFC 9110, section 13.1.2
        ({"NONE_MATCH": '"x", "abc"'}, HAD),
        ({"NONE_MATCH": '"x,abc", W/"y" ,"abc"'}, HAD),
        ({"NONE_MATCH": "*"}, HAD),
        ({"NONE_MATCH": '"x"'}, OK),
        ({"NONE_MATCH": "abc"}, OK),
        ({"NONE_MATCH": '"abc'}, OK),
        ({"MODIFIED_SINCE": CHANGED}, HAD),
        ({"MODIFIED_SINCE": AFTER}, HAD),
        ({"MODIFIED_SINCE": BEFORE}, OK),
        ({"MODIFIED_SINCE": "Tuesday, 03-Mar-26 10:00:00 GMT"}, HAD),  # the older forms of section 5.6.7
        ({"MODIFIED_SINCE": "a while ago"}, OK),
        ({"NONE_MATCH": '"x"', "MODIFIED_SINCE": AFTER}, OK),  # the tag counts: section 13.1.3
        ({"NONE_MATCH": '"abc"', "MODIFIED_SINCE": BEFORE}, HAD),
        ({"MATCH": '"abc"'}, OK),
        ({"MATCH": "*"}, OK),
        ({"MATCH": '"x"'}, FAILED),
        ({"MATCH": 'W/"abc"'}, FAILED),  # compared strongly: section 13.1.1
        ({"MATCH": '"x"', "NONE_MATCH": '"abc"'}, FAILED),
        ({"MATCH": '"abc"', "NONE_MATCH": '"abc"'}, HAD),
        ({"UNMODIFIED_SINCE": BEFORE}, FAILED),
        ({"UNMODIFIED_SINCE": CHANGED}, OK),
        ({"UNMODIFIED_SINCE": "never"}, OK),
        ({"MATCH": '"abc"', "UNMODIFIED_SINCE": BEFORE}, OK),  # the tag counts: section 13.1.4
    ],
)
def test_conditions_are_evaluated_in_the_order_of_rfc_9110(asked: dict[str, str], status: HTTPStatus) -> None:
    assert conditions.status({f"HTTP_IF_{name}": value for name, value in asked.items()}, TAG, CHANGED) is status


@pytest.mark.parametrize(
    ("wanted", "condition", "part"),
    [
        ("bytes=0-9", None, True),
        ("Bytes= 5-", None, True),
        ("bytes=-3", None, True),
        ("bytes=0-9", TAG, True),
        ("bytes=0-9", f"W/{TAG}", True),  # that it is weak is seen where tags are compared
        ("bytes=0-9", CHANGED, False),
        ("bytes=0-9, 20-29", None, False),
        ("bytes=-", None, False),
        ("bytes=+1-2", None, False),
        ("bytes=٣-٤", None, False),
        ("films=0-9", None, False),
        ("", None, False),
    ],
)
def test_a_part_is_sent_where_one_range_of_bytes_is_asked_for(
    wanted: str, condition: str | None, *, part: bool
) -> None:
    asked = {"HTTP_RANGE": wanted} | ({"HTTP_IF_RANGE": condition} if condition else {})
    assert conditions.partial(asked) is part


def test_dates_say_nothing_where_the_last_change_is_unknown() -> None:
    assert conditions.status({"HTTP_IF_MODIFIED_SINCE": AFTER}, TAG, None) is OK
    assert conditions.status({"HTTP_IF_UNMODIFIED_SINCE": BEFORE}, TAG, None) is OK


@given(st.dictionaries(st.sampled_from(conditions.ASKED), st.text(max_size=40)))
def test_no_condition_breaks_it(asked: dict[str, str]) -> None:
    assert conditions.status(asked, TAG, CHANGED) in (OK, HAD, FAILED)


def test_a_brief_answer_keeps_what_section_15_4_5_demands_and_drops_what_describes_the_content() -> None:
    headers = [(name, "x") for name in ("ETag", "Vary", "Content-Type", "Content-Length", "Link", "Cache-Control")]
    assert [name for name, _ in conditions.brief(headers)] == ["ETag", "Vary", "Cache-Control"]
