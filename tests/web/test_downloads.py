"""Downloads from a real server: each command of the page as it stands, and many slow readers at a time."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest
from bs4 import BeautifulSoup, Tag
from catalogue import BASE, GET_OUT, PERFECTION, reading
from serving import Served, served, until

from publisher.query.limits import Limits
from publisher.release import dumps
from publisher.release.build import build
from publisher.release.history import History
from publisher.release.manifest import File, Manifest
from publisher.release.order import Order
from publisher.web.download import AT_ONCE

pytestmark = pytest.mark.slow

SLOW = 50
"""Readers who take their time."""
LARGE = "large.csv"
WORKERS = 2
SIZE = 64 << 20
"""Bytes: more than all buffers between a server and a reader hold."""
VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
LockFile = virtuoso.lck
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = 4000
DirsAllowed = {folder}
"""


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with every dump that can be written here, and a large file besides."""
    history = History(tmp_path_factory.mktemp("published"))
    wanted = [dump for dump in dumps.ALL if not dump.lacks()]
    place = history.release(build([reading("a.txt", PERFECTION, GET_OUT)], BASE, history, Order(wanted)).id)
    with (place / LARGE).open("wb") as file:
        file.truncate(SIZE)
    manifest = Manifest.read(place)
    large = File(SIZE, sha256(bytes(SIZE)).hexdigest(), rows=1)
    replace(manifest, dumps={**manifest.dumps, LARGE: large}).write(place)
    return place


@pytest.fixture(scope="module")
def server(release: Path) -> Iterator[Served]:
    with served(release.parents[1], Limits()) as found:
        yield found


def commands(server: Served) -> dict[str, list[tuple[str, str]]]:
    """The commands of the page by the file that they are for: the program and the lines."""
    page = BeautifulSoup(server.get("/dumps/", "text/html")[2], "html.parser")
    found = {"": list(map(command, page.select("section[aria-labelledby=check] pre")))}
    for item in page.select("ul.files > li"):
        link = item.find("a")
        assert isinstance(link, Tag)
        found[link.get_text()] = list(map(command, item.select("pre")))
    return found


def command(shown: Tag) -> tuple[str, str]:
    """A command as it is shown: the program, and the lines."""
    return str(shown["aria-label"]).partition(":")[0], shown.get_text()


def run(command: str, server: Served, folder: Path) -> str:
    """What a command prints, run as it stands but for the address, which is chosen when a release is built."""
    programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    text = command.replace(BASE, f"http://127.0.0.1:{server.port}/").replace(
        "curl ", "curl --fail --silent --show-error "
    )
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=folder,
        env={**os.environ, "PATH": programs},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def needs(*programs: str) -> None:
    found = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for each in programs:
        if not which(each, path=found):
            pytest.skip(f"{each} is not installed: no dump was loaded by it")


def loading(server: Served, tool: str) -> list[tuple[str, str]]:
    """The commands with which a program loads a file, each with the name of the file."""
    found = [(name, text) for name, each in commands(server).items() if name for by, text in each if by == tool]
    assert found
    return [(name, text) for name, text in found if name != LARGE]


def fetched(server: Served, folder: Path, name: str) -> None:
    (command,) = (text for tool, text in commands(server)[name] if tool == "curl")
    run(command, server, folder)


def test_what_is_fetched_is_checked_and_verified(server: Served, tmp_path: Path) -> None:
    needs("curl", "sha256sum")
    fetch, check, verify = (text for _, text in commands(server)[""])
    assert "--continue-at" in fetch
    run(fetch, server, tmp_path)
    assert "catalogue.nq.gz: OK" in run(check, server, tmp_path)
    assert "is whole" in run(verify, server, tmp_path)


def test_every_file_is_fetched_by_its_command_and_is_what_the_sums_say(server: Served, tmp_path: Path) -> None:
    needs("curl", "sha256sum")
    found = commands(server)
    check = found.pop("")[1][1]
    for name in found:
        fetched(server, tmp_path, name)
    assert run(check, server, tmp_path).count(": OK") == len(found)


def test_a_download_that_was_broken_off_goes_on(server: Served, release: Path, tmp_path: Path) -> None:
    needs("curl")
    whole = (release / "films.csv").read_bytes()
    (tmp_path / "films.csv").write_bytes(whole[:100])
    fetched(server, tmp_path, "films.csv")
    assert (tmp_path / "films.csv").read_bytes() == whole


@pytest.mark.parametrize(("tool", "programs"), [("Oxigraph", ["oxigraph", "zstd"]), ("DuckDB", ["duckdb"])])
def test_a_program_loads_every_file_that_the_page_gives_it(
    server: Served, tmp_path: Path, tool: str, programs: list[str]
) -> None:
    needs("curl", *programs)
    for number, (name, text) in enumerate(loading(server, tool)):
        folder = tmp_path / str(number)
        folder.mkdir()
        fetched(server, folder, name)
        run(text, server, folder)


def test_pandas_reads_every_table_that_the_page_gives_it(server: Served, tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed: no table was read by it")
    for name, text in loading(server, "pandas"):
        (tmp_path / name.removesuffix(".zst")).unlink(missing_ok=True)
        fetched(server, tmp_path, name)
        assert run(text, server, tmp_path).strip()


@contextmanager
def virtuoso(folder: Path) -> Iterator[int]:
    """A Virtuoso that may read a folder, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, folder=folder), encoding="utf-8")
    with subprocess.Popen(["virtuoso-t", "-f", "-c", "virtuoso.ini"], cwd=folder, stderr=subprocess.DEVNULL) as process:
        try:
            ready = ["isql-vt", str(port), "dba", "dba", "exec=select 1;"]
            assert until(lambda: subprocess.run(ready, capture_output=True, check=False).returncode == 0, 120)
            yield port
        finally:
            process.terminate()


def test_virtuoso_loads_every_file_that_the_page_gives_it(server: Served, tmp_path: Path) -> None:
    needs("curl", "virtuoso-t", "isql-vt", "zstd")
    with virtuoso(tmp_path) as port:
        for name, text in loading(server, "Virtuoso"):
            (tmp_path / name.removesuffix(".zst")).unlink(missing_ok=True)
            fetched(server, tmp_path, name)
            run(text.replace("isql-vt 1111", f"isql-vt {port}"), server, tmp_path)
        ask = 'isql-vt {} dba dba verbose=off exec="{}"'
        assert "Error" not in run(ask.format(port, "select ll_error from DB.DBA.load_list;"), server, tmp_path)
        count = "sparql select count(*) where { graph <urn:films> { ?film a <https://schema.org/Movie> } };"
        assert re.search(r"^2$", run(ask.format(port, count), server, tmp_path), re.MULTILINE)


def test_fuseki_loads_every_file_that_the_page_gives_it(server: Served, tmp_path: Path) -> None:
    """Jena is an archive of its own makers' alone: where it is not, the commands are read by the shell, and not run."""
    found = loading(server, "Fuseki")
    for _, text in found:
        subprocess.run(["bash", "-n", "-c", text], check=True)
        assert text.splitlines()[-1] == "fuseki-server --loc films /films"
    needs("tdb2.tdbloader", "zstd")
    for number, (name, text) in enumerate(found):
        folder = tmp_path / str(number)
        folder.mkdir()
        fetched(server, folder, name)
        run("\n".join(text.splitlines()[:-1]), server, folder)  # the last line starts a server, which would not end


def asked(server: Served) -> socket.socket:
    """A reader who has asked for a large file and reads nothing."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    reader.settimeout(60)
    reader.connect(("127.0.0.1", server.port))
    reader.sendall(f"GET /dumps/latest/{LARGE} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    return reader


def begins(reader: socket.socket) -> bool:
    """Whether a reader is sent the file, and not told to come again."""
    return reader.recv(12, socket.MSG_PEEK | socket.MSG_WAITALL).startswith(b"HTTP/1.1 200")


def test_fifty_slow_downloads_do_not_keep_the_documents_waiting(server: Served) -> None:
    with ExitStack() as stack:
        readers = [stack.enter_context(asked(server)) for _ in range(SLOW)]
        assert all(map(begins, readers))
        for number in range(2 * SLOW):
            status, _, _ = server.get(f"/film/get-out-2017.ttl?{number}", timeout=30)  # not from memory
            assert status == 200
        assert server.asked_anew()[0] == 200
        status, _, body = server.get("/dumps/latest/films.csv")
        assert (status, b"Get Out" in body) == (200, True)
        assert all(reader.recv(1) for reader in readers)


def test_readers_who_leave_make_room_for_others(server: Served) -> None:
    def came_and_left() -> bool:
        with asked(server) as reader:
            return begins(reader)

    for _ in range(3 * WORKERS * AT_ONCE):  # those before have left, or will have soon
        assert until(came_and_left, 60)


def test_a_large_file_arrives_whole_and_in_parts(server: Served) -> None:
    with asked(server) as reader:
        head, _, body = reader.recv(1 << 16).partition(b"\r\n\r\n")
        assert f"content-length: {SIZE}".encode() in head.lower()
        size = len(body)
        while size < SIZE and (piece := reader.recv(1 << 20)):
            size += len(piece)
        assert size == SIZE


def test_dumps_that_are_added_to_the_release_in_place_are_served_soon(tmp_path: Path) -> None:
    history = History(tmp_path)
    build([reading("a.txt", GET_OUT)], BASE, history)
    with served(tmp_path, Limits()) as server:
        assert server.get("/dumps/latest/films.csv")[0] == 404
        build([reading("a.txt", GET_OUT)], BASE, history, Order(dumps.chosen("csv")))
        assert until(lambda: server.get("/dumps/latest/films.csv")[0] == 200, 60)
        assert server.asked_anew()[0] == 200
