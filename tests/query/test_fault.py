import pytest
from pyoxigraph import Store

from publisher.query.fault import malformed


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT", ["line 1, column 7", "the end of the query", "a variable"]),
        ("SELECT * {\n ?s ?p\n ?o FILTER(?x >) }", ["line 3, column "]),
        ("SELECT * { ?s nope:p ?o }", ["line 1", "its prefix is not declared"]),
        ("SELECT ?x { ?x <a b> ?y }", ["line 1", "this is no IRI"]),
        ("SELECT ?a (COUNT(*) AS ?a) {?a ?b ?c}", ["a variable that is unbound"]),
        ("SELECT * {?s ?p ?o} LIMIT x", ["column 27", "a number"]),
    ],
)
def test_a_fault_has_its_line_its_column_and_what_was_expected(query: str, said: list[str]) -> None:
    with pytest.raises(SyntaxError) as fault:
        Store().query(query)
    message = malformed(fault.value, query).message
    for each in said:
        assert each in message
    assert "\\u{" not in message
    assert len(message) < 400
