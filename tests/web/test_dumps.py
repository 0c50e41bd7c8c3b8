from hashlib import sha256

from flask.testing import FlaskClient

from publisher.store import EmbeddedStore

DUMP = "/dumps/catalogue.nq"


def test_the_dump_is_the_file_of_the_release_byte_for_byte(client: FlaskClient, store: EmbeddedStore) -> None:
    with client.get(DUMP) as response:
        assert response.mimetype == "application/n-quads"
        assert sha256(response.data).hexdigest() == store.manifest.id
        assert int(response.headers["Content-Length"]) == store.manifest.dumps["catalogue.nq"].bytes
        assert response.headers["ETag"] == f'"{store.manifest.id}"'


def test_a_part_of_the_dump_can_be_had(client: FlaskClient, store: EmbeddedStore) -> None:
    size = store.manifest.dumps["catalogue.nq"].bytes
    with client.get(DUMP, headers={"Range": "bytes=10-19"}) as response:
        assert response.status_code == 206
        assert response.headers["Content-Range"] == f"bytes 10-19/{size}"
        assert response.data == store.file("catalogue.nq").read_bytes()[10:20]


def test_a_part_beyond_the_end_is_refused_with_the_size(client: FlaskClient, store: EmbeddedStore) -> None:
    with client.get(DUMP, headers={"Range": f"bytes={10**9}-"}) as response:
        assert response.status_code == 416
        assert response.headers["Content-Range"] == f"bytes */{store.manifest.dumps['catalogue.nq'].bytes}"


def test_a_dump_that_the_reader_has_is_not_sent_again(client: FlaskClient, store: EmbeddedStore) -> None:
    with client.get(DUMP, headers={"If-None-Match": f'"{store.manifest.id}"'}) as response:
        assert response.status_code == 304
        assert not response.data


def test_the_list_names_each_file_with_its_size_its_statements_and_its_hash(
    client: FlaskClient, store: EmbeddedStore
) -> None:
    page = client.get("/dumps/").text
    for name, file in store.manifest.dumps.items():
        assert f"dumps/{name}" in page
        assert file.sha256 in page
        assert str(file.statements) in page.replace("\u202f", "")
