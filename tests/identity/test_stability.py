"""IRIs stay with their things, whatever becomes of the sources."""

import random
from dataclasses import replace

import worlds
from hypothesis import given
from hypothesis import strategies as st

from publisher.facts import Film
from publisher.identity import Ledger
from publisher.identity.names import Names


def after(films: list[Film]) -> tuple[Names, Ledger]:
    names = worlds.named(films)
    return names, worlds.learnt(Ledger(), names)


@given(worlds.films(), st.randoms())
def test_the_order_of_the_sources_changes_nothing(films: list[Film], chance: random.Random) -> None:
    shuffled = films.copy()
    chance.shuffle(shuffled)
    one, other = worlds.named(films), worlds.named(shuffled)
    assert worlds.addresses(films, one) == worlds.addresses(films, other)
    assert (one.learnt, one.cut) == (other.learnt, other.cut)


@given(worlds.films())
def test_a_film_told_twice_changes_nothing(films: list[Film]) -> None:
    assert worlds.addresses(films, worlds.named(films)) == worlds.addresses(films, worlds.named(films * 2))


@given(worlds.films(), st.data())
def test_a_source_that_is_split_in_two_changes_nothing(films: list[Film], data: st.DataObject) -> None:
    cuts = [data.draw(st.integers(0, len(film.cast))) for film in films]
    first = [replace(film, cast=film.cast[:cut]) for film, cut in zip(films, cuts, strict=True)]
    second = [replace(film, cast=film.cast[cut:]) for film, cut in zip(films, cuts, strict=True)]
    names, ledger = after(films)
    whole = worlds.addresses(films, names)
    assert worlds.addresses(first + second, worlds.named(first + second)) == whole
    later = worlds.named(second + first, ledger, worlds.published(films, names))
    assert worlds.addresses(second + first, later) == whole


@given(worlds.films())
def test_a_build_after_another_changes_nothing_and_learns_nothing(films: list[Film]) -> None:
    names, ledger = after(films)
    again = worlds.named(films, ledger, worlds.published(films, names))
    assert worlds.addresses(films, again) == worlds.addresses(films, names)
    assert again.learnt == {}
    assert again.departed == {}


@given(worlds.films(), worlds.films())
def test_films_that_come_later_change_no_address(films: list[Film], more: list[Film]) -> None:
    names, ledger = after(films)
    later = worlds.named(films + more, ledger, worlds.published(films, names))
    assert worlds.addresses(films, later) == worlds.addresses(films, names)


@given(worlds.films(), st.data())
def test_films_that_go_change_no_other_address(films: list[Film], data: st.DataObject) -> None:
    names, ledger = after(films)
    rest = data.draw(st.lists(st.sampled_from(films), unique_by=id, max_size=len(films)))
    later = worlds.named(rest, ledger, worlds.published(films, names))
    assert worlds.addresses(rest, later).items() <= worlds.addresses(films, names).items()


@given(worlds.films(), worlds.films(), worlds.films())
def test_an_address_is_never_given_to_another_thing(films: list[Film], others: list[Film], last: list[Film]) -> None:
    ledger, before, whose = Ledger(), list(worlds.published([], worlds.named([]))), dict[str, set[str]]()
    for told in (films, others, last):
        names = worlds.named(told, ledger, before)
        ledger, before = worlds.learnt(ledger, names), worlds.published(told, names)
        for each in before:
            known = {link for link in each.links if "imdb" in link}
            assert len(whose.setdefault(each.path, known) | known) <= 1
            whose[each.path] |= known


@given(worlds.films(), worlds.films())
def test_a_ledger_alone_gives_the_same_addresses_elsewhere(films: list[Film], more: list[Film]) -> None:
    names, ledger = after(films)
    here = worlds.named(films + more, ledger, worlds.published(films, names))
    elsewhere = worlds.named(more + films, worlds.learnt(ledger, here))
    assert worlds.addresses(films + more, here) == worlds.addresses(films + more, elsewhere)


@given(worlds.films())
def test_no_two_different_identifiers_of_one_site_are_one_thing(films: list[Film]) -> None:
    for each in worlds.published(films, worlds.named(films)):
        assert len({link for link in each.links if "imdb" in link}) <= 1
