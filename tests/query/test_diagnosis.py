import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from publisher.query.diagnosis import departure
from publisher.vocabulary import PREFIXES

PATTERN = [
    *("SELECT", "?name", "WHERE", "{", "?film", "a", "schema:Movie", ";", "schema:name", "?name", "."),
    *("OPTIONAL", "{", "?film", "schema:duration", "?length", "}", "FILTER", "(", "?name", ">", "'a b'@en", ")", "}"),
    *("ORDER", "BY", "?name", "LIMIT", "10"),
]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("SELECT * { ?s ?p }", "}", "a variable"),
        ("SELECT *\nWHERE { ?s ?p\n}\n", "}", "an IRI"),
        ("SELECT * { ?s a schema:Movie ; schema:name ?n schema:x ?y }", "schema:x", "“;”"),
        ("SELECT WHERE { ?s ?p ?o }", "WHERE", "“*”"),
        ("ASK { ?s ?p ?o ?x }", "?x", "“.”"),
        ("ASK { FILTER(1 +) }", ")", "a number"),
        ("SELECT ?x { ?s ?p ?o } ORDER ?x", "?x", "BY"),
        ("PREFIX x <http://x/> ASK {}", "x", "a prefix with its colon"),
        ("ASK { ?s ?p ?o", "", "“}”"),
        ("ASK { ?s ?p 'open }", "'", "the end of the string"),
        ("ASK { ?s <http://open ?o }", "<http://open", "the end of the IRI"),
        ("ASK { # a comment {\n ?s ?p 'a # b' ?x }", "?x", "“}”"),
    ],
)
def test_the_place_is_where_the_query_goes_wrong(query: str, text: str, expected: str) -> None:
    found = departure(query)
    assert found
    assert found.text == text
    assert query[found.start :].startswith(text)
    assert expected in found.expected


def test_what_is_not_offered_is_not_expected() -> None:
    found = departure("SELECT * { ?s ?p ?o ?x }")
    assert found
    assert not {"SERVICE", "LATERAL", "LOAD", "INSERT"} & set(found.expected)


def test_a_query_without_a_fault_departs_from_nothing() -> None:
    assert departure(" ".join(PATTERN)) is None


@given(st.integers(0, len(PATTERN)), st.sampled_from(["}", "(", "?x ?y ?z", "LIMIT", "'", "\0", "<", "nope:p", "é"]))
def test_the_place_is_never_before_what_was_put_in(number: int, wrong: str) -> None:
    begin = " ".join(PATTERN[:number])
    query = " ".join([begin, wrong, *PATTERN[number:]])
    try:
        Store().query(query, prefixes=dict(PREFIXES))
    except SyntaxError:
        found = departure(query)
        assert found
        assert len(begin) <= found.start <= len(query)


def test_a_query_that_is_very_long_is_not_read_again() -> None:
    assert departure("SELECT * { ?s ?p }" + " " * 20_000) is None
