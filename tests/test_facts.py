from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import UnfitFact
from publisher.facts import Film, Organization, Performance, Person, Rating, Release, Streaming, Text, Trailer, When

NETFLIX = Organization("Netflix")


@pytest.mark.parametrize(
    "fact",
    [
        lambda: Person("Zoë\x00"),
        lambda: Person("lone \ud800 surrogate"),
        lambda: Person("not a character \ufffe"),
        lambda: Person("broken\nover lines"),
        lambda: Person(""),
        lambda: Person(" "),
        lambda: Person(" before"),
        lambda: Person("…"),
        lambda: Text("words", "not a tag"),
        lambda: Text("\x1b[31m"),
        lambda: Streaming(NETFLIX, "https://a b"),
        lambda: Streaming(NETFLIX, "javascript:alert(1)"),
        lambda: Streaming(NETFLIX, "https://example.org/\n"),
        lambda: Streaming(NETFLIX, "https://example.org/<x>"),
        lambda: Person("Cher", ("ftp://example.org/",)),
        lambda: When(2019, 2, 30),
        lambda: When(2019, 13),
        lambda: When(2019, 0),
        lambda: When(2019, 2, 0),
        lambda: When(2019, None, 3),
        lambda: When(1066),
        lambda: Film(name=Text("Alien"), year=79),
        lambda: Film(name=Text("Alien"), minutes=0),
        lambda: Film(name=Text("Alien"), minutes=9000),
        lambda: Film(name=Text("Alien"), genres=("",)),
        lambda: Film(name=Text("Alien"), same_as=("imdb",)),
        lambda: Rating(NETFLIX, Decimal(11), Decimal(10)),
        lambda: Rating(NETFLIX, Decimal(-1), Decimal(10)),
        lambda: Rating(NETFLIX, Decimal("NaN"), Decimal(10)),
        lambda: Rating(NETFLIX, Decimal(0), Decimal(0)),
        lambda: Rating(NETFLIX, Decimal(1), Decimal(10), -1),
        lambda: Performance(Person("Cher"), 0),
        lambda: Performance(Person("Cher"), 1, character=""),
        lambda: Performance(Person("Cher"), 1, other_names=("\x07",)),
        Release,
        Trailer,
    ],
)
def test_a_fact_that_cannot_be_is_refused_with_its_mend(fact: Callable[[], object]) -> None:
    with pytest.raises(UnfitFact) as refusal:
        fact()
    assert refusal.value.message
    assert refusal.value.mend


@pytest.mark.parametrize(
    "name", ["Se7en", "1917", "M", "八月", "…And Justice for All", "$", "+1", "(500) Days of Summer"]
)
def test_a_title_may_be_short_a_number_or_in_any_script(name: str) -> None:
    assert Film(name=Text(name)).name.value == name


@pytest.mark.parametrize(
    ("when", "written"), [(When(2018), "2018"), (When(2018, 9), "2018-09"), (When(2018, 9, 20), "2018-09-20")]
)
def test_a_date_is_written_as_far_as_it_is_known(when: When, written: str) -> None:
    assert str(when) == written


def test_a_film_tells_of_what_it_says_something() -> None:
    assert Film(name=Text("Alien"), minutes=117).said() == ("name", "minutes")


@given(st.text())
def test_a_name_is_taken_as_it_is_or_refused(text: str) -> None:
    try:
        assert Person(text).name == text
    except UnfitFact as refusal:
        assert refusal.mend  # noqa: PT017 either outcome is right; a refusal must say how to mend it
