"""The list of suggestions in a real browser, by keyboard alone."""

from collections.abc import Iterator
from shutil import which
from threading import Thread

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from werkzeug.serving import make_server

from publisher.store import EmbeddedStore
from publisher.web.application import application

pytestmark = pytest.mark.slow
CHROMIUM, DRIVER = which("chromium") or which("google-chrome"), which("chromedriver")


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application(store), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("Chromium or its driver is not installed: suggestions were not tried in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def typed(browser: webdriver.Chrome, address: str, text: str) -> WebElement:
    browser.get(address)
    field = browser.find_element(By.ID, "find")
    field.send_keys(text)
    WebDriverWait(browser, 5).until(lambda _: field.get_attribute("aria-expanded") == "true")
    return field


def names(browser: webdriver.Chrome) -> list[str]:
    return [name.text for name in browser.find_elements(By.CSS_SELECTOR, "[role=listbox] .name")]


def test_what_is_typed_is_suggested_and_the_arrows_and_enter_go_there(browser: webdriver.Chrome, address: str) -> None:
    field = typed(browser, f"{address}/films", "allis")
    assert names(browser) == ["Allison Williams"]
    field.send_keys(Keys.ARROW_DOWN)
    chosen = browser.find_element(By.ID, str(field.get_attribute("aria-activedescendant")))
    assert chosen.get_attribute("aria-selected") == "true"
    field.send_keys(Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda _: browser.current_url == f"{address}/person/allison-williams")


def test_escape_closes_the_list_and_enter_then_asks_for_the_page(browser: webdriver.Chrome, address: str) -> None:
    field = typed(browser, f"{address}/film/get-out-2017", "allis")
    field.send_keys(Keys.ESCAPE)
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("value") == "allis"
    field.send_keys(Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda _: browser.current_url == f"{address}/search?q=allis")


def test_a_hostile_name_is_suggested_as_text(browser: webdriver.Chrome, address: str) -> None:
    typed(browser, f"{address}/", "img src")
    assert names(browser) == ["<img src=x onerror=alert(1)>"]
    assert browser.find_elements(By.CSS_SELECTOR, "[role=listbox] img") == []
