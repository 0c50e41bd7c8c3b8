"""The query page in a real browser, before the real server: with its editor, and without any script."""

import os
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from shutil import which
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait
from serving import Served, served

from publisher.formats import RDF, RESULTS
from publisher.query.limits import Limits
from publisher.release.history import History

pytestmark = pytest.mark.slow
CHROMIUM, DRIVER = which("chromium") or which("google-chrome"), which("chromedriver")
BUNDLE = Path(__file__).parents[2] / "publisher/web/static/editor.js"
SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)
DIRECTORS = "SELECT ?film ?person WHERE { ?film schema:director ?person }"
NUMBERS = "SELECT ?n WHERE { VALUES ?n { 10 9.5 UNDEF -3 1e1 100 } }"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p . ?q ?r ?s . ?t ?u ?v }"
MANY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 1234"
HOSTILE = r"""SELECT ?said WHERE {
  VALUES ?said { "<img src=x onerror=alert(1)>" "a\tb\nc\"d\\e" "h\u00e9 \U0001F3AC"@fr }
}"""


@pytest.fixture(scope="module")
def server(history: History) -> Iterator[Served]:
    with served(history.folder, Limits(seconds=20, workers=3)) as running:
        yield running


@pytest.fixture(scope="module")
def address(server: Served) -> str:
    return f"http://127.0.0.1:{server.port}/sparql"


@pytest.fixture(scope="module")
def chromium() -> Iterator[webdriver.Chrome]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("Chromium or its driver is not installed: the query page was not tried in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


class Editor:
    """The query page as a person uses it."""

    def __init__(self, browser: webdriver.Chrome, address: str) -> None:
        self.browser, self.address = browser, address

    def open(self, query: str = "") -> "Editor":
        self.browser.get(f"{self.address}?query={quote(query)}" if query else self.address)
        self.until(lambda: self.inside(".cm-content"))
        return self

    @property
    def content(self) -> WebElement:
        return self.inside(".cm-content")[0]

    def inside(self, selector: str) -> list[WebElement]:
        return self.all("form.query > div")[0].shadow_root.find_elements(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str, root: str = "document") -> list[str]:
        """The texts of elements, read at one moment: the page may write a table anew while it learns names."""
        script = f"return [...{root}.querySelectorAll(arguments[0])].map((each) => each.innerText.trim())"
        found: list[str] = self.browser.execute_script(script, selector)
        return found

    def written(self, selector: str) -> list[str]:
        """The texts of elements of the editor."""
        return self.texts(selector, "document.querySelector('form.query > div').shadowRoot")

    def until(self, condition: Callable[[], object]) -> None:
        WebDriverWait(self.browser, 10, poll_frequency=0.05).until(lambda _: condition())

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def control(self, key: str) -> None:
        ActionChains(self.browser).key_down(Keys.CONTROL).send_keys(key).key_up(Keys.CONTROL).perform()

    def write(self, text: str) -> None:
        """Type in place of what is there, key by key."""
        self.content.click()
        self.control("a")
        self.press(text)

    def options(self) -> list[str]:
        return self.written(".cm-completionLabel")

    def choose(self, label: str) -> None:
        """Wait for an option to be the first, and take it."""
        self.until(lambda: self.options()[:1] == [label])
        self.until(lambda: self.inside("[aria-selected=true]"))
        # what comes up may take keys only after a moment, lest somebody who types on takes it unawares
        ActionChains(self.browser).pause(0.15).send_keys(Keys.ENTER).perform()

    @property
    def text(self) -> str:
        return "\n".join(self.written(".cm-line"))

    @property
    def status(self) -> str:
        return self.texts("form.query [role=status]")[0]

    def run(self) -> "Editor":
        self.control(Keys.ENTER)
        return self.finished()

    def finished(self) -> "Editor":
        self.until(lambda: self.status and not self.status.startswith("Running"))
        return self

    def column(self, number: int = 1) -> list[str]:
        return self.texts(f"table.answer tbody td:nth-child({number})")

    def button(self, name: str) -> WebElement:
        return next(each for each in self.all("button") if each.text == name)

    def complaints(self) -> list[str]:
        """What the console says, but for the answer of status 400 that a test provokes."""
        found = [entry["message"] for entry in self.browser.execute("getLog", {"type": "browser"})["value"]]
        return [message for message in found if "status of 400" not in message]


@pytest.fixture
def editor(chromium: webdriver.Chrome, address: str) -> Iterator[Editor]:
    if not BUNDLE.is_file():
        pytest.skip("the editor was not bundled, for lack of Node: the query page was tried without it alone")
    found = Editor(chromium, address)
    yield found.open()
    assert found.complaints() == []


def test_what_is_typed_is_highlighted_and_the_plain_text_area_is_gone(editor: Editor) -> None:
    editor.write("SELECT ?x")
    keyword, variable = (each.value_of_css_property("color") for each in editor.inside(".cm-line > span")[:2])
    assert keyword != variable
    assert not editor.all("textarea")[0].is_displayed()


@pytest.mark.parametrize(
    ("typed", "label", "whole"),
    [
        ("SEL", "SELECT", "SELECT"),
        ("?x a sche", "schema:", "?x a schema:"),
        ("?x a schema:Mo", "schema:Movie", "?x a schema:Movie"),
        ("?x schema:dir", "schema:director", "?x schema:director"),
        ("PREFIX s: <https://schema.org/> ?x s:dir", "s:director", "PREFIX s: <https://schema.org/> ?x s:director"),
        ("?title ?film ?ti", "?title", "?title ?film ?title"),
        ('?x ?y "allis', "Allison Williams", '?x ?y "Allison Williams"'),
        ("<perfection", "The Perfection", "<http://localhost:8000/film/the-perfection-2018#film>"),
        ("<steven web", "Steven Weber", "<http://localhost:8000/person/steven-weber#person>"),
    ],
)
def test_what_is_begun_is_completed_with_what_the_catalogue_has(
    editor: Editor, typed: str, label: str, whole: str
) -> None:
    editor.write(typed)
    if label == "schema:":
        editor.until(lambda: label in editor.options())
        return
    editor.choose(label)
    editor.until(lambda: editor.text == whole)


def test_terms_that_the_catalogue_does_not_use_are_not_offered(editor: Editor) -> None:
    editor.write("?x schema:")
    editor.until(lambda: "schema:director" in editor.options())
    assert "schema:price" not in editor.options()


def test_names_stand_for_things_and_lead_to_their_pages(editor: Editor) -> None:
    editor.write(DIRECTORS)
    editor.run()
    editor.until(lambda: "Jordan Peele" in editor.column(2))
    link = editor.all("table.answer tbody a")[editor.texts("table.answer tbody a").index("Jordan Peele")]
    assert link.get_attribute("href") == editor.address.replace("sparql", "person/jordan-peele")
    assert editor.status.startswith(f"{len(editor.column())} rows in 0.")


def test_the_address_keeps_the_query_and_shows_the_same_answer_to_others(editor: Editor) -> None:
    editor.write(DIRECTORS)
    editor.run()
    editor.until(lambda: "Jordan Peele" in editor.column(2))
    shared, rows = editor.browser.current_url, editor.column(2)
    assert parse_qs(urlsplit(shared).query)["query"] == [DIRECTORS]
    editor.open()
    editor.browser.get(shared)
    editor.until(lambda: editor.inside(".cm-content"))
    assert (editor.text, sorted(editor.column(2))) == (DIRECTORS, sorted(rows))


def test_going_back_brings_back_the_query_and_its_answer(editor: Editor) -> None:
    for query in ("ASK {}", "ASK { FILTER(false) }"):
        editor.write(query)
        editor.run()
    assert editor.texts("#result .lead") == ["No"]
    editor.browser.back()
    editor.until(lambda: editor.texts("#result .lead") == ["Yes"])
    assert editor.text == "ASK {}"


def test_a_column_is_sorted_by_size_up_and_down_and_as_it_came(editor: Editor) -> None:
    editor.write(NUMBERS)
    editor.run()
    came = editor.column()
    sorting = editor.button("n")
    seen = []
    for _ in range(3):
        sorting.click()
        seen.append(
            (editor.all("th")[0].get_attribute("aria-sort"), [float(each or "nan") for each in editor.column()])
        )
    rising = [-3.0, 9.5, 10.0, 10.0, 100.0]
    assert (seen[0][0], seen[0][1][:-1]) == ("ascending", rising)
    assert (seen[1][0], seen[1][1][:-1]) == ("descending", rising[::-1])
    assert seen[0][1][-1] != seen[0][1][-1], "what has no value comes last"
    assert seen[1][1][-1] != seen[1][1][-1], "whichever way"
    assert (seen[2][0], editor.column()) == (None, came)


def test_an_answer_that_came_without_the_script_is_sorted_by_it(editor: Editor) -> None:
    editor.open(NUMBERS)
    editor.button("n").click()
    assert editor.column()[:1] == ["-3"]


def test_a_long_answer_is_turned_over_in_pages(editor: Editor) -> None:
    editor.open(MANY).finished()
    assert editor.status.startswith("1,234 rows")
    assert (len(editor.column()), editor.texts(".pages span")) == (50, ["1–50 of 1,234"])
    editor.button("Next").click()
    assert editor.texts(".pages span") == ["51–100 of 1,234"]
    editor.button("Last").click()
    assert (len(editor.column()), editor.texts(".pages span")) == (34, ["1,201–1,234 of 1,234"])


@pytest.mark.parametrize(
    ("query", "formats"), [(DIRECTORS, RESULTS), ("CONSTRUCT WHERE { ?s schema:director ?o }", RDF)]
)
def test_the_whole_answer_is_there_in_each_format(
    editor: Editor, server: Served, query: str, formats: tuple[object, ...]
) -> None:
    editor.write(query)
    editor.run()
    types = set()
    for link in editor.all("#result .formats a"):
        place = urlsplit(str(link.get_attribute("href")))
        status, headers, body = server.get(f"{place.path}?{place.query}")
        assert (status, bool(body), link.get_attribute("download") is not None) == (HTTPStatus.OK, True, True)
        types.add(headers["content-type"].partition(";")[0])
    assert types == {each.media_type for each in formats}  # type: ignore[attr-defined]


def test_a_query_that_takes_long_is_stopped_and_the_next_one_runs(editor: Editor) -> None:
    editor.write(PRODUCT)
    editor.control(Keys.ENTER)
    editor.until(lambda: editor.button("Stop").is_displayed())
    editor.button("Stop").click()
    editor.finished()
    assert editor.status == "Stopped after 0 rows"
    assert not editor.all(".stop")[0].is_displayed()
    assert editor.browser.switch_to.active_element.text == "Run"
    editor.write("ASK {}")
    editor.run()
    assert editor.status.startswith("Yes in")


def test_a_fault_is_marked_at_its_place_and_told_in_words(editor: Editor) -> None:
    editor.write("SELECT *\nWHERE { ?s ?p }")
    editor.run()
    assert editor.written(".cm-fault") == ["}"]
    assert "line 2" in editor.texts("#result [role=alert]")[0]
    assert editor.content.get_attribute("aria-invalid") == "true"
    editor.write("ASK {}")
    editor.run()
    assert not editor.inside(".cm-fault")
    assert not editor.all("[role=alert]")


@pytest.mark.parametrize("query", ["SELECT * WHERE {\n ?s ?p }", "SELECT * { ?s ?p '🎬🎬🎬' . ?s ?p }"])
def test_the_fault_of_a_shared_query_is_marked_too(editor: Editor, query: str) -> None:
    editor.open(query)
    assert editor.written(".cm-fault") == ["}"]


def test_a_query_of_the_namespace_that_schema_org_had_before_is_answered_with_a_hint(editor: Editor) -> None:
    editor.write("SELECT * WHERE { ?film a <http://schema.org/Movie> }")
    editor.run()
    assert editor.status.startswith("0 rows")
    assert "https://schema.org/" in editor.texts("#result .hint")[0]


def test_what_is_said_is_text_whatever_it_holds(editor: Editor) -> None:
    editor.write("ASK {}")
    editor.run()
    editor.open(HOSTILE)
    without = editor.browser.execute_script("return [...document.querySelectorAll('td')].map(e => e.textContent)")
    editor.content.click()
    editor.run()
    shown = editor.browser.execute_script("return [...document.querySelectorAll('td')].map(e => e.textContent)")
    assert shown == without == ["<img src=x onerror=alert(1)>", 'a\tb\nc"d\\e', "hé 🎬"]
    assert editor.all("td [lang=fr]")


def test_the_editor_is_left_by_escape_and_tab(editor: Editor) -> None:
    editor.write("ASK {")
    editor.press(Keys.TAB)
    assert editor.browser.switch_to.active_element.text != "Run"
    editor.press(Keys.ESCAPE, Keys.ESCAPE, Keys.TAB)
    assert editor.browser.switch_to.active_element.text == "Run"


def test_an_example_is_shown_and_run(editor: Editor) -> None:
    editor.all(".examples a")[0].click()
    editor.finished()
    assert "schema:Movie" in editor.text
    editor.until(lambda: "The Perfection" in editor.column())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_the_screen(editor: Editor, width: int, scheme: str) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    editor.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    editor.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
    try:
        editor.open(MANY).finished()
        assert editor.browser.execute_script("return document.documentElement.scrollWidth") <= width
        if folder := os.environ.get("SCREENSHOTS"):
            editor.browser.save_screenshot(str(Path(folder) / f"query-{width}-{scheme}.png"))
    finally:
        editor.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture
def plain(chromium: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """A browser that runs no scripts of pages."""
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    yield chromium
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_without_scripts_the_form_gives_the_same_table(plain: webdriver.Chrome, address: str) -> None:
    plain.get(address)
    area = plain.find_element(By.CSS_SELECTOR, "textarea[name=query]")
    area.clear()
    area.send_keys(DIRECTORS)
    plain.find_element(By.CSS_SELECTOR, "form.query [type=submit]").click()
    WebDriverWait(plain, 10).until(lambda _: plain.find_elements(By.CSS_SELECTOR, "table.answer"))
    cells = [each.text for each in plain.find_elements(By.CSS_SELECTOR, "table.answer td")]
    assert {"Get Out", "Jordan Peele"} <= set(cells)
    assert [each.text for each in plain.find_elements(By.CSS_SELECTOR, ".formats a")] == ["JSON", "XML", "CSV", "TSV"]
    assert not [each for each in plain.find_elements(By.TAG_NAME, "button") if each.text == "Stop"]
