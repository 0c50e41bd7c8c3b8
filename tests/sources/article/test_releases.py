"""When, where and by whom a film was shown: what a sentence says, and nothing that it says of something else."""

from collections.abc import Callable

import pytest

from publisher.facts import Film

LEAD = "“Long Way” is a 2011 American drama film directed by Ann Lee.\n"


def shown(film: Film) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Return date, place or festival, and distributors of each release."""
    where = [each.place or each.festival for each in film.releases]
    return [
        (str(each.date), place.name if place else None, tuple(by.name for by in each.publishers))
        for each, place in zip(film.releases, where, strict=True)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was filmed in Boston and was released on May 6, 2011.",
        "Shot in Lima, Peru, the film was released on May 6, 2011.",
        "It was released in North America on May 6, 2011.",
        "It was released in Italian theaters on May 6, 2011.",
        "It premiered at the Savoy Theatre on May 6, 2011.",
        "It was released in 3D on May 6, 2011.",
        "It played at the Sundance Film Festival in January and was released on May 6, 2011.",
        "After sneak previews in 800 theaters, it was released on May 6, 2011.",
    ],
)
def test_a_place_of_something_else_is_no_place_of_a_release(sentence: str, film: Callable[..., Film]) -> None:
    assert shown(film(LEAD + sentence + "\n")) == [("2011-05-06", None, ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is adapted from the 2003 novel, which the release of a second edition in 2005 made famous.",
        "Before its release, the star of the film died in March 2010 in Paris.",
        "It was filmed in April and May 2010 before its release.",
        "It follows the release of Short Way in 2008.",
        "His hit 2002 film opened many doors.",
        "His novel Dust, released in 2009, is the source.",
    ],
)
def test_a_date_of_something_else_is_no_release(sentence: str, film: Callable[..., Film]) -> None:
    assert shown(film(LEAD + sentence + "\n")) == []


@pytest.mark.parametrize(
    ("sentence", "releases"),
    [
        (
            "It opened in Canada on May 6, 2011, by Alpha, in France on May 7, 2011, and Peru on May 8, 2011 by B1.",
            [("2011-05-06", "Canada", ("Alpha",)), ("2011-05-07", "France", ()), ("2011-05-08", "Peru", ("B1",))],
        ),
        (
            "It was released in Chile by Alpha Releasing, and on May 7, 2011 in Spain by Beta Films.",
            [("2011-05-07", "Spain", ("Beta Films",)), ("None", "Chile", ("Alpha Releasing",))],
        ),
        (
            "It was released on May 6, 2011, by Alpha, and Peru on May 7, 2011, by Beta.",
            [("2011-05-06", None, ("Alpha",)), ("2011-05-07", "Peru", ("Beta",))],
        ),
        (
            "It premiered at the 2011 Cannes Film Festival on May 6, 2011 and opened in Austin, Texas on May 7, 2011.",
            [("2011-05-06", "2011 Cannes Film Festival", ()), ("2011-05-07", "Austin, Texas", ())],
        ),
        (
            "It opened in New York and Lyon in a limited release on May 6, 2011.",
            [("2011-05-06", "New York", ()), ("2011-05-06", "Lyon", ())],
        ),
        ("It was shown in Peru in 2011.", [("2011", "Peru", ())]),
        ("Alpha Pictures released the film on May 6, 2011.", [("2011-05-06", None, ())]),
    ],
)  # fmt: skip
def test_each_date_has_its_own_place_and_distributor(
    sentence: str, releases: list[tuple[str, str | None, tuple[str, ...]]], film: Callable[..., Film]
) -> None:
    assert shown(film(LEAD + sentence + "\n")) == releases


def test_a_distributor_before_whose_name_a_country_stands_is_tied_to_it(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}It was distributed in Mexico by Alpha, in Spain by Beta Films, and worldwide by Gamma.\n")
    assert [each.name for each in found.distributors] == ["Alpha", "Beta Films", "Gamma"]
    assert shown(found) == [("None", "Mexico", ("Alpha",)), ("None", "Spain", ("Beta Films",))]


def test_a_date_before_the_distributor_is_no_part_of_its_name(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}On May 6, 2011, Alpha Pictures released the film in Peru.\n")
    assert [each.name for each in found.distributors] == ["Alpha Pictures"]
