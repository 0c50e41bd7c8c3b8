"""Dates in words and digits."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import UnfitFact
from publisher.facts import When
from publisher.sources.phrases.date import dates, weekday_misfit, when


@pytest.mark.parametrize(
    "text",
    [
        "April 15, 2019",
        "15 April 2019",
        "Monday, April 15, 2019",
        "Mon, 15 Apr 2019",
        "April 15th, 2019",
        "2019-04-15",
        "15th of April 2019",
        "Monday the 15th of April, 2019",
        "Apr. 15, 2019",
        " april 15 2019 ",
        "April\xa015, 2019",
    ],
)
def test_a_day_is_read_in_any_of_its_forms(text: str) -> None:
    assert when(text) == When(2019, 4, 15)


def test_a_month_and_a_year_stand_for_themselves() -> None:
    assert when("April 2019") == When(2019, 4)
    assert when("Sept. 2018") == When(2018, 9)
    assert when("2019") == When(2019)


@pytest.mark.parametrize(
    "text", ["", "monday", "April 15", "15/04/2019", "04-15-2019", "20190415", "the spring of 2019", "12019"]
)
def test_what_is_no_date_or_may_be_two_is_none(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "February 30, 2019",
        "2019-02-30",
        "31 April 2019",
        "February 29, 2019",
        "2019-13-01",
        "0 May 2019",
        "May 1, 1066",
    ],
)
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(UnfitFact):
        when(text)


def test_a_leap_day_is_a_day() -> None:
    assert when("February 29, 2020") == When(2020, 2, 29)


def test_a_weekday_that_does_not_fit_is_told() -> None:
    assert weekday_misfit("Sunday, April 15, 2019") == "Monday"
    assert weekday_misfit("Monday, April 15, 2019") is None
    assert weekday_misfit("April 15, 2019") is None


def test_every_date_of_a_sentence_is_found() -> None:
    text = "on September 20, 2018 (Fantastic Fest), on 2019-05-24, in May 2020 and on 30 February 2019."
    assert [each.text for each in dates(text)] == ["September 20, 2018", "2019-05-24", "May 2020", "30 February 2019"]
    assert all(text[each.start : each.end] == each.text for each in dates(text))


@given(
    st.dates(dt.date(1888, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%a %d %b %Y"]),
)
def test_a_day_reads_back_and_its_own_weekday_fits(day: dt.date, form: str) -> None:
    text = day.strftime(form)
    assert when(text) == When(day.year, day.month, day.day)
    assert weekday_misfit(text) is None
