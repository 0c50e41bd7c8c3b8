from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from publisher.iris import Kind
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.routes import browse

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ORIGIN = "http://localhost"


class Balanced(HTMLParser):
    """Notes elements that are closed without being open, and the other way round."""

    VOID = frozenset({"meta", "link", "input", "img", "br", "rect"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        if any(name == "style" or name.startswith("on") for name, _ in attrs):
            self.wrong.append(f"{tag} {attrs}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(f"/{tag} in {self.open}")


def links(page: str, address: str) -> Iterator[str]:
    for element in BeautifulSoup(page, "html.parser").select("a[href], link[href], img[src], form[action]"):
        found = element.get("href") or element.get("src") or element.get("action")
        yield urljoin(address, str(found))


def pages(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Every page that can be reached from the first one."""
    waiting, seen = [f"{ORIGIN}/"], {f"{ORIGIN}/"}
    while waiting:
        address = waiting.pop()
        parts = urlsplit(address)
        with client.get(f"{parts.path}?{parts.query}", headers=BROWSER) as response:
            assert response.status_code == 200 or parts.path == "/sparql", address
            if response.mimetype != "text/html":
                continue
            yield address, response.get_data(as_text=True)
            for link in links(response.get_data(as_text=True), address):
                target = link.partition("#")[0]
                if target.startswith(f"{ORIGIN}/") and target not in seen:
                    seen.add(target)
                    waiting.append(target)


@pytest.fixture(scope="module")
def site(store: EmbeddedStore) -> dict[str, str]:
    return dict(pages(application(store).test_client()))


def test_every_link_of_every_page_leads_somewhere(site: dict[str, str], store: EmbeddedStore) -> None:
    paths = {urlsplit(address).path for address in site}
    things = {f"/{entry.path}" for kind in Kind for entry in store.things(kind, 0, 1000)}
    assert things <= paths


def test_every_page_is_well_formed_and_without_inline_style_or_handlers(site: dict[str, str]) -> None:
    for address, page in site.items():
        parser = Balanced()
        parser.feed(page)
        assert parser.wrong == [], address
        assert parser.open == [], address


def test_no_name_becomes_markup(site: dict[str, str]) -> None:
    for address, page in site.items():
        soup = BeautifulSoup(page, "html.parser")
        assert not soup.select("b, [onerror], [onload], [onmouseover]"), address
        for script in soup.select("script"):
            own = urljoin(address, str(script.get("src"))).startswith(f"{ORIGIN}/static/") and not script.get_text()
            assert own or script.get("type") in {"application/ld+json", "application/json"}, address
        assert "49" not in soup.get_text().split(), address


def test_every_page_has_one_heading_of_the_first_rank_and_skips_none(site: dict[str, str]) -> None:
    for address, page in site.items():
        ranks = [int(heading.name[1]) for heading in BeautifulSoup(page, "html.parser").select("h1, h2, h3, h4")]
        assert ranks[0] == 1, address
        assert ranks.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(ranks)), address


def test_every_page_has_its_landmarks_a_language_a_title_and_ids_once(site: dict[str, str]) -> None:
    for address, page in site.items():
        soup = BeautifulSoup(page, "html.parser")
        assert soup.select_one("html[lang]"), address
        assert soup.title, address
        assert soup.title.get_text(strip=True), address
        for landmark in ("header", "nav[aria-label]", "main#main", "footer", "a.skip[href='#main']"):
            assert soup.select_one(landmark), (address, landmark)
        ids = [element["id"] for element in soup.select("[id]")]
        assert len(ids) == len(set(ids)), address
        labelled = {str(element["aria-labelledby"]) for element in soup.select("[aria-labelledby]")}
        assert labelled <= set(ids), address


def test_nothing_is_loaded_from_elsewhere(site: dict[str, str]) -> None:
    for address, page in site.items():
        soup = BeautifulSoup(page, "html.parser")
        found = soup.select("[src], link[rel=stylesheet], link[rel=icon]")
        loaded = [str(element.get("src") or element.get("href")) for element in found]
        assert all(urljoin(address, each).startswith(ORIGIN) for each in loaded), address


def test_the_first_page_shows_the_films_and_the_three_ways_in(site: dict[str, str]) -> None:
    home = BeautifulSoup(site[f"{ORIGIN}/"], "html.parser")
    assert "The Perfection" in home.get_text()
    assert len(home.select(".ways section")) == 3


def test_a_genre_lists_its_films(client: FlaskClient) -> None:
    page = client.get("/genre/psychological-horror").text
    assert "The Perfection" in page
    assert "Get Out" not in page


@pytest.mark.parametrize(
    ("sought", "found"),
    [("perf", True), ("PERFECTION", True), ("allison wil", True), ("zzz", False), ('"', False), ("a OR b*", False)],
)
def test_things_are_found_by_the_beginnings_of_their_words(client: FlaskClient, sought: str, *, found: bool) -> None:
    response = client.get("/search", query_string={"q": sought}, headers={"Accept": "application/json"})
    assert response.status_code == 200
    assert bool(response.json) == found
    assert client.get("/search", query_string={"q": sought}, headers=BROWSER).mimetype == "text/html"


def test_what_was_sought_stays_in_the_field_escaped(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": '"><script>'}).text
    field = BeautifulSoup(page, "html.parser").select_one("#find")
    assert field
    assert field["value"] == '"><script>'


def test_people_come_in_pages_with_links_between_them(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, store: EmbeddedStore
) -> None:
    monkeypatch.setattr(browse, "PAGE", 2)
    address, names = "http://localhost/people", []
    while address:
        soup = BeautifulSoup(client.get(address).text, "html.parser")
        names += [item.get_text() for item in soup.select(".entries a")]
        after = soup.select_one("link[rel=next]")
        address = urljoin(address, str(after["href"])) if after else ""
    assert names == [entry.name for entry in store.things(Kind.PERSON, 0, 100)]
