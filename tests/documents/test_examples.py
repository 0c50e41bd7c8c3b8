"""The examples on the query page, asked of the demonstration catalogue."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from publisher.documents.pages.examples import EXAMPLES
from publisher.query import answer
from publisher.release.build import build
from publisher.release.history import History
from publisher.sources import origins
from publisher.store import EmbeddedStore

AT_LEAST = 12


@pytest.fixture(scope="module")
def demonstration(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    history = History(tmp_path_factory.mktemp("demonstration"))
    build([each for each in origins.readings([checkout / "data"]) if each.said], "http://localhost:8000/", history)
    folder = history.current()
    assert folder
    return EmbeddedStore(folder)


@pytest.mark.parametrize(("title", "query"), EXAMPLES, ids=[title for title, _ in EXAMPLES])
def test_an_example_has_rows_without_a_gap(demonstration: EmbeddedStore, title: str, query: str) -> None:
    found = answer(demonstration, query)
    assert isinstance(found, ox.QuerySolutions | ox.QueryTriples), title
    rows = list(found)
    assert rows
    if isinstance(found, ox.QuerySolutions):
        bound = {name.value for name in found.variables for row in rows if row[name] is not None}
        assert bound == {name.value for name in found.variables}, "a column is empty throughout"


def test_a_dozen_examples_have_titles_of_their_own() -> None:
    assert len({title for title, _ in EXAMPLES}) == len({query for _, query in EXAMPLES}) == len(EXAMPLES) >= AT_LEAST


def test_sources_that_disagree_are_shown_with_what_each_says(demonstration: EmbeddedStore) -> None:
    found = answer(demonstration, dict(EXAMPLES)["Where two sources disagree"])
    assert isinstance(found, ox.QuerySolutions)
    said = {(row["value"].value, row["other"].value) for row in found}
    assert ("Josh", "Josh Lucas") in said
