"""The store against the catalogue that was read: whatever it lists, counts and finds."""

from itertools import combinations

import pytest
from catalogue import BASE, reading

from publisher import store as store_module
from publisher.facts import Country, Film, Performance, Person, Text
from publisher.iris import Kind
from publisher.release import listing
from publisher.release.build import build
from publisher.release.history import History
from publisher.store import FACETS, EmbeddedStore

LANDS = ("France", "Japan", "United States")
GENRES = ("drama", "Science Fiction", "thriller")
STAR = Person("Ève O'Hara")


def film(number: int) -> Film:
    cast = [Performance(Person(f"Extra {number}"), 1), *([Performance(STAR, 2, "Herself")] if number % 2 else [])]
    return Film(
        name=Text(f"{('The ', '', 'A ')[number % 3]}{'BCdé7'[number % 5]}lue {number}"),
        year=1990 + number % 4,
        countries=tuple(Country(name) for place, name in enumerate(LANDS) if number >> place & 1),
        genres=tuple(name for place, name in enumerate(GENRES) if number >> place + 1 & 1),
        cast=tuple(cast),
    )


FILMS = [film(number) for number in range(40)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    history = History(tmp_path_factory.mktemp("published"))
    names = ("M*A*S*H", "Schindler’s List", "Amélie", "Blue", "Чужой", "Blue 1 and more")
    odd = [*(Film(name=Text(name)) for name in names), Film(name=Text("Azul", "es"))]
    read = [reading("films.yaml", *FILMS), reading("odd.yaml", *odd)]
    return EmbeddedStore(history.release(build(read, BASE, history).id))


def all_of(store: EmbeddedStore, chosen: dict[str, str]) -> list[str]:
    return [entry.path for entry in store.things(Kind.FILM, 0, 1000, chosen)]


def test_choices_count_what_choosing_them_leaves(store: EmbeddedStore) -> None:
    for size in range(3):
        for facets in combinations(FACETS[Kind.FILM], size):
            chosen = {facet: store.choices(Kind.FILM, facet)[0].value for facet in facets}
            for facet in FACETS[Kind.FILM]:
                for choice in store.choices(Kind.FILM, facet, chosen):
                    narrowed = {**chosen, facet: choice.value}
                    found = all_of(store, narrowed)
                    assert len(found) == choice.things == store.count(Kind.FILM, narrowed) > 0
                    alone = [set(all_of(store, {each: value})) for each, value in narrowed.items()]
                    assert set(found) == set.intersection(*alone)


def test_pages_of_a_list_are_the_list_in_order(store: EmbeddedStore) -> None:
    for chosen in ({}, {"genre": "drama"}, {"genre": "drama", "country": "japan"}):
        whole = all_of(store, chosen)
        pages = [store.things(Kind.FILM, at, 3, chosen) for at in range(0, len(whole), 3)]
        assert [entry.path for page in pages for entry in page] == whole
    assert len(all_of(store, {})) == store.count(Kind.FILM) == 47


def test_a_title_stands_under_its_first_word_that_is_no_article_whatever_its_accents(store: EmbeddedStore) -> None:
    names = {entry.name for entry in store.things(Kind.FILM, 0, 99, {"letter": "e"})}
    assert names == {film.name.value for film in FILMS if "élue" in film.name.value}
    assert {entry.name[0] for entry in store.things(Kind.FILM, 0, 99, {"letter": "0-9"})} <= set("7TA")


def test_a_list_offers_the_values_of_the_most_things(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {choice.value: choice.things or 0 for choice in store.choices(Kind.FILM, "letter")}
    monkeypatch.setattr(listing, "MOST_CHOICES", 2)
    offered = store.choices(Kind.FILM, "letter")
    assert sorted(choice.things or 0 for choice in offered) == sorted(counts.values())[-2:]
    assert store.choice(Kind.FILM, "genre", "science-fiction") in store.choices(Kind.FILM, "genre")
    assert store.choice(Kind.FILM, "genre", "nothing") is None


def test_a_name_in_a_list_has_its_language(store: EmbeddedStore) -> None:
    languages = {entry.name: entry.language for entry in store.things(Kind.FILM, 0, 99)}
    assert languages.pop("Azul") == "es"
    assert set(languages.values()) == {None}


def test_several_values_are_counted_only_so_far(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {"genre": "drama", "country": "japan", "year": "1992"}
    assert store.count(Kind.FILM, chosen) > 1
    monkeypatch.setattr(listing.Things._few, "__defaults__", (1, 0))
    monkeypatch.setattr(listing, "MOST_COUNTED", 1)
    assert store.count(Kind.FILM, chosen) == 1
    assert {choice.things for choice in store.choices(Kind.FILM, "letter", chosen)} == {None}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("schindlers l", "Schindler’s List"),
        ("schindler's list", "Schindler’s List"),
        ("m*a*s*h", "M*A*S*H"),
        ("AMELIE", "Amélie"),
        ("eve ohara", "Ève O'Hara"),
        ("ève o’h", "Ève O'Hara"),
        ("чуж", "Чужой"),
        ("blue", "Blue"),
        ("france", "France"),
    ],
)
def test_a_name_is_found_as_one_types_it(store: EmbeddedStore, typed: str, first: str) -> None:
    assert store.find(typed, 10)[0].name == first


def test_among_names_that_fit_alike_the_one_to_which_most_leads_comes_first(store: EmbeddedStore) -> None:
    assert store.find("e", 50)[0].name == STAR.name
    assert store.find("nothing of the kind", 10) == ()
    assert store.find("' OR 1=1 -- *", 10) == ()


@pytest.mark.parametrize(
    ("meant", "found"),
    [
        ("the schindlers liszt 1993", "Schindler’s List"),
        ("amelye", "Amélie"),
        ("chuzhoi", "Чужой"),
    ],
)
def test_what_is_nearly_a_name_finds_it(store: EmbeddedStore, meant: str, found: str) -> None:
    assert found in {entry.name for entry in store.near(meant, 10)}


@pytest.mark.parametrize("path", ["person/eve-ohara", "place/japan", "source/films", "source/publisher"])
def test_the_pages_of_a_document_say_together_what_one_would(
    store: EmbeddedStore, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = store.describe(path)
    assert whole
    monkeypatch.setattr(store_module, "PAGE", 1)
    first = store.describe(path)
    assert first
    pages = [store.describe(path, number) for number in range(1, first.pages.count + 1)]
    assert {quad for page in pages if page for quad in page.quads} == set(whole.quads)
    assert first.pages.count == whole.pages.links > 1
    assert store.describe(path, 0) is store.describe(path, first.pages.count + 1) is None


def test_what_leads_to_a_thing_comes_the_latest_first(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "PAGE", 5)
    years = []
    for number in (1, 2, 3, 4):
        page = store.describe("person/eve-ohara", number)
        assert page
        years.append({str(quad.object) for quad in page.quads if quad.predicate.value.endswith("dateCreated")})
    assert [max(each) for each in years] == sorted((max(each) for each in years), reverse=True)
    assert max(years[1]) <= min(years[0])


def test_other_films_and_companions_are_those_of_the_cast(store: EmbeddedStore) -> None:
    works = store.works("film/clue-1-1991", 5)
    assert set(works) == {"person/eve-ohara"}
    assert len(works["person/eve-ohara"]) == 5
    assert "film/clue-1-1991" not in {entry.path for entry in works["person/eve-ohara"]}
    companions = store.companions("person/eve-ohara", 100)
    assert {count for _, count in companions} == {1}
    assert len(companions) == 20
