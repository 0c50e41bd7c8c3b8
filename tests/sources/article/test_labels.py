"""Labels with their values, lists under a label, and questions with their answers."""

from collections.abc import Callable

import pytest

from publisher.facts import Film

LEAD = '"The Piano" is a 1993 drama film.\n\n'


def test_a_title_under_a_label_goes_before_a_heading(film: Callable[..., Film]) -> None:
    found = film("MIRAMAX PRESENTS “THE PIANO”\n\nTitle: The Piano\nYear: 1993\nDirector: Jane Campion\n")
    assert (found.name.value, found.year) == ("The Piano", 1993)
    assert [person.name for person in found.directors] == ["Jane Campion"]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Distributors:\nMiramax\nBAC Films\n\nTrivia\n", "a.txt"),
        ("- Distributors:\n    - Miramax\n    - BAC Films\n- Trivia\n", "a.md"),
        ("<ul><li>Distributors:<ul><li>Miramax</li><li>BAC Films</li></ul></li><li>Trivia</li></ul>", "a.html"),
        ("<table><tr><th>Distributors</th><td>Miramax<br>BAC Films</td></tr></table><p>Trivia</p>", "a.html"),
        ("<table><tr><th>Distributors</th><td><ul><li>Miramax</li><li>BAC Films</li></ul></td></tr></table>", "a.html"),
        ("### Who distributed it?\n\nA: Miramax and BAC Films.\n", "a.md"),
        ("Distributed by: Miramax / BAC Films\n", "a.txt"),
        ("It was distributed by Miramax in the United States and BAC Films in France.\n", "a.txt"),
    ],
)
def test_a_list_is_read_in_any_form(film: Callable[..., Film], text: str, file: str) -> None:
    assert [each.name for each in film(LEAD + text, file).distributors] == ["Miramax", "BAC Films"]


def test_sentences_after_a_value_are_read(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}Runtime: 117 minutes. Released on July 16, 1993 in Japan by Toho.\n")
    assert found.minutes == 117
    assert [str(release.date) for release in found.releases] == ["1993-07-16"]
    assert [each.name for each in found.distributors] == ["Toho"]


def test_the_unit_of_a_number_may_stand_with_its_label(film: Callable[..., Film]) -> None:
    assert film(f"{LEAD}Length (min): 117\n").minutes == 117


def test_the_country_of_a_release_may_stand_in_its_label(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}US release date: November 19, 1993\nWorld premiere: Cannes Film Festival, May 15, 1993\n")
    places = [each.place or each.festival for each in found.releases]
    assert [place.name for place in places if place] == ["United States", "Cannes Film Festival"]


def test_facts_in_a_section_about_the_film_are_no_plot(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}About\n\nShe plays.\n\nThe duration of the film is 117 minutes.\n")
    assert (found.minutes, found.plot and found.plot.value) == (117, "She plays.")


@pytest.mark.parametrize(
    "words", ["It is a French–Australian co-production.", "It is a co-production of France and Australia."]
)
def test_a_co_production_names_its_countries(film: Callable[..., Film], words: str) -> None:
    assert {country.name for country in film(f"{LEAD}{words}\n").countries} == {"France", "Australia"}


def test_a_line_may_hold_several_labels(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}**Length:** 117 min · **Rotten Tomatoes:** 91% · **IMDb:** 7.5/10\n", "a.md")
    assert found.minutes == 117
    assert [(each.rater.name, int(each.value * 10)) for each in found.ratings] == [
        ("Rotten Tomatoes", 910),
        ("IMDb", 75),
    ]
