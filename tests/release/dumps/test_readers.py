"""Every dump is read back by programs that are not ours, with the counts that the manifest promises."""

import gzip
import re
import subprocess
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from shutil import which

import pyoxigraph as ox
import pytest
from catalogue import BASE, HOSTILE, reading
from rdflib import Dataset, Graph

from publisher import shipped
from publisher.formats import JSON_LINES, NQUADS, NTRIPLES, PARQUET, TURTLE, Format, of_file
from publisher.release import dumps
from publisher.release.build import build
from publisher.release.dumps.packed import unpacked
from publisher.release.history import History
from publisher.release.manifest import Manifest
from publisher.release.order import Order
from publisher.sources import origins

pytestmark = pytest.mark.slow

TEXTS = (NQUADS, NTRIPLES, TURTLE)
OXIGRAPH = {NQUADS: ox.RdfFormat.N_QUADS, NTRIPLES: ox.RdfFormat.N_TRIPLES, TURTLE: ox.RdfFormat.TURTLE}
READERS = {"csv": "read_csv", "parquet": "read_parquet"}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration catalogue and a hostile film, in every format that can be written here."""
    history = History(tmp_path_factory.mktemp("published"))
    wanted = [dump for dump in dumps.ALL if not dump.lacks()]
    sources = [*origins.readings([shipped.data()]), reading("hostile <list>.txt", HOSTILE)]
    return history.release(build(sources, BASE, history, Order(wanted)).id)


@pytest.fixture(scope="module")
def manifest(release: Path) -> Manifest:
    return Manifest.read(release)


def plain(release: Path, form: Format, folder: Path) -> Path:
    """A dump as its reader wants it: not packed."""
    path = folder / f"catalogue.{form.extension}"
    path.write_bytes(gzip.decompress((release / f"{path.name}.gz").read_bytes()))
    return path


def program(name: str) -> str:
    found = which(name)
    if not found:
        pytest.skip(f"{name} is not installed: no dump was read by it")
    return found


def rapper(path: Path, form: Format) -> int:
    name = {NQUADS: "nquads", NTRIPLES: "ntriples", TURTLE: "turtle"}[form]
    done = subprocess.run([program("rapper"), "-c", "-i", name, path], check=True, capture_output=True, text=True)
    (count,) = re.findall(r"returned (\d+) triples", done.stderr)
    assert "Warning" not in done.stderr
    return int(count)


def serdi(path: Path, form: Format) -> int:
    name = {NQUADS: "nquads", NTRIPLES: "ntriples", TURTLE: "turtle"}[form]
    done = subprocess.run([program("serdi"), "-i", name, "-o", "nquads", path], check=True, capture_output=True)
    assert not done.stderr
    return done.stdout.count(b"\n")


def oxigraph(path: Path, form: Format) -> int:
    return sum(1 for _ in ox.parse(path=path, format=OXIGRAPH[form]))


def rdflib(path: Path, form: Format) -> int:
    if form is NQUADS:
        return len(set(Dataset().parse(path, format="nquads").quads()))
    return len(Graph().parse(path, format={NTRIPLES: "nt", TURTLE: "turtle"}[form]))


@pytest.mark.parametrize("reader", [rapper, serdi, oxigraph, rdflib], ids=lambda reader: reader.__name__)
@pytest.mark.parametrize("form", TEXTS, ids=lambda form: form.name)
def test_statements_are_as_many_to_every_reader(
    release: Path, manifest: Manifest, tmp_path: Path, form: Format, reader: Callable[[Path, Format], int]
) -> None:
    promised = manifest.dumps[f"catalogue.{form.extension}.gz"].statements
    assert promised == (manifest.dumps["catalogue.nq"].statements if form is NQUADS else manifest.triples)
    assert reader(plain(release, form, tmp_path), form) == promised


def test_both_ways_to_pack_hold_the_same(release: Path, manifest: Manifest) -> None:
    packed = [name for name in manifest.dumps if name.endswith(".zst")]
    if not packed:
        pytest.skip("backports.zstd is not installed: nothing was packed with Zstandard")
    zstd = program("zstd")
    for name in packed:
        unzipped = gzip.decompress((release / f"{name.removesuffix('.zst')}.gz").read_bytes())
        assert subprocess.run([zstd, "-dc", release / name], check=True, capture_output=True).stdout == unzipped


def test_gzip_itself_finds_nothing_wrong(release: Path, manifest: Manifest) -> None:
    for name in manifest.dumps:
        if name.endswith(".gz"):
            subprocess.run([program("gzip"), "--test", release / name], check=True)


def duckdb(release: Path, name: str) -> int:
    reader = "read_ndjson_objects" if of_file(name)[0] is JSON_LINES else READERS[of_file(name)[0].name]
    command = [program("duckdb"), "-csv", "-noheader", "-c", f"FROM {reader}('{name}') SELECT count(*)"]
    return int(subprocess.run(command, cwd=release, check=True, capture_output=True, text=True).stdout)


def pandas(release: Path, name: str) -> int:
    pytest.importorskip("pandas", reason="pandas is not installed: no table was read by it")
    if of_file(name)[0] is PARQUET:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet was read")
    if name.endswith(".zst"):
        with unpacked(release / name, of_file(name)[1]) as stream:
            return len(import_module("pandas").read_csv(stream))
    return len(getattr(import_module("pandas"), READERS[of_file(name)[0].name])(release / name))


@pytest.mark.parametrize("reader", [duckdb, pandas], ids=lambda reader: reader.__name__)
def test_rows_are_as_many_to_every_reader(
    release: Path, manifest: Manifest, reader: Callable[[Path, str], int]
) -> None:
    tables = {name: file.rows for name, file in manifest.dumps.items() if not file.statements}
    assert {name: reader(release, name) for name in tables} == tables
    assert tables["films.csv"] == 28


def test_documents_of_json_are_as_many_as_the_catalogue_has(release: Path, manifest: Manifest) -> None:
    quads = ox.parse(path=release / "catalogue.nq", format=ox.RdfFormat.N_QUADS)
    documents = {str(quad.subject).partition("#")[0] for quad in quads}
    assert duckdb(release, "catalogue.jsonl.gz") == len(documents)
    assert manifest.dumps["catalogue.jsonl.gz"].statements == manifest.triples
