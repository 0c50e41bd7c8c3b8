"""Pages in a real browser."""

from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

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


def test_the_style_is_loaded(browser: webdriver.Chrome, address: str, tmp_path: Path) -> None:
    browser.get(address)
    assert browser.execute_script("return getComputedStyle(document.body).display") == "flex"
    assert browser.save_screenshot(str(tmp_path / "page.png"))
