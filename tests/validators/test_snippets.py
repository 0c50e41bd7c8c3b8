"""Snippets before judges that are not ours: schema.org's types, Adobe's validator, extruct, and our shapes.

The programs of npm are found in the folder that PAGE_CHECKERS names, where `npm install schema-dts typescript@5
@adobe/structured-data-validator @marbec/web-auto-extractor` was run.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from shutil import which
from typing import Any

import catalogues
import pytest
import strategies as some
from hypothesis import HealthCheck, given, settings
from terms import quads

from publisher.description import Merged
from publisher.documents import snippet
from publisher.documents.context import Node
from publisher.embedding import elements
from publisher.release.build import lines
from publisher.release.validation import violations
from publisher.sources import origins
from publisher.sources.reading import Reading

pytestmark = pytest.mark.slow
PACKAGES = Path(os.environ.get("PAGE_CHECKERS", "/nonexistent"))
ADOBE = Path(__file__).with_name("adobe.mjs")
BASES = ("https://films.example/", "http://localhost:8000/")
FALSE_ALARMS = (
    'Property "actor" for type "PerformanceRole" is not supported',  # the pattern of schema.org's own example
    'Property "contributor" for type "Role" is not supported',  # the same for the crew
    'Required attribute "name" is missing or Required attribute "item.name" is missing',  # Google's own summary list
)
ARTICLE = "articles/000_85840959d0d38c4d.txt"
MANY = 500
ON_A_PAGE = 50


def told(readings: Iterable[Reading], base: str) -> list[Merged]:
    """The films of readings; their statements keep to our shapes."""
    return list(elements.straight(lines(readings, base), base))


@pytest.fixture(scope="session", params=["demonstration", "article", "wikipedia", "tmdb"])
def films(request: pytest.FixtureRequest, shared: Path, checkout: Path) -> list[Node]:
    """The snippets of a catalogue, at a home of its own and on this machine, and both kinds of list."""
    readings = {
        "demonstration": lambda: [reading for reading in origins.readings([checkout / "data"]) if reading.said],
        "article": lambda: list(origins.readings([shared / ARTICLE])),
        "wikipedia": lambda: [catalogues.wikipedia(shared, MANY)],
        "tmdb": lambda: [catalogues.tmdb(shared, MANY)],
    }[request.param]()
    found = [film for base in BASES for film in told(readings, base)]
    if request.param in ("wikipedia", "tmdb"):
        assert len(found) == MANY * len(BASES)
    documents = list(map(snippet.document, found))
    own = [film for film in documents if "url" in film]
    return [*documents, snippet.summary(film["url"] for film in own), snippet.whole(own[:10], f"{BASES[0]}best")]


@pytest.fixture
def pages(films: list[Node], tmp_path: Path) -> list[Path]:
    return written(tmp_path, films)


def written(folder: Path, documents: Sequence[Node]) -> list[Path]:
    """Pages that hold the elements of all documents, a few on each."""
    found = []
    for start in range(0, len(documents), ON_A_PAGE):
        held = "\n".join(map(snippet.script, documents[start : start + ON_A_PAGE]))
        found.append(folder / f"page-{start:05}.html")
        text = f"<!doctype html><meta charset=utf-8><title>x</title>\n{held}\n<p>x"
        found[-1].write_text(text, encoding="utf-8")
    return found


def programs() -> Path:
    if not (which("node") and (PACKAGES / "node_modules").is_dir()):
        pytest.skip("PAGE_CHECKERS names no folder with npm's validators: snippets were not put before them")
    return PACKAGES


def schema_org_types(pages: list[Path], shared: Path) -> str:
    """What the compiler says of the pages."""
    check = shared / "checks/schema_dts_check.py"
    done = subprocess.run([sys.executable, check, programs(), *pages], capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}"


def adobe(pages: list[Path], shared: Path) -> list[dict[str, Any]]:
    """The errors that Adobe's validator finds in the pages, without the known false alarms."""
    schema = shared / "data/schemaorg-vocab/schemaorg-all-https.jsonld"
    done = subprocess.run(["node", ADOBE, programs(), schema, *pages], capture_output=True, text=True, check=True)
    issues = [json.loads(line) for line in done.stdout.splitlines()]
    unknown = [issue for issue in issues if not any(alarm in issue["message"] for alarm in FALSE_ALARMS)]
    return [each for each in unknown if each["severity"] == "ERROR" or "not supported" in each["message"]]


def test_schema_orgs_own_types_accept_them(pages: list[Path], films: list[Node], shared: Path) -> None:
    assert schema_org_types(pages, shared) == f"{len(films)} blocks accepted\n"


def test_adobes_validator_finds_no_error(pages: list[Path], shared: Path) -> None:
    assert adobe(pages, shared) == []


def test_an_independent_crawler_reads_what_was_written(pages: list[Path], films: list[Node]) -> None:
    extruct = pytest.importorskip("extruct", reason="extruct is not installed: no independent crawler read them")
    read = [extruct.extract(page.read_text(encoding="utf-8"), syntaxes=["json-ld"])["json-ld"] for page in pages]
    assert [each for page in read for each in page] == films


@pytest.mark.parametrize("name", ["wikipedia", "tmdb"])
def test_what_they_are_made_of_keeps_to_our_shapes(name: str, shared: Path) -> None:
    whole = {"wikipedia": catalogues.wikipedia, "tmdb": catalogues.tmdb}[name](shared, MANY)
    assert list(violations(quads([whole], BASES[0]))) == []


def test_the_judges_do_refuse(tmp_path: Path, shared: Path) -> None:
    wrong = written(tmp_path, [{"@context": snippet.CONTEXT, "@type": "Movie", "nmae": "x"}])
    assert "nmae" in schema_org_types(wrong, shared)
    assert any("nmae" in issue["message"] for issue in adobe(wrong, shared))


def test_whatever_the_facts_are_nobody_finds_fault(tmp_path: Path, shared: Path) -> None:
    programs()
    documents: list[Node] = []

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(some.catalogues)
    def collect(readings: list[Reading]) -> None:
        documents.extend(map(snippet.document, islice(told(readings, BASES[0]), 4)))

    collect()
    pages = written(tmp_path, documents)
    assert schema_org_types(pages, shared) == f"{len(documents)} blocks accepted\n"
    assert adobe(pages, shared) == []
