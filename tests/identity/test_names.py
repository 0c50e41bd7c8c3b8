import random

import strategies as some
from hypothesis import given
from hypothesis import strategies as st

from publisher.facts import City, Country, Film, Performance, Person, Release, Text
from publisher.identity import Names, source_slugs

BASE = "http://localhost:8000/"
WILLIAMS = ("https://www.imdb.com/name/nm0931329/",)
OTHER = ("https://www.imdb.com/name/nm9999999/",)


def film(*cast: tuple[Person, str | None], name: str = "Alien", year: int | None = 1979) -> Film:
    performances = tuple(Performance(who, order, character) for order, (who, character) in enumerate(cast, 1))
    return Film(name=Text(name), year=year, cast=performances)


def people(*films: Film) -> list[str]:
    names = Names.of(films, BASE)
    return [names.named(each.actor).removeprefix(BASE) for film in films for each in film.cast]


def roles(told: Film, *others: Film) -> list[str]:
    own, *_ = Names.of((told, *others), BASE).roles((told, *others))
    return [iri.partition("#")[2] for _, iri in own]


def test_a_film_is_named_by_title_and_year() -> None:
    told = film()
    assert Names.of([told], BASE).film(told) == "http://localhost:8000/film/alien-1979#film"


def test_a_film_without_a_year_is_named_by_its_title() -> None:
    told = film(year=None)
    assert Names.of([told], BASE).film(told) == "http://localhost:8000/film/alien#film"


def test_spellings_of_one_name_are_one_person() -> None:
    assert len(set(people(film((Person("Penélope Cruz"), None)), film((Person("PENELOPE CRUZ"), None))))) == 1


def test_names_that_only_transliterate_alike_stay_two_people() -> None:
    first, second = people(film((Person("李娜"), None)), film((Person("利娜"), None)))
    assert first != second


def test_equal_names_with_different_identifiers_stay_two_people() -> None:
    first, second = people(
        film((Person("Michelle Williams", WILLIAMS), None)), film((Person("Michelle Williams", OTHER), None))
    )
    assert first == "person/michelle-williams-nm0931329#person"
    assert second == "person/michelle-williams-nm9999999#person"


def test_equal_names_of_which_one_has_an_identifier_are_one_person() -> None:
    found = people(film((Person("Michelle Williams", WILLIAMS), None)), film((Person("Michelle Williams"), None)))
    assert set(found) == {"person/michelle-williams#person"}


def test_a_name_alone_joins_nobody_where_two_could_be_meant() -> None:
    named = [Person("Michelle Williams", WILLIAMS), Person("Michelle Williams", OTHER), Person("Michelle Williams")]
    assert len(set(people(*(film((who, None)) for who in named)))) == 3


def test_a_city_and_a_country_of_one_name_are_one_place() -> None:
    told = Film(name=Text("X1"), countries=(Country("Singapore"),), releases=(Release(place=City("Singapore")),))
    names = Names.of([told], BASE)
    assert names.named(Country("Singapore")) == names.named(City("Singapore"))


def test_a_role_is_named_by_its_person() -> None:
    assert roles(film((Person("Sigourney Weaver"), "Ripley"))) == ["role-sigourney-weaver"]


def test_several_roles_of_one_person_are_counted() -> None:
    alec = Person("Alec Guinness")
    assert roles(film((alec, "The Duke"), (alec, "The Banker"))) == ["role-alec-guinness", "role-alec-guinness-2"]


def test_an_inserted_credit_renames_nothing() -> None:
    alec, dennis = Person("Alec Guinness"), Person("Dennis Price")
    before = roles(film((alec, "The Duke"), (alec, "The Banker")))
    after = roles(film((dennis, "Louis"), (alec, "The Duke"), (alec, "The Banker")))
    assert after[1:] == before


def test_two_sources_that_give_one_role_each_mean_the_same_role() -> None:
    alec = Person("Alec Guinness")
    assert roles(film((alec, "The Duke")), film((alec, "Lord Ascoyne"))) == ["role-alec-guinness"]


def test_a_role_told_by_two_sources_keeps_its_name_where_one_tells_of_several() -> None:
    alec = Person("Alec Guinness")
    both, one = film((alec, "The Duke"), (alec, "The Banker")), film((alec, "The Banker"))
    assert roles(one, both) == ["role-alec-guinness-2"]


@given(st.lists(some.films, max_size=3), st.randoms())
def test_the_order_of_the_sources_changes_no_name(films: list[Film], chance: random.Random) -> None:
    shuffled = list(films)
    chance.shuffle(shuffled)
    one, other = Names.of(films, BASE), Names.of(shuffled, BASE)
    assert [one.film(f) for f in films] == [other.film(f) for f in films]
    assert one.roles(films) == other.roles(films)


@given(some.films)
def test_no_two_roles_of_a_film_share_a_name(told: Film) -> None:
    named = [iri for _, iri in Names.of([told], BASE).roles([told])[0]]
    assert len(named) == len(set(named))


def test_a_source_is_named_by_its_file_without_the_ending_where_that_suffices() -> None:
    assert source_slugs(["a.txt", "b.txt", "b.yaml", "publisher.txt"]) == {
        "a.txt": "a",
        "b.txt": "b-txt",
        "b.yaml": "b-yaml",
        "publisher.txt": "publisher-txt",
    }


def test_sources_whose_names_differ_only_in_punctuation_are_told_apart() -> None:
    assert len(set(source_slugs(["a b.txt", "a-b.txt"]).values())) == 2
