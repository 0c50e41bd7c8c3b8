"""Documents a second: ours, the same bytes from nginx, and two servers of linked data on the same catalogue.

    PYTHONPATH=tests python -m tests.bench [--seconds 5] [--trifid FOLDER]
    PYTHONPATH=tests python -m tests.bench sparql     queries instead: see its --help
    PYTHONPATH=tests python -m tests.bench attack     documents while the query pool is under attack: see its --help
    PYTHONPATH=tests python -m tests.bench dumps      dumps, written and sent: see its --help

Wanted: wrk and nginx; Debian's librdf-linkeddata-perl, librdf-endpoint-perl, librdf-generator-void-perl,
libplack-middleware-crossorigin-perl and libconfig-zomg-perl; in FOLDER, npm's trifid, trifid-handler-fetch and
@zazuko/trifid-entity-renderer. What is missing is said, and left out.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox

from publisher import shipped
from publisher.formats import HTML, JSONLD, TURTLE, Format
from publisher.iris import DEFAULT_BASE, Kind
from publisher.release.build import build
from publisher.release.history import History
from publisher.sources import origins
from publisher.store import EmbeddedStore

from . import attack, building, dumps, embed, servers, sparql
from .load import Asked, Load, body_and_tag, milliseconds, wrk

OURS, LIMIT, TRIFID, LINKED_DATA = 8211, 8212, 8213, 8214
FORMATS = (TURTLE, JSONLD, HTML)
WORKERS, WARMING, SETTLING = 2, 3, 3
"""Server processes; documents that are asked for before the time is taken, and not again; seconds after the start."""
ENOUGH, NEAR, TIMES = 0.5, 3.0, 10.0
"""What is wanted: of nginx's rate, of its 99th percentile, and of the better peer's time."""

OTHERS = {
    "build": building.main,
    "dumps": dumps.main,
    "sparql": sparql.main,
    "attack": attack.main,
    "embed": embed.main,
}


def main() -> None:
    """Measure, and print the report."""
    if sys.argv[1:] and (other := OTHERS.get(sys.argv[1])):
        other(sys.argv[2:], tell)
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--trifid", type=Path, default=Path("trifid"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)  # nginx reads as nobody
        build(tuple(origins.readings([shipped.data()])), DEFAULT_BASE, History(folder / "published"))
        store = EmbeddedStore(History(folder / "published").current() or folder)
        paths = [f"/{each.path}" for kind in (Kind.FILM, Kind.PERSON) for each in store.things(kind, 0, 300)]
        films = [path for path in paths if path.startswith("/film/")]
        tell(f"{len(films)} films and {len(paths) - len(films)} people, {store.manifest.triples} statements", "")
        tell(*cold(folder, films, store.dump.read_bytes(), given.trifid), "")
        tell(*warm(folder, films, given.seconds))


def tell(*lines: str) -> None:
    """Print lines of the report."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def warm(folder: Path, paths: Sequence[str], seconds: int) -> Iterator[str]:
    """What was asked for before, and what the reader has: ours beside the files of nginx."""
    if not shutil.which("wrk"):
        yield "wrk is not installed: nothing was measured warm"
        return
    with ExitStack() as stack:
        command, environment = servers.publisher(folder / "published", OURS, WORKERS)
        stack.enter_context(servers.running(command, OURS, **environment))
        write_files(folder / "files", paths)
        limit = servers.nginx(folder, LIMIT, WORKERS)
        if limit:
            stack.enter_context(servers.running(limit[0], LIMIT))
        yield "| documents a second | ours | nginx | ratio | p99 at 64, ms | nginx | ratio |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
        for form in FORMATS:
            for had in (False, True):
                ours = [asked(OURS, path, form, had=had) for path in paths]
                theirs = [asked(LIMIT, path, form, had=had) for path in paths] if limit else []
                name = f"{form.label}, {'304' if had else 'warm'}"
                yield row(name, *(both(port, of, seconds, folder) for port, of in ((OURS, ours), (LIMIT, theirs))))


def both(port: int, requests: Sequence[Asked], seconds: int, folder: Path) -> tuple[Load, Load] | None:
    """The load at 16 and at 64 connections; every worker was asked for everything before."""
    if not requests:
        return None
    wrk(port, requests, 16, 1, folder)
    return wrk(port, requests, 16, seconds, folder), wrk(port, requests, 64, seconds, folder)


def row(name: str, ours: tuple[Load, Load] | None, limit: tuple[Load, Load] | None) -> str:
    """A line of the report, what is not as wanted marked with an exclamation mark."""
    if ours is None or limit is None:
        return f"| {name} | {ours[0].rate:,.0f} | nginx is not installed |" if ours else f"| {name} | |"
    rate, late = ours[0].rate / limit[0].rate, ours[1].p99 / limit[1].p99
    errors = sum(load.errors for load in (*ours, *limit))
    return (
        f"| {name} | {ours[0].rate:,.0f} | {limit[0].rate:,.0f} | {rate:.2f}{'' if rate >= ENOUGH else ' !'} "
        f"| {ours[1].p99:.1f} | {limit[1].p99:.1f} | {late:.2f}{'' if late <= NEAR else ' !'} |"
        + (f" {errors} errors!" if errors else "")
    )


def asked(port: int, path: str, form: Format, *, had: bool) -> Asked:
    """A request for a document in a format; by negotiation of ours, by its file of nginx."""
    plain = Asked(path, (("Accept", form.media_type),)) if port == OURS else Asked(f"{path}.{form.extension}")
    if not had:
        return plain
    return Asked(plain.path, (*plain.headers, ("If-None-Match", body_and_tag(port, plain)[1])))


def write_files(folder: Path, paths: Sequence[str]) -> None:
    """The bytes that we send, as files."""
    for path in paths:
        for form in FORMATS:
            file = folder / f"{path[1:]}.{form.extension}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body_and_tag(OURS, asked(OURS, path, form, had=False))[0])


def cold(folder: Path, paths: Sequence[str], dump: bytes, trifid: Path) -> Iterator[str]:
    """What was not asked for before, by a client that asks one after another."""
    triples = {quad.triple for quad in ox.parse(dump, format=ox.RdfFormat.N_QUADS)}
    text = (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode("utf-8")
    peers = {
        "Trifid": (TRIFID, servers.trifid(folder, TRIFID, trifid.resolve(), text)),
        "RDF::LinkedData": (LINKED_DATA, servers.linked_data(folder, LINKED_DATA, text)),
    }
    for name, (_, command) in peers.items():
        if command is None:
            yield f"{name} IS NOT INSTALLED and was left out"
    yield f"| milliseconds, cold | ours | {' | '.join(peers)} | times the better |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    found = {name: times(port, command, paths) for name, (port, command) in peers.items()}
    for form in FORMATS:
        ours_alone = servers.publisher(folder / "published", OURS, 1)
        with servers.running(ours_alone[0], OURS, **ours_alone[1]):
            requests = [asked(OURS, path, form, had=False) for path in paths]
            time.sleep(SETTLING)
            milliseconds(OURS, requests[:WARMING])
            ours = milliseconds(OURS, requests[WARMING:])
        theirs = [found[name][form] for name in peers]
        shown = " | ".join("" if each is None else f"{each:.1f}" for each in theirs)
        best = min((each for each in theirs if each), default=0.0)
        gain = best / ours if ours else 0.0
        yield f"| {form.label} | {ours or 0:.2f} | {shown} | {gain:.1f}{'' if gain >= TIMES or not best else ' !'} |"


def times(
    port: int, command: tuple[list[str], Mapping[str, str]] | None, paths: Sequence[str]
) -> Mapping[Format, float | None]:
    """How long a peer takes for a document in each format; the first answers warm it up."""
    if command is None:
        return dict.fromkeys(FORMATS)
    with servers.running(command[0], port, **command[1]):
        found = {}
        for form in FORMATS:
            ending = ("/page" if form is HTML else "/data") if port == LINKED_DATA else ""
            requests = [Asked(path + ending, (("Accept", form.media_type),)) for path in paths]
            milliseconds(port, requests[:WARMING])
            found[form] = milliseconds(port, requests[WARMING:])
        return found


if __name__ == "__main__":
    main()
