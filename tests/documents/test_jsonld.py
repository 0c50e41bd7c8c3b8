import json
import socket
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import strategies as some
import terms
from hypothesis import example, given
from hypothesis import strategies as st
from pyld import jsonld as pyld

from publisher import nquads, shipped, statement
from publisher.documents import compaction, context, jsonld, nesting
from publisher.errors import InvalidGraph
from publisher.iris import Kind
from publisher.sources.reading import Reading
from publisher.vocabulary import FILM, PREFIXES, SCHEMA, value_types

BASE = "http://localhost:8000/"
CONTEXT = BASE + "context.jsonld"
FILM_IRI = BASE + "film/the-perfection-2018#film"
MODEL = list(ox.parse(path=str(Path(__file__).parents[1] / "model_film.trig")))

Triples = set[ox.Triple]


def statements(quads: list[ox.Quad]) -> Triples:
    return {quad.triple for quad in quads}


def read(document: context.Node) -> Triples:
    """What a reader makes of a document: PyLD, which has only our context to load."""
    options = {"documentLoader": context.loader({CONTEXT: context.shipped_context()}), "format": "application/n-quads"}
    return statements(list(ox.parse(pyld.to_rdf(document, options), format=ox.RdfFormat.N_QUADS)))


def read_elsewhere(document: context.Node) -> Triples:
    """What another reader makes of it: Oxigraph, given the context in place."""
    whole = json.dumps({**document, **context.context()})
    return statements(list(ox.parse(whole, format=ox.RdfFormat.JSON_LD)))


def compact(quads: Iterable[ox.Quad], subject: str, address: str = CONTEXT) -> Any:
    return nesting.document(statement.grouped(map(statement.of, quads)), subject, address)


def of(path: str) -> Any:
    return compact(MODEL, BASE + path, CONTEXT)


def by_the_book(quads: list[ox.Quad], subject: str) -> Any:
    """The same document as a JSON-LD processor makes it: framed, the rest compacted, in our order."""
    nodes = jsonld.expanded(quads)
    options = {"documentLoader": context.loader({CONTEXT: context.shipped_context()})}
    frame = nesting.frames().get(subject.rpartition("#")[2], nesting.frames()[nesting.GENERIC])
    document = {
        "@id": compaction.iri(subject),
        **pyld.frame(nodes, {**frame, "@context": CONTEXT, "@id": subject}, options),
    }
    placed = {node["@id"] for node in described(document)}
    rest = pyld.compact([n for n in nodes if n["@id"] not in placed], CONTEXT, {**options, "graph": True})
    if apart := [node for node in rest.get("@graph", []) if node["@id"] not in placed]:
        document["@included"] = [*jsonld.listed(document.get("@included", [])), *apart]
    return jsonld.arranged(labelled(document))


def described(value: object) -> Iterator[context.Node]:
    """Each node object of a compact document that says more of its node than the IRI."""
    if isinstance(value, dict):
        if "@id" in value and value.keys() - {"@context", "@id", "@included"}:
            yield value
        for inner in value.values():
            yield from described(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from described(inner)


def labelled(document: context.Node) -> context.Node:
    """The document, where each mere reference to a node that is described elsewhere in it repeats type and name."""
    labels = {}
    for node in described(document):
        names = [each for each in jsonld.listed(node.get("name", [])) if not (isinstance(each, dict) and "@id" in each)]
        label = {"@id": node["@id"], "@type": node.get("@type"), "name": compaction.single(names)}
        labels[node["@id"]] = {key: said for key, said in label.items() if said}

    def with_labels(value: Any, *, link: bool = False) -> Any:
        if isinstance(value, dict):
            if set(value) == {"@id"}:
                return labels.get(value["@id"], value)
            return {key: with_labels(inner, link=key in context.links()) for key, inner in value.items()}
        if isinstance(value, list):
            return [with_labels(inner, link=link) for inner in value]
        return labels.get(value, value) if link else value

    return {key: with_labels(value, link=key in context.links()) for key, value in document.items()}


IRIS = st.sampled_from(
    [FILM_IRI, f"{BASE}person/a#person", f"{BASE}film/x#role-a", "https://schema.org/Movie", "http://x.example/é?q=1&r"]
).map(ox.NamedNode)
TERMS = [f"{namespace}{term}" for namespace in (SCHEMA, FILM) for term in value_types(namespace)]
PREDICATES = st.sampled_from([*TERMS, PREFIXES["rdf"] + "type", "http://x.example/p", PREFIXES["rdfs"] + "label"]).map(
    ox.NamedNode
)
WORDS = st.text(st.characters(codec="utf-8"))
LITERALS = st.one_of(
    WORDS.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), WORDS, st.sampled_from(["en", "pt-BR", "zh-Hant"])),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind)),
        st.sampled_from(["6.20", "010", "1", "-0.0", "1E0", "true", "2018", "2018-09", "2018-09-20", "PT1H30M", "odd"]),
        st.sampled_from(["decimal", "integer", "boolean", "gYear", "gYearMonth", "date", "duration"]),
    ),
)
QUADS = st.lists(st.builds(ox.Quad, IRIS, PREDICATES, IRIS | LITERALS, IRIS), max_size=12)


@given(QUADS, IRIS)
def test_a_document_says_exactly_what_the_statements_say(quads: list[ox.Quad], subject: ox.NamedNode) -> None:
    document = compact(quads, subject.value, CONTEXT)
    assert read(document) == read_elsewhere(document) == statements(quads)


@given(QUADS, IRIS)
@example([], ox.NamedNode(f"{BASE}person/a#person"))
def test_a_document_is_the_one_that_a_json_ld_processor_makes(quads: list[ox.Quad], subject: ox.NamedNode) -> None:
    assert compact(quads, subject.value, CONTEXT) == by_the_book(quads, subject.value)


@given(QUADS)
def test_a_data_set_is_the_one_that_a_json_ld_processor_makes(quads: list[ox.Quad]) -> None:
    options = {"documentLoader": context.loader({CONTEXT: context.shipped_context()}), "graph": True}
    nodes = pyld.compact(jsonld.expanded(quads), CONTEXT, options).get("@graph", [])
    assert jsonld.whole(quads, CONTEXT)["@graph"] == [jsonld.arranged(node) for node in nodes]


@given(some.catalogues)
def test_a_document_says_whatever_facts_were_mapped(catalogue: list[Reading]) -> None:
    lines = "\n".join(nquads.lines(terms.quads(catalogue, BASE)))
    quads = list(ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    films = {quad.subject.value for quad in quads if str(quad.subject).endswith("#film>")}
    document = compact(quads, min(films), CONTEXT)
    assert read(document) == read_elsewhere(document) == statements(quads)


@pytest.mark.parametrize(
    "path",
    [
        "film/the-perfection-2018#film",
        "person/allison-williams#person",
        "organization/netflix#organization",
        "place/united-states#place",
        "event/fantastic-fest#event",
        "source/article#source",
        "nothing/of-that-name#thing",
    ],
)
def test_the_document_of_each_kind_is_the_one_that_a_json_ld_processor_makes(path: str) -> None:
    assert of(path) == by_the_book(MODEL, BASE + path)


@pytest.mark.parametrize(
    "path",
    [
        "film/the-perfection-2018#film",
        "person/allison-williams#person",
        "organization/netflix#organization",
        "place/united-states#place",
        "event/fantastic-fest#event",
        "source/article#source",
        "nothing/of-that-name#thing",
    ],
)
def test_whatever_a_document_is_about_no_statement_is_lost(path: str) -> None:
    assert read(of(path)) == read_elsewhere(of(path)) == statements(MODEL)


@given(st.permutations(MODEL))
@example(MODEL * 2)
def test_the_order_of_the_statements_changes_nothing(quads: list[ox.Quad]) -> None:
    assert jsonld.text(compact(quads, FILM_IRI, CONTEXT)) == jsonld.text(of("film/the-perfection-2018#film"))


def test_the_cast_stands_in_credits_order_under_the_film() -> None:
    film = of("film/the-perfection-2018#film")
    assert [(role["creditOrder"], role["actor"]["name"], role["characterName"]) for role in film["actor"]] == [
        ("1", "Allison Williams", "Charlotte"),
        ("2", "Logan Browning", 'Elizabeth "Lizzie" Wells'),
        ("4", "Alaina Huffman", "Paloma"),
        ("28", "Stephen Chang", "Older Male Bus Passenger"),
    ]


def test_where_sources_differ_on_the_order_the_earliest_place_in_the_credits_counts() -> None:
    order, kind = ox.NamedNode(FILM.creditOrder), ox.NamedNode(PREFIXES["xsd"] + "integer")
    role = ox.NamedNode(BASE + "film/the-perfection-2018#role-stephen-chang")
    elsewhere = ox.Quad(role, order, ox.Literal("3", datatype=kind), ox.NamedNode(BASE + "source/list#graph"))
    film = compact([*MODEL, elsewhere], FILM_IRI, CONTEXT)
    assert [role["creditOrder"] for role in film["actor"]] == ["1", "2", ["28", "3"], "4"]


def test_a_document_begins_with_its_context_its_name_and_what_a_reader_looks_for() -> None:
    film = of("film/the-perfection-2018#film")
    assert list(film)[:4] == ["@context", "@id", "@type", "name"]
    assert (film["@context"], film["@id"], film["@type"]) == (CONTEXT, FILM_IRI, "Movie")
    assert list(film).index("director") < list(film).index("actor") < list(film).index("sameAs")


def test_numbers_dates_and_languages_stay_as_they_were_said() -> None:
    film = of("film/the-perfection-2018#film")
    assert film["name"] == {"@language": "en", "@value": "The Perfection"}
    assert (film["dateCreated"], film["duration"]) == ("2018", "PT1H30M")
    assert film["aggregateRating"]["ratingValue"] == "6.20"
    assert film["releasedEvent"][0]["startDate"] == "2018-09-20"
    assert film["releasedEvent"][1]["schema:startDate"] == {"@type": "xsd:gYearMonth", "@value": "2019-05"}


def test_every_mention_of_a_thing_bears_its_name() -> None:
    film = of("film/the-perfection-2018#film")
    mentions = (film["publisher"], film["trailer"]["publisher"], film["potentialAction"]["provider"])
    assert [mention["name"] for mention in mentions] == ["Netflix"] * 3
    assert film["director"]["name"] == film["author"]["name"] == "Richard Shepard"


def test_a_person_comes_with_the_films_that_point_to_them() -> None:
    person = of("person/allison-williams#person")
    films = [node for node in person["@included"] if node["@type"] == "Movie"]
    assert person["name"] == "Allison Williams"
    assert films[0]["actor"][0]["actor"]["name"] == "Allison Williams"


def test_what_stands_under_the_thing_is_not_repeated_apart() -> None:
    assert "Movie" not in [node["@type"] for node in of("film/the-perfection-2018#film")["@included"]]
    only_film = [quad for quad in MODEL if "/source/" not in str(quad.subject)]
    assert "@included" not in compact(only_film, FILM_IRI, CONTEXT)


def test_a_thing_of_which_nothing_is_said_is_a_document_with_its_iri() -> None:
    assert compact([], FILM_IRI, CONTEXT) == {"@context": CONTEXT, "@id": FILM_IRI}


def test_a_blank_node_is_refused() -> None:
    name = ox.NamedNode(str(SCHEMA.name))
    for quad in (
        ox.Quad(ox.BlankNode("a"), name, ox.Literal("A")),
        ox.Quad(ox.NamedNode(FILM_IRI), name, ox.BlankNode("a")),
    ):
        with pytest.raises(InvalidGraph, match="IRI"):
            compact([quad], FILM_IRI, CONTEXT)


def test_every_kind_of_thing_has_a_frame() -> None:
    assert set(nesting.frames()) == {*Kind, nesting.GENERIC}


def test_each_frame_can_be_used_by_any_tool_with_the_context_beside_it() -> None:
    for file in (shipped.ontology() / "frames").glob("*.jsonld"):
        frame = json.loads(file.read_text(encoding="utf-8"))
        assert (file.parent / frame["@context"]).resolve() == (shipped.ontology() / "context.jsonld").resolve()


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    elsewhere = "https://films.example/context.jsonld"
    assert compact(MODEL, FILM_IRI, elsewhere)["@context"] == elsewhere


def test_the_whole_data_set_is_one_document_with_everything_in_it() -> None:
    document = jsonld.whole(MODEL, CONTEXT)
    assert read(document) == read_elsewhere(document) == statements(MODEL)
    names = [node["@id"] for node in document["@graph"]]
    assert names == sorted(names)
    assert jsonld.whole([], CONTEXT) == {"@context": CONTEXT, "@graph": []}
