import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from catalogue import BASE, GET_OUT, HOSTILE, PERFECTION, reading
from flask.testing import FlaskClient

from publisher.release import steps
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore
from publisher.web.application import application

LDES, TREE, DCTERMS = "https://w3id.org/ldes#", "https://w3id.org/tree#", "http://purl.org/dc/terms/"
ACTIVITY = "https://www.w3.org/ns/activitystreams#"
ATOM = "{http://www.w3.org/2005/Atom}"
IMMUTABLE = "public, max-age=31536000, immutable"
QUADS = ("application/trig", "application/n-quads", "application/ld+json")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
"""A date construct of RFC 4287, section 3.3."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases: the second creates and changes, the third withdraws."""
    found = tmp_path_factory.mktemp("published")
    for films in ([PERFECTION, HOSTILE], [replace(PERFECTION, minutes=91), HOSTILE, GET_OUT], [GET_OUT, HOSTILE]):
        build([reading("a.txt", *films)], BASE, History(found))
    return found


def site(folder: Path) -> FlaskClient:
    return application(EmbeddedStore(History(folder).current() or folder)).test_client()


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return site(folder)


def quads(client: FlaskClient, path: str) -> set[ox.Quad]:
    answer = client.get(path, headers={"Accept": "application/n-quads"})
    assert answer.status_code == 200
    return set(ox.parse(answer.data, format=ox.RdfFormat.N_QUADS))


def of(found: set[ox.Quad], predicate: str, graph: object = None) -> dict[str, list[str]]:
    """The values of a property, by subject."""
    values: dict[str, list[str]] = {}
    for quad in found:
        if quad.predicate.value == predicate and (graph is None or quad.graph_name == graph):
            assert isinstance(quad.subject, ox.NamedNode)
            assert not isinstance(quad.object, ox.BlankNode | ox.Triple)
            values.setdefault(quad.subject.value, []).append(quad.object.value)
    return values


def test_the_root_leads_to_each_step_between_two_bounds_of_time(client: FlaskClient) -> None:
    found = quads(client, "/changes")
    relations = of(found, f"{TREE}relation")[f"{BASE}changes"]
    nodes, values = of(found, f"{TREE}node"), of(found, f"{TREE}value")
    kinds = of(found, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    bounds: dict[str, dict[str, str]] = {}
    for relation in relations:
        bounds.setdefault(nodes[relation][0], {})[kinds[relation][0].removeprefix(TREE)] = values[relation][0]
    assert sorted(bounds) == [f"{BASE}changes/{number}" for number in (1, 2, 3)]
    between = [
        (bounds[node]["GreaterThanOrEqualToRelation"], bounds[node]["LessThanRelation"]) for node in sorted(bounds)
    ]
    flat = [time for pair in between for time in pair]
    assert flat == sorted(flat)
    assert of(found, f"{TREE}view")[f"{BASE}changes#stream"] == [f"{BASE}changes"]
    assert of(found, f"{LDES}versionOfPath")[f"{BASE}changes#stream"] == [f"{DCTERMS}isVersionOf"]
    assert of(found, f"{LDES}versionDeleteObject")[f"{BASE}changes#stream"] == [f"{ACTIVITY}Delete"]


def test_a_version_says_of_what_since_when_and_all_that_the_document_says(client: FlaskClient) -> None:
    found = quads(client, "/changes/2")
    version = f"{BASE}changes/2#film/the-perfection-2018"
    assert version in of(found, f"{TREE}member")[f"{BASE}changes#stream"]
    kinds = of(found, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.DefaultGraph())
    assert kinds[version] == [f"{ACTIVITY}Update"]
    assert kinds[f"{BASE}changes/2#film/get-out-2017"] == [f"{ACTIVITY}Create"]
    assert of(found, f"{DCTERMS}isVersionOf")[version] == [f"{BASE}film/the-perfection-2018#film"]
    lengths = of(found, "https://schema.org/duration", ox.NamedNode(version))
    assert lengths == {f"{BASE}film/the-perfection-2018#film": ["PT1H31M"]}


def test_what_was_withdrawn_has_a_version_without_statements(client: FlaskClient) -> None:
    found = quads(client, "/changes/3")
    version = ox.NamedNode(f"{BASE}changes/3#film/the-perfection-2018")
    kinds = of(found, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.DefaultGraph())
    assert kinds[version.value] == [f"{ACTIVITY}Delete"]
    assert not [quad for quad in found if quad.graph_name == version]


@pytest.mark.parametrize("media_type", QUADS)
def test_a_page_of_the_stream_never_changes_and_says_so(folder: Path, media_type: str) -> None:
    before = site(folder).get("/changes/2", headers={"Accept": media_type})
    history = History(folder)
    history.put_in_place(next(each.id for each in history.complete() if history.release(each.id) != history.current()))
    after = site(folder).get("/changes/2", headers={"Accept": media_type})
    assert before.headers["Cache-Control"] == after.headers["Cache-Control"] == IMMUTABLE
    assert (before.data, before.headers["ETag"]) == (after.data, after.headers["ETag"])
    assert "Accept" in before.headers["Vary"]
    form = ox.RdfFormat.from_media_type(media_type)
    assert form
    assert set(ox.parse(before.data, format=form)) == quads(site(folder), "/changes/2")
    root = site(folder).get("/changes", headers={"Accept": media_type})
    assert root.headers["Cache-Control"] != IMMUTABLE
    assert site(folder).get("/changes/2").headers["Cache-Control"] != IMMUTABLE


def test_a_long_step_has_pages_to_which_the_first_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "MOST_MEMBERS", 4)
    build([reading("a.txt", PERFECTION)], BASE, History(tmp_path))
    client = site(tmp_path)
    first = quads(client, "/changes/1")
    nodes = sorted({node for values in of(first, f"{TREE}node").values() for node in values})
    assert len(nodes) >= 2
    pages = [first, *(quads(client, f"/{node.removeprefix(BASE)}") for node in nodes)]
    members = [member for page in pages for member in of(page, f"{TREE}member")[f"{BASE}changes#stream"]]
    assert len(members) == len(set(members)) == EmbeddedStore(History(tmp_path).current() or tmp_path).addresses.count
    assert "Page 2 of" in client.get("/changes/1/2").text


@pytest.mark.parametrize("path", ["0", "9", "x", "1/1", "1/99", "1/0", "01", "1.ttl", "1" * 30, "%D9%A1"])
def test_a_page_that_there_is_not_is_unknown(client: FlaskClient, path: str) -> None:
    assert client.get(f"/changes/{path}").status_code == 404


def test_formats_that_would_mix_the_past_with_the_present_are_not_offered(client: FlaskClient) -> None:
    assert client.get("/changes", headers={"Accept": "text/turtle"}).status_code == 406
    assert client.get("/changes/1", headers={"Accept": "application/atom+xml"}).status_code == 406


def test_people_read_what_was_created_changed_and_withdrawn(client: FlaskClient) -> None:
    page = client.get("/changes", headers={"Accept": "text/html"}).text
    assert re.search(r"Withdrawn</dt><dd>1 film", page)
    step = client.get("/changes/2", headers={"Accept": "text/html"}).text
    assert '<a href="../film/get-out-2017"><bdi>Get Out</bdi></a> <span class="count">Film</span>' in step
    gone = client.get("/changes/3", headers={"Accept": "text/html"}).text
    assert "<li><bdi>The Perfection</bdi>" in gone
    assert "<script>alert" not in client.get("/changes/1", headers={"Accept": "text/html"}).text


def test_the_feed_is_as_atom_has_it(client: FlaskClient) -> None:
    answer = client.get("/changes.atom")
    assert answer.mimetype == "application/atom+xml"
    feed = ET.fromstring(answer.data)  # noqa: S314  # our own answer
    assert feed.tag == f"{ATOM}feed"
    # RFC 4287, section 4.1.1: one each of these, an author here or in every entry; section 4.2.7.2: one self link
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    links = [(link.get("rel"), link.get("type"), link.get("href")) for link in feed.findall(f"{ATOM}link")]
    assert links.count(("self", "application/atom+xml", f"{BASE}changes.atom")) == 1
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) >= 3
    for entry in entries:  # section 4.1.2: one each; an alternate link, since there is no content
        for name in ("id", "title", "updated", "summary"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    times = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert all(INSTANT.fullmatch(time) and datetime.fromisoformat(time) for time in times)
    assert times == sorted(times, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == times[0]
    ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert client.get(f"/{ids[0].removeprefix(BASE)}").status_code == 200


def test_a_folder_without_steps_has_an_empty_stream(tmp_path: Path) -> None:
    build([reading("a.txt", PERFECTION)], BASE, History(tmp_path))
    History(tmp_path).log.unlink()
    client = site(tmp_path)
    assert of(quads(client, "/changes"), f"{TREE}relation") == {}
    assert ET.fromstring(client.get("/changes.atom").data).findall(f"{ATOM}entry") == []  # noqa: S314  # ours
    assert "Nothing was recorded yet" in client.get("/changes", headers={"Accept": "text/html"}).text
