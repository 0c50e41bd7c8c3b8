from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading
from flask.testing import FlaskClient

from publisher.formats import of_file
from publisher.release import dumps
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import MANIFEST, SUMS, Manifest
from publisher.release.order import Order
from publisher.store import EmbeddedStore
from publisher.web import download
from publisher.web.application import application

DUMP = "/dumps/catalogue.nq"
PLACES = ["/dumps/catalogue.nq", "/dumps/latest/catalogue.nq"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Two releases, with all dumps that need nothing besides the publisher."""
    history, usual = History(tmp_path_factory.mktemp("published")), dumps.chosen(dumps.USUAL)
    build([reading("a.txt", PERFECTION)], BASE, history, Order(usual))
    build([reading("a.txt", PERFECTION, GET_OUT)], BASE, history, Order(usual))
    return history


@pytest.fixture(scope="module")
def latest(published: History) -> EmbeddedStore:
    folder = published.current()
    assert folder
    return EmbeddedStore(folder)


@pytest.fixture
def files(latest: EmbeddedStore) -> FlaskClient:
    return application(latest).test_client()


@pytest.mark.parametrize("path", PLACES)
def test_the_dump_is_the_file_of_the_release_byte_for_byte(
    client: FlaskClient, store: EmbeddedStore, path: str
) -> None:
    with client.get(path) as response:
        assert response.mimetype == "application/n-quads"
        assert sha256(response.data).hexdigest() == store.manifest.id
        assert int(response.headers["Content-Length"]) == store.manifest.dumps["catalogue.nq"].bytes
        assert response.headers["ETag"] == f'"{store.manifest.id}"'


def test_a_part_of_the_dump_can_be_had(client: FlaskClient, store: EmbeddedStore) -> None:
    size = store.manifest.dumps["catalogue.nq"].bytes
    with client.get(DUMP, headers={"Range": "bytes=10-19"}) as response:
        assert response.status_code == 206
        assert response.headers["Content-Range"] == f"bytes 10-19/{size}"
        assert response.data == store.dump.read_bytes()[10:20]


def test_a_part_beyond_the_end_is_refused_with_the_size(client: FlaskClient, store: EmbeddedStore) -> None:
    with client.get(DUMP, headers={"Range": f"bytes={10**9}-"}) as response:
        assert response.status_code == 416
        assert response.headers["Content-Range"] == f"bytes */{store.manifest.dumps['catalogue.nq'].bytes}"


def test_a_dump_that_the_reader_has_is_not_sent_again(client: FlaskClient, store: EmbeddedStore) -> None:
    with client.get(DUMP, headers={"If-None-Match": f'"{store.manifest.id}"'}) as response:
        assert response.status_code == 304
        assert not response.data


def test_every_file_comes_as_its_digest_promises_and_is_never_packed_again(
    files: FlaskClient, latest: EmbeddedStore
) -> None:
    for name, promised in latest.manifest.dumps.items():
        form, packing = of_file(name)
        with files.get(f"/dumps/latest/{name}", headers={"Accept-Encoding": "gzip, zstd, br"}) as response:
            assert response.mimetype == (packing.media_type if packing else form.media_type)
            assert "Content-Encoding" not in response.headers
            assert sha256(response.data).hexdigest() == promised.sha256
            assert response.headers["ETag"] == f'"{promised.sha256}"'
            digest = response.headers["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":")
            assert b64decode(digest).hex() == promised.sha256


def test_what_is_the_latest_is_asked_for_again_and_what_has_a_date_is_kept_for_ever(
    files: FlaskClient, latest: EmbeddedStore
) -> None:
    for path, caching in (("latest", "public, no-cache"), (latest.files().name, "immutable")):
        for name in ("films.csv", SUMS, MANIFEST):
            with files.get(f"/dumps/{path}/{name}") as response:
                assert caching in response.headers["Cache-Control"]
                assert "Expires" not in response.headers
                assert response.headers["Last-Modified"]
            had = {"If-None-Match": response.headers["ETag"]}
            with files.get(f"/dumps/{path}/{name}", headers=had) as response:
                assert response.status_code == 304


def test_an_earlier_release_is_still_at_its_dated_address(files: FlaskClient, published: History) -> None:
    first, *_ = published.issues()
    manifest = Manifest.read(published.release(first.release))
    address = f"/dumps/{first.issued[:10]}-{first.release[:16]}"
    with files.get(f"{address}/catalogue.nq") as response:
        assert sha256(response.data).hexdigest() == manifest.id
    assert files.get(f"{address}/{SUMS}").text == manifest.sums()


@pytest.mark.parametrize(
    "path",
    [
        *("/dumps/latest/nothing.csv", "/dumps/latest/index.sqlite", "/dumps/latest/store", "/dumps/nowhere/films.csv"),
        *("/dumps/2026-01-01-0000000000000000/films.csv", "/dumps/latest/..%2fcatalogue.nq", "/dumps/latest/"),
        *("/dumps/../log.jsonl/films.csv", "/dumps/None/films.csv"),
    ],
)
def test_nothing_else_is_there(files: FlaskClient, path: str) -> None:
    assert files.get(path).status_code == 404


def test_a_release_that_was_removed_is_gone_from_its_address(tmp_path: Path) -> None:
    history = History(tmp_path)
    old = build([reading("a.txt", PERFECTION)], BASE, history)
    build([reading("a.txt", GET_OUT)], BASE, history)
    place = history.current()
    assert place
    store = EmbeddedStore(place)
    (history.release(old.id) / MANIFEST).unlink()
    assert application(store).test_client().get(f"/dumps/{store.dates.name(old.id)}/catalogue.nq").status_code == 404


def test_the_sums_are_those_of_every_file(files: FlaskClient, latest: EmbeddedStore) -> None:
    sums = [line.split("  ") for line in files.get(f"/dumps/latest/{SUMS}").text.splitlines()]
    assert sums == [[file.sha256, name] for name, file in sorted(latest.manifest.dumps.items())]
    assert (latest.folder / SUMS).read_text() == latest.manifest.sums()


def test_the_manifest_is_that_of_the_release(files: FlaskClient, latest: EmbeddedStore) -> None:
    response = files.get(f"/dumps/latest/{MANIFEST}")
    assert response.mimetype == "application/json"
    assert response.text == (latest.folder / MANIFEST).read_text()


def test_more_downloads_than_there_is_room_for_are_told_to_come_again(
    latest: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.web.routes.dumps.SMALL", 0)
    monkeypatch.setattr(download.Gate.__init__, "__defaults__", (2,))
    client = application(latest).test_client()
    first, second = client.get(DUMP, buffered=False), client.get(DUMP, buffered=False)
    refused = client.get(DUMP)
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    with client.head(DUMP) as response:
        assert response.status_code == 200
    first.close()
    with client.get(DUMP) as third:
        assert sha256(third.data).hexdigest() == latest.manifest.id
    second.close()
    second.close()


def test_the_list_names_each_file_with_its_size_its_statements_and_its_hash(
    files: FlaskClient, latest: EmbeddedStore
) -> None:
    page = files.get("/dumps/").text
    for name, file in latest.manifest.dumps.items():
        assert f"dumps/latest/{name}" in page
        assert file.sha256 in page
        assert str(file.statements or file.rows) in page.replace("\u202f", "")
    assert f"dumps/{latest.files().name}/" in page


@pytest.mark.parametrize("condition", [{"If-Match": '"other"'}, {"If-None-Match": "*"}])
def test_a_file_that_is_not_sent_is_closed_at_once(files: FlaskClient, condition: dict[str, str]) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    kept = [files.get("/dumps/latest/catalogue.nq", headers=condition) for _ in range(5)]
    assert {response.status_code for response in kept} <= {304, 412}
    assert len(list(Path("/proc/self/fd").iterdir())) <= before
