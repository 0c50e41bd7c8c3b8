"""Documents in pages, lists narrowed, names suggested, languages, and addresses at which nothing is any more."""

import json
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from catalogue import BASE, GET_OUT, PERFECTION, READINGS, WILLIAMS, reading
from flask.testing import FlaskClient

from publisher import store as store_module
from publisher.facts import Film, Performance, Text
from publisher.formats import RDF
from publisher.identity import Kept, Ledger
from publisher.identity.ledger import Decision
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.order import Order
from publisher.store import EmbeddedStore
from publisher.web.application import application

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LINK = "https://www.imdb.com/title/tt7320560/"
GONE = replace(GET_OUT, name=Text("Gone"), year=1999)
ELSEWHERE = Film(name=Text("Elsewhere"), year=2001, same_as=(LINK,), cast=(Performance(WILLIAMS, 1, "Someone"),))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    history = History(tmp_path_factory.mktemp("published"))
    build([*READINGS, reading("more.yaml", GONE, ELSEWHERE)], BASE, history)
    renamed = replace(ELSEWHERE, name=Text("Somewhere"))
    spanish = replace(PERFECTION, name=Text("La perfección", "es"), other_names=(Text("The Perfection", "en"),))
    decisions = [Decision("called", (LINK, "film/somewhere-2001")), Decision("gone", ("film/announced-2019",))]
    build(
        [*READINGS, reading("more.yaml", renamed), reading("es.yaml", replace(spanish, year=2019, same_as=()))],
        BASE,
        history,
        Order(kept=Kept(Ledger.of(decisions))),
    )
    folder = history.current()
    assert folder
    return EmbeddedStore(folder)


@pytest.fixture
def client(published: EmbeddedStore) -> FlaskClient:
    return application(published).test_client()


@pytest.mark.parametrize("extension", ["", ".ttl", ".jsonld", ".html"])
def test_each_page_of_a_document_leads_to_the_others_and_has_its_own_validator(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, extension: str
) -> None:
    monkeypatch.setattr(store_module, "PAGE", 1)
    tags, query = set(), ""
    for number in (1, 2, 3, 4):
        response = client.get(f"/person/allison-williams{extension}{query}")
        assert response.status_code == 200
        links = response.headers["Link"]
        assert (f'<allison-williams{extension}>; rel="first"' in links) == (number > 1)
        assert (f'<allison-williams{extension}?page={number + 1}>; rel="next"' in links) == (number < 4)
        assert f'<{BASE}person/allison-williams{query}>; rel="canonical"' in links
        assert f'<allison-williams.nt{query}>; rel="alternate' in links
        if not extension:
            assert response.headers["Content-Location"] == f"allison-williams.html{query}"
        tags.add(response.headers["ETag"])
        query = f"?page={number + 1}"
    assert len(tags) == 4


def test_the_page_of_a_document_has_a_pager_that_people_see(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PAGE", 1)
    page = BeautifulSoup(client.get("/person/allison-williams?page=2").text, "html.parser")
    assert [str(link["href"]) for link in page.select("nav.pages a")] == [
        *("allison-williams", "allison-williams", "allison-williams?page=3", "allison-williams?page=4"),
    ]
    assert "4 documents lead here" in page.get_text()
    (canonical,) = page.select("link[rel=canonical]")
    assert canonical["href"] == f"{BASE}person/allison-williams?page=2"
    data = {str(link["href"]) for link in page.select("link[rel=alternate], .formats a")}
    assert data == {f"../person/allison-williams.{form.extension}?page=2" for form in RDF}


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "٣", "9" * 40, "1e3", ""])
def test_there_is_no_page_beyond_the_last(client: FlaskClient, number: str) -> None:
    response = client.get("/person/allison-williams", query_string={"page": number})
    assert response.status_code == 404
    assert response.json
    assert "page" in response.json["detail"]


@pytest.mark.parametrize(
    ("query", "films"),
    [
        ("genre=thriller", ["La perfección", "The Perfection"]),
        ("genre=thriller&year=2018", ["The Perfection"]),
        ("letter=s", ["Somewhere"]),
        ("country=united-states&genre=thriller&letter=p&year=2018", ["The Perfection"]),
        ("genre=&year=2017&unknown=x", ["Get Out"]),
    ],
)
def test_a_list_is_narrowed_by_what_the_address_chooses(client: FlaskClient, query: str, films: list[str]) -> None:
    page = BeautifulSoup(client.get(f"/films?{query}").text, "html.parser")
    assert [link.get_text() for link in page.select(".entries a")] == films


def test_every_choice_that_a_list_offers_leaves_as_many_as_it_says(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/films?genre=thriller").text, "html.parser")
    offered = page.select(".facets li")
    assert offered
    for item in offered:
        link, count = item.select_one("a"), item.select_one(".count")
        assert link
        assert count
        narrowed = BeautifulSoup(client.get(f"/{link['href']}").text, "html.parser")
        assert str(len(narrowed.select(".entries a"))) == count.get_text()


@pytest.mark.parametrize("query", ["genre=nothing", "genre=thriller&year=2017", "letter=%00", "country=../etc"])
def test_what_nothing_has_is_not_found(client: FlaskClient, query: str) -> None:
    assert client.get(f"/films?{query}").status_code == 404


def test_people_are_listed_by_letter(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/people?letter=d").text, "html.parser")
    assert [link.get_text() for link in page.select(".entries a")] == ["Daniel Kaluuya"]


def test_suggestions_are_json_with_links_from_where_they_were_asked_for(client: FlaskClient) -> None:
    response = client.get("/search?q=some", headers={"Accept": "application/json"})
    assert response.mimetype == "application/json"
    assert "Accept" in response.vary
    found = json.loads(response.data)
    assert found == [{"name": "Somewhere", "kind": "Film", "year": 2001, "href": "./film/somewhere-2001"}]


def test_a_name_that_nothing_has_in_full_finds_what_begins_like_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/search?q=perfectly+made").text, "html.parser")
    assert "The Perfection" in [link.get_text() for link in page.select("main .filmography a")]


@pytest.mark.parametrize(
    ("languages", "title", "also"),
    [
        ("es", "La perfección", "The Perfection"),
        ("fr, *;q=0.1", "La perfección", "The Perfection"),
        ("en-GB, en;q=0.9, es;q=0.1", "The Perfection", "La perfección"),
    ],
)
def test_a_title_has_the_language_of_the_reader_and_others_stay_in_sight(
    client: FlaskClient, languages: str, title: str, also: str
) -> None:
    response = client.get("/film/la-perfeccion-2019", headers={**BROWSER, "Accept-Language": languages})
    page = BeautifulSoup(response.text, "html.parser")
    heading, others = page.select_one("h1 [lang]"), page.select_one(".also [lang]")
    assert heading
    assert others
    assert (heading.get_text(), others.get_text()) == (title, also)


def test_only_where_the_language_matters_the_answer_depends_on_it(client: FlaskClient) -> None:
    assert "Accept-Language" not in client.get("/film/get-out-2017", headers=BROWSER).vary
    assert "Accept-Language" not in client.get("/film/get-out-2017.ttl").vary
    for accept in (BROWSER["Accept"], "text/turtle"):  # at one address always the same, so that caches agree
        assert "Accept-Language" in client.get("/film/la-perfeccion-2019", headers={"Accept": accept}).vary
    assert "Accept-Language" not in client.get("/film/la-perfeccion-2019.ttl").vary


def test_what_was_withdrawn_is_gone_with_when_and_in_which_release(
    client: FlaskClient, published: EmbeddedStore
) -> None:
    departed = published.departed("film/gone-1999")
    assert departed
    for accept, media_type in (("text/turtle", "application/problem+json"), (BROWSER["Accept"], "text/html")):
        response = client.get("/film/gone-1999", headers={"Accept": accept})
        assert response.status_code == 410
        assert response.mimetype == media_type
        for told in (departed.last[:16], departed.since[:16], published.dates.issued[departed.since][:4]):
            assert told in response.text
    assert client.get("/film/gone-1999.ttl").status_code == 410
    assert client.get("/embed/film/gone-1999").status_code == 410


def test_what_only_the_ledger_knows_to_be_gone_is_gone(client: FlaskClient, published: EmbeddedStore) -> None:
    response = client.get("/film/announced-2019", headers=BROWSER)
    assert response.status_code == 410
    assert f"withdrawn with release {published.manifest.id[:16]}" in response.text
    assert "or before" in response.text


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/film/elsewhere-2001", "../film/somewhere-2001"),
        ("/film/elsewhere-2001.ttl", "../film/somewhere-2001.ttl"),
    ],
)
def test_what_moved_is_redirected_in_the_format_that_was_asked_for(client: FlaskClient, path: str, target: str) -> None:
    response = client.get(path, headers={"Host": "evil.example"})
    assert response.status_code == 301
    assert response.headers["Location"] == target
    assert client.get(urljoin(path, target)).status_code == 200


def test_a_page_that_is_not_there_names_what_may_have_been_meant(client: FlaskClient) -> None:
    response = client.get("/film/the-perfektion-2018", headers=BROWSER)
    assert response.status_code == 404
    page = BeautifulSoup(response.text, "html.parser")
    assert page.select("main form[role=search] input[name=q]")
    assert "../film/the-perfection-2018" in [str(link["href"]) for link in page.select("main .filmography a")]


def test_a_film_shows_what_else_its_people_made_drawn_and_as_a_list(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/film/get-out-2017").text, "html.parser")
    drawing = page.select_one("svg.network")
    assert drawing
    assert drawing.select_one("desc")
    drawn = {str(link["href"]) for link in drawing.select("a")}
    listed = {str(link["href"]) for link in page.select("svg.network + details a")}
    assert drawn == listed
    assert {"../person/allison-williams", "../film/the-perfection-2018"} <= drawn
    assert "../film/get-out-2017" not in drawn


def test_a_person_shows_who_plays_in_the_same_films_and_in_how_many(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/person/steven-weber").text, "html.parser")
    companions = page.select_one("[aria-labelledby=companions] li")
    assert companions
    assert companions.get_text() == "Allison Williams 2 films"
