import random
from dataclasses import fields, is_dataclass, replace

import strategies as some
from hypothesis import given
from hypothesis import strategies as st

from publisher.facts import Film, Named
from publisher.identity import Claims, Names
from publisher.identity.mentions import mentioned

BASE = "http://localhost:8000/"


def anything_named(fact: object) -> set[Named]:
    """Everything named in a fact, whatever the fields are called."""
    if isinstance(fact, Named):
        return {fact}
    parts = (
        fact if isinstance(fact, tuple) else [getattr(fact, f.name) for f in fields(fact)] if is_dataclass(fact) else ()
    )
    return {named for part in parts for named in anything_named(part)}


@given(some.films)
def test_no_field_of_a_film_is_forgotten(film: Film) -> None:
    assert set(mentioned(film)) == anything_named(film)


@given(st.lists(some.films, max_size=3), st.randoms())
def test_claims_are_the_same_in_any_order(films: list[Film], chance: random.Random) -> None:
    claims = Claims()
    for film in chance.sample(films, len(films)) + films:
        claims.add(film)
    assert claims.names(BASE) == Names.of(films, BASE)


@given(some.films)
def test_whatever_is_mentioned_has_a_name(film: Film) -> None:
    names = Names.of([film], BASE)
    assert all(names.named(each).startswith(BASE) for each in mentioned(film))
    assert names.film(replace(film, minutes=None)) == names.film(film)
