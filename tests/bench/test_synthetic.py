"""The made-up catalogue of the bench is one that the publisher could have made."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import rdflib
from bench.synthetic import BASE, catalogue, lines

from publisher import shapes
from publisher.release.build import fill
from publisher.store import EmbeddedStore
from publisher.vocabulary import SCHEMA

FILMS = 25


def test_it_keeps_the_shapes() -> None:
    graph = rdflib.Graph()
    triples = {quad.triple for quad in ox.parse("\n".join(lines(FILMS)), format=ox.RdfFormat.N_QUADS)}
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    assert list(shapes.violations(graph)) == []


def test_it_is_the_same_every_time_and_canonical() -> None:
    made = list(lines(FILMS))
    assert made == list(lines(FILMS))
    assert made == [f"{quad} ." for quad in ox.parse("\n".join(made), format=ox.RdfFormat.N_QUADS)]


def test_a_few_people_have_many_roles_and_names_are_in_many_scripts() -> None:
    quads = list(ox.parse("\n".join(lines(400)), format=ox.RdfFormat.N_QUADS))
    actors = Counter(quad.object for quad in quads if quad.predicate.value == str(SCHEMA.actor))
    counts = sorted(actors.values(), reverse=True)
    assert counts[0] > 20 * counts[len(counts) // 2]
    scripts = {ord(c) >> 8 for quad in quads if isinstance(quad.object, ox.Literal) for c in quad.object.value}
    assert len(scripts) > 8


def test_a_release_of_it_has_its_documents(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / "one"
    folder.mkdir(parents=True)
    fill(folder, catalogue(FILMS, tmp_path), None)
    query = f"SELECT ?film {{ ?film a <{SCHEMA.Movie}> }} LIMIT 1"
    found = EmbeddedStore(folder).query(query, {})
    assert isinstance(found, ox.QuerySolutions)
    film = str(next(found)["film"])[len(BASE) + 1 :].partition("#")[0]
    assert EmbeddedStore(folder).describe(film)
