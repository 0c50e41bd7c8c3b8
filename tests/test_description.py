import pyoxigraph as ox
import pytest
from catalogue import BASE, GET_OUT, PERFECTION, reading

from publisher.description import Description
from publisher.facts import Country, Film, Text
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import EmbeddedStore

OTHERS = [Film(name=Text(f"Film {number}"), year=2000, countries=(Country("United States"),)) for number in range(5)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    history = History(tmp_path_factory.mktemp("published"))
    others = [reading(f"other-{number}.yaml", film) for number, film in enumerate(OTHERS)]
    read = [reading("article.txt", PERFECTION), reading("films.yaml", GET_OUT), *others]
    return EmbeddedStore(history.release(build(read, BASE, history).id))


def described(store: EmbeddedStore, path: str) -> Description:
    found = store.describe(path)
    assert found
    return found


def names(description: Description) -> set[str]:
    term = ox.NamedNode("https://schema.org/name")
    return {
        quad.object.value
        for quad in description.quads
        if quad.predicate == term and isinstance(quad.object, ox.Literal)
    }


def test_a_film_comes_with_the_names_of_all_that_it_links_to_and_of_its_source(store: EmbeddedStore) -> None:
    assert {"Allison Williams", "United States", "Netflix", "Fantastic Fest", "article.txt"} <= names(
        described(store, "film/the-perfection-2018")
    )


def test_sources_that_do_not_speak_of_a_film_are_not_in_its_document(store: EmbeddedStore) -> None:
    graphs = {quad.graph_name for quad in described(store, "film/the-perfection-2018").quads}
    assert graphs == {ox.NamedNode(f"{BASE}source/{name}#graph") for name in ("article", "publisher")}


def test_a_place_comes_with_the_films_that_lead_to_it_and_their_sources(store: EmbeddedStore) -> None:
    found = names(described(store, "place/united-states"))
    assert {"The Perfection", "Film 0", "Film 4", "other-3.yaml"} <= found
    assert "Get Out" not in found


def test_there_is_no_document_of_what_nobody_mentions(store: EmbeddedStore) -> None:
    assert store.describe("film/nothing") is None
    assert store.describe("nothing") is None
