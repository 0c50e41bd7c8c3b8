"""Articles as a few lines, and what is read from them."""

from collections.abc import Callable

import pytest

from publisher.facts import Film
from publisher.findings import Finding, Level
from publisher.sources.article.reader import read
from publisher.sources.reading import Said

Findings = list[tuple[Level, int, str]]


@pytest.fixture
def film() -> Callable[..., Film]:
    """Return the one film of an article; a lead is written for an article that begins with a section."""

    def read_film(text: str, file: str = "article.txt") -> Film:
        found = [each for each in read(text.encode(), file) if isinstance(each, Said)]
        assert len(found) == 1, list(read(text.encode(), file))
        return found[0].film

    return read_film


@pytest.fixture
def findings() -> Callable[..., Findings]:
    """Return the findings of an article: level, line, what."""

    def read_findings(text: str, file: str = "article.txt") -> Findings:
        found = [each for each in read(text.encode(), file) if isinstance(each, Finding)]
        assert all(each.place.file == file for each in found)
        return [(each.level, each.place.line, each.what) for each in found]

    return read_findings
