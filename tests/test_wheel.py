"""The publisher as it is installed, away from its checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, checkout], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_vocabulary_and_the_demonstration_catalogue(wheel: Path, checkout: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "data"):
        for path in (checkout / folder).rglob("*"):
            if path.is_file():
                assert f"publisher/{path.relative_to(checkout)}" in inside
    assert not [name for name in inside if name.startswith(("tests/", ".ci/"))]


def test_an_installed_publisher_works_away_from_its_checkout(wheel: Path, tmp_path: Path) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(site)}
    where = "import publisher.shipped as s; print(s.__file__, s.data(), s.ontology())"
    found = subprocess.run(
        [sys.executable, "-c", where], cwd=work, env=environment, check=True, capture_output=True, text=True
    )
    assert found.stdout.count(str(site)) == 3
    for verb in (
        ["build", str(site / "publisher" / "data"), "--out", "out"],
        ["verify", "out"],
        ["embed", "Magnolia", "--dir", "out"],
    ):
        subprocess.run(
            [sys.executable, "-m", "publisher", *verb], cwd=work, env=environment, check=True, capture_output=True
        )
