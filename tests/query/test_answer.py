import pyoxigraph as ox
import pytest
from catalogue import BASE, READINGS
from hypothesis import given
from hypothesis import strategies as st

from publisher import query
from publisher.errors import ForbiddenQuery, MalformedQuery
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    history = History(tmp_path_factory.mktemp("published"))
    return EmbeddedStore(history.release(build(READINGS, BASE, history).id))


def rows(store: EmbeddedStore, sparql: str) -> list[list[str]]:
    answer = query.answer(store, sparql)
    assert isinstance(answer, ox.QuerySolutions)
    return [[getattr(term, "value", "") for term in row] for row in answer]


def test_the_cast_comes_in_credits_order(store: EmbeddedStore) -> None:
    cast = rows(
        store,
        "SELECT ?who ?character WHERE { ?film schema:name 'The Perfection' ; schema:actor ?role . ?role"
        " schema:actor/schema:name ?who ; schema:characterName ?character ; film:creditOrder ?n } ORDER BY ?n",
    )
    assert cast == [
        ["Allison Williams", "Charlotte"],
        ["Steven Weber", "Anton"],
        ["Stephen Chang", "Older Male Bus Passenger"],
    ]


def test_a_graph_says_which_source_stated_a_length(store: EmbeddedStore) -> None:
    said = rows(
        store,
        "SELECT ?file ?length WHERE { GRAPH ?g { ?film schema:duration ?length }"
        " ?g prov:wasDerivedFrom/schema:name ?file } ORDER BY ?file",
    )
    assert said == [["article.txt", "PT1H30M"], ["films.yaml", "PT1H31M"]]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?x ?y ?z SERVICE ?x { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { S\\U00000045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { #\nSERVICE#\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p '#' SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p '''it's''' SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { { SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
        "ASK{?s<http://a/#>?o.SERVICE<http://127.0.0.1:9/>{}}",
        "ASK { FILTER(1<2) SERVICE <http://127.0.0.1:9/> {} FILTER(2>1) }",
        "INSERT DATA { <http://a/> <http://a/> <http://a/> }",
        "LOAD <http://127.0.0.1:9/>",
        "PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_a_query_that_reaches_out_or_changes_something_is_refused(store: EmbeddedStore, sparql: str) -> None:
    with pytest.raises(ForbiddenQuery) as refusal:
        query.answer(store, sparql)
    assert refusal.value.mend


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <http://127.0.0.1:9/>",
        "FROM NAMED <http://127.0.0.1:9/>",
        "from#\n<file:///etc/passwd>",
        f"FROM <{BASE}source/article#graph> FROM NAMED <urn:x:y>",
        "FROM schema:Movie",
    ],
)
def test_a_graph_that_is_not_here_is_not_fetched_and_the_reader_learns_it(store: EmbeddedStore, clause: str) -> None:
    with pytest.raises(ForbiddenQuery, match="is here, and none is fetched"):
        query.answer(store, f"ASK {clause} {{ ?s ?p ?o }}")


@pytest.mark.parametrize("clause", ["FROM <{}>", "FROM NAMED <{}>", "PREFIX x: <{}> ASK FROM x: {{}} #"])
def test_a_graph_that_is_here_may_be_asked(store: EmbeddedStore, clause: str) -> None:
    asked = clause.format(f"{BASE}source/article#graph")
    assert query.answer(store, asked if "ASK" in asked else f"SELECT * {asked} {{ ?s ?p ?o }} LIMIT 1")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * WHERE { ?s ?p 'SERVICE' }",
        'SELECT * WHERE { ?s ?p "a \\" SERVICE <x> " }',
        "SELECT * WHERE { ?s ?p '''a ' SERVICE '' ''' }",
        "SELECT * WHERE { ?SERVICE ?p ?o } # SERVICE <http://a/>",
        "SELECT * WHERE { ?s <http://a/#SERVICE> ?o }",
        "PREFIX SERVICE: <http://a/> SELECT * WHERE { ?s SERVICE:SERVICE ?o }",
        "PREFIX x: <http://a/> SELECT * WHERE { ?s x:INSERT 'LOAD' }",
    ],
)
def test_the_word_alone_harms_nobody(store: EmbeddedStore, sparql: str) -> None:
    assert isinstance(query.answer(store, sparql), ox.QuerySolutions)


@pytest.mark.parametrize("sparql", ["", "SELECT", "SELECT * WHERE { ?s ?p", "SELECT * WHERE { ?s nope:p ?o }", "'"])
def test_what_is_no_query_is_malformed(store: EmbeddedStore, sparql: str) -> None:
    with pytest.raises(MalformedQuery):
        query.answer(store, sparql)


@given(st.text(st.sampled_from("SERVICE<>{}'\"\\#\n?:. u0053")))
def test_whatever_is_asked_gives_an_answer_or_a_clear_error(store: EmbeddedStore, sparql: str) -> None:
    try:
        query.answer(store, sparql)
    except (ForbiddenQuery, MalformedQuery) as refusal:
        assert refusal.message  # noqa: PT017 either outcome is right; a refusal must say why
