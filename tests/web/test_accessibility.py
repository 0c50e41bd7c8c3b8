"""The pages before two checkers that are not ours: axe-core in a real browser, and the Nu Html Checker."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

import pytest
from catalogue import BASE, GET_OUT, HOSTILE, PERFECTION, READINGS, reading
from flask import Flask
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from werkzeug.serving import make_server

from publisher.facts import Person, Text
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application

pytestmark = pytest.mark.slow
CHECKERS = os.environ.get("PAGE_CHECKERS")
"""A folder in which the npm packages axe-core and vnu-jar are installed."""
JAVA = which("java")
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "es, en;q=0.5"}
PAGES = (
    *("/", "/films", "/films?genre=thriller&year=2018", "/people?letter=a", "/genre/thriller"),
    *("/film/the-perfection-2018", "/film/script-script-alert-1-script-2001", "/person/allison-williams"),
    *("/place/united-states", "/organization/netflix", "/event/fantastic-fest", "/source/article", "/source/publisher"),
    *("/search", "/search?q=all", "/search?q=nothing+here", "/dumps/", "/ontology", "/shapes"),
    *("/changes", "/changes/1"),
    *("/sparql", "/sparql?query=SELECT+*+WHERE+%7B+%3Fs+%3Fp+%3Fo+%7D+LIMIT+3", "/sparql?query=SELECT"),
    *("/film/the-perfecshun-2018", "/film/gone-1999", "/broken"),
)
AXE = "const done = arguments[0]; axe.run().then((found) => done(found.violations), (fault) => done([String(fault)]));"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A site with everything that a page can show: several languages, a film withdrawn, a fault of its own."""
    history = History(tmp_path_factory.mktemp("published"))
    gone = replace(GET_OUT, name=Text("Gone"), year=1999)
    build([*READINGS, reading("gone.yaml", gone)], BASE, history)
    english, spanish_name = Text("The Perfection", "en"), Text("La perfección", "es")
    plot = Text("Dos violonchelistas.", "es")
    spanish = replace(PERFECTION, name=english, other_names=(spanish_name,), plot=plot)
    other = replace(PERFECTION, name=Text("Another"), year=2020, directors=(Person("Allison Williams"),), same_as=())
    more = [reading("hostile.txt", HOSTILE), reading("es.yaml", spanish), reading("other.yaml", other)]
    build([*READINGS, *more], BASE, history)
    folder = history.current()
    assert folder
    found = application(EmbeddedStore(folder))

    @found.get("/broken")
    def broken() -> str:
        raise ZeroDivisionError

    return found


@pytest.fixture(scope="module")
def address(site: Flask) -> Iterator[str]:
    """Where the site answers."""
    server = make_server("127.0.0.1", 0, site, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def checkers() -> Path:
    """The folder of the checkers."""
    if not CHECKERS:
        pytest.skip("PAGE_CHECKERS names no folder with axe-core and vnu-jar: pages were not checked")
    return Path(CHECKERS) / "node_modules"


def violations(browser: webdriver.Chrome, axe: str) -> list[str]:
    browser.execute_script(axe)
    found: list[Any] = browser.execute_async_script(AXE)
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_keeps_anybody_out(
    browser: webdriver.Chrome, address: str, checkers: Path, scheme: str, width: int
) -> None:
    axe = (checkers / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},  # a colour on its way to another has no contrast yet
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    found: dict[str, list[str]] = {}
    for path in PAGES:
        browser.get(address + path)
        browser.execute_script("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found[path] = violations(browser, axe)
    browser.find_element(By.ID, "find").send_keys("all")
    WebDriverWait(browser, 5).until(lambda _: browser.find_elements(By.CSS_SELECTOR, "[aria-expanded=true]"))
    found["suggestions"] = violations(browser, axe)
    assert {path: each for path, each in found.items() if each} == {}


def test_the_html_checker_finds_nothing(site: Flask, checkers: Path, tmp_path: Path) -> None:
    if not JAVA:
        pytest.skip("Java is not installed: the HTML of the pages was not checked")
    client = site.test_client()
    for number, path in enumerate(PAGES):
        page = client.get(path, headers=BROWSER)
        assert page.mimetype == "text/html", path
        (tmp_path / f"{number}.html").write_bytes(f"<!-- {path.replace('--', '')} -->\n".encode() + page.data)
    jar = checkers / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [JAVA, "-jar", str(jar), "--format", "gnu", *map(str, sorted(tmp_path.glob("*.html")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr + done.stdout == ""
