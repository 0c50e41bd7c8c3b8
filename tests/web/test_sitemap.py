from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from subprocess import run
from xml.etree import ElementTree as ET

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading
from flask.testing import FlaskClient

from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.routes import sitemap

NAMES = {"s": sitemap.NAMESPACE}


def entries(text: str, element: str) -> dict[str, str | None]:
    found = ET.fromstring(text).findall(f"s:{element}", NAMES)  # noqa: S314  # our own answer
    return {each.findtext("s:loc", "", NAMES): each.findtext("s:lastmod", None, NAMES) for each in found}


def site(history: History) -> FlaskClient:
    folder = history.current()
    assert folder
    return application(EmbeddedStore(folder)).test_client()


def test_the_sitemap_lists_every_document_once_and_each_is_there(client: FlaskClient, store: EmbeddedStore) -> None:
    parts = entries(client.get("/sitemap.xml").text, "sitemap")
    assert list(parts) == [f"{BASE}sitemap-1.xml"]
    pages = entries(client.get("/sitemap-1.xml").text, "url")
    assert len(pages) == store.addresses.count > 10
    for address in pages:
        assert client.get("/" + address.removeprefix(BASE)).status_code == 200


def test_no_part_is_longer_than_allowed(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = entries(client.get("/sitemap-1.xml").text, "url")
    monkeypatch.setattr(sitemap, "PART", 4)
    parts = entries(client.get("/sitemap.xml").text, "sitemap")
    assert len(parts) == -(-len(whole) // 4)
    pages = [entries(client.get("/" + part.removeprefix(BASE)).text, "url") for part in parts]
    assert all(1 <= len(part) <= 4 for part in pages)
    assert [address for part in pages for address in part] == list(whole)
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


@pytest.mark.parametrize("number", ["0", "01", "-1", "2", "x", "1.5", "9" * 30, "9" * 5000, "%00", "１"])
def test_a_part_that_there_is_not_is_unknown(client: FlaskClient, number: str) -> None:
    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_a_document_keeps_its_date_until_it_changes(tmp_path: Path) -> None:
    history = History(tmp_path)
    build([reading("a.txt", GET_OUT)], BASE, history)
    dates = {"2024-05-01T00:00:00Z": [GET_OUT], "2024-06-01T00:00:00Z": [GET_OUT, PERFECTION]}
    history.log.unlink()
    history.pointer.unlink()
    for date, films in dates.items():
        manifest = build([reading(f"{film.name.value}.txt", film) for film in films], BASE, history)
        lines = history.log.read_text().splitlines()
        issued = datetime.fromisoformat(date).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        lines[-1] = f'{{"release": "{manifest.id}", "issued": "{issued}"}}'
        history.log.write_text("\n".join(lines) + "\n")
    pages = entries(site(history).get("/sitemap-1.xml").text, "url")
    assert pages[f"{BASE}film/get-out-2017"] == "2024-05-01T00:00:00Z"
    assert pages[f"{BASE}film/the-perfection-2018"] == "2024-06-01T00:00:00Z"
    assert entries(site(history).get("/sitemap.xml").text, "sitemap") == {
        f"{BASE}sitemap-1.xml": "2024-06-01T00:00:00Z"
    }


def test_without_a_log_the_sitemap_claims_no_dates(tmp_path: Path) -> None:
    history = History(tmp_path)
    build([reading("a.txt", GET_OUT)], BASE, history)
    history.log.unlink()
    assert set(entries(site(history).get("/sitemap-1.xml").text, "url").values()) == {None}


def test_addresses_are_escaped(tmp_path: Path) -> None:
    history = History(tmp_path)
    build([reading("a.txt", GET_OUT)], "https://films.example/a&b'/", history)
    assert "https://films.example/a&b'/film/get-out-2017" in entries(site(history).get("/sitemap-1.xml").text, "url")


def test_robots_are_told_of_the_sitemap_and_kept_from_what_answers_one_question(client: FlaskClient) -> None:
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert robots.text.splitlines() == [
        "User-agent: *",
        "Disallow: /sparql",
        "Disallow: /search",
        "",
        f"Sitemap: {BASE}sitemap.xml",
    ]


@pytest.mark.slow
@pytest.mark.skipif(which("xmllint") is None, reason="xmllint is not installed")
@pytest.mark.parametrize("path", ["/sitemap-1.xml"])
def test_the_sitemap_is_valid_by_its_schema(client: FlaskClient, shared: Path, path: str) -> None:
    schema = shared / "data" / "sitemap-xsd" / "sitemap.xsd"
    command = ["xmllint", "--noout", "--nonet", "--schema", str(schema), "-"]
    checked = run(command, input=client.get(path).data, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr.decode()
