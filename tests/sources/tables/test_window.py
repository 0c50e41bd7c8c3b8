"""JSON of any size: what is read does not depend on how much of it is in memory."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as some

from publisher.errors import UnreadableSource
from publisher.sources.opening import File
from publisher.sources.tables import objects, window
from publisher.sources.tables.declared import Declared
from publisher.sources.tables.row import Row

TITLES = some.text(some.characters(codec="utf-8"), max_size=12)
LISTS = some.lists(TITLES)
FILMS = some.fixed_dictionaries({"title": TITLES}, optional={"year": some.integers(1, 9999), "cast": LISTS})
WRONG = some.sampled_from(
    ['{"title": }', '{"title": "A", "title": "B"}', '{"title" "B"}', "7", "{]}", '{"title": "\\x"}']
)


def rows(content: bytes, piece: int) -> list[object]:
    """What the reader of JSON finds, of which so many bytes are read at a time."""
    with TemporaryDirectory() as folder, patch.object(window, "PIECE", piece):
        path = Path(folder) / "a.json"
        path.write_bytes(content)
        found = objects.rows(File.of(path), Declared())
        return [each if isinstance(each, Row) else (each.place.line, each.place.column, each.what) for each in found]


@given(
    some.lists(some.one_of(FILMS.map(json.dumps), FILMS.map(lambda film: json.dumps(film, indent=1)), WRONG)),
    some.sampled_from([", ", ",\n", "\r\n,"]),
    some.integers(1, 70),
)
def test_a_list_is_the_same_however_little_of_it_is_in_memory(texts: list[str], between: str, piece: int) -> None:
    content = f"[{between.join(texts)}]".encode()
    assert rows(content, piece) == rows(content, 1 << 20)


def test_a_list_that_an_object_holds_is_found_behind_what_does_not_fit_into_memory() -> None:
    content = json.dumps({"about": "x" * 500, "films": [{"title": f"Film {n}"} for n in range(50)]}).encode()
    assert rows(content, 64) == rows(content, 1 << 20)
    assert len(rows(content, 64)) == 50


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_characters_may_be_cut_in_two(encoding: str) -> None:
    content = '[{"title": "Æon Flux"},\r\n{"title": "千と千尋の神隠し"}]'.encode(encoding)
    for piece in range(8, 30):
        found = [row.cells["title"] for row in rows(content, piece) if isinstance(row, Row)]
        assert found == ["Æon Flux", "千と千尋の神隠し"]


def test_bytes_that_are_no_text_cost_what_stands_behind_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "PIECE", 64)
    films = "".join(f'{{"title": "Film {n}"}},\n' for n in range(20))
    (tmp_path / "a.json").write_bytes(f"[{films}".encode() + b'{"title": "\xff"}]')
    found = objects.rows(File.of(tmp_path / "a.json"), Declared())
    assert isinstance(next(found), Row)
    with pytest.raises(UnreadableSource, match=r"a\.json:21: not utf-8 text"):
        list(found)
