"""The query page as it is sent: whole without a script, and with all that its script needs."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from publisher.documents.pages.answer import MOST
from publisher.query.engine import Direct, Present, Take
from publisher.query.limits import Limits
from publisher.query.question import Question
from publisher.store import EmbeddedStore
from publisher.vocabulary import PREFIXES
from publisher.web.application import application

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ARTICLE = "http://localhost:8000/source/article#graph"
LENGTHS = "SELECT ?film ?length WHERE { ?film schema:duration ?length }"


def page(client: FlaskClient, **fields: str) -> BeautifulSoup:
    return BeautifulSoup(client.get("/sparql", query_string=fields, headers=BROWSER).text, "html.parser")


def cells(found: BeautifulSoup) -> list[str]:
    return [each.get_text() for each in found.select("table.answer td")]


def test_things_have_their_names_and_lead_to_their_pages(client: FlaskClient) -> None:
    found = page(client, query="SELECT ?person WHERE { ?film schema:name 'Get Out' ; schema:director ?person }")
    (link,) = found.select("table.answer td a")
    assert (link.get_text(), link["href"]) == ("Jordan Peele", "./person/jordan-peele")
    assert link["title"] == "http://localhost:8000/person/jordan-peele#person"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("SELECT ?role WHERE { ?role film:creditOrder 2 ; schema:characterName 'Anton' } LIMIT 1", "Anton"),
        ("SELECT ?graph WHERE { GRAPH ?graph { ?film schema:duration 'PT1H30M'^^xsd:duration } }", "article.txt"),
        ("SELECT ?class WHERE { VALUES ?class { schema:Movie } }", "schema:Movie"),
        ("SELECT ?thing WHERE { VALUES ?thing { <http://localhost:8000/film/unheard-of> } }", "film/unheard-of"),
    ],
)
def test_roles_graphs_terms_and_the_unnamed_are_called_what_a_person_would(
    client: FlaskClient, query: str, name: str
) -> None:
    assert cells(page(client, query=query)) == [name]


def test_the_graphs_that_a_request_names_stay_in_the_form_and_in_the_downloads(client: FlaskClient) -> None:
    found = page(client, query=LENGTHS, **{"default-graph-uri": ARTICLE})
    assert cells(found)[1] == "PT1H30M"
    assert [each["value"] for each in found.select("form.query [name=default-graph-uri]")] == [ARTICLE]
    links = [parse_qs(urlsplit(str(each["href"])).query) for each in found.select(".formats a")]
    assert [each["format"] for each in links] == [["json"], ["xml"], ["csv"], ["tsv"]]
    assert all(each["default-graph-uri"] == [ARTICLE] and each["query"] == [LENGTHS] for each in links)


class Endless(Direct):
    """An engine whose answer has no end."""

    def ask(self, question: Question, sender: str, present: Present, take: Take) -> None:  # noqa: ARG002
        """Give far more lines than a page shows."""
        for line in ("?n\n", *(f"{number}\n" for number in range(10 * MOST))):
            take(line.encode())
        pytest.fail("the query was not ended")


def test_a_query_is_ended_when_the_page_has_all_the_rows_that_it_shows(store: EmbeddedStore) -> None:
    client = application(store, Endless(store, Limits())).test_client()
    assert cells(page(client, query="SELECT ?n { ?n ?p ?o }")) == [str(number) for number in range(MOST)]


def test_no_row_is_told_in_words(client: FlaskClient) -> None:
    found = page(client, query="SELECT ?x WHERE { ?x schema:name 'nobody' }")
    assert "Nothing in the catalogue" in found.select("#result")[0].get_text()


def scripted(store: EmbeddedStore, static: Path) -> BeautifulSoup:
    app = application(store)
    app.static_folder = str(static)
    return page(app.test_client())


def test_without_the_editor_there_is_a_form_and_nothing_that_is_not_there(store: EmbeddedStore, tmp_path: Path) -> None:
    found = scripted(store, tmp_path)
    assert found.select("form.query textarea[name=query]")
    assert not found.select("script[src*=editor]")


def test_the_editor_knows_the_prefixes_and_the_terms_in_use_the_most_used_first(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    (tmp_path / "editor.js").touch()
    found = scripted(store, tmp_path)
    assert found.select("script[src$='static/editor.js']")
    told = json.loads(found.select("#catalogue")[0].get_text())
    assert told["prefixes"] == PREFIXES
    assert ["https://schema.org/Movie", store.manifest.statistics.classes["https://schema.org/Movie"]] in told[
        "classes"
    ]
    counts = [count for _, count in told["properties"]]
    assert counts == sorted(counts, reverse=True)
    assert "https://schema.org/price" not in dict(told["properties"])


class Scripts(HTMLParser):
    """The scripts of a page that stand in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and not dict(attrs).get("src"):
            self.found.append(dict(attrs))


def test_no_script_that_runs_stands_in_the_page(client: FlaskClient) -> None:
    text = client.get("/sparql", query_string={"query": "SELECT ('</script>' AS ?x) {}"}, headers=BROWSER).text
    assert {each.get("type") for each in Scripts(text).found} <= {"application/json"}
