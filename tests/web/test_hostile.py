"""Sources that mean harm: each is told with its file and line, or published as the text that it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from threading import Thread

import pytest
from bs4 import BeautifulSoup
from catalogue import BASE
from flask.testing import FlaskClient
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from werkzeug.serving import make_server

from publisher.findings import Level
from publisher.formats import DOCUMENTS
from publisher.iris import Kind
from publisher.release.build import build
from publisher.release.history import History
from publisher.sources import origins
from publisher.store import EmbeddedStore
from publisher.web.application import application

NAME = "</script><script>alert(1)</script>"
TURNED = "Anna \u202eevil\u202c"
CATALOGUE = f"""\
title: "{NAME}"
year: 2001
genres: ["<b>", "{{{{ 7 * 7 }}}}"]
cast:
  - "<img src=x onerror=alert(1)>": "\\"><svg onload=alert(1)>"
  - "{TURNED}": "{TURNED}"
plot: "<!-- ]]> --><script>alert(1)</script>"
"""
MANY = "9" * 6000
STRANGE = f"""\
@base <{BASE}> .
@prefix s: <https://schema.org/> .
@prefix f: <https://w3id.org/film-facts/ontology#> .
@prefix x: <http://www.w3.org/2001/XMLSchema#> .

<film/x-2000#film> a s:Movie, s:Thing ; s:name "X"@en, "X"@de-x-{"y" * 8}, 7, <http://a.example/name> ;
  s:dateCreated "{MANY}"^^x:gYear ; s:duration "PT{MANY}M"^^x:duration ;
  s:datePublished "{MANY}"^^x:date ; s:url <javascript:alert(1)> ; s:image "none", <data:,x> ;
  s:sameAs <javascript:alert(2)>, <http://a.example:99999999999/>, <urn:x:y>, "nothing" ;
  s:director "Nobody", _:nobody ;
  s:actor <film/x-2000#r>, <film/x-2000#film>, "Somebody", <person/y#person> ;
  s:aggregateRating <film/x-2000#g>, <film/x-2000#h>, "5" ; s:releasedEvent <film/x-2000#film>, "tomorrow" ;
  s:trailer <film/x-2000#r> ; s:genre <http://a.example/genre>, "{"g" * 5000}" ; s:subjectOf <film/x-2000#film> .
<film/x-2000#r> a s:PerformanceRole ; s:actor <person/y#person>, <film/x-2000#r> ; s:characterName "Z"@ar ;
  f:creditOrder {MANY} ; f:billing <http://a.example/star> .
<film/x-2000#g> a s:AggregateRating ; s:ratingValue "1e999999999" ; s:bestRating "NaN" ; s:ratingCount {MANY} .
<film/x-2000#h> a s:AggregateRating ; s:ratingValue "1e999999" ; s:bestRating "1e-999999" ; s:author <film/x-2000#h> .
<person/y#person> a s:Person ; s:birthDate "{MANY}" ; s:name "Y" ; s:identifier "Y", <person/y#person> .
"""
CHROMIUM, DRIVER = which("chromium") or which("google-chrome"), which("chromedriver")


@pytest.mark.parametrize(
    "line",
    [
        'links: ["javascript:alert(1)"]',
        'links: ["data:text/html,<script>alert(1)</script>"]',
        'links: ["https://a.example/x y"]',
        'links: ["https://a.example/<x>"]',
        'plot: "a lone \\uD800 surrogate"',
        'plot: "a NUL \\0 in it"',
    ],
)
def test_what_no_document_may_hold_is_refused_with_its_file_and_line(tmp_path: Path, line: str) -> None:
    source = tmp_path / "film.yaml"
    source.write_text(f"title: A Film\nyear: 2001\n{line}\n", encoding="utf-8")
    (reading,) = origins.readings([source])
    assert [finding.level for finding in reading.findings] == [Level.REFUSED]
    assert reading.findings[0].place.file.endswith("film.yaml")
    assert reading.findings[0].place.line == 3
    assert [said.film.name.value for said in reading.said] == ["A Film"]


def test_bytes_that_are_no_text_are_refused_with_their_file_and_line(tmp_path: Path) -> None:
    source = tmp_path / "film.yaml"
    source.write_bytes(b'title: A Film\nplot: "\xed\xa0\x80"\n')
    (reading,) = origins.readings([source])
    assert ["film.yaml:2" in str(finding) for finding in reading.findings] == [True]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """A catalogue of one film that means harm with everything it says."""
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "<b>.yaml"
    source.write_text(CATALOGUE, encoding="utf-8")
    history = History(folder / "published")
    build(tuple(origins.readings([source])), BASE, history)
    current = history.current()
    assert current
    return EmbeddedStore(current)


@pytest.fixture
def client(store: EmbeddedStore) -> FlaskClient:
    return application(store).test_client()


def paths(store: EmbeddedStore) -> list[str]:
    return [f"/{entry.path}" for kind in Kind for entry in store.things(kind, 0, 100)]


def test_every_document_is_there_in_every_format_and_no_text_is_markup(
    store: EmbeddedStore, client: FlaskClient
) -> None:
    assert len(paths(store)) >= 3
    for path in paths(store):
        for form in DOCUMENTS:
            response = client.get(f"{path}.{form.extension}")
            assert response.status_code == 200, (path, form.name)
            assert all(value.isprintable() for value in response.headers.values())
        soup = BeautifulSoup(client.get(f"{path}.html").text, "html.parser")
        assert not soup.select("main b, main img[onerror], [onload], [onerror]"), path
        assert {str(each.get("type")) for each in soup.select("script:not([src])")} <= {"application/ld+json"}, path
        assert all(str(each["href"]).split(":")[0] != "javascript" for each in soup.select("[href]")), path


def test_statements_that_make_no_sense_are_shown_as_they_are(tmp_path: Path) -> None:
    source, history = tmp_path / "strange.ttl", History(tmp_path / "published")
    source.write_text(STRANGE, encoding="utf-8")
    build(tuple(origins.readings([source])), BASE, history)
    current = history.current()
    assert current
    store = EmbeddedStore(current)
    client = application(store).test_client()
    there = [*(f"{path}.{form.extension}" for path in paths(store) for form in DOCUMENTS), "/", "/films", "/people"]
    there += [f"/embed{path}" for path in paths(store) if path.startswith("/film/")] + ["/quality", "/sitemap-1.xml"]
    assert "/film/x-2000.ttl" in there
    for path in there:
        assert client.get(path).status_code == 200, path
    soup = BeautifulSoup(client.get("/film/x-2000.html").text, "html.parser")
    assert all(str(each["href"]).split(":")[0] not in ("javascript", "data", "urn") for each in soup.select("[href]"))


def test_text_that_turns_the_direction_turns_nothing_but_itself(store: EmbeddedStore, client: FlaskClient) -> None:
    turned = 0
    for path in paths(store):
        soup = BeautifulSoup(client.get(f"{path}.html").text, "html.parser")
        for text in soup.body.find_all(string=lambda text: "\u202e" in text) if soup.body else ():
            turned += 1
            apart = text.find_parent(["bdi", "script", "h1", "code"]) or text.find_parent(dir="auto")
            assert apart, (path, text.parent)
    assert turned


def test_the_name_comes_back_from_every_json_ld_as_it_was(client: FlaskClient, store: EmbeddedStore) -> None:
    path = next(path for path in paths(store) if path.startswith("/film/"))
    assert json.loads(client.get(f"{path}.jsonld").data)["name"] == NAME
    embedded = BeautifulSoup(client.get(f"/embed{path}.txt").text, "html.parser").select("script")
    assert [json.loads(each.get_text())["name"] for each in embedded] == [NAME]


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, application(store), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
def test_nothing_runs_in_a_browser_which_reads_the_same_names(store: EmbeddedStore, address: str) -> None:
    if not (CHROMIUM and DRIVER):
        pytest.skip("Chromium or its driver is not installed: hostile pages were not tried in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        for path in paths(store):
            driver.get(address + path)  # an alert would make every further command fail
            assert driver.execute("getLog", {"type": "browser"})["value"] == []
            for script in driver.find_elements(By.CSS_SELECTOR, 'script[type="application/ld+json"]'):
                assert json.loads(script.get_attribute("textContent") or "")["name"] == NAME
        assert driver.find_elements(By.TAG_NAME, "h1")
    finally:
        driver.quit()
