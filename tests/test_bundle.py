"""The wheel with the query editor that Node bundles, and the wheel of a machine that has no Node."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
EDITOR = "publisher/web/static/editor.js"
LICENCES = "publisher/web/static/editor.licences.txt"


@pytest.fixture
def sources(checkout: Path, tmp_path: Path) -> Path:
    """The checkout as it is committed and sent, without anything that was built."""
    left_out = shutil.ignore_patterns("node_modules", "editor.licences.txt", ".*_cache", ".hypothesis", "__pycache__")
    for name in ("publisher", "ontology", "data"):
        shutil.copytree(checkout / name, tmp_path / name, ignore=left_out)
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(checkout / name, tmp_path / name)
    (tmp_path / EDITOR).unlink(missing_ok=True)
    return tmp_path


def built(sources: Path, **environment: str) -> tuple[set[str], str]:
    """The names in the wheel, and what the build said."""
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", "out"]
    told = subprocess.run(
        command,
        cwd=sources,
        env={**os.environ, **environment},
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    (wheel,) = (sources / "out").glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist()), told.stdout


def test_without_node_the_wheel_is_built_and_one_line_says_what_it_lacks(sources: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    names, told = built(sources, PATH=str(tmp_path / "empty"))
    assert EDITOR not in names
    assert "publisher/web/static/site.css" in names
    assert told.count("plain text area") == 1


def test_where_packages_cannot_be_fetched_the_wheel_is_built_all_the_same(sources: Path, tmp_path: Path) -> None:
    if not shutil.which("npm"):
        pytest.skip("Node and npm are not installed: no bundle was tried")
    nowhere = {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_cache": str(tmp_path / "cache")}
    names, told = built(sources, **nowhere)
    assert EDITOR not in names
    assert told.count("plain text area") == 1


def test_with_node_the_wheel_holds_the_editor_with_its_licences_and_no_sources_of_it(
    sources: Path, checkout: Path
) -> None:
    if not (checkout / EDITOR).is_file():
        pytest.skip("the editor was not bundled here, for lack of Node or of packages: no bundle was tried")
    names, _ = built(sources)
    assert {EDITOR, LICENCES} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith("publisher/web/editor/")]
    texts = (sources / LICENCES).read_text(encoding="utf-8")
    for package in ("@codemirror/view", "@codemirror/legacy-modes", "@lezer/common", "style-mod"):
        assert f"{package} " in texts
    assert texts.count("Permission is hereby granted") == texts.count("(MIT)") >= 10
