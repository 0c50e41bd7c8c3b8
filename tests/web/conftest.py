"""A site of a small catalogue, hostile names included, and a browser to look at it."""

from collections.abc import Iterator
from shutil import which
from threading import Thread

import pytest
from flask.testing import FlaskClient
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from werkzeug.serving import make_server

from publisher.store import EmbeddedStore
from publisher.web.application import application

CHROMIUM, DRIVER = which("chromium") or which("google-chrome"), which("chromedriver")
SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)


@pytest.fixture
def client(store: EmbeddedStore) -> FlaskClient:
    """A client of the site, without a server between."""
    return application(store).test_client()


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    """Where the site answers over HTTP."""
    server = make_server("127.0.0.1", 0, application(store), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium, which keeps what its console says."""
    if not (CHROMIUM and DRIVER):
        pytest.skip("Chromium or its driver is not installed: nothing was tried in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()
