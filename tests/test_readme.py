"""Every command and every example of the README is run as it stands there."""

import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from publisher.sources import origins

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SERVES, TESTS, *REST = BLOCKS


def test_the_first_command_serves_and_the_second_tests() -> None:
    assert SERVES.strip().endswith("publisher serve")
    assert "pytest" in TESTS


def test_every_file_that_the_readme_names_is_there(checkout: Path) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("http")]
    rooms = re.findall(r"`((?:publisher|ontology|data)/[\w./]*)`", README)
    assert [name for name in [*links, *rooms] if not (checkout / name).exists()] == []


def test_the_fact_file_that_the_readme_shows_is_read_without_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "get-out.yaml"
    path.write_text(example(), encoding="utf-8")
    (read,) = origins.readings([path])
    assert read.findings == ()
    assert [said.film.name.value for said in read.said] == ["Get Out"]


def example() -> str:
    (found,) = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def clone(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone, with what is not yet committed, as a newcomer would have it."""
    folder = tmp_path_factory.mktemp("newcomer") / "clone"
    subprocess.run(["git", "clone", "--quiet", checkout, folder], check=True)
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=checkout, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((checkout / name).read_bytes())
    (folder / "get-out.yaml").write_text(example(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    return {**os.environ, "XDG_DATA_HOME": str(home), "PYTEST_ADDOPTS": "--collect-only --quiet"}


@pytest.fixture(scope="module")
def serving(clone: Path, environment: dict[str, str]) -> Iterator[None]:
    """The first command of the README, running."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", 8000)) == 0:
            pytest.skip("port 8000, which the README names, is taken on this machine")
    with subprocess.Popen(
        ["bash", "-c", f"exec {SERVES.strip().rpartition('&& ')[2]}"], cwd=clone, env=environment
    ) as server:
        try:
            wait_for("http://localhost:8000/health")
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 an address of this machine
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{address} does not answer")


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(clone: Path, environment: dict[str, str]) -> None:
    run(SERVES.strip().rpartition(" && ")[0], clone, environment)


@pytest.mark.slow
@pytest.mark.usefixtures("installed", "serving")
class TestCommands:
    @pytest.mark.parametrize("command", REST, ids=lambda command: command.strip().splitlines()[0][:60])
    def test_a_command_of_the_readme_runs_as_it_stands(
        self, command: str, clone: Path, environment: dict[str, str]
    ) -> None:
        run(command.replace("curl ", "curl --fail --silent --show-error "), clone, environment)

    def test_the_served_film_is_there_for_people_and_for_programs(
        self, clone: Path, environment: dict[str, str]
    ) -> None:
        address = "http://localhost:8000/film/the-perfection-2018"
        page = run(f"curl --fail --silent -H 'Accept: text/html' {address}", clone, environment)
        assert "Allison Williams" in page
        turtle = run(f"curl --fail --silent -H 'Accept: text/turtle' {address}", clone, environment)
        assert 'schema:characterName "Charlotte"' in turtle

    def test_the_command_that_tests_collects_the_tests(self, clone: Path, environment: dict[str, str]) -> None:
        assert "tests/test_readme.py" in run(TESTS, clone, environment)
