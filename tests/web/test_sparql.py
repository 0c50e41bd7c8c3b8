import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from publisher.formats import RDF, RESULTS
from publisher.query.engine import Direct

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


def test_an_answer_that_the_reader_has_is_not_made_again(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get("/sparql", query_string={"query": SELECT})
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    monkeypatch.setattr(Direct, "ask", lambda *_: pytest.fail("the query was run"))
    again = client.get("/sparql", query_string={"query": SELECT}, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)


def test_each_format_and_data_set_has_a_validator_of_its_own(client: FlaskClient) -> None:
    asked = [{}, {"format": "csv"}, {"format": "xml"}, {"default-graph-uri": ARTICLE}, {"named-graph-uri": ARTICLE}]
    tags = {client.get("/sparql", query_string={"query": SELECT, **each}).headers["ETag"] for each in asked}
    assert len(tags) == len(asked)


@pytest.mark.parametrize("function", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"])
def test_what_is_new_every_time_is_not_kept(client: FlaskClient, function: str) -> None:
    response = client.get("/sparql", query_string={"query": f"SELECT ({function} AS ?x) {{}}"})
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_what_is_asked_to_be_described_is_what_its_document_says(client: FlaskClient) -> None:
    iri = "http://localhost:8000/film/the-perfection-2018#film"
    accept = {"Accept": "application/n-triples"}
    described = client.get("/sparql", query_string={"query": f"DESCRIBE <{iri}>"}, headers=accept).data
    document = client.get("/film/the-perfection-2018", headers=accept).data
    assert sorted(described.splitlines()) == sorted(document.splitlines())


def test_a_graph_as_json_ld_is_compact_in_our_context(client: FlaskClient) -> None:
    found = client.get("/sparql", query_string={"query": CONSTRUCT, "format": "jsonld"}).get_json(force=True)
    assert found["@context"] == "http://localhost:8000/context.jsonld"
    assert {"@id", "name"} == set(found["@graph"][0])


def test_a_query_in_the_other_schema_org_is_answered_with_a_hint(client: FlaskClient) -> None:
    query = {"query": "ASK { ?film <http://schema.org/name> ?name }"}
    response = client.get("/sparql", query_string=query)
    assert response.get_json(force=True)["boolean"] is False
    assert "https://schema.org/" in response.headers["SPARQL-Hint"]
    assert (
        "https://schema.org/ where this query says" in client.get("/sparql", query_string=query, headers=BROWSER).text
    )
    assert "SPARQL-Hint" not in client.get("/sparql", query_string={"query": SELECT}).headers


def test_the_method_query_asks_like_post_and_may_be_conditional(client: FlaskClient) -> None:
    first = client.open("/sparql", method="QUERY", data=SELECT, content_type=QUERY)
    assert first.status_code == 200
    again = client.open(
        "/sparql", method="QUERY", data=SELECT, content_type=QUERY, headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304


def test_who_has_an_answer_packed_is_told_that_just_this_is_current(client: FlaskClient) -> None:
    asked = {"query": "SELECT * { ?s ?p ?o } LIMIT 100"}
    packed = {"Accept-Encoding": "gzip"}
    tag = client.get("/sparql", query_string=asked, headers=packed).headers["ETag"]
    assert "gzip" in tag
    again = client.get("/sparql", query_string=asked, headers={**packed, "If-None-Match": tag})
    assert (again.status_code, again.headers["ETag"]) == (304, tag)


def test_options_say_what_may_be_sent(client: FlaskClient) -> None:
    response = client.options("/sparql")
    assert {"GET", "HEAD", "POST", "QUERY", "OPTIONS"} <= set(response.allow)
    assert QUERY in response.headers["Accept-Query"]
    assert "QUERY" in response.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    ("data", "content_type", "status"),
    [
        (b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        (b"query=ASK%20%7B%20%22%FF%22%20%7D", FORM, 400),
        (b"ASK { '\xff' }", QUERY, 400),
        ("ASK {}".encode("utf-16"), f"{QUERY}; charset=utf-16", 415),
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", f"{QUERY}; charset=UTF-8", 200),
        (b"\xef\xbb\xbfASK {}", QUERY, 200),
        (b"update=CLEAR+ALL", FORM, 403),
        (b"CLEAR ALL", "application/sparql-update", 403),
        (b"something=else", FORM, 400),
        (b"#" * 200_000, QUERY, 422),
    ],
)
def test_a_body_is_read_as_the_protocol_says(client: FlaskClient, data: bytes, content_type: str, status: int) -> None:
    response = client.post("/sparql", data=data, content_type=content_type)
    assert response.status_code == status
    assert status == 200 or response.content_type == "application/problem+json"


def test_an_iri_in_a_form_is_decoded_once(client: FlaskClient) -> None:
    response = client.post("/sparql", data={"query": "SELECT (STR(<http://a/%20b>) AS ?x) {}"})
    assert response.get_json(force=True)["results"]["bindings"][0]["x"]["value"] == "http://a/%20b"


def test_head_has_the_headers_of_get(client: FlaskClient) -> None:
    get, head = (client.open("/sparql", method=method, query_string={"query": SELECT}) for method in ("GET", "HEAD"))
    assert head.data == b""
    assert {name: get.headers[name] for name in ("Content-Type", "Content-Length", "ETag")} == {
        name: head.headers[name] for name in ("Content-Type", "Content-Length", "ETag")
    }


def test_without_a_query_programs_get_the_service_description_with_the_limits(client: FlaskClient) -> None:
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    assert "sd:endpoint <sparql>" in response.text
    assert 'schema:propertyID "seconds"' in response.text
    for form in (*RESULTS, *RDF):
        assert str(form.iri) in response.text
