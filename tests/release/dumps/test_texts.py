"""Every dump says what the sorted N-Quads say, merged: nothing is lost, nothing is added, nothing comes twice."""

import gzip
import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import strategies as some
from catalogue import BASE, READINGS
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld
from terms import quads

from publisher import nquads, shipped
from publisher.release import dumps
from publisher.release.dumps.jsonlines import DEEPEST, JsonLines
from publisher.release.dumps.merged import Document
from publisher.release.manifest import DUMP
from publisher.sources.reading import Reading

CONTEXT = json.loads((shipped.ontology() / "context.jsonld").read_text(encoding="utf-8"))
IRIS = st.builds(
    "<{}{}>".format,
    st.sampled_from([BASE, "urn:x:", "https://other.example/"]),
    st.sampled_from(
        [
            "",
            "film/a-1999#film",
            "film/a-1999#role-b",
            "film/a-1999",
            "film/a:b#c",
            "//x",
            "../up#a",
            "é#ü",
            "source/a#graph",
        ]
    ),
)
TERMS = st.sampled_from(
    [
        "<https://schema.org/name>",
        "<https://schema.org/actor>",
        "<https://schema.org/dateCreated>",
        "<https://schema.org/unheard-of>",
        "<https://schema.org/>",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
        "<https://w3id.org/film-facts/ontology#creditOrder>",
        "<http://www.w3.org/ns/prov#wasDerivedFrom>",
        "<urn:x:y>",
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(nquads.quoted)
KINDS = st.sampled_from(
    [
        *("", "@en", "@de-AT", "^^<https://schema.org/Movie>", "^^<urn:x:kind>"),
        *("^^<http://www.w3.org/2001/XMLSchema#gYear>", "^^<http://www.w3.org/2001/XMLSchema#integer>"),
    ]
)
VALUES = IRIS | st.builds("{}{}".format, TEXTS, KINDS)
LINES = st.sets(st.builds("{} {} {} <urn:x:{}> .".format, IRIS, TERMS, VALUES, st.sampled_from("gh")), min_size=1)


def written(lines: set[str] | list[str], folder: Path, *names: str) -> dict[str, bytes]:
    (folder / DUMP).write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8", newline="\n")
    found = dumps.write(folder, BASE, dumps.chosen(",".join(f"{name}.gz" for name in names)))
    assert {file.statements for file in found.values()} == {len({nquads.triple(line) for line in lines})}
    return {name: gzip.decompress((folder / f"catalogue.{name}.gz").read_bytes()) for name in names}


def read(lines: set[str] | list[str]) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)}


def said(document: bytes) -> set[ox.Triple]:
    """What a processor of JSON-LD that is not ours finds in a document, its context in place."""
    options = {"documentLoader": lambda *_: {"documentUrl": "", "contextUrl": None, "document": CONTEXT}}
    graph = jsonld.to_rdf(json.loads(document), options).get("@default", [])
    return {ox.Triple(*(term(said[part]) for part in ("subject", "predicate", "object"))) for said in graph}


def term(said: dict[str, str]) -> Any:
    """A term as PyLD has it; its N-Quads would not do: it reads the escape of a backslash before n, r or t wrongly."""
    if said["type"] == "IRI":
        return ox.NamedNode(said["value"])
    if "language" in said:
        return ox.Literal(said["value"], language=said["language"])
    return ox.Literal(said["value"], datatype=ox.NamedNode(said["datatype"]))


def agree(lines: set[str] | list[str]) -> None:
    expected = read(lines)
    with TemporaryDirectory() as temporary:
        found = written(lines, Path(temporary), "nt", "ttl")
    for name, form in (("nt", ox.RdfFormat.N_TRIPLES), ("ttl", ox.RdfFormat.TURTLE)):
        triples = [quad.triple for quad in ox.parse(found[name], format=form)]
        assert set(triples) == expected
        assert len(triples) == len(expected)


@given(some.catalogues)
def test_n_triples_and_turtle_of_a_catalogue_say_what_it_says(catalogue: list[Reading]) -> None:
    agree(nquads.lines(quads(catalogue, BASE)))


@given(LINES)
def test_n_triples_and_turtle_of_anything_say_what_it_says(lines: set[str]) -> None:
    agree(lines)


@given(some.catalogues)
def test_each_line_of_json_is_json_ld_and_all_of_them_say_what_the_catalogue_says(catalogue: list[Reading]) -> None:
    lines = nquads.lines(quads(catalogue, BASE))
    with TemporaryDirectory() as temporary:
        found = written(set(lines), Path(temporary), "jsonl")["jsonl"].splitlines()
    assert set().union(*map(said, found)) == read(lines)


@given(LINES)
def test_json_ld_of_anything_says_what_it_says(lines: set[str]) -> None:
    with TemporaryDirectory() as temporary:
        found = written(lines, Path(temporary), "jsonl")["jsonl"].split(b"\n")[:-1]
    assert set().union(*map(said, found)) == read(lines)


def test_a_document_is_a_line_and_its_thing_the_root(tmp_path: Path) -> None:
    lines = nquads.lines(quads(READINGS, BASE))
    found = [json.loads(line) for line in written(lines, tmp_path, "jsonl")["jsonl"].splitlines()]
    (film,) = (each for each in found if each["@id"] == f"{BASE}film/the-perfection-2018#film")
    assert film["name"] == "The Perfection"
    assert [role["characterName"] for role in film["actor"]] == ["Charlotte", "Anton", "Older Male Bus Passenger"]
    assert all(each["@context"] == f"{BASE}context.jsonld" for each in found)
    addresses = [each["@id"].partition("#")[0] for each in found]
    assert len(set(addresses)) == len(addresses)


def test_parts_within_parts_without_end_are_told_apart() -> None:
    names = [b"<urn:x:d#%d>" % number for number in range(20 * DEEPEST)]
    document = Document(b"urn:x:d", [(name, b"<urn:x:p>", then) for name, then in pairwise(names)])
    line = JsonLines(BASE).written(document)
    assert len(said(line)) == len(names) - 1


def test_turtle_has_its_prefixes_once_and_our_addresses_relative(tmp_path: Path) -> None:
    text = written(nquads.lines(quads(READINGS, BASE)), tmp_path, "ttl")["ttl"].decode()
    assert text.startswith(f"@base <{BASE}> .\n@prefix schema:")
    assert text.count("@prefix schema:") == 1
    assert "<film/the-perfection-2018#film> a schema:Movie ;\n" in text
    assert text.count(BASE) == 1
