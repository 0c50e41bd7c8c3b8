import pytest

from publisher.facts import LONGEST
from publisher.graph import literals


@pytest.mark.parametrize(("minutes", "written"), [(90, "PT1H30M"), (60, "PT1H"), (45, "PT45M"), (LONGEST, "PT100H")])
def test_a_length_is_written_in_hours_and_minutes(minutes: int, written: str) -> None:
    assert str(literals.duration(minutes)) == written
