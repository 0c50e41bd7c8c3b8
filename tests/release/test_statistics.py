import json
from pathlib import Path

from catalogue import BASE, READINGS

from publisher.release.build import build
from publisher.release.dumping import parted, statements
from publisher.release.history import History
from publisher.release.manifest import MANIFEST
from publisher.release.statistics import Counting, Statistics
from publisher.release.verify import faults
from publisher.vocabulary import RDF, SCHEMA

LINES = (
    f"<http://a.example/x#film> <{RDF.type}> <{SCHEMA.Movie}> <http://a.example/g> .\n",
    f'<http://a.example/x#film> <{SCHEMA.name}> "To be . or not . "@en <http://a.example/g> .\n',
    f'<http://a.example/y#film> <{SCHEMA.name}> "To be . or not . "@en <http://a.example/g> .\n',
)


def test_statements_are_counted_in_the_terms_of_void() -> None:
    with Counting() as counting:
        for line in LINES:
            counting.add(parted(statements([line.encode()], b"")))
        counted = counting.statistics()
    assert counted == Statistics(
        subjects=2,
        objects=2,
        classes={str(SCHEMA.Movie): 1},
        properties={str(RDF.type): 1, str(SCHEMA.name): 2},
    )


def test_the_figures_of_a_release_add_up(tmp_path: Path) -> None:
    manifest = build(READINGS, BASE, History(tmp_path))
    assert sum(manifest.statistics.properties.values()) == manifest.triples
    assert sum(manifest.statistics.classes.values()) == manifest.statistics.properties[str(RDF.type)]


def test_false_figures_are_found_out(tmp_path: Path) -> None:
    history = History(tmp_path)
    folder = history.release(build(READINGS, BASE, history).id)
    said = json.loads((folder / MANIFEST).read_text())
    said["statistics"]["classes"][str(SCHEMA.Movie)] += 1
    (folder / MANIFEST).write_text(json.dumps(said))
    assert any("figures" in fault for fault in faults(folder))
