"""The element in a real browser: nothing in it runs, what is read back is what was written; buttons and script work."""

import json
from pathlib import Path

import pytest
import real_pages
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from publisher.documents import snippet
from publisher.embedding.page import Page

pytestmark = pytest.mark.slow
RAN = "<script>document.title='ran'</script>"
HOSTILE = [
    "</script>",
    f"</script>{RAN}",
    f"</SCRIPT >{RAN}",
    f"<!--<script>{RAN}",
    f"-->{RAN}",
    f"]]>{RAN}",
    f"<![CDATA[{RAN}]]>",
    f"</head><body>{RAN}",
    "<img src=x onerror=\"document.title='ran'\">",
    "<svg onload=\"document.title='ran'\">",
    "\u2028document.title='ran'\u2029",
    "\\u003c/script>",
    "\\",
    '"',
    "';document.title='ran';'",
    "&lt;/script&gt;",
    "&amp;#x3C;",
    "{{ 7 * 7 }} ${7*7}",
    "\u202eright to left",
    "\ufeff",
    "𝒳 天使 é",
    "</scr\tipt>",
    "<plaintext>",
    "<!--",
    "<script",
]
READ = "return [...document.querySelectorAll('script[data-film-facts]')].map(s => JSON.parse(s.textContent))"


@pytest.mark.parametrize("charset", ["utf-8", "", "windows-1252"])
def test_hostile_text_never_runs_and_reads_back_equal(browser: webdriver.Chrome, tmp_path: Path, charset: str) -> None:
    declared = f'<meta charset="{charset}">' if charset else ""
    page = Page(f"<!doctype html><head>{declared}<title>quiet</title></head><body><p>x".encode(), "page.html")
    said = {"name": "Film", "alternateName": HOSTILE, **{f"x{text}": text for text in HOSTILE}}
    path = tmp_path / "page.html"
    path.write_bytes(page.holding(snippet.script(said, ascii_only=page.ascii_only)))
    browser.get(path.as_uri())
    assert browser.execute_script(READ) == [said]
    assert browser.title == "quiet"
    assert browser.execute_script("return document.body.innerHTML.trim()") == "<p>x</p>"


TEMPLATES = ("programmed", "site-generator", "template-of-a-framework")
"""Pages that become pages elsewhere; a browser takes what begins them for text of the body."""
READS = """return [document.head.querySelector('script[data-film-facts]') !== null, document.title,
  [...document.querySelectorAll('script')].filter(s => !s.matches('[data-film-facts]')).map(s => s.textContent)]"""


@pytest.mark.parametrize("real", [page for page in real_pages.pages() if "old Macs" not in page.name])
def test_a_browser_finds_the_element_in_pages_as_they_are_found(
    browser: webdriver.Chrome, tmp_path: Path, real: real_pages.RealPage
) -> None:
    said = {"@context": "https://schema.org", "@type": "Movie", "name": "Amélie – 天使", "alternateName": HOSTILE}
    page, path = Page(real.content, real.name), tmp_path / "page.html"
    path.write_bytes(real.content)
    browser.get(path.as_uri())
    _, *before = browser.execute_script(READS)
    path.write_bytes(page.holding(snippet.script(said, ascii_only=page.ascii_only)))
    browser.get(path.as_uri())
    in_head, *after = browser.execute_script(READS)
    assert browser.execute_script(READ) == [said]
    assert after == before
    assert in_head or real.name.startswith((*TEMPLATES, "broken", "older-element-in-the-body"))


def test_a_page_that_is_read_as_xml_stays_well_formed(browser: webdriver.Chrome, tmp_path: Path) -> None:
    (real,) = (page for page in real_pages.pages() if page.name == "strict.xhtml utf-8")
    said = {"@context": "https://schema.org", "@type": "Movie", "name": "Amélie – 天使", "alternateName": HOSTILE}
    path = tmp_path / "page.xhtml"
    path.write_bytes(Page(real.content, real.name).holding(snippet.script(said)))
    browser.get(path.as_uri())
    assert browser.execute_script("return document.contentType") == "application/xhtml+xml"
    assert browser.execute_script(READ) == [said]


def test_the_script_adds_the_element_once_and_replaces_an_older_one(
    browser: webdriver.Chrome, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    older = snippet.script({"name": "Older"})
    for film in ("the-perfection-2018", "script-script-alert-1-script-2001"):
        line = f'<script src="{address}/embed/film/{film}.js"></script>'
        path.write_text(f"<head><title>quiet</title>{older}{line}{line}</head><body><p>x", encoding="utf-8")
        browser.get(path.as_uri())
        (read,) = browser.execute_script(READ)
        assert read["@type"] == "Movie"
        assert read["name"] != "Older"
        assert browser.title == "quiet"


def test_the_page_shows_its_button_and_the_line_with_the_address_of_the_site(
    browser: webdriver.Chrome, address: str
) -> None:
    allowed = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    browser.execute_cdp_cmd("Browser.grantPermissions", allowed)
    browser.get(f"{address}/embed/film/the-perfection-2018")
    browser.execute_script("window.setTimeout = () => 0")  # the word on the button stays, however late we look
    button, *others = browser.find_elements(By.CSS_SELECTOR, "[data-copy]")
    assert all(each.is_displayed() for each in (button, *others))
    line = browser.find_element(By.ID, "script-line").text
    assert line == f'<script src="{address}/embed/film/the-perfection-2018.js" async></script>'
    button.click()
    WebDriverWait(browser, 60).until(lambda _: button.text != "Copy")
    assert button.text == "Copied"
    element = browser.execute_script("return navigator.clipboard.readText()")
    assert json.loads(element.partition(">")[2].removesuffix("</script>"))["name"] == "The Perfection"


@pytest.mark.parametrize(
    "path", ["/embed/film/the-perfection-2018", "/embed/film/script-script-alert-1-script-2001", "/quality"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_for_editors_fit_the_screen(browser: webdriver.Chrome, address: str, path: str, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(address + path)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
