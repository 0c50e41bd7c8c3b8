import json
from urllib.parse import urljoin

import pytest
from catalogue import READINGS
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from publisher.catalog.terms import DCAT
from publisher.formats import DOCUMENTS, HTML, JSONLD, TURTLE, Format
from publisher.formats import RDF as FORMATS
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application

BASE = "https://films.example/catalogue/"


@pytest.fixture(scope="module")
def prefixed(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of a site whose base has a path, asked at another host."""
    history = History(tmp_path_factory.mktemp("published"))
    build(READINGS, BASE, history)
    folder = history.current()
    assert folder
    return application(EmbeddedStore(folder)).test_client()


@pytest.mark.parametrize("form", DOCUMENTS, ids=lambda form: form.name)
def test_the_first_page_is_negotiated_like_everything_else(client: FlaskClient, form: Format) -> None:
    response = client.get("/", headers={"Accept": form.media_type})
    assert (response.status_code, response.mimetype) == (200, form.media_type)
    assert response.headers["Content-Location"] == f"index.{form.extension}"
    assert "Accept" in response.vary
    named = client.get(f"/index.{form.extension}", headers={"Accept": "image/png"})
    assert named.data == response.data
    assert "Content-Location" not in named.headers


@pytest.mark.parametrize("accept", [None, "*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"])
def test_people_and_crawlers_get_the_page(client: FlaskClient, accept: str | None) -> None:
    response = client.get("/", headers={"Accept": accept} if accept else {})
    assert response.mimetype == "text/html"
    assert "<h1" in response.text


@pytest.mark.parametrize("form", [f for f in FORMATS if not f.quads], ids=lambda form: form.name)
def test_every_format_describes_the_same_data_set(client: FlaskClient, form: Format) -> None:
    turtle, other = (
        Graph().parse(data=client.get(f"/index.{f.extension}").text, format=f.media_type) for f in (TURTLE, form)
    )
    assert isomorphic(turtle, other)
    assert (URIRef("http://localhost:8000/#dataset"), RDF.type, DCAT.Dataset) in other


def test_the_json_ld_is_read_without_fetching_a_context(client: FlaskClient) -> None:
    text = client.get("/index.jsonld").text
    assert isinstance(json.loads(text)["@context"], dict)
    found = Graph().parse(data=text, format=JSONLD.media_type)
    assert isomorphic(found, Graph().parse(data=client.get("/index.ttl").text, format="turtle"))


@pytest.mark.parametrize("path", ["/index", "/index.", "/index.exe", "/index.ttl.ttl"])
def test_the_first_page_has_no_other_addresses(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        (None, "../index.ttl"),
        ("*/*", "../index.ttl"),
        ("application/ld+json", "../index.jsonld"),
        ("application/rdf+xml;q=0.9, text/html;q=0.1", "../index.rdf"),
        ("text/html", "../index.html"),
    ],
)
def test_the_well_known_address_leads_to_the_description(client: FlaskClient, accept: str | None, place: str) -> None:
    response = client.get("/.well-known/void", headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.headers["Location"]) == (303, place)
    assert "Accept" in response.vary
    assert client.get(urljoin("/.well-known/void", place)).status_code == 200


def test_health_tells_the_release_and_its_size(client: FlaskClient, store: EmbeddedStore) -> None:
    health = client.get("/health")
    assert health.get_json() == {"status": "ok", "release": store.manifest.id, "statements": store.manifest.triples}
    assert health.headers["Cache-Control"] == "no-store"


PATHS = [
    "/",
    *(f"/index.{form.extension}" for form in DOCUMENTS),
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/robots.txt",
    "/openapi.json",
    "/linkset",
    "/linkset/film/get-out-2017",
    "/film/get-out-2017",
    "/film/get-out-2017.ttl",
    "/person/allison-williams",
    "/.well-known/void",
    "/nothing",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("prefix", ["", "/catalogue", "/elsewhere"])
def test_what_is_said_depends_on_the_base_and_never_on_the_request(
    prefixed: FlaskClient, path: str, prefix: str
) -> None:
    plain = prefixed.get(path)
    claimed = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"}
    moved = prefixed.get(path, headers=claimed, environ_overrides={"SCRIPT_NAME": prefix, "wsgi.url_scheme": "http"})
    assert moved.data.replace(prefix.encode(), b"") == plain.data.replace(prefix.encode(), b"")
    headers = [(name, value) for name, value in moved.headers if name != "Date"]
    assert headers == [(name, value) for name, value in plain.headers if name != "Date"]
    assert b"evil" not in moved.data
    assert b"localhost" not in moved.data


@pytest.mark.parametrize("path", ["/index.nt", "/sitemap.xml", "/robots.txt", "/openapi.json", "/linkset"])
def test_absolute_addresses_begin_with_the_base(prefixed: FlaskClient, path: str) -> None:
    assert BASE.rstrip("/") in prefixed.get(path).text


def test_the_page_leads_to_its_data(client: FlaskClient) -> None:
    page = client.get("/", headers={"Accept": HTML.media_type}).text
    for form in FORMATS:
        assert f'href="./index.{form.extension}"' in page
