import json

import pytest
from flask.testing import FlaskClient
from rdflib import Graph

from publisher.formats import DOCUMENTS, RDF, Format

TERMS = ("billing", "creditOrder", "creditedAs", "qualifier")


@pytest.mark.parametrize("form", DOCUMENTS, ids=lambda form: form.name)
@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/rich-results"])
def test_the_vocabulary_is_negotiated_like_everything_else(client: FlaskClient, path: str, form: Format) -> None:
    response = client.get(path, headers={"Accept": form.media_type})
    assert (response.status_code, response.mimetype) == (200, form.media_type)
    assert "Accept" in response.vary
    assert client.get(f"{path}.{form.extension}").data == response.data


@pytest.mark.parametrize("form", [f for f in RDF if not f.quads], ids=lambda form: form.name)
@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/rich-results"])
def test_each_format_states_the_same(client: FlaskClient, path: str, form: Format) -> None:
    sizes = [
        len(Graph().parse(data=client.get(f"{path}.{extension}").text, format=name))
        for extension, name in (("ttl", "turtle"), (form.extension, form.media_type))
    ]
    assert sizes[0] == sizes[1] > 10


def test_the_page_documents_each_term_at_its_own_anchor(client: FlaskClient) -> None:
    page = client.get("/ontology.html").text
    for term in TERMS:
        assert f'id="{term}"' in page


def test_the_context_is_for_everybody_and_stays(client: FlaskClient) -> None:
    response = client.get("/context.jsonld")
    assert response.mimetype == "application/ld+json"
    assert "@context" in json.loads(response.data)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age=86400" in response.headers["Cache-Control"]


def test_health_and_robots_answer_as_their_specifications_say(client: FlaskClient) -> None:
    health = client.get("/health")
    assert json.loads(health.data)["status"] == "ok"
    assert health.headers["Cache-Control"] == "no-store"
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert robots.text.startswith("User-agent: *\n")
