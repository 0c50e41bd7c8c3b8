import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.query.lexer import DEEPEST, FORMS, NOTABLE, UPDATES, Outline, glance, lexed


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


def test_what_is_deep_are_brackets_outside_of_strings() -> None:
    filled = "(" * DEEPEST
    assert not Outline.of(f"ASK {{ FILTER('{filled}' = ?x) }}").deep
    assert not Outline.of(filled).deep
    assert Outline.of(f"ASK {{{filled}").deep


SPACES = st.sampled_from([" ", "\n", "\t ", ""])
IRIS = st.sampled_from(["<http://a/>", "<http://schema.org/name>", "<SELECT>", "<a#ask>", "<é>"])
DECLARATIONS = st.builds(
    "{}{}{}".format, st.sampled_from(["PREFIX a:", "prefix :", "Prefix ask: ", "BASE"]), SPACES, IRIS
)
VERBS = st.sampled_from(["SELECT *", "Ask", "construct", "SELECT ?x", "ask", "DESCRIBE ?x", "INSERT DATA"])
ORDINARY = st.one_of(
    IRIS,
    st.sampled_from(
        ["a:b", ":", "ask:", "?x", "1", "'(('", '""" # " """', "# {\n", "é", "ß", ".", ";", "=", "a", "WHERE"]
    ),
    st.sampled_from(["{", "}", "(", ")", "[", "]", "{" * (DEEPEST // 4), "insert", "with", "select"]),
)
WHOLE = st.builds(
    lambda parts: "".join(map("".join, parts)),
    st.tuples(
        st.lists(st.tuples(DECLARATIONS, SPACES), max_size=2),
        st.tuples(VERBS, SPACES),
        st.lists(st.tuples(ORDINARY, SPACES), max_size=8),
    ).map(lambda parts: [*parts[0], parts[1], *parts[2]]),
)
ODD = st.one_of(
    st.sampled_from([*sorted(FORMS | UPDATES | NOTABLE), "FROM", "knows", "PREFIX", "ſ", "\u212a", "ﬆ", "\u0345"]),
    st.sampled_from(["\\", "\\u0022", "<", ">", "'", '"', "#", ":", "-", "\x1c", "(" * DEEPEST]),
    st.text(max_size=2),
)
MUTATED = st.builds(
    lambda sparql, part, at, cut: sparql[: at % (len(sparql) + 1)] + part + sparql[at % (len(sparql) + 1) + cut :],
    WHOLE,
    ODD,
    st.integers(0, 1000),
    st.integers(0, 2),
)
QUERIES = st.one_of(WHOLE, MUTATED, MUTATED)


@given(QUERIES)
@example("PREFIX select\u0345: <http://a/> ASK {}")
@example("select:a ASK {}")
@example("SELECT-a:b ASK {}")
@example("ASKé {}")
@example("as\u212a {}")
@example("ASK FROM <http://a/> {}")
@example("ASK { FILTER(Now() > ?x) }")
@example("ASK {} \\u0053ERVICE")
@example(f"ASK {'{' * (DEEPEST + 1)}")
def test_what_a_glance_sees_the_tokens_say(sparql: str) -> None:
    assert glance(sparql) in (None, lexed(sparql))


@pytest.mark.parametrize("verb", ["SELECT * ", "ask", "Construct "])
def test_a_glance_is_enough_for_an_ordinary_query(verb: str) -> None:
    assert glance(f"\nPREFIX a: <http://a/> prefix : <b#>\nBASE<http://a/> {verb}{{ ?s a:address ?é }}") is not None
