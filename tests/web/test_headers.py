import gzip
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading
from flask.testing import FlaskClient

from publisher.formats import DOCUMENTS, JSONLD, PROFILES, TURTLE, Format
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application

FILM = "/film/the-perfection-2018"
PERSON = "/person/allison-williams"
PROFILE = "http://www.w3.org/ns/json-ld#"


@pytest.mark.parametrize("form", DOCUMENTS, ids=lambda form: form.name)
def test_a_document_is_compressed_where_asked_with_a_validator_of_its_own(client: FlaskClient, form: Format) -> None:
    path = f"{FILM}.{form.extension}"
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.vary
    assert "Accept-Encoding" in plain.vary
    had = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert client.get(path, headers=had).status_code == 304
    assert client.get(path, headers={"If-None-Match": packed.headers["ETag"]}).status_code == 200


def test_a_dump_is_sent_as_its_digest_promises(client: FlaskClient) -> None:
    with client.get("/dumps/catalogue.nq", headers={"Accept-Encoding": "gzip"}) as response:
        assert "Content-Encoding" not in response.headers
        assert response.data


@pytest.mark.parametrize("form", PROFILES, ids=lambda form: form.name)
def test_a_profile_of_json_ld_is_honoured_and_named(client: FlaskClient, form: Format) -> None:
    response = client.get(FILM, headers={"Accept": form.media_type})
    assert response.content_type == form.media_type
    assert "Content-Location" not in response.headers
    triples = {tuple(quad)[:3] for quad in ox.parse(whole(response.data, client), format=ox.RdfFormat.JSON_LD)}
    assert triples == {tuple(t)[:3] for t in ox.parse(client.get(f"{FILM}.nt").data, format=ox.RdfFormat.N_TRIPLES)}


def whole(body: bytes, client: FlaskClient) -> bytes:
    """A document with its context in place, so that nothing is fetched."""
    document = json.loads(body)
    if isinstance(document, dict) and "@context" in document:
        document["@context"] = json.loads(client.get("/context.jsonld").data)["@context"]
    return json.dumps(document).encode()


def test_each_profile_has_its_form(client: FlaskClient) -> None:
    compacted, expanded, flattened, framed = (
        json.loads(client.get(FILM, headers={"Accept": form.media_type}).data) for form in PROFILES
    )
    assert compacted["name"] == framed["name"] == "The Perfection"
    assert all("https://schema.org/name" in node for node in expanded if "#film" in node["@id"])
    assert all(isinstance(role, str) for node in flattened["@graph"] for role in node.get("actor", []))


@pytest.mark.parametrize(
    ("accept", "profile"),
    [
        ("application/ld+json", None),
        ('application/ld+json;profile="http://other.example/profile"', None),  # passed over: RFC 6906, section 3.1
        (f'application/ld+json;profile="{PROFILE}expanded {PROFILE}other"', "expanded"),
        (f'application/ld+json;profile="{PROFILE}expanded";q=0.1, application/ld+json', None),
        (f'text/turtle;q=0.5, application/ld+json; profile="{PROFILE}flattened"', "flattened"),
    ],
)
def test_a_profile_is_a_wish(client: FlaskClient, accept: str, profile: str | None) -> None:
    named = f'{JSONLD.media_type};profile="{PROFILE}{profile}"' if profile else JSONLD.media_type
    assert client.get(FILM, headers={"Accept": accept}).content_type == named


def test_representations_of_equal_content_have_validators_of_their_own(client: FlaskClient) -> None:
    tags = [client.get(FILM, headers={"Accept": form.media_type}).headers["ETag"] for form in (*DOCUMENTS, *PROFILES)]
    assert len(set(tags)) == len(tags)
    assert all(re.fullmatch(r'"[0-9a-f]{32}"', tag) for tag in tags)


def modified(history: History, path: str, form: Format = TURTLE) -> datetime | None:
    folder = history.current()
    assert folder
    response = application(EmbeddedStore(folder)).test_client().get(path, headers={"Accept": form.media_type})
    assert response.status_code == 200
    return response.last_modified


def issued(history: History, *readings: object) -> datetime:
    """Build a release and let the log say that it was issued a year after the one before."""
    build(readings, BASE, history)  # type: ignore[arg-type]  # readings, all of them
    lines = history.log.read_text(encoding="utf-8").splitlines()
    times = [datetime(2020 + number, 1, 1, tzinfo=UTC) for number in range(len(lines))]
    told = [
        {**json.loads(line), "issued": f"{time:%Y-%m-%dT%H:%M:%SZ}"} for line, time in zip(lines, times, strict=True)
    ]
    history.log.write_text("".join(json.dumps(line) + "\n" for line in told), encoding="utf-8")
    return times[-1]


def test_a_document_was_last_modified_with_the_release_that_changed_it(tmp_path: Path) -> None:
    history = History(tmp_path)
    one, other = reading("one.txt", PERFECTION), reading("other.txt", GET_OUT)
    first = issued(history, one, other)
    assert modified(history, FILM) == modified(history, "/film/get-out-2017") == first
    longer = issued(history, reading("one.txt", replace(PERFECTION, minutes=91)), other)
    assert modified(history, FILM) == longer
    assert modified(history, "/film/get-out-2017") == first
    assert modified(history, "/film/get-out-2017", DOCUMENTS[0]) == longer


def test_a_document_is_modified_by_what_is_said_of_it_elsewhere_no_more(tmp_path: Path) -> None:
    history = History(tmp_path)
    one, other = reading("one.txt", PERFECTION), reading("other.txt", GET_OUT)
    first = issued(history, one, other)
    assert modified(history, PERSON) == modified(history, "/person/daniel-kaluuya") == first
    without = issued(history, one, reading("other.txt", replace(GET_OUT, cast=GET_OUT.cast[:1])))
    assert modified(history, PERSON) == without


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", "/"), ("HEAD", FILM), ("OPTIONS", FILM)),
        *(("GET", "/nothing"), ("POST", "/films"), ("GET", "/static/site.css")),
    ],
)
def test_every_answer_says_its_release(client: FlaskClient, store: EmbeddedStore, method: str, path: str) -> None:
    with client.open(path, method=method) as answer:
        assert answer.headers["Release"] == store.manifest.id
    tag = client.get(FILM).headers["ETag"]
    assert client.get(FILM, headers={"If-None-Match": tag}).headers["Release"] == store.manifest.id


def test_nobody_is_told_of_the_future_when_the_clock_was_set_back(tmp_path: Path) -> None:
    history = History(tmp_path)
    first = build([reading("one.txt", PERFECTION)], BASE, history)
    build([reading("one.txt", GET_OUT)], BASE, history)
    history.put_in_place(first.id, datetime(2999, 1, 1, tzinfo=UTC))
    found = modified(history, FILM)
    assert found
    assert found <= datetime.now(UTC)


def test_the_date_is_a_condition(client: FlaskClient) -> None:
    changed = client.get(FILM).headers["Last-Modified"]
    assert client.get(FILM, headers={"If-Modified-Since": changed}).status_code == 304
    assert client.get(FILM, headers={"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}).status_code == 200
    assert client.get(FILM, headers={"If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}).status_code == 412
    assert client.get(FILM, headers={"If-Match": '"other"'}).status_code == 412
