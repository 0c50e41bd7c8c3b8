"""The recipes of the README for sites of other makes."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask, render_template_string

from publisher.__main__ import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the film that the README tells of, published."""
    monkeypatch.chdir(tmp_path)
    (facts,) = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    Path("get-out.yaml").write_text(facts, encoding="utf-8")
    words = ["build", "get-out.yaml", "--out", "published", "--base", "https://films.example/"]
    assert CliRunner().invoke(main, words).exit_code == 0
    return tmp_path


@pytest.mark.usefixtures("published")
def test_a_template_of_a_flask_site_writes_the_element() -> None:
    (recipe,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (call,) = re.findall(r"`({{ structured_data.*?}})`", README)
    app = Flask("site")
    exec(compile(recipe, "README.md", "exec"), {"app": app})  # noqa: S102 - the recipe is our own
    with app.test_request_context():
        page = render_template_string(f"<head>{call}</head>")
        assert render_template_string(call.replace("get-out-2017", "nothing-1900")) == ""
    element = page.removeprefix("<head>").removesuffix("</head>")
    assert json.loads(element.partition(">")[2].removesuffix("</script>"))["name"] == "Get Out"


def test_a_job_fails_where_a_page_is_out_of_date_and_passes_where_none_is(published: Path) -> None:
    page = published / "site" / "get-out.html"
    page.parent.mkdir()
    page.write_text("<title>Get Out (2017)</title>", encoding="utf-8")
    check = ["embed", "--all", "site", "--dir", "published", "--check"]
    assert CliRunner().invoke(main, check).exit_code == 1
    assert CliRunner().invoke(main, check[:-1]).exit_code == 0
    assert "data-film-facts" in page.read_text(encoding="utf-8")
    assert CliRunner().invoke(main, check).exit_code == 0


def test_a_page_that_nobody_can_match_is_told_and_left_alone(published: Path) -> None:
    page = published / "site" / "other.html"
    page.parent.mkdir()
    page.write_text("<title>Other</title>", encoding="utf-8")
    result = CliRunner().invoke(main, ["embed", "--all", "site", "--dir", "published"])
    assert "other.html: unmatched" in result.stdout
    assert page.read_text(encoding="utf-8") == "<title>Other</title>"
