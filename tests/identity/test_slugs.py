"""Readable slugs, each given to one thing."""

import pytest
import worlds

from publisher.errors import UnfitFact
from publisher.facts import Film, Performance, Person, Text
from publisher.identity import Ledger
from publisher.identity.written import decisions

TT1, TT2 = "https://www.imdb.com/title/tt0000001/", "https://www.imdb.com/title/tt0000002/"


def film(name: str, year: int | None = None, *links: str) -> Film:
    return Film(name=Text(name), year=year, same_as=links)


def paths(*films: Film, ledger: str = "") -> list[str]:
    names = worlds.named(films, Ledger.of(decisions(ledger, "identity.ledger")))
    return [names.film(each).removeprefix(worlds.BASE).partition("#")[0] for each in films]


@pytest.mark.parametrize(
    ("title", "year", "path"),
    [
        ("1984", 1984, "film/1984-1984"),
        ("1917", None, "film/1917"),
        ("8½", 1963, "film/81-2-1963"),
        ("東京物語", 1953, "film/dongjingwuyu-1953"),
        ("Война и мир", None, "film/voyna-i-mir"),
        ("$", 1971, "film/1971"),
    ],
)
def test_titles_as_the_world_has_them(title: str, year: int | None, path: str) -> None:
    assert paths(film(title, year)) == [path]


def test_a_person_of_one_name_has_it_for_a_slug() -> None:
    told = Film(name=Text("Mermaids"), cast=(Performance(Person("Cher"), 1),))
    assert worlds.named([told]).slug(told.cast[0].actor) == "cher"


def test_two_hundred_films_of_one_title_and_year_have_two_hundred_addresses() -> None:
    films = [film("Hamlet", 1948, f"https://www.imdb.com/title/tt{number:07}/") for number in range(1, 201)]
    assert paths(*films) == [f"film/hamlet-1948-tt{number:07}" for number in range(1, 201)]


def test_a_film_with_a_year_in_its_title_is_not_another_of_that_year() -> None:
    assert len(set(paths(film("Blade Runner 2049"), film("Blade Runner", 2049)))) == 2


def test_who_had_a_contested_address_first_keeps_it() -> None:
    both = film("Dune", 2021, TT1), film("Dune", 2021, TT2)
    assert paths(*both, ledger=f"address\tfilm/dune-2021\t{TT2}") == ["film/dune-2021-tt0000001", "film/dune-2021"]


def test_the_address_of_a_thing_that_is_gone_is_nobodys() -> None:
    line = f"address\tfilm/dune-2021\t{TT2}"
    assert paths(film("Dune", 2021, TT1), ledger=line) == ["film/dune-2021-tt0000001"]
    assert paths(film("Dune", 2021, TT1), ledger="gone\tfilm/dune-2021") == ["film/dune-2021-tt0000001"]


def test_a_thing_that_is_called_otherwise_has_that_address_and_leaves_the_old_one_to_nobody() -> None:
    ledger = Ledger.of(decisions(f"called\t{TT1}\tfilm/dune-part-one", "identity.ledger"))
    told = [film("Dune", 2021, TT1), film("Dune: Part One", None, TT2)]
    names = worlds.named(told, ledger)
    assert [names.film(each).removeprefix(worlds.BASE) for each in told] == [
        "film/dune-part-one#film",
        "film/dune-part-one-tt0000002#film",
    ]
    assert names.departed == {"film/dune-2021": "film/dune-part-one"}


def test_an_address_that_belongs_to_another_thing_is_refused() -> None:
    ledger = f"address\tfilm/dune\t{TT2}\ncalled\t{TT1}\tfilm/dune"
    with pytest.raises(UnfitFact, match=r"identity\.ledger:2: film/dune is the address of another thing"):
        paths(film("Dune", 2021, TT1), film("Dune", None, TT2), ledger=ledger)
