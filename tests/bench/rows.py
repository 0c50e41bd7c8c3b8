"""Rows into sorted N-Quads: ours on one core, rdflib, and morph-kgc."""

import gc
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import rdflib

from publisher.graph import Lines, terms
from publisher.iris import DEFAULT_BASE
from publisher.progress import NOBODY
from publisher.release import runs
from publisher.release.build import mapped
from publisher.release.films import Films
from publisher.release.gathering import Gathered
from publisher.sources import origins

MILLION, BETTER_THAN_MORPH, BETTER_THAN_RDFLIB = 1e6, 4, 20
"""What is wanted: statements a second of the mapping on one core; from rows, so many times those of the others."""
MORPH = """
import sys, time, morph_kgc
began = time.perf_counter()
graph = morph_kgc.materialize_set(sys.argv[1])
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.writelines(line + " .\\n" for line in sorted(graph))
print(len(graph), time.perf_counter() - began)
"""
RML = """\
prefixes: {{schema: 'https://schema.org/', film: 'https://w3id.org/film-facts/ontology#'}}
mappings:
  film:
    sources: [['{folder}/title.basics.csv~csv']]
    s: {base}film/$(tconst)#film
    po:
      - [a, schema:Movie]
      - [schema:name, $(primaryTitle)]
      - [schema:dateCreated, $(startYear), xsd:gYear]
      - [schema:genre, $(genres)]
      - [schema:sameAs, https://www.imdb.com/title/$(tconst)/~iri]
      - [schema:url, {base}film/$(tconst)~iri]
  role:
    sources: [['{folder}/title.principals.csv~csv']]
    s: {base}film/$(tconst)#role-$(nconst)
    po:
      - [a, schema:PerformanceRole]
      - [schema:actor, {base}person/$(nconst)#person~iri]
      - [film:creditOrder, $(ordering), xsd:integer]
      - [schema:characterName, $(characters)]
  played:
    sources: [['{folder}/title.principals.csv~csv']]
    s: {base}film/$(tconst)#film
    po:
      - [schema:actor, {base}film/$(tconst)#role-$(nconst)~iri]
  person:
    sources: [['{folder}/name.basics.csv~csv']]
    s: {base}person/$(nconst)#person
    po:
      - [a, schema:Person]
      - [schema:name, $(primaryName)]
      - [schema:birthDate, $(birthYear), xsd:gYear]
      - [schema:sameAs, https://www.imdb.com/name/$(nconst)/~iri]
"""


def morph(python: Path | None) -> Path | None:
    """The Python that has morph-kgc, where there is one."""
    return python if python and python.exists() else None


def rates(sources: Path, python: Path | None) -> Iterator[str]:
    """The report on the rows of few films."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ours, mapping, names = own(sources, folder)
        theirs = rdf(names)
        yield "| statements a second | ours | rdflib | times | morph-kgc, two processes | times |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: |"
        yield f"| facts to N-Quads, one core | {mapping:,.0f}{'' if mapping >= MILLION else ' !'} | | | | |"
        other = materialized(sources, python, folder) if python else 0.0
        if not python:
            yield "morph-kgc IS NOT INSTALLED and was left out"
        yield (
            f"| rows to sorted N-Quads | {ours:,.0f} | {theirs:,.0f} | {times(ours, theirs, BETTER_THAN_RDFLIB)} "
            f"| {other:,.0f} | {times(ours, other, BETTER_THAN_MORPH)} |"
        )


def times(ours: float, theirs: float, wanted: float) -> str:
    """How many times as fast, what is not as wanted marked with an exclamation mark."""
    return f"{ours / theirs:.1f}{'' if ours >= wanted * theirs else ' !'}" if theirs else ""


def own(sources: Path, folder: Path) -> tuple[float, float, Films]:
    """Statements a second from rows, and from facts alone."""
    began = time.perf_counter()
    gathered = Gathered(folder).read(origins.streams([sources]), lambda _: None)
    catalogue, films = mapped(gathered, gathered.claims.names(DEFAULT_BASE), folder, NOBODY)
    count = sum(map(len, runs.merged(catalogue.runs)))
    taken = time.perf_counter() - began
    told = [films.told(group) for group in films.groups]
    writer = Lines(DEFAULT_BASE)
    gc.disable()
    began = time.process_time()
    for each in told:
        writer.write(each)
    lines = writer.taken().count(b"\n")
    spent = time.process_time() - began
    gc.enable()
    return count / taken, lines / spent, films


def rdf(films: Films) -> float:
    """Statements a second with rdflib: a graph built and written, the rows read and their facts made already."""
    told = [films.told(group) for group in films.groups[:200]]
    began = time.perf_counter()
    graph = rdflib.Dataset()
    for each in told:
        graph.addN((s, p, o, graph.graph(g)) for s, p, o, g in terms.quads(each, DEFAULT_BASE))
    lines = sorted(set(graph.serialize(format="nquads").splitlines()))
    return len(lines) / (time.perf_counter() - began)


def materialized(sources: Path, python: Path, folder: Path) -> float:
    """Statements a second with morph-kgc, of the plainest rows: films, roles and people."""
    for path in sources.glob("*.tsv"):
        text = path.read_text(encoding="utf-8").replace('"', "'").replace(",", ";").replace("\t", ",")
        (folder / f"{path.stem}.csv").write_text(text.replace("\\N", ""), encoding="utf-8")
    (folder / "rules.yaml").write_text(RML.format(base=DEFAULT_BASE, folder=folder), encoding="utf-8")
    config = f"[CONFIGURATION]\nnumber_of_processes: 2\n[DATA]\nmappings: {folder / 'rules.yaml'}\n"
    (folder / "morph.ini").write_text(config, encoding="utf-8")
    command = [str(python), "-c", MORPH, str(folder / "morph.ini"), str(folder / "morph.nt")]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    count, seconds = said.split()[-2:]
    return int(count) / float(seconds)
