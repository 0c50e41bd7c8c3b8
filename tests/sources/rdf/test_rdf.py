import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import DataError
from publisher.findings import Finding
from publisher.sources.opening import File
from publisher.sources.rdf import FORMS, read
from publisher.sources.reading import Statement

A, P = "<https://a.example/a>", "<https://a.example/p>"
SAME = {
    ".nq": f'{A} {P} "x" <https://a.example/g> .',
    ".trig": f'<https://a.example/g> {{ {A} {P} "x" }}',
    ".jsonld": '{"@id": "https://a.example/g", "@graph": {"@id": "https://a.example/a", "https://a.example/p": "x"}}',
}


def found(content: str | bytes, ending: str) -> list[Statement | Finding]:
    piped = content if isinstance(content, bytes) else content.encode()
    return list(read(File(Path(f"a{ending}"), ending, piped=piped)))


def statements(content: str | bytes, ending: str = ".nq") -> list[Statement]:
    return [each for each in found(content, ending) if isinstance(each, Statement)]


def findings(content: str | bytes, ending: str = ".nq") -> list[str]:
    return [str(each) for each in found(content, ending) if isinstance(each, Finding)]


@pytest.mark.parametrize("ending", SAME)
def test_a_format_of_quads_keeps_the_names_of_graphs(ending: str) -> None:
    assert found(SAME[ending], ending) == [Statement(A, P, '"x"', "<https://a.example/g>")]


@pytest.mark.parametrize("ending", [".nt", ".ttl", ".nq", ".trig"])
def test_a_triple_names_no_graph(ending: str) -> None:
    assert found(f'{A} {P} "x"@en .', ending) == [Statement(A, P, '"x"@en')]


def test_rdf_xml_is_read() -> None:
    content = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="https://a.example/">'
        '<rdf:Description rdf:about="https://a.example/a"><a:p>x</a:p></rdf:Description></rdf:RDF>'
    )
    assert found(content, ".rdf") == [Statement(A, P, '"x"')]


@pytest.mark.parametrize(
    "value", ['"01"^^<http://www.w3.org/2001/XMLSchema#integer>', '"2018-13-99"^^<https://a.example/d>']
)
def test_a_literal_stays_as_it_is_written(value: str) -> None:
    assert statements(f"{A} {P} {value} .") == [Statement(A, P, value)]


def test_a_bad_line_costs_itself_alone_and_is_named() -> None:
    content = f'{A} {P} "1" .\nnonsense\n{A} {P} "open .\n{A} {P} "\xff" .\n{A} {P} "2" .\n'.encode("latin-1")
    assert [each.value for each in statements(content)] == ['"1"', '"2"']
    assert [line.split(":")[1] for line in findings(content)] == ["2", "3", "4"]


def test_a_character_that_no_format_can_carry_costs_its_statement() -> None:
    content = f'{A} {P} "\\u0001" .\n{A} {P} "2" .'
    assert [each.value for each in statements(content)] == ['"2"']
    assert "a.nq:1: refused: a text with the character U+0001" in findings(content)[0]


def test_a_mistake_in_turtle_is_named_and_what_follows_is_read() -> None:
    content = f'{A} {P} "1" .\n{A} {P} nonsense .\n{A} {P} "2" .'
    assert [each.value for each in statements(content, ".ttl")] == ['"1"', '"2"']
    assert findings(content, ".ttl")[0].startswith("a.ttl:2:")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        ("<b> <https://a.example/p> 1 .", ".ttl"),
        ('{"@id": "b", "https://a.example/p": 1}', ".jsonld"),
    ],
)
def test_a_relative_address_is_refused_with_its_mend(content: str, ending: str) -> None:
    assert statements(content, ending) == []
    assert "write whole addresses, or @base" in findings(content, ending)[0]


@pytest.mark.parametrize("value", [f"<<( {A} {P} {A} )>>", '"x"@ar--rtl'])
def test_what_rdf_1_1_has_no_form_for_is_refused(value: str) -> None:
    assert statements(f"{A} {P} {value} .") == []
    assert "which RDF 1.1 has not" in findings(f"{A} {P} {value} .")[0]


def test_the_context_of_schema_org_needs_no_network() -> None:
    content = json.dumps({"@context": "https://schema.org", "@id": "https://a.example/a", "name": "Alien"})
    assert statements(content, ".jsonld") == [Statement(A, "<http://schema.org/name>", '"Alien"')]


def test_our_own_context_needs_no_network() -> None:
    content = {"@context": "https://films.example/context.jsonld", "@id": "https://a.example/a", "dateCreated": "1979"}
    year = '"1979"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    assert statements(json.dumps(content), ".jsonld") == [Statement(A, "<https://schema.org/dateCreated>", year)]


def test_a_context_that_would_have_to_be_fetched_is_refused() -> None:
    with pytest.raises(DataError, match="is not fetched"):
        found('{"@graph": [{"@context": "https://elsewhere.example/c"}]}', ".jsonld")


def test_json_that_is_none_is_refused_at_its_place() -> None:
    with pytest.raises(DataError, match=r"a\.jsonld:2:1: no JSON"):
        found('{"a":\n', ".jsonld")


@given(st.sampled_from(sorted(FORMS)), st.text(max_size=200))
def test_what_cannot_be_read_is_a_finding_or_an_error_in_the_data(ending: str, content: str) -> None:
    with suppress(DataError):
        assert all(isinstance(each, Statement | Finding) for each in found(content.encode(), ending))


@pytest.mark.parametrize("iri", ["schema:name", "film:x", "prov:"])
def test_an_iri_that_json_ld_would_take_for_a_short_name_is_refused(iri: str) -> None:
    text = f"{A} {P} <{iri}> .\n{A} {P} <https://a.example/b> .\n"
    assert statements(text) == [Statement(A, P, "<https://a.example/b>", None)]
    (finding,) = findings(text)
    assert finding.startswith("a.nq:1: refused")
