"""Pages in a real browser."""

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from publisher.documents.pages.network import LONGEST_TITLE, fitted

pytestmark = pytest.mark.slow


def console(browser: webdriver.Chrome) -> list[str]:
    return [entry["message"] for entry in browser.execute("getLog", {"type": "browser"})["value"]]


def test_the_film_page_shows_title_and_cast_and_breaks_no_policy(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}/film/the-perfection-2018")
    assert "The Perfection" in browser.find_element(By.TAG_NAME, "h1").text
    assert [row.text for row in browser.find_elements(By.CSS_SELECTOR, ".cast tbody th a:not(.mark)")] == [
        "Allison Williams",
        "Steven Weber",
        "Stephen Chang",
    ]
    assert console(browser) == []


@pytest.mark.parametrize("path", ["/", "/film/script-script-alert-1-script-2001", "/sparql", "/dumps/", "/shapes"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_the_screen_or_runs_a_script(
    browser: webdriver.Chrome, address: str, path: str, width: int
) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(address + path)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert console(browser) == []


OUTSIDE = """
const svg = document.querySelector("svg.network"), right = svg.viewBox.baseVal.width;
return [...svg.querySelectorAll("text")].filter((text) => text.getBBox().x + text.getBBox().width > right)
    .map((text) => text.textContent);
"""


def test_the_names_in_a_drawing_end_within_it(browser: webdriver.Chrome, address: str) -> None:
    browser.get(f"{address}/film/get-out-2017")
    for title in ("The Perfection", "A Midsummer Night's Sex Comedy", "WWWWWWWW MMMMMM WWWWWWW"):
        label = fitted(title, LONGEST_TITLE) + " (2018)"
        browser.execute_script("document.querySelector('.network .title').textContent = arguments[0]", label)
        assert browser.execute_script(OUTSIDE) == ([] if title[0] != "W" else [label])


def test_a_mark_says_its_source_to_those_who_point_and_to_those_who_tab(
    browser: webdriver.Chrome, address: str
) -> None:
    browser.get(f"{address}/film/the-perfection-2018")
    browser.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    mark = browser.find_element(By.CSS_SELECTOR, ".cast th a.mark")
    assert mark.get_attribute("title") == "said by article.txt"
    shown = "return getComputedStyle(arguments[0], '::after').content"
    assert browser.execute_script(shown, mark) == "none"
    before = mark.find_element(By.XPATH, "preceding::a[1]")
    browser.execute_script("arguments[0].focus({focusVisible: true})", before)
    before.send_keys(Keys.TAB)
    assert browser.switch_to.active_element == mark
    assert browser.execute_script(shown, mark) == '"said by article.txt"'


def test_the_style_is_loaded(browser: webdriver.Chrome, address: str, tmp_path: Path) -> None:
    browser.get(address)
    assert browser.execute_script("return getComputedStyle(document.body).display") == "flex"
    assert browser.save_screenshot(str(tmp_path / "page.png"))
