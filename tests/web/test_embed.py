"""What an editor takes away."""

import json

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from rdflib import RDF, SH, Graph, Literal, URIRef

FILM = "/embed/film/the-perfection-2018"
HOSTILE = "/embed/film/script-script-alert-1-script-2001"


def test_a_browser_gets_the_page_with_the_element_its_preview_and_what_is_missing(client: FlaskClient) -> None:
    response = client.get(FILM)
    assert response.mimetype == "text/html"
    page = BeautifulSoup(response.text, "html.parser")
    element = page.find(id="script-element")
    assert element
    assert element.get_text() == client.get(f"{FILM}.txt").text.strip()
    assert "The Perfection" in page.select_one(".preview").get_text()  # type: ignore[union-attr]
    assert "write images:" in page.select_one("#report ~ .checks, .checks").get_text()  # type: ignore[union-attr]
    assert "Google forbids" in response.text
    assert page.select_one("[data-copy]")


def test_the_element_as_text_is_the_one_in_the_page_of_the_film(client: FlaskClient) -> None:
    response = client.get(f"{FILM}.txt")
    assert response.mimetype == "text/plain"
    assert response.text.startswith('<script type="application/ld+json"')
    assert response.text.strip() in client.get("/film/the-perfection-2018.html").text


def test_the_script_is_cached_shared_and_plain_ascii(client: FlaskClient) -> None:
    response = client.get(f"{FILM}.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in response.headers["Cache-Control"]
    assert response.headers["ETag"]
    assert response.text.isascii()


def test_the_report_is_there_for_programs(client: FlaskClient) -> None:
    report = json.loads(client.get(f"{FILM}.json").text)
    assert report["properties"]["image"] == "missing"
    assert report["eligible"] is False
    assert {each["property"] for each in report["leftOut"]} == {"aggregateRating", "trailer"}


NOWHERE = ["/embed/film/unknown-1900", f"{FILM}.png", "/quality.png", "/quality?page=9", "/quality?page=x"]


@pytest.mark.parametrize("path", NOWHERE)
def test_what_there_is_not_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_hostile_text_stays_text(client: FlaskClient) -> None:
    for address in (HOSTILE, "/quality"):
        page = BeautifulSoup(client.get(address).text, "html.parser")
        assert not page.select("img[src=x], svg[onload]")
        scripts = {str(script.get("src")).rpartition("/")[2] for script in page.select("script")}
        assert scripts <= {"search.js", "embed.js"}


def test_quality_shows_a_bar_for_each_property_and_every_film(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/quality").text, "html.parser")
    labels = [label.get_text().split(" r")[0] for label in page.select(".bars dt")]
    figures = dict(zip(labels, [count.get_text() for count in page.select(".bars .count")], strict=True))
    assert figures["Title"] == "3 of 3"
    assert figures["Picture"] == "0 of 3"
    assert len(page.select("table.quality tbody tr")) == 3


def test_quality_is_shacl_results_in_rdf(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/quality.ttl").text, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)  # noqa: FBT003 - rdflib's own way to write it
    results = list(graph.objects(report, SH.result))
    assert results
    paths = {(graph.value(each, SH.resultPath), graph.value(each, SH.resultSeverity)) for each in results}
    assert (URIRef("https://schema.org/image"), SH.Violation) in paths
    assert len(json.loads(client.get("/quality.json").text)["films"]) == 3
