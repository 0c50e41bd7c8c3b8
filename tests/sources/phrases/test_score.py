"""Scores with their scales."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.sources.phrases.score import score, scores


@pytest.mark.parametrize(
    ("text", "value", "best"),
    [
        ("6.2/10", "6.2", 10),
        ("6,2/10", "6.2", 10),
        ("94%", "94", 100),
        ("94 percent", "94", 100),
        ("97/100", "97", 100),
        ("4 out of 5", "4", 5),
        ("4 of 5 stars", "4", 5),
        ("4 stars out of 5", "4", 5),
        ("3.5 / 5", "3.5", 5),
        ("0/10", "0", 10),
        ("11/10", "11", 10),
        ("-3/10", "-3", 10),
    ],
)
def test_a_score_is_value_and_scale_as_they_are_said(text: str, value: str, best: int) -> None:
    assert score(text) == (Decimal(value), Decimal(best))


@pytest.mark.parametrize("text", ["", "7", "7.5", "9/11/2001", "3½/5", "5 stars", "A+", "1/2/3"])
def test_a_number_without_a_scale_is_no_score(text: str) -> None:
    assert score(text) is None


def test_a_value_keeps_its_digits() -> None:
    found = score("7.0/10")
    assert found is not None
    assert str(found[0]) == "7.0"


def test_every_score_of_a_sentence_is_found() -> None:
    text = "IMDb 6.2/10, Rotten Tomatoes 71%, on 9/11/2001 4 out of 5."
    assert [text[start:end] for _, start, end in scores(text)] == ["6.2/10", "71%", "4 out of 5"]


@given(st.decimals(0, 100, places=1), st.integers(1, 1000))
def test_scores_read_back(value: Decimal, best: int) -> None:
    assert score(f"{value}/{best}") == (value, Decimal(best))
