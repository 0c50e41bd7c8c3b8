"""An element goes into pages as they are found on film sites, and comes out again, byte for byte."""

import re
from pathlib import Path

import pytest
from real_pages import RealPage, pages

from publisher.documents import snippet
from publisher.embedding.folder import State, embedded
from publisher.embedding.page import Page

PAGES = list(pages())
BARE = [page for page in PAGES if not Page(page.content, page.name).ours]
FILM = {"@context": "https://schema.org", "@type": "Movie", "name": "Amélie – 天使 </script>"}
NEWER = {**FILM, "dateCreated": "2001"}


OLDER = re.compile(r"<script\b[^>]*\bdata-film-facts\b.*?</script\s*>", re.IGNORECASE | re.DOTALL)


def names(page: RealPage) -> str:
    return page.name


def inserted(before: bytes, after: bytes, width: int) -> bytes:
    """What was put into a page of characters of some width in bytes; nothing else of it may have changed."""
    same = next((place for place, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    start = same - same % width
    while not after.endswith(before[start:]):
        start -= width  # what was put in can begin as what follows it
    length = len(after) - len(before)
    assert before == after[:start] + after[start + length :]
    return after[start : start + length]


def text(path: Path, page: RealPage) -> str:
    return path.read_bytes().decode(page.encoding)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.html"


def test_there_are_more_than_fifty_pages() -> None:
    assert len({page.content for page in BARE}) > 50
    assert len({page.encoding for page in PAGES}) > 15


@pytest.mark.parametrize("page", BARE, ids=names)
def test_every_byte_outside_the_element_stays(page: RealPage, path: Path) -> None:
    path.write_bytes(page.content)
    assert embedded(path, FILM, check=True).state is State.OUTDATED
    assert path.read_bytes() == page.content
    assert embedded(path, FILM, check=False).state is State.UPDATED
    wide = page.encoding.startswith("utf-16")
    added = inserted(page.content, path.read_bytes(), 2 if wide else 1)
    assert added.decode(page.encoding if wide else "utf-8").count("<") == 2
    assert embedded(path, FILM, check=True).state is State.CURRENT
    once = path.read_bytes()
    embedded(path, NEWER, check=False)
    assert len(path.read_bytes()) > len(once)
    embedded(path, FILM, check=False)
    assert path.read_bytes() == once


@pytest.mark.parametrize("page", [page for page in PAGES if page not in BARE], ids=names)
def test_an_older_element_goes_and_every_byte_around_it_stays(page: RealPage, path: Path) -> None:
    path.write_bytes(page.content)
    assert embedded(path, FILM, check=True).state is State.OUTDATED
    assert embedded(path, FILM, check=False).state is State.UPDATED
    element = snippet.script(FILM, ascii_only=Page(page.content, page.name).ascii_only)
    before, after = OLDER.split(page.text)
    inside = path.read_bytes().decode(page.encoding).removeprefix(before).removesuffix(after)
    assert inside.splitlines() == element.splitlines()
    assert embedded(path, FILM, check=True).state is State.CURRENT


@pytest.mark.parametrize("page", [page for page in PAGES if page.name.startswith("site-generator utf-8")], ids=names)
def test_what_a_site_generator_must_find_first_stays_first(page: RealPage, path: Path) -> None:
    path.write_bytes(page.content)
    embedded(path, FILM, check=False)
    assert path.read_bytes().startswith(page.content.partition(b"<article>")[0])


@pytest.mark.parametrize("page", [page for page in PAGES if page.name.startswith("programmed")], ids=names)
def test_the_code_in_a_template_is_left_alone(page: RealPage, path: Path) -> None:
    path.write_bytes(page.content)
    embedded(path, FILM, check=False)
    assert re.search(r"<% } %>\s+<script .*</script>\s+</head>\s+<body <", text(path, page), re.DOTALL)
