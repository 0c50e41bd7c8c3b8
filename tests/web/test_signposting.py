import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
from catalogue import BASE, READINGS
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from signposting import find_signposting_http, find_signposting_linkset
from werkzeug.http import parse_options_header
from werkzeug.serving import make_server

from publisher.documents.site import Site
from publisher.formats import RDF
from publisher.iris import Kind
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application
from publisher.web.linkset import Link, value

FILM = f"{BASE}film/the-perfection-2018"
ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
DOCUMENTS = [
    "film/the-perfection-2018",
    "person/allison-williams",
    "place/united-states",
    "event/fantastic-fest",
    "organization/netflix",
    "source/article",
]


def links(client: FlaskClient, path: str, **headers: str) -> list[tuple[str, str]]:
    """The relations and targets in a Link header."""
    found = []
    for each in client.get(path, headers=headers).headers["Link"].split(", <"):
        target, _, rest = each.lstrip("<").partition(">")
        relations = parse_options_header("link" + rest)[1]["rel"]
        found += [(relation, target) for relation in relations.split()]
    return found


def targets(found: list[tuple[str, str]], relation: str) -> set[str]:
    return {target for rel, target in found if rel == relation}


def contexts(client: FlaskClient, path: str) -> dict[str, dict[str, Any]]:
    response = client.get(path)
    assert response.mimetype == "application/linkset+json"
    return {each["anchor"]: each for each in json.loads(response.data)["linkset"]}


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json"])
def test_a_document_says_what_to_cite_what_it_is_and_on_which_terms(client: FlaskClient, accept: str) -> None:
    found = links(client, "/film/the-perfection-2018", Accept=accept)
    assert targets(found, "cite-as") == targets(found, "canonical") == {FILM}
    assert targets(found, "type") == {"https://schema.org/AboutPage", "https://schema.org/Movie"}
    assert targets(found, "license") == {ZERO}
    assert targets(found, "collection") == {"../"}
    assert targets(found, "linkset") == {"../linkset/film/the-perfection-2018"}
    assert targets(found, "describedby") == {f"the-perfection-2018.{form.extension}" for form in RDF}


def test_data_at_an_address_of_its_own_say_what_they_describe(client: FlaskClient) -> None:
    assert targets(links(client, "/film/the-perfection-2018.ttl"), "describes") == {"../film/the-perfection-2018"}
    assert not targets(links(client, "/film/the-perfection-2018.html"), "describes")
    assert not targets(links(client, "/film/the-perfection-2018"), "describes")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_each_document_has_the_class_of_its_thing(client: FlaskClient, path: str) -> None:
    kinds = targets(links(client, f"/{path}"), "type") - {"https://schema.org/AboutPage"}
    assert kinds
    assert all(kind.startswith(("https://schema.org/", "http://www.w3.org/ns/prov#")) for kind in kinds)


@pytest.mark.parametrize("path", ["", *DOCUMENTS])
def test_the_linkset_holds_the_links_of_the_headers_and_the_way_back(client: FlaskClient, path: str) -> None:
    found = contexts(client, f"/linkset/{path}".rstrip("/"))
    page = found[BASE + path]
    for relation in ("cite-as", "type", "license", "canonical", "author"):
        assert {each["href"] for each in page[relation]} == targets(links(client, f"/{path}"), relation)
    for each in page["describedby"]:
        assert found[each["href"]]["describes"][0]["href"] == BASE + path
        assert client.get("/" + each["href"].removeprefix(BASE)).mimetype == each["type"]
    for each in page.get("item", ()):
        assert found[each["href"]]["collection"][0]["href"] == BASE + path


def test_the_catalogue_lists_its_files_and_the_description_of_its_interface(client: FlaskClient) -> None:
    found = links(client, "/")
    assert targets(found, "item") == {"./dumps/latest/catalogue.nq"}
    assert targets(found, "service-desc") == {"./openapi.json"}
    assert targets(found, "type") == {"https://schema.org/DataCatalog", "https://schema.org/Dataset"}


@pytest.mark.parametrize("path", ["/linkset/film/nobody", "/linkset/genre/thriller", "/linkset/film/x.ttl"])
def test_what_is_no_document_has_no_linkset(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@given(st.text())
def test_no_address_breaks_out_of_the_header(text: str) -> None:
    written = value(Link("license", f"https://a.example/{text}"), Site(BASE))
    assert written.isascii()
    assert written.isprintable()
    assert written.count("<") == written.count(">") == 1


def test_a_base_in_another_script_is_escaped_in_headers(tmp_path: Path) -> None:
    history = History(tmp_path)
    build(READINGS, "https://films.example/фильмы/", history)
    folder = history.current()
    assert folder
    found = links(application(EmbeddedStore(folder)).test_client(), "/film/get-out-2017")
    (cited,) = targets(found, "cite-as")
    assert cited == f"https://films.example/{quote('фильмы')}/film/get-out-2017"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site on a socket, built for exactly that address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        base = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        history = History(tmp_path_factory.mktemp("published"))
        build(READINGS, base, history)
        folder = history.current()
        assert folder
        server = make_server("127.0.0.1", 0, application(EmbeddedStore(folder)), fd=listening.fileno())
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield base
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_a_harvester_finds_every_link_of_a_document(address: str, kind: Kind) -> None:
    page = address + next(path for path in DOCUMENTS if path.startswith(kind))
    found = find_signposting_http(page)
    assert found.citeAs
    assert found.citeAs.target == page
    assert {each.target for each in found.describedBy} == {f"{page}.{form.extension}" for form in RDF}
    assert {each.type for each in found.describedBy} == {form.media_type for form in RDF}
    assert found.types
    assert found.license
    assert found.license.target == ZERO
    assert found.collection
    assert found.collection.target == address
    assert {each.target for each in found.authors} == {f"{address}#publisher"}
    (linked,) = found.linksets
    same = find_signposting_linkset(linked.target).for_context(page)
    for relation in ("citeAs", "describedBy", "types", "license", "collection", "authors"):
        assert getattr(same, relation) == getattr(found, relation) or {
            each.target for each in getattr(same, relation)
        } == {each.target for each in getattr(found, relation)}


@pytest.mark.slow
def test_a_harvester_finds_the_files_of_the_catalogue(address: str) -> None:
    found = find_signposting_http(address)
    assert {each.target for each in found.items} == {f"{address}dumps/latest/catalogue.nq"}
    assert {each.target for each in found.describedBy} == {f"{address}index.{form.extension}" for form in RDF}
