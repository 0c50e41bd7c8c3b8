from hypothesis import given
from hypothesis import strategies as st

from publisher.release.difference import changes

lines = st.sets(st.text("abc", min_size=1, max_size=3)).map(sorted)


@given(lines, lines)
def test_the_walk_finds_what_the_sets_say(before: list[str], after: list[str]) -> None:
    found = list(changes(iter(before), iter(after)))
    assert {line for sign, line in found if sign == "-"} == set(before) - set(after)
    assert {line for sign, line in found if sign == "+"} == set(after) - set(before)
    assert [line for _, line in found] == sorted(line for _, line in found)
