import pytest

from publisher.query.lexer import Outline


@pytest.mark.parametrize(
    ("query", "verb"),
    [
        ("PREFIX select: <http://a/> ASK {}", "ASK"),
        ("# SELECT\nconstruct where { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://a/ASK> SELECT * {}", "SELECT"),
        ("INSERT DATA {}", "INSERT"),
        ("", None),
    ],
)
def test_the_verb_is_the_first_word_that_is_one(query: str, verb: str | None) -> None:
    assert Outline.of(query).verb == verb


def test_a_word_is_found_in_either_reading_of_an_escape() -> None:
    assert "SERVICE" in Outline.of('SELECT * { ?s ?p "\\u0022 # " . SERVICE <http://a/> {} }').words
    assert "SERVICE" in Outline.of("SELECT * { \\u0053ERVICE <http://a/> {} }").words


def test_one_thing_alone_is_described() -> None:
    assert Outline.of("DESCRIBE <http://a/#x> # it").described == "http://a/#x"
    assert Outline.of("DESCRIBE <http://a/#x> <http://a/#y>").described is None
    assert Outline.of("DESCRIBE ?x { ?x ?p <http://a/> }").described is None


def test_the_depth_is_that_of_brackets_outside_of_strings() -> None:
    assert Outline.of("ASK { FILTER(('((((' = ?x)) }").depth == 3
