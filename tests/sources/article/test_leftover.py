"""Nothing of a sentence is lost without a word: names and days that went into no fact are reported."""

from collections.abc import Callable

import pytest

from publisher.findings import Level

Findings = list[tuple[Level, int, str]]
LEAD = '"The Piano" is a 1993 drama film directed by Jane Campion'


@pytest.mark.parametrize(
    ("rest", "lost"),
    [
        (" and adapted by Kate Pullinger.", "Kate Pullinger"),
        (", based on stories by Kate Pullinger.", "Kate Pullinger"),
        (". The studio announced that Miramax will open it on June 2, 1993, directed by Jane Campion.", "June 2, 1993"),
    ],
)
def test_a_name_or_a_day_that_gave_no_fact_is_reported(findings: Callable[..., Findings], rest: str, lost: str) -> None:
    assert any(level is Level.UNREAD and line == 1 and lost in what for level, line, what in findings(LEAD + rest))


@pytest.mark.parametrize(
    "rest",
    [
        " and written by Campion.",
        ", starring Holly Hunter, Harvey Keitel and others.",
        ". It was released in the U.S. on November 19, 1993 by Miramax.",
        ". It is an Academy Award winning film directed by Jane Campion.",
    ],
)
def test_a_sentence_that_was_read_whole_is_not_reported(findings: Callable[..., Findings], rest: str) -> None:
    assert not findings(LEAD + rest)


def test_a_label_whose_value_says_nothing_is_reported(findings: Callable[..., Findings]) -> None:
    found = findings(f"{LEAD}.\n\nRunning time: unknown\n")
    assert [(level, line) for level, line, _ in found] == [(Level.UNREAD, 3)]


def test_actors_after_words_that_were_not_understood_are_reported(findings: Callable[..., Findings]) -> None:
    found = findings(f"{LEAD}.\n\nIt stars Holly Hunter, someone odd, Harvey Keitel.\n")
    assert any("Harvey Keitel" in what for _, _, what in found)
