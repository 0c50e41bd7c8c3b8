"""Builds of catalogues of several sizes: the time of each stage, the memory, and how that grows with the size.

    PYTHONPATH=tests python -m tests.bench build [--films 10000 40000 125000] [--folder FOLDER] [--morph PYTHON]

The tables are those of IMDb, made up; ten thousand films have about a million statements. Beside the build stand the
bulk load of its finished statements alone, and, on the rows of few films, rdflib and PyPI's morph-kgc (in an
environment of its own, its Python given). What is missing is said, and left out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from publisher.release.manifest import DUMP

from . import tables
from .rows import morph, rates

Tell = Callable[..., None]
SIZES = (10_000, 40_000, 125_000)
FEW = 2_000
"""Films whose rows are mapped by others, too."""
TWICE = 2.0
"""What is wanted: a build takes no more than so many times the load alone."""
BUILD = """
import json, resource, sys, time
from pathlib import Path
from publisher.iris import DEFAULT_BASE
from publisher.progress import Listener
from publisher.release.order import Order
from publisher.release.build import build
from publisher.release.history import History
from publisher.sources import origins

stages, began = {}, time.perf_counter()
def told(stage, done=0, total=0, /):
    stages.setdefault(stage, time.perf_counter() - began)
sources, history = origins.streams([Path(sys.argv[1])]), History(Path(sys.argv[2]))
manifest = build(sources, DEFAULT_BASE, history, Order(listener=Listener(told)))
stages["end"] = time.perf_counter() - began
own, others = (resource.getrusage(of).ru_maxrss >> 10 for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
statements = [each.statements for each in manifest.dumps.values()]
print(json.dumps([manifest.id, statements[0], manifest.triples, stages, own, others]))
"""
LOAD = """
import sys, time
from pathlib import Path
import pyoxigraph as ox

dump, store = Path(sys.argv[1]), ox.Store(sys.argv[2])
began = time.perf_counter()
store.bulk_load(path=dump, format=ox.RdfFormat.N_QUADS)
print(time.perf_counter() - began)
began = time.perf_counter()
store.bulk_load(path=Path(sys.argv[3]), format=ox.RdfFormat.N_TRIPLES)
store.optimize()
store.flush()
print(time.perf_counter() - began)
"""


def main(arguments: Sequence[str], tell: Tell) -> None:
    """Measure, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--films", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path, help="where the tables are made, and kept")
    parser.add_argument("--morph", type=Path, help="the Python of an environment that has morph-kgc")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        for line in rates(made(folder, FEW), morph(given.morph)):
            tell(line)
        tell("", *HEAD)
        for films in given.films:
            for line in build(made(folder, films)):
                tell(line)


HEAD = (
    "| films | statements | build, s | read | name | map | write | index | load | MB | alone | merged too | ratio |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)


def made(folder: Path, films: int) -> Path:
    """The tables of so many films."""
    place = folder / f"films-{films}"
    if not place.exists():
        tables.write(place, films)
    return place


def build(sources: Path) -> Iterator[str]:
    """A line of the report: a build, and the load of what it wrote."""
    with tempfile.TemporaryDirectory(dir=sources.parent) as temporary:
        out = Path(temporary) / "published"
        _, statements, triples, stages, own, others = json.loads(run(BUILD, str(sources), str(out)))
        (dump,) = out.glob(f"releases/*/{DUMP}")
        alone, merged = loaded(dump, Path(temporary))
    names = ("read", "name", "map", "write", "index", "load", "end")
    at = [stages[name] for name in names]
    spent = [after - before for before, after in pairwise(at)]
    ratio = stages["end"] / (alone + merged)
    shown = " | ".join(f"{each:,.0f}" for each in (stages["end"], *spent))
    films = sources.name.rpartition("-")[2]
    yield (
        f"| {films} | {statements:,} + {triples:,} | {shown} | {max(own, others):,} "
        f"| {alone:,.0f} | {alone + merged:,.0f} | {ratio:.2f}{'' if ratio <= TWICE else ' !'} |"
    )


def loaded(dump: Path, folder: Path) -> tuple[float, float]:
    """The seconds that a dump takes to be loaded, and those of its merged statements and of putting all in order."""
    merged = folder / "merged.nt"
    with dump.open("rb") as lines, merged.open("wb") as once:
        last = b""
        for line in lines:
            if (said := line[: line.rindex(b" <")]) != last:
                once.write(said + b" .\n")
                last = said
    alone, rest = run(LOAD, str(dump), str(folder / "store"), str(merged)).split()
    return float(alone), float(rest)


def run(program: str, *arguments: str) -> str:
    """What a program prints, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    ).stdout
