import json

import pytest
from flask.testing import FlaskClient

from publisher import errors
from publisher.errors import PublisherError
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.problems import STATUSES

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_every_error_has_a_status() -> None:
    tree = {each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, PublisherError)}
    assert set(STATUSES) == tree


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/film/nothing", 404),
        ("/film/the-perfection-2018.docx", 404),
        ("/film/the-perfection-2018.ttl.ttl", 404),
        ("/film/%00", 404),
        ("/film/..%2f..%2fetc%2fpasswd", 404),
        ("/dumps/../manifest.json", 404),
        ("/dumps/store", 404),
        ("/film/%ff%fe", 404),
        ("/film/" + "x" * 8192, 404),
        ("//film/the-perfection-2018", 404),
        ("/films?page=0", 404),
        ("/films?page=9999999", 404),
        ("/films?page=x", 404),
        ("/genre/nothing", 404),
        ("/embed/film/nothing", 404),
        ("/sparql?query=SELECT", 400),
        ("/sparql?query=a&query=b", 400),
        ("/sparql?query=ASK%7B%7D&format=docx", 400),
    ],
)
def test_what_cannot_be_answered_is_a_problem_document_for_programs(
    client: FlaskClient, path: str, status: int
) -> None:
    response = client.get(path, headers={"Accept": "text/turtle;q=0.1, */*;q=0.1"})
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    problem = json.loads(response.data)
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert "Accept" in response.vary


def test_a_person_gets_a_page_that_leads_on(client: FlaskClient) -> None:
    response = client.get("/film/nothing", headers=BROWSER)
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert 'href="../films"' in response.text


def test_an_impossible_accept_is_refused_with_what_there_is(client: FlaskClient) -> None:
    response = client.get("/film/the-perfection-2018", headers={"Accept": "image/png"})
    assert response.status_code == 406
    offers = {offer["href"]: offer["type"] for offer in json.loads(response.data)["offers"]}
    assert offers["the-perfection-2018.ttl"] == "text/turtle"
    assert '<the-perfection-2018.ttl>; rel="alternate"; type="text/turtle"' in response.headers["Link"]
    assert "Accept" in response.vary


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_method_that_is_not_offered_is_405_with_those_that_are(client: FlaskClient, method: str) -> None:
    response = client.open("/film/the-perfection-2018", method=method)
    assert response.status_code == 405
    assert response.allow == {"GET", "HEAD", "OPTIONS"}


def test_a_bug_is_a_500_that_is_logged_and_tells_nothing(
    store: EmbeddedStore, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(store, "describe", broken)
    response = application(store).test_client().get("/film/the-perfection-2018")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "ZeroDivisionError" in caplog.text
