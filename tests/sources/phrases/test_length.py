"""Lengths in words and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.sources.phrases.length import lengths, minutes


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("90 minutes", 90),
        ("90 min", 90),
        ("90 mins.", 90),
        ("90-minute", 90),
        ("90m", 90),
        ("90'", 90),
        ("1 minute", 1),
        ("2 hours 32 minutes", 152),
        ("2 hours and 32 minutes", 152),
        ("2 hours, 32 minutes", 152),
        ("2 hrs. 5 mins.", 125),
        ("1h 30m", 90),
        ("1 h 30 min", 90),
        ("1h30", 90),
        ("1h30m", 90),
        ("2 hours", 120),
        ("1.5 hours", 90),
        ("2:32", 152),
        ("2:32:00", 152),
        ("PT1H30M", 90),
        ("PT90M", 90),
        ("an hour and a half", 90),
        ("two and a half hours", 150),
        ("ninety-five minutes", 95),
        ("0 minutes", 0),
        ("9,000 minutes", 9000),
        ("9000 minutes", 9000),
    ],
)
def test_a_length_is_read_in_any_of_its_forms(text: str, length: int) -> None:
    assert minutes(text) == length


@pytest.mark.parametrize(
    "text",
    ["", "90", "PT", "minutes", "2:75", "ninety", "about 90 minutes", "90 minutes long", "1 hr x", "1.3 minutes"],
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert minutes(text) is None


def test_every_length_of_a_sentence_is_found_with_its_place() -> None:
    text = "It takes 2 hours 32 minutes, or 90 minutes (1h 30m) when cut."
    assert [(length, text[start:end]) for length, start, end in lengths(text)] == [
        (152, "2 hours 32 minutes"),
        (90, "90 minutes"),
        (90, "1h 30m"),
    ]


@given(
    st.integers(1, 99),
    st.integers(0, 59),
    st.sampled_from(["{}h {}m", "{} hours {} minutes", "{} h {} min", "PT{}H{}M", "{}:{:02}"]),
)
def test_hours_and_minutes_read_back(hours: int, rest: int, form: str) -> None:
    assert minutes(form.format(hours, rest)) == 60 * hours + rest


@given(st.text())
def test_no_text_breaks_the_reader_of_lengths(text: str) -> None:
    found = minutes(text)
    assert found is None or found >= 0
