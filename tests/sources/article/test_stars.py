"""Lists of stars: who plays whom, and no name that is a character's, a company's or a place's."""

from collections.abc import Callable

import pytest

from publisher.facts import Film

LEAD = "“Long Way” is a 2011 American drama film directed by Ann Lee.\n"


def played(film: Film) -> list[tuple[str, str | None, str | None]]:
    """Return actor, character and note of each performance."""
    return [(each.actor.name, each.character, each.note) for each in film.cast]


@pytest.mark.parametrize(
    ("stars", "cast"),
    [
        ("Bo Ray and Di Fox as Sam and Dave, two friends", [("Bo Ray", "Sam", None), ("Di Fox", "Dave", None)]),
        (
            "Al Ode, Bo Ray and Di Fox as Sam, Dave and Ed",
            [("Al Ode", "Sam", None), ("Bo Ray", "Dave", None), ("Di Fox", "Ed", None)],
        ),
        (
            "Bo Ray and Di Fox as Sam and Dave respectively, with Al Ode as Ed",
            [("Bo Ray", "Sam", None), ("Di Fox", "Dave", None), ("Al Ode", "Ed", None)],
        ),
        (
            "Bo, Di Fox as Deputy Ray, and Uma",
            [("Bo", None, None), ("Di Fox", "Deputy Ray", None), ("Uma", None, None)],
        ),
        ("Bo Ray and Di Fox as two sisters", [("Bo Ray", None, None), ("Di Fox", None, None)]),
        (
            "Bo Ray and Di Fox as a father and daughter, both FBI agents",
            [("Bo Ray", None, None), ("Di Fox", None, None)],
        ),
        ("Bo Ray and Di Fox as Mountain View pilots", [("Bo Ray", None, None), ("Di Fox", None, None)]),
        ("Bo Ray as her husband, Carlos, and Al Ode as Ed", [("Bo Ray", None, "her husband"), ("Al Ode", "Ed", None)]),
        ("Bo Ray as Sam and Ed, alongside Di Fox", [("Bo Ray", "Sam", None), ("Di Fox", None, None)]),
        ("Bo Ray as a boy from Reno, Nevada, who runs", [("Bo Ray", None, "a boy from Reno")]),
        ("Bo Ray as a 5,000-year-old ghost", [("Bo Ray", None, "a 5,000-year-old ghost")]),
        ("Bo Ray and puppet maker Di Fox", [("Bo Ray", None, None)]),
        ("Bo Ray as an Olympian and Army officer Jo Zed", [("Bo Ray", None, None)]),
        ("Bo Ray as Sam and follows his life", [("Bo Ray", "Sam", None)]),
        (
            "Bo Ray (Sam), Di Fox and Al Ode (uncredited)",
            [("Bo Ray", "Sam", None), ("Di Fox", None, None), ("Al Ode", None, None)],
        ),
        ("Bo Ray in his film debut", [("Bo Ray", None, None)]),
        ("Bo Ray as “Blaze” and, in a cameo, Di Fox", [("Bo Ray", "“Blaze”", None)]),
    ],
)
def test_the_stars_of_a_sentence(
    stars: str, cast: list[tuple[str, str | None, str | None]], film: Callable[..., Film]
) -> None:
    assert played(film(f"{LEAD}It stars {stars}.\n")) == cast


def test_a_name_that_may_be_an_actors_is_one_where_the_cast_names_it(film: Callable[..., Film]) -> None:
    text = f"{LEAD}It stars Bo Ray as Sam and Cher.\n"
    assert [name for name, _, _ in played(film(text))] == ["Bo Ray"]
    found = film(f"{text}\nCast\n\nBo Ray as Sam\nCher as Ed\n")
    assert [(each.actor.name, each.starring) for each in found.cast] == [("Bo Ray", True), ("Cher", True)]
