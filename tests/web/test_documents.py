import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import Graph

from publisher.formats import DOCUMENTS, HTML, JSONLD, TURTLE, Format

FILM = "/film/the-perfection-2018"
PERSON = "/person/allison-williams"


def graph(text: str, form: str) -> set[tuple[str, ...]]:
    found = Graph().parse(data=text, format=form)
    return {tuple(term.n3() for term in triple) for triple in found}


@pytest.mark.parametrize("form", DOCUMENTS, ids=lambda form: form.name)
@pytest.mark.parametrize("path", [FILM, PERSON, "/place/united-states", "/event/fantastic-fest", "/source/article"])
def test_a_document_comes_in_every_format_by_accept_and_by_extension(
    client: FlaskClient, path: str, form: Format
) -> None:
    negotiated = client.get(path, headers={"Accept": form.media_type})
    extension = client.get(f"{path}.{form.extension}", headers={"Accept": "image/png"})
    assert negotiated.status_code == extension.status_code == 200
    assert negotiated.data == extension.data
    assert negotiated.mimetype == extension.mimetype == form.media_type
    assert negotiated.headers["Content-Location"] == f"{path.rpartition('/')[2]}.{form.extension}"
    assert "Accept" in negotiated.vary
    others = [f'type="{other.media_type}"' in negotiated.headers["Link"] for other in DOCUMENTS if other != form]
    assert all(others)


def test_turtle_and_n_triples_state_the_same(client: FlaskClient) -> None:
    turtle, lines = client.get(f"{FILM}.ttl").text, client.get(f"{FILM}.nt").text
    assert graph(turtle, "turtle") == graph(lines, "nt")
    assert '"PT1H30M"' in turtle


def test_named_graphs_tell_who_says_what(client: FlaskClient) -> None:
    quads = list(ox.parse(client.get(f"{FILM}.nq").data, format=ox.RdfFormat.N_QUADS))
    lengths = {
        (quad.object.value, quad.graph_name.value)
        for quad in quads
        if quad.predicate.value == "https://schema.org/duration"
        and isinstance(quad.object, ox.Literal)
        and isinstance(quad.graph_name, ox.NamedNode)
    }
    assert lengths == {
        ("PT1H30M", "http://localhost:8000/source/article#graph"),
        ("PT1H31M", "http://localhost:8000/source/films#graph"),
    }


def test_json_ld_is_compact_and_names_our_context(client: FlaskClient) -> None:
    document = json.loads(client.get(FILM, headers={"Accept": JSONLD.media_type}).data)
    assert document["name"] == "The Perfection"
    assert document["@context"] == "http://localhost:8000/context.jsonld"


def test_every_representation_has_a_strong_validator_of_its_own(client: FlaskClient) -> None:
    tags = {form: client.get(f"{FILM}.{form.extension}").headers["ETag"] for form in DOCUMENTS}
    assert len(set(tags.values())) == len(DOCUMENTS)
    assert all(re.fullmatch(r'"[0-9a-f]+"', tag) for tag in tags.values())


@pytest.mark.parametrize("form", [HTML, TURTLE, JSONLD], ids=lambda form: form.name)
def test_what_the_reader_has_already_is_not_sent_again(client: FlaskClient, form: Format) -> None:
    first = client.get(FILM, headers={"Accept": form.media_type})
    again = client.get(FILM, headers={"Accept": form.media_type, "If-None-Match": f'"x", {first.headers["ETag"]}'})
    assert again.status_code == 304
    assert not again.data
    for name in ("ETag", "Vary", "Content-Location", "Cache-Control"):
        assert again.headers[name] == first.headers[name]
    other = client.get(FILM, headers={"Accept": "application/n-triples", "If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_head_gives_the_headers_alone(client: FlaskClient) -> None:
    got, head = (client.open(FILM, method=method) for method in ("GET", "HEAD"))
    assert head.status_code == 200
    assert not head.data
    assert dict(head.headers) == dict(got.headers)


def test_options_tell_the_methods_and_let_scripts_of_other_sites_read(client: FlaskClient) -> None:
    response = client.options(FILM, headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 204
    assert response.allow == {"GET", "HEAD", "OPTIONS"}
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Accept" in response.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["/", FILM, f"{FILM}.ttl", "/nothing", "/dumps/", "/sparql?query=ASK%7B%7D", "/films"])
def test_every_response_has_the_headers_of_the_house(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Vary" in response.headers["Access-Control-Expose-Headers"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in response.headers
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy


def test_several_accept_lines_are_one_list(client: FlaskClient) -> None:
    response = client.get(FILM, headers=[("Accept", "image/png"), ("Accept", "text/turtle;q=0.5")])
    assert response.mimetype == TURTLE.media_type


def test_nobody_is_redirected_to_a_host_that_the_request_made_up(client: FlaskClient) -> None:
    for path in ("/dumps", "//films", "/film/the-perfection-2018/", "/films/"):
        with client.get(path, headers={"Host": "evil.example"}) as response:
            assert response.status_code in (200, 404)
            assert b"evil.example" not in response.data


def test_pages_name_no_file_of_this_machine(client: FlaskClient, tmp_path: Path) -> None:
    assert str(tmp_path.parent) not in client.get("/dumps/").text
