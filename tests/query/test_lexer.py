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


WORDS = st.sampled_from(
    [*sorted(FORMS | UPDATES | NOTABLE), "FROM", "PREFIX", "BASE", "WHERE", "knows", "ſelect", "as\u212a"]
)
IRIS = st.sampled_from(["<http://a/>", "<http://schema.org/name>", "<SELECT>", "<a#ask>", "< >", "<", ">"])
PARTS = st.one_of(
    WORDS,
    WORDS.map(str.lower),
    IRIS,
    st.sampled_from(
        ["a:", ":", "ask:", "select:b", "?x", "$FROM", "é:", "a\u0345:", "\u0345", "1", "'(('", '"""SERVICE"""', "'"]
    ),
    st.sampled_from(
        ["{", "}", "(", ")", "[", "]", "*", ".", "#", "\\", "\\u0022", "{" * DEEPEST, "\n", "\x1c", "", "-", "ß"]
    ),
    st.text(max_size=2),
)
PROLOGUES = st.lists(
    st.one_of(
        st.builds(
            "{} {}:{}".format, st.sampled_from(["PREFIX", "prefix", "preﬁx"]), st.sampled_from(["", "a", "ask"]), IRIS
        ),
        st.builds("{}{}".format, st.sampled_from(["BASE ", "base"]), IRIS),
    ),
    max_size=2,
)
SEPARATED = st.lists(st.tuples(PARTS, st.sampled_from([" ", " ", "\n", ""])), max_size=12)
QUERIES = st.builds(
    lambda prologue, verb, rest: " ".join([*prologue, verb]) + "".join(map("".join, rest)),
    PROLOGUES,
    st.one_of(WORDS.map("{} ".format), PARTS),
    SEPARATED,
)


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
