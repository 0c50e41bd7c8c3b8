"""Sorting beside the memory."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from publisher.release import runs

lines = st.lists(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12), max_size=40)


@given(st.lists(lines, max_size=5), st.integers(1, 40))
def test_runs_are_merged_into_one_order_each_line_once(parts: list[list[str]], piece: int) -> None:
    with TemporaryDirectory() as folder, patch.object(runs, "PIECE", piece):
        paths = [runs.write(Path(folder) / str(number), part) for number, part in enumerate(parts)]
        found = [line for piece in runs.merged(paths) for line in piece]
    assert found == [f"{line}\n".encode() for line in sorted({line for part in parts for line in part})]


@given(st.lists(st.sampled_from("abcd"), max_size=9), st.integers(1, 9))
def test_a_line_that_stands_twice_in_a_run_comes_once(parts: list[str], piece: int) -> None:
    with TemporaryDirectory() as folder, patch.object(runs, "PIECE", piece):
        path = Path(folder) / "run"
        path.write_text("".join(f"{part}\n" for part in sorted(parts)))
        found = [line for piece in runs.merged([path]) for line in piece]
    assert found == [f"{part}\n".encode() for part in sorted(set(parts))]


@given(st.lists(lines, min_size=3, max_size=9))
def test_of_more_runs_than_are_open_at_a_time_some_become_one_before(parts: list[list[str]]) -> None:
    with TemporaryDirectory() as folder, patch.object(runs, "MOST", 2):
        paths = [runs.write(Path(folder) / str(number), part) for number, part in enumerate(parts)]
        found = [line for piece in runs.merged(paths) for line in piece]
        assert len(list(Path(folder).iterdir())) == 2
    assert found == [f"{line}\n".encode() for line in sorted({line for part in parts for line in part})]


@given(lines)
def test_any_number_of_lines_becomes_runs(some: list[str]) -> None:
    with TemporaryDirectory() as folder, patch.object(runs, "LINES", 7):
        paths = runs.written(Path(folder), "lines", some)
        assert len(paths) == -(-len(some) // 7)
        assert {line for path in paths for line in path.read_text("utf-8").split("\n")[:-1]} == set(some)
