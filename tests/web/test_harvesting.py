"""The stream of changes, read by a harvester that is not ours: npm's ldes-client."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import which

import pyoxigraph as ox
import pytest
from catalogue import GET_OUT, PERFECTION, reading
from serving import free_port, served, until

from publisher import nquads
from publisher.facts import Film
from publisher.query.limits import Limits
from publisher.release.build import build
from publisher.release.difference import walk
from publisher.release.history import History
from publisher.release.manifest import DUMP, Manifest
from publisher.release.members import documents

CLIENT = Path(os.environ.get("LDES_CLIENT", "nowhere")) / "node_modules/ldes-client/dist/bin/cli.js"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CLIENT.exists() and which("node")),
        reason="ldes-client is not installed (LDES_CLIENT): no harvester read the stream of changes",
    ),
]
RELEASES = ([PERFECTION], [replace(PERFECTION, minutes=91), GET_OUT], [GET_OUT])
FATES = {"Create": "created", "Update": "changed", "Delete": "withdrawn"}
VERSION_OF, TYPE = "http://purl.org/dc/terms/isVersionOf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
NUMBER = re.compile(rb"> (-?[0-9.]+|true|false) <")
ACTIVITY = "https://www.w3.org/ns/activitystreams#"


@dataclass
class Heard:
    """A version as the harvester gave it: its step, its document, its fate, and its statements."""

    version: str
    thing: str = ""
    fate: str = ""
    said: set[str] = field(default_factory=set)

    @property
    def step(self) -> int:
        return int(self.version.partition("#")[0].rpartition("/")[2])

    @property
    def document(self) -> str:
        return self.thing.partition("#")[0]


def written_out(number: re.Match[bytes]) -> bytes:
    """A number or a truth value as N-Quads has it."""
    kind = "boolean" if number[1].isalpha() else "decimal" if b"." in number[1] else "integer"
    return b'> "%s"^^<http://www.w3.org/2001/XMLSchema#%s> <' % (number[1], kind.encode())


def heard(output: bytes) -> list[Heard]:
    """What the harvester wrote: N-Quads with numbers as Turtle has them, an empty line after each member."""
    found = []
    for part in output.split(b"\n\n"):
        quads = list(ox.parse(NUMBER.sub(written_out, part), format=ox.RdfFormat.N_QUADS))
        if quads:
            assert isinstance(quads[0].subject, ox.NamedNode)
            member = Heard(quads[0].subject.value)
            found.append(member)
            for quad in quads:
                if not isinstance(quad.graph_name, ox.DefaultGraph):
                    assert quad.graph_name.value == member.version
                    member.said.add(f"{quad.triple} .")
                elif quad.predicate.value == VERSION_OF:
                    member.thing = str(getattr(quad.object, "value", ""))
                elif quad.predicate.value == TYPE:
                    member.fate = FATES[str(getattr(quad.object, "value", "")).removeprefix(ACTIVITY)]
    return found


def replayed(address: str, *options: str) -> list[Heard]:
    command = ["node", str(CLIENT), address, "--ordered", "ascending", *options]
    return heard(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def published(port: int, tmp_path_factory: pytest.TempPathFactory) -> tuple[History, list[Manifest]]:
    history = History(tmp_path_factory.mktemp("published"))
    return history, [built(history, port, films) for films in RELEASES]


def built(history: History, port: int, films: list[Film]) -> Manifest:
    return build([reading("a.txt", *films)], f"http://127.0.0.1:{port}/", history)


@pytest.fixture(scope="module")
def address(port: int, published: tuple[History, list[Manifest]]) -> Iterator[str]:
    with served(published[0].folder, Limits(), port):
        yield f"http://127.0.0.1:{port}/changes"


def merged(history: History, release: Manifest) -> set[str]:
    text = (history.release(release.id) / DUMP).read_text(encoding="utf-8")
    lines = {nquads.triple(line) for line in text.split("\n") if line}
    return {f"{quad.triple} ." for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES)}


def test_a_copy_that_follows_the_stream_is_each_release_in_turn(
    address: str, published: tuple[History, list[Manifest]]
) -> None:
    history, releases = published
    members, copy = replayed(address), dict[str, set[str]]()
    assert [member.step for member in members] == sorted(member.step for member in members)
    for number, release in enumerate(releases, 1):
        for member in members:
            if member.step == number:
                copy[member.thing] = member.said
        assert set[str]().union(*copy.values()) == merged(history, release)


def test_the_stream_is_exactly_the_differences(address: str, published: tuple[History, list[Manifest]]) -> None:
    history, releases = published
    members = replayed(address)
    for number, (old, new) in enumerate(zip([None, *releases], releases, strict=False), 1):
        folders = [history.release(each.id) if each else None for each in (old, new)]
        assert folders[1]
        found = documents(walk(folders[0], folders[1]), new.base)
        expected = {(each.address.removesuffix("#"), str(each.fate)) for each in found}
        told = [(member.document, member.fate) for member in members if member.step == number]
        assert set(told) == expected
        assert len(told) == len(expected)


@contextmanager
def following(address: str, folder: Path) -> Iterator[Path]:
    """A harvester that follows, and the file to which it writes."""
    output = folder / "heard.nq"
    command = ["node", str(CLIENT), address, "--follow", "--poll-interval", "300", "--ordered", "ascending"]
    with output.open("wb") as stream, subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL) as process:
        try:
            yield output
        finally:
            process.kill()


def test_a_harvester_that_follows_hears_of_the_next_release(
    address: str, port: int, published: tuple[History, list[Manifest]], tmp_path: Path
) -> None:
    history, releases = published
    with following(address, tmp_path) as output:
        assert until(lambda: b"changes/3#film/the-perfection-2018" in output.read_bytes(), 120)
        built(history, port, [PERFECTION, GET_OUT])
        version = f"{address}/4#film/the-perfection-2018".encode()
        assert until(lambda: version in output.read_bytes(), 120)
        assert until(lambda: output.read_bytes().endswith(b"\n\n") or output.read_bytes().endswith(b".\n"), 120)
    versions = [member.version for member in heard(output.read_bytes().rpartition(b"\n\n")[0])]
    assert len(versions) == len(set(versions))
    assert len(releases) == 3
