import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from publisher.documents.pages.examples import EXAMPLES

SELECT = "SELECT ?title WHERE { ?film a schema:Movie ; schema:name ?title } ORDER BY ?title"
ASK = "ASK { ?film schema:name 'The Perfection' }"
CONSTRUCT = "CONSTRUCT { ?f schema:name ?t } WHERE { ?f a schema:Movie ; schema:name ?t }"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.mark.parametrize("way", ["get", "form", "body"])
def test_a_query_is_answered_however_the_protocol_lets_it_be_sent(client: FlaskClient, way: str) -> None:
    response = {
        "get": lambda: client.get("/sparql", query_string={"query": SELECT}),
        "form": lambda: client.post("/sparql", data={"query": SELECT}),
        "body": lambda: client.post("/sparql", data=SELECT, content_type=f"{QUERY}; charset=utf-8"),
    }[way]()
    assert response.status_code == 200
    assert response.content_type == "application/sparql-results+json"
    titles = [row["title"]["value"] for row in json.loads(response.data)["results"]["bindings"]]
    assert "The Perfection" in titles
    assert "Accept" in response.vary


@pytest.mark.parametrize(
    ("query", "accept", "content_type"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "application/xml", "application/xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (ASK, "*/*", "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
    ],
)
def test_the_answer_comes_as_it_is_accepted(client: FlaskClient, query: str, accept: str, content_type: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert (response.status_code, response.content_type) == (200, content_type)
    assert response.data


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png")])
def test_a_format_that_cannot_carry_the_answer_is_not_acceptable(client: FlaskClient, query: str, accept: str) -> None:
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})
    assert response.status_code == 406


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400),
        ("INSERT DATA { <a:> <b:> <c:> }", 403),
        ("", 400),
    ],
)
def test_a_bad_query_is_the_readers_fault(client: FlaskClient, query: str, status: int) -> None:
    assert client.get("/sparql", query_string={"query": query}).status_code == status


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b"update=CLEAR+ALL", FORM),
        (b"CLEAR ALL", "application/sparql-update"),
        (b"\xff\xfe", QUERY),
        (b"query", "text/plain"),
        (b"", QUERY),
    ],
)
def test_a_body_that_is_no_query_is_refused(client: FlaskClient, data: bytes, content_type: str) -> None:
    assert client.post("/sparql", data=data, content_type=content_type).status_code in (400, 403, 415)


def test_a_browser_gets_a_page_to_write_a_query_on(client: FlaskClient) -> None:
    response = client.get("/sparql", headers=BROWSER)
    assert response.status_code == 200
    assert "<textarea" in response.text
    assert "SELECT" in response.text


def test_every_example_on_the_page_gives_an_answer(client: FlaskClient) -> None:
    for _, query in EXAMPLES:
        response = client.get("/sparql", query_string={"query": query}, headers=BROWSER)
        assert response.status_code == 200
        assert "<td>" in response.text


def test_a_browser_gets_the_answer_as_a_table_with_links_to_the_whole_of_it(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"query": SELECT}, headers=BROWSER).text
    assert "The Perfection" in page
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert f"./sparql?query={quote(SELECT, safe='')}&amp;format=csv" in page
    assert client.get(f"/sparql?query={quote(SELECT)}&format=csv", headers=BROWSER).mimetype == "text/csv"


def test_a_browser_sees_what_is_wrong_with_its_query_and_keeps_it(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT </textarea>"}, headers=BROWSER)
    assert response.status_code == 400
    assert "SELECT &lt;/textarea&gt;" in response.text


def test_an_answer_of_yes_or_no_is_a_word(client: FlaskClient) -> None:
    assert "Yes" in client.get("/sparql", query_string={"query": ASK}, headers=BROWSER).text


LENGTHS = "SELECT ?length WHERE { ?film schema:name 'The Perfection' ; schema:duration ?length }"
ARTICLE = "http://localhost:8000/source/article#graph"


@pytest.mark.parametrize(
    ("dataset", "found"),
    [
        ({}, {"PT1H30M", "PT1H31M"}),
        ({"default-graph-uri": ARTICLE}, {"PT1H30M"}),
        ({"default-graph-uri": [ARTICLE, "http://localhost:8000/source/films#graph"]}, {"PT1H30M", "PT1H31M"}),
        ({"default-graph-uri": "http://elsewhere.example/graph"}, set()),
        ({"named-graph-uri": ARTICLE}, set()),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_request_may_say_of_which_graphs_it_asks(
    client: FlaskClient, dataset: dict[str, str], found: set[str], method: str
) -> None:
    sent = {"query": LENGTHS, **dataset}
    response = client.get("/sparql", query_string=sent) if method == "GET" else client.post("/sparql", data=sent)
    bindings = json.loads(response.data)["results"]["bindings"]
    assert {row["length"]["value"] for row in bindings} == found


def test_a_graph_that_is_no_iri_is_the_readers_fault(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": LENGTHS, "default-graph-uri": "no iri"})
    assert response.status_code == 400
