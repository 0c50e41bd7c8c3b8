"""Who directed and who wrote, in the wordings in which people say so; what may be another film's is left out."""

from collections.abc import Callable

import pytest

from publisher.facts import Film
from publisher.findings import Level

LEAD = '"The Piano" is a 1993 drama film'


def names(people: tuple[object, ...]) -> list[str]:
    return [str(getattr(person, "name", person)) for person in people]


@pytest.mark.parametrize(
    ("words", "directors", "writers"),
    [
        ("directed by Jane Campion. Written by Campion with Kate Pullinger.", 1, ["Kate Pullinger"]),
        ("directed by Jane Campion from a screenplay she co-wrote with Kate Pullinger.", 1, ["Kate Pullinger"]),
        ("directed by Jane Campion, who co-wrote the screenplay with Kate Pullinger.", 1, ["Kate Pullinger"]),
        ("directed by Jane Campion, who also wrote and produced the film.", 1, []),
        ("directed by Jane Campion from her own screenplay.", 1, []),
        (". Jane Campion wrote and directed the film.", 1, []),
        ("written for the screen by Jane Campion and Kate Pullinger.", 0, ["Kate Pullinger"]),
    ],
)
def test_co_writers_are_read_in_any_wording(
    film: Callable[..., Film], words: str, directors: int, writers: list[str]
) -> None:
    found = film(f"{LEAD} {words}".replace(" .", "."))
    assert names(found.directors) == ["Jane Campion"] * directors
    assert names(found.writers) == ["Jane Campion", *writers]


def test_a_writer_is_no_director_for_writing_with_one(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD} directed by Jane Campion. Kate Pullinger wrote the screenplay with Jan Chapman.")
    assert names(found.directors) == ["Jane Campion"]
    assert names(found.writers) == ["Kate Pullinger", "Jan Chapman"]


def test_who_produced_is_no_writer(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD} directed by Jane Campion, who also produced, shot and edited the film.")
    assert names(found.directors) == ["Jane Campion"]
    assert not found.writers


def test_a_family_name_is_lent_only_where_and_joins_the_names(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD} directed by Joel and Ethan Coen from a screenplay by Age & Scarpelli, Luciano Vincenzoni.")
    assert names(found.directors) == ["Joel Coen", "Ethan Coen"]
    assert names(found.writers) == ["Age", "Scarpelli", "Luciano Vincenzoni"]


def test_a_family_name_of_two_words_is_completed(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD} directed by Guillermo del Toro and written by del Toro and Vanessa Taylor.")
    assert names(found.writers) == ["Guillermo del Toro", "Vanessa Taylor"]


def test_an_award_before_a_name_is_no_name(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}.\nIt was written and directed by Academy Award® nominee Jane Campion.\n")
    assert names(found.directors) == names(found.writers) == ["Jane Campion"]


@pytest.mark.parametrize(
    "sentence",
    [
        'It is the sequel to the 1986 film "Top Gun", directed by Tony Scott.',
        'A sequel, "The Violin", was released in 1999, directed by Tony Scott and running 137 minutes.',
        "The first film was directed by Tony Scott. It was released on May 16, 1986 and runs 110 minutes.",
        '"Top Gun" was released on May 16, 1986, directed by Tony Scott.',
        "A television series of the same name, directed by Tony Scott, premiered on April 15, 2014.",
        "The 1986 film directed by Tony Scott starred Tom Cruise.",
        "It is a remake of the 1986 film directed by Tony Scott.",
    ],
)
def test_facts_of_another_film_are_reported_and_not_taken(
    film: Callable[..., Film], findings: Callable[..., list[tuple[Level, int, str]]], sentence: str
) -> None:
    text = f"{LEAD} directed by Jane Campion. {sentence}\n"
    found = film(text)
    assert names(found.directors) == ["Jane Campion"]
    assert not found.releases
    assert found.minutes is None
    assert not found.cast
    assert any(level is Level.UNREAD and line == 1 for level, line, _ in findings(text))


def test_a_sentence_that_comes_back_to_the_film_is_read_on(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD} directed by Jane Campion. The sequel to The Organ (1990), it stars Holly Hunter.\n")
    assert [each.actor.name for each in found.cast] == ["Holly Hunter"]


@pytest.mark.parametrize(
    "sentence",
    ["It is not available on Netflix.", "It was never released in China.", "The film isn't 90 minutes long."],
)
def test_what_is_denied_is_no_fact(
    film: Callable[..., Film], findings: Callable[..., list[tuple[Level, int, str]]], sentence: str
) -> None:
    text = f"{LEAD}.\n\n{sentence}\n"
    assert film(text).said() == film(f"{LEAD}.\n").said()
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.UNREAD, 3)]


def test_a_list_of_films_lends_no_facts_to_the_first(
    film: Callable[..., Film], findings: Callable[..., list[tuple[Level, int, str]]]
) -> None:
    text = f"1. {LEAD} directed by Jane Campion.\n2. Heat is a 1995 American crime film directed by Michael Mann.\n"
    found = film(text)
    assert (found.name.value, found.year, names(found.directors)) == ("The Piano", 1993, ["Jane Campion"])
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.UNREAD, 2)]


@pytest.mark.parametrize(
    ("sentence", "directors"),
    [
        ("It was not directed by Bo Ray.", []),
        ("It was directed by Cuban-American stand-up comedian Bo Ray.", ["Bo Ray"]),
        ("It was directed by Acme film producer Bo Ray.", []),
        ("It was directed by Bo Ray of The Acme Company.", ["Bo Ray"]),
        ("It was directed by D. A. Ray, J. A. Fox and A. B. Odd.", ["D. A. Ray", "J. A. Fox", "A. B. Odd"]),
        ("It was directed by the Ray brothers.", []),
        ("Directed by Bo Ray, Long Way was a success.", ["Bo Ray"]),
        ("Directed by Bo Ray, Long Road was a success.", ["Bo Ray"]),
        ("It has scenes that were written and directed by Bo Ray.", []),
        ("It was directed by The Rays and Bo Fox.", ["Bo Fox"]),
        ("It was co-written, directed by and starring Bo Ray, Di Fox and Al Ode.", ["Bo Ray"]),
        ("It was made by many. Directors: Bo Ray and Di Fox.", ["Bo Ray", "Di Fox"]),
    ],
)
def test_a_name_is_a_directors_only_where_the_words_say_so(
    sentence: str, directors: list[str], film: Callable[..., Film]
) -> None:
    found = film(f"“Long Way” is a 2011 drama film.\n{sentence}\n")
    assert [each.name for each in found.directors] == directors


@pytest.mark.parametrize(
    ("sentence", "writers"),
    [
        ("Bo Ray wrote the film's score.", []),
        ("Bo Ray wrote the film's screenplay.", ["Bo Ray"]),
        ("He wrote the screenplay with Bo Ray.", []),
        ("Bo L. Ray and Di Fox wrote the screenplay.", ["Bo L. Ray", "Di Fox"]),
        ("It keeps the dialogue as written by Shakespeare.", []),
        ("It was written by Bo Ray,and produced by Di Fox.", ["Bo Ray"]),
    ],
)
def test_a_name_is_a_writers_only_where_the_words_say_so(
    sentence: str, writers: list[str], film: Callable[..., Film]
) -> None:
    found = film(f"“Long Way” is a 2011 drama film.\n{sentence}\n")
    assert [each.name for each in found.writers] == writers


def test_a_family_name_is_a_directors_before_it_is_an_actors(film: Callable[..., Film]) -> None:
    found = film("“Long Way” is a 2011 drama film directed by Bo Ray, written by Ray and starring Di Ray.\n")
    assert [each.name for each in found.writers] == ["Bo Ray"]


@pytest.mark.parametrize(
    ("sentences", "writers"),
    [
        ("written by Jane and Anna Campion.", ["Jane Campion", "Anna Campion"]),
        (
            "directed by Bong Joon-ho. The screenplay was written by Bong and Jon Ronson.",
            ["Bong Joon-ho", "Jon Ronson"],
        ),
        ("directed by RZA and written by RZA and Eli Roth.", ["RZA", "Eli Roth"]),
        (
            "based on the novel by Jane Mander. The screenplay was written by Mander and Kate Pullinger.",
            ["Jane Mander", "Kate Pullinger"],
        ),
    ],
)
def test_a_short_name_before_another_shares_its_family_name_only_where_nobody_bears_it(
    film: Callable[..., Film], sentences: str, writers: list[str]
) -> None:
    assert names(film(f"{LEAD} {sentences}\n").writers) == writers
