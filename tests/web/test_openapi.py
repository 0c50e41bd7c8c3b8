import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from publisher.store import EmbeddedStore
from publisher.web import problems
from publisher.web.application import application
from publisher.web.openapi.operations import OPERATIONS

METHODS = {"get", "post"}


@pytest.fixture
def described(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get("/openapi.json").data)
    return found


def test_the_description_is_valid(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(described).validate()


def test_no_route_is_missing_and_none_is_made_up(store: EmbeddedStore) -> None:
    assert {rule.endpoint for rule in application(store).url_map.iter_rules()} == set(OPERATIONS)


def test_every_path_described_is_one_of_the_application(described: dict[str, Any], store: EmbeddedStore) -> None:
    routes = application(store).url_map.bind("")
    spelt = {"name": "get-out-2017", "slug": "x", "extension": "ttl", "ending": "json"}
    spelt |= {"release": "2026-11-22-3f9a", "number": "1", "step": "1", "filename": "site.css"}
    for path, item in described["paths"].items():
        for method in METHODS & set(item):
            assert routes.match(re.sub(r"{(\w+)}", lambda step: spelt[step[1]], path), method.upper())
    assert {"/film/{name}", "/films", "/ontology.{extension}", "/", "/sparql"} <= set(described["paths"])


def test_every_step_in_braces_is_a_parameter(described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        steps = {each["name"] for each in item.get("parameters", ()) if each["in"] == "path"}
        assert steps == set(re.findall(r"{(\w+)}", path))


def test_operations_have_names_of_their_own(described: dict[str, Any]) -> None:
    names = [item[method]["operationId"] for item in described["paths"].values() for method in METHODS & set(item)]
    assert len(names) == len(set(names))


def test_every_status_of_the_table_of_errors_is_described(described: dict[str, Any]) -> None:
    assert {str(int(status)) for status in problems.STATUSES.values()} <= set(described["components"]["responses"])


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/", "/"),
        ("/film/{name}", "/film/get-out-2017"),
        ("/embed/film/{name}", "/embed/film/get-out-2017.js"),
        ("/quality", "/quality"),
        ("/quality.{ending}", "/quality.json"),
        ("/films", "/films"),
        ("/sparql", "/sparql?query=ASK%7B%7D"),
        ("/dumps/{name}", "/dumps/catalogue.nq"),
        ("/dumps/latest/{name}", "/dumps/latest/SHA256SUMS"),
        ("/context.jsonld", "/context.jsonld"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("/linkset", "/linkset"),
        ("/linkset/film/{slug}", "/linkset/film/get-out-2017"),
        ("/openapi.json", "/openapi.json"),
        ("/health", "/health"),
        ("/static/{filename}", "/static/site.css"),
    ],
)
def test_what_is_answered_is_what_is_described(
    client: FlaskClient, described: dict[str, Any], path: str, sent: str
) -> None:
    with client.get(sent) as response:
        assert response.mimetype in described["paths"][path]["get"]["responses"]["200"]["content"]
