from dataclasses import replace
from decimal import Decimal

from catalogue import BASE, GET_OUT, PERFECTION, WILLIAMS, reading

from publisher.conflicts import conflicts
from publisher.facts import Film, Organization, Performance, Rating
from publisher.findings import Level
from publisher.identity import Names


def said(*films: Film) -> list[str]:
    told = [reading(f"{n}.txt", film) for n, film in enumerate(films)]
    found = list(conflicts(told, Names.of(films, BASE)))
    assert all(finding.level is Level.DOUBTFUL for finding in found)
    return [str(finding) for finding in found]


def test_sources_that_agree_are_not_mentioned() -> None:
    assert said(PERFECTION, PERFECTION, GET_OUT) == []


def test_two_lengths_are_a_conflict_that_names_both_places() -> None:
    assert said(PERFECTION, replace(PERFECTION, minutes=91)) == [
        "1.txt:1: doubtful: length: 91 minutes (0.txt:1 says 90 minutes)"
    ]


def test_two_scores_of_one_site_are_a_conflict() -> None:
    (found,) = said(
        PERFECTION, replace(PERFECTION, ratings=(Rating(Organization("IMDB"), Decimal("6.1"), Decimal(10)),))
    )
    assert "score of IMDB: 6.1/10 (0.txt:1 says 6.2/10)" in found


def test_a_fuller_name_of_a_character_is_no_conflict_and_another_name_is_one() -> None:
    assert said(PERFECTION, replace(PERFECTION, cast=(Performance(WILLIAMS, 1, "Charlotte Willmore"),))) == []
    assert said(PERFECTION, replace(PERFECTION, cast=(Performance(WILLIAMS, 1, "Paloma"),)))


def test_another_film_is_not_in_the_way() -> None:
    assert said(PERFECTION, replace(PERFECTION, year=2019, minutes=91, same_as=())) == []


def test_what_one_source_says_twice_is_for_its_reader_to_find() -> None:
    twice = (Performance(WILLIAMS, 1, "Charlotte"), Performance(WILLIAMS, 2, "Paloma"))
    assert said(PERFECTION, replace(PERFECTION, cast=twice)) == []
