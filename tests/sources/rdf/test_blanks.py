import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from publisher.sources.rdf.blanks import named
from publisher.sources.reading import BLANK, Statement

NODES = st.sampled_from([f"_:{letter}" for letter in "abcdef"] + ["<https://a.example/1>", '"words"'])
STATEMENTS = st.lists(
    st.builds(
        Statement,
        NODES.filter(lambda term: not term.startswith('"')),
        st.sampled_from(["<https://a.example/p>", "<https://a.example/q>"]),
        NODES,
        st.sampled_from([None, "<https://a.example/g>", "_:a"]),
    ),
    max_size=12,
    unique=True,
)


def says(subject: str, value: str) -> Statement:
    return Statement(subject, "<https://a.example/p>", value)


def renamed(statements: list[Statement], names: dict[str, str]) -> list[Statement]:
    return [Statement(*(names.get(str(term), term) for term in each)) for each in statements]  # type: ignore[arg-type]


def nodes(statements: list[Statement]) -> Counter[str]:
    return Counter(term for each in statements for term in set(each) if term and term.startswith(BLANK))


@given(STATEMENTS)
def test_no_two_nodes_get_one_name(statements: list[Statement]) -> None:
    found = named(statements)
    assert len(set(found)) == len(statements)
    assert sorted(nodes(found).values()) == sorted(nodes(statements).values())


@given(STATEMENTS, st.randoms(use_true_random=False))
def test_other_names_in_the_file_change_nothing(statements: list[Statement], chance: random.Random) -> None:
    letters = [f"_:z{number}" for number in range(6)]
    chance.shuffle(letters)
    names = dict(zip([f"_:{letter}" for letter in "abcdef"], letters, strict=True))
    assert named(renamed(statements, names)) == named(statements)


def test_the_order_of_the_file_changes_nothing_where_content_tells_nodes_apart() -> None:
    statements = [says("_:a", '"one"'), says("_:b", '"two"'), says("_:a", "_:b"), says("_:c", "_:a")]
    assert set(named(statements[::-1])) == set(named(statements))


def test_a_node_keeps_its_name_whatever_else_the_file_says() -> None:
    first = [says("_:a", '"one"'), says("_:a", "_:b"), says("_:b", '"two"')]
    assert named([says("_:x", "_:y"), says("_:y", '"three"'), *first])[2:] == named(first)


def test_nodes_of_which_the_same_is_said_but_not_of_what_they_lead_to_are_apart() -> None:
    (one, _), (other, _) = (named([says("_:a", "_:b"), says("_:b", value)]) for value in ('"one"', '"two"'))
    assert one.subject != other.subject


def test_nodes_that_nothing_tells_apart_are_counted() -> None:
    (one, other) = named([says("_:a", '"one"'), says("_:b", '"one"')])
    assert other.subject == f"{one.subject}-2"


def test_a_long_chain_of_nodes_that_are_alike_is_named_in_bounded_work() -> None:
    chain = [says(f"_:n{number}", f"_:n{number + 1}") for number in range(5000)]
    assert len({each.subject for each in named(chain)}) == 5000
