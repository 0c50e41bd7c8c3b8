"""The list of suggestions in a real browser, by keyboard alone."""

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = pytest.mark.slow


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
