import pyoxigraph as ox
import pytest
import strategies as some
from catalogue import BASE, PERFECTION, READINGS, reading
from hypothesis import given
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from terms import quads

from publisher import nquads
from publisher.documents import rdf
from publisher.formats import JSONLD, NQUADS, NTRIPLES, RDF, RDFXML, TRIG, TURTLE, Format
from publisher.sources.reading import Reading
from publisher.vocabulary import SCHEMA

FILM = f"{BASE}film/the-perfection-2018"
WRITTEN = [form for form in RDF if form is not JSONLD]


def statements(catalogue: list[Reading] | tuple[Reading, ...]) -> list[ox.Quad]:
    lines = nquads.lines(quads(catalogue, BASE))
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))


def turtle() -> str:
    return rdf.written(statements([reading("a.txt", PERFECTION)]), TURTLE, f"{FILM}#film", FILM).decode()


@pytest.mark.parametrize("form", WRITTEN, ids=lambda form: form.name)
@given(some.catalogues)
def test_what_is_written_is_read_back_by_an_independent_parser(form: Format, catalogue: list[Reading]) -> None:
    given_statements = statements(catalogue)
    written = rdf.written(given_statements, form, f"{FILM}#film", FILM)
    if form.quads:
        read = Dataset().parse(data=written, format={TRIG: "trig", NQUADS: "nquads"}[form])
        assert len(set(read.quads())) == len(set(given_statements))
    else:
        plain = Graph().parse(data=rdf.written(given_statements, NTRIPLES, "", BASE), format="nt")
        name = {TURTLE: "turtle", NTRIPLES: "nt", RDFXML: "xml"}[form]
        assert isomorphic(Graph().parse(data=written, format=name), plain)


def test_turtle_begins_with_the_film_and_then_its_roles_in_credits_order() -> None:
    text = turtle()
    starts = [line.split()[0] for line in text.splitlines() if line.startswith("<")]
    assert starts[:4] == ["<#film>", "<#role-allison-williams>", "<#role-steven-weber>", "<#role-stephen-chang>"]


def test_the_roles_of_a_film_are_named_in_credits_order_each_on_a_line_where_they_are_many() -> None:
    quads = statements([reading("a.txt", PERFECTION)])
    few = rdf.written(quads, TURTLE, f"{FILM}#film", FILM).decode()
    assert "schema:actor <#role-allison-williams> , <#role-steven-weber> , <#role-stephen-chang> ;" in few
    many = rdf.written(quads, TURTLE, f"{FILM}#film", "http://other.example/").decode()
    roles = [f"<{FILM}#role-{name}>" for name in ("allison-williams", "steven-weber", "stephen-chang")]
    assert "schema:actor " + " ,\n\t\t".join(roles) + " ;" in many


def test_a_comma_in_a_text_breaks_no_line() -> None:
    said = [
        ox.Quad(ox.NamedNode(f"{FILM}#film"), ox.NamedNode(str(SCHEMA.genre)), ox.Literal(text))
        for text in ('one , two " , three \\' + " , " * 40, "other , too")
    ]
    written = rdf.written(said, TURTLE, f"{FILM}#film", FILM)
    assert {quad.object for quad in ox.parse(written, format=rdf.WRITERS[TURTLE])} == {quad.object for quad in said}


def test_there_is_air_between_all_things_also_those_with_prefixes() -> None:
    subjects = (f"{FILM}#film", str(SCHEMA.Movie), "http://www.w3.org/ns/prov#Entity")
    said = [ox.Quad(ox.NamedNode(s), ox.NamedNode(str(SCHEMA.name)), ox.Literal(".\n")) for s in subjects]
    assert rdf.written(said, TURTLE, subjects[0], FILM).decode().count("\n\n") == len(subjects)


def test_turtle_declares_the_prefixes_that_it_uses_and_no_others() -> None:
    text = turtle()
    head, _, body = text.partition("\n\n")
    declared = [line.split()[1] for line in head.splitlines() if line.startswith("@prefix")]
    assert declared == ["schema:", "film:", "prov:", "xsd:"]
    assert all(f"{prefix}" in body for prefix in declared)


def test_a_data_set_keeps_each_film_with_its_roles() -> None:
    text = rdf.written(statements(READINGS), TURTLE, "", BASE).decode()
    subjects = [line.split()[0] for line in text.splitlines() if line.startswith("<film/")]
    assert subjects[:2] == ["<film/get-out-2017#film>", "<film/get-out-2017#role-daniel-kaluuya>"]


def test_the_bytes_are_the_same_whatever_the_order_of_the_statements() -> None:
    given_statements = statements(READINGS)
    for form in WRITTEN:
        forward = rdf.written(given_statements, form, f"{FILM}#film", FILM)
        assert forward == rdf.written(given_statements[::-1], form, f"{FILM}#film", FILM)


@pytest.mark.parametrize("form", [TURTLE, TRIG], ids=lambda form: form.name)
@pytest.mark.parametrize("base", ["https://films.example/", "http://films.example/films/"])
def test_addresses_elsewhere_are_written_whole_and_texts_stay_as_they_are(form: Format, base: str) -> None:
    text = 'see <//not.an.iri> and "<//nor.this>" \\ and a last <//'
    said = [
        ox.Quad(ox.NamedNode(f"{base}film/x#film"), ox.NamedNode(str(SCHEMA.sameAs)), value)
        for value in (ox.NamedNode("https://a.example/x"), ox.NamedNode("http://b.example/"), ox.Literal(text))
    ]
    written = rdf.written(said, form, f"{base}film/x#film", base)
    assert b"<https://a.example/x>" in written
    assert b"<http://b.example/>" in written
    assert {quad.object for quad in ox.parse(written, format=rdf.WRITERS[form])} == {quad.object for quad in said}
