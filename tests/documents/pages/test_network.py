import re

from hypothesis import given
from hypothesis import strategies as st

from publisher.documents.pages.network import FILMS, FILMS_OF_ONE, PEOPLE, Network
from publisher.iris import Kind
from publisher.store import Entry

HERE = "film/here-2000"
FOUND = [Entry(f"film/f{number}", Kind.FILM, f"Film {number}" * (number + 1), 1990 + number) for number in range(20)]
CASTS = st.dictionaries(
    st.integers(0, 30).map("person/p{}".format), st.lists(st.sampled_from(FOUND), unique=True, max_size=8), max_size=25
)


def drawn(works: dict[str, list[Entry]]) -> Network | None:
    return Network.of(HERE, {path: path.upper() for path in works}, works)


def test_who_made_nothing_else_is_not_drawn() -> None:
    assert drawn({"person/a": [], "person/b": [Entry(HERE, Kind.FILM, "Here", 2000)]}) is None
    network = drawn({"person/a": [], "person/b": FOUND[:1]})
    assert network
    assert [node.path for node in network.people] == ["person/b"]


def test_a_film_that_two_of_them_made_is_one_node_with_two_strands() -> None:
    network = drawn({"person/a": FOUND[:1], "person/b": FOUND[:2]})
    assert network
    assert [node.path for node in network.films] == ["film/f0", "film/f1"]
    assert len(network.strands) == 3


def test_a_long_name_is_cut_where_it_is_drawn_and_whole_where_it_is_read() -> None:
    network = drawn({"person/a": FOUND[9:10]})
    assert network
    assert network.films[0].label.endswith("… (1999)")
    assert network.films[0].name == FOUND[9].name


@given(CASTS)
def test_a_drawing_has_an_end_and_every_strand_begins_and_ends_at_a_node(works: dict[str, list[Entry]]) -> None:
    network = drawn(works)
    if network is None:
        assert not any(works.values())
        return
    assert len(network.people) <= PEOPLE
    assert len(network.films) <= FILMS
    assert all(1 <= len(member.films) <= FILMS_OF_ONE for member in network.members)
    assert {film.path for member in network.members for film in member.films} == {node.path for node in network.films}
    ends = [re.fullmatch(r"M\d+ (\d+)C.* (\d+)", strand) for strand in network.strands]
    assert {int(end[1]) for end in ends if end} <= {node.y for node in network.people}
    assert {int(end[2]) for end in ends if end} == {node.y for node in network.films}
    assert all(node.y < network.height for node in (*network.people, *network.films))
