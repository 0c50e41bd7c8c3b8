"""The lead: title, year, countries, genres, directors and writers."""

from collections.abc import Callable
from typing import Any

import pytest

from publisher.facts import Film
from publisher.findings import Finding, Level
from publisher.sources.article.reader import read

TITLES = [
    "Who's Afraid of Virginia Woolf?",
    "As Good as It Gets",
    "Crouching Tiger, Hidden Dragon",
    "Amélie",
    "Mamma Mia!",
    "It",
    "Us",
    "1917",
    "M",
    "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
    "May",
    "Up",
    "Blade Runner 2049",
    "Life Is Beautiful",
    "Birdman or (The Unexpected Virtue of Ignorance)",
    "The Cast",
    "Trailer Park of Terror",
    "Dial M for Murder",
    "Бригада",
    "千と千尋の神隠し",
    "E.T. the Extra-Terrestrial",
    "$9.99",
    "Good Night, and Good Luck.",
    "8½",
    "X",
    "Se7en",
    "Kill Bill: Volume 1",
]
QUOTES = ['"{}"', "“{}”", "«{}»", "‘{}’", "{}"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("quotes", QUOTES)
def test_a_title_is_read_with_and_without_quotation_marks(title: str, quotes: str, film: Callable[..., Film]) -> None:
    name = quotes.format(title)
    found = film(
        f"{name} is a 1999 American drama film directed by Jane Campion.\n\nRelease date\n\n"
        f"When is {title} movie release date?\n\n{name} movie release date was on May 2, 1999 (France).\n\n"
        f"Ratings\n\n{name} got 7/10 on IMDb.\n"
    )
    assert (found.name.value, found.year) == (title, 1999)
    assert [str(each.date) for each in found.releases] == ["1999-05-02"]
    assert [each.name for each in found.directors] == ["Jane Campion"]
    assert [each.rater.name for each in found.ratings] == ["IMDb"]


@pytest.mark.parametrize(
    ("description", "countries", "genres"),
    [
        ("2018 American psychological horror thriller film", ["United States"], ["psychological horror", "thriller"]),
        ("2001 French-German romantic comedy film", ["France", "Germany"], ["romantic comedy"]),
        ("2001 French–German romantic comedy film", ["France", "Germany"], ["romantic comedy"]),
        ("American-British epic war film", ["United States", "United Kingdom"], ["epic war"]),
        ("2003 South Korean neo-noir action thriller film", ["South Korea"], ["neo-noir", "action", "thriller"]),
        ("2000 Hong Kong romantic drama film", ["Hong Kong"], ["romantic drama"]),
        ("1974 West German drama film", ["West Germany"], ["drama"]),
        ("2010 Danish, Swedish and French co-production", ["Denmark", "Sweden", "France"], []),
        ("1997 American romantic comedy-drama film", ["United States"], ["romantic comedy-drama"]),
        ("2015 science fiction film", [], ["science fiction"]),
        ("1995 American animated adventure comedy film", ["United States"], ["animated adventure", "comedy"]),
        ("1944 American film noir", ["United States"], ["film noir"]),
        ("2008 American biographical film", ["United States"], ["biographical"]),
        ("1927 German silent science-fiction film", ["Germany"], ["silent science-fiction"]),
        ("2008 superhero movie", [], ["superhero"]),
        ("2012 international co-production between Denmark and the United Kingdom", ["Denmark", "United Kingdom"], []),
    ],
)
def test_countries_and_genres_are_the_words_before_film(
    description: str, countries: list[str], genres: list[str], film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f'"The Hunt" is a {description}.\n'
    found = film(text)
    assert [each.name for each in found.countries] == countries
    assert list(found.genres) == genres
    assert [each for each in findings(text) if "international" not in each[2]] == []


@pytest.mark.parametrize("word", ["French-language", "French language", "quixotic", "African-American"])
def test_a_word_that_is_no_genre_and_no_country_is_told(
    word: str, film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f'"The Hunt" is a 2012 Danish {word} drama film.\n'
    assert [each.name for each in film(text).countries] == ["Denmark"]
    assert film(text).genres == ("drama",)
    assert [level for level, _, _ in findings(text)] == [Level.UNREAD]


@pytest.mark.parametrize(
    ("clause", "directors", "writers"),
    [
        ("directed by Jane Campion", ["Jane Campion"], []),
        ("written and directed by Jane Campion", ["Jane Campion"], ["Jane Campion"]),
        ("directed by Joel Coen and Ethan Coen", ["Joel Coen", "Ethan Coen"], []),
        (
            "directed by Peter Ramsey, Bob Persichetti and Rodney Rothman",
            ["Peter Ramsey", "Bob Persichetti", "Rodney Rothman"],
            [],
        ),
        ("directed by A. B. Smith, Jr. and Ng", ["A. B. Smith, Jr.", "Ng"], []),
        (
            "directed by Darren Aronofsky from a screenplay by Mark Heyman and John J. McLaughlin",
            ["Darren Aronofsky"],
            ["Mark Heyman", "John J. McLaughlin"],
        ),
        (
            "directed by Guillermo del Toro, written by Guillermo del Toro and Vanessa Taylor, starring Sally Hawkins",
            ["Guillermo del Toro"],
            ["Guillermo del Toro", "Vanessa Taylor"],
        ),
        ("written, produced and directed by Jane Campion", ["Jane Campion"], ["Jane Campion"]),
        (
            "directed by Noah Baumbach and written by Baumbach and Greta Gerwig",
            ["Noah Baumbach"],
            ["Noah Baumbach", "Greta Gerwig"],
        ),
        (
            "directed by James L. Brooks, who co-wrote it with Mark Andrus",
            ["James L. Brooks"],
            ["James L. Brooks", "Mark Andrus"],
        ),
        ("directed by McG", ["McG"], []),
        ("directed by British playwright Christopher Hampton", ["Christopher Hampton"], []),
        ("directed by 張藝謀", ["張藝謀"], []),
        ("directed by Jane Campion, based on the novel written by Thomas Savage", ["Jane Campion"], []),
        ("directed by Jane Campion and produced by Jan Chapman", ["Jane Campion"], []),
    ],
)
def test_directors_and_writers_are_read(
    clause: str, directors: list[str], writers: list[str], film: Callable[..., Film]
) -> None:
    found = film(f'"The Piano" is a 1993 drama film {clause}.\n')
    assert [each.name for each in found.directors] == directors
    assert [each.name for each in found.writers] == writers


def test_directors_may_stand_in_a_sentence_or_a_list_of_their_own(film: Callable[..., Film]) -> None:
    found = film(
        "Fargo is a 1996 film.\nIt was directed by Joel Coen.\n\nWritten by: Joel Coen, Ethan Coen\n"
        "Genre: crime, dark comedy\nCountry: USA\n"
    )
    assert [each.name for each in found.directors] == ["Joel Coen"]
    assert [each.name for each in found.writers] == ["Joel Coen", "Ethan Coen"]
    assert found.genres == ("crime", "dark comedy")
    assert [each.name for each in found.countries] == ["United States"]


def test_a_shared_family_name_is_completed_and_told(film: Callable[..., Film], findings: Callable[..., Any]) -> None:
    text = "Fargo is a 1996 film directed by Joel and Ethan Coen.\n"
    assert [each.name for each in film(text).directors] == ["Joel Coen", "Ethan Coen"]
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.DOUBTFUL, 1)]


def test_a_family_that_is_not_named_is_not_guessed(film: Callable[..., Film], findings: Callable[..., Any]) -> None:
    text = "Fargo is a 1996 film directed by the Coen brothers.\n"
    assert film(text).directors == ()
    assert [level for level, _, _ in findings(text)] == [Level.UNREAD]


def test_other_titles_stand_beside_the_title(film: Callable[..., Film]) -> None:
    found = film(
        'Amélie (French: "Le Fabuleux Destin d\'Amélie Poulain"), also known as Amelie, is a 2001 French film.\n'
    )
    assert found.name.value == "Amélie"
    assert [each.value for each in found.other_names] == ["Le Fabuleux Destin d'Amélie Poulain", "Amelie"]


@pytest.mark.parametrize(
    "lead",
    [
        "It is a 1996 American crime film.",
        "The film is a 1996 American crime film.",
        "This is a 1996 American crime film.",
    ],
)
@pytest.mark.parametrize("heading", ["Fargo", "Fargo (1996)", "Fargo movie: trailer, cast, release date", '"Fargo"'])
def test_the_title_may_stand_in_the_heading_only(heading: str, lead: str, film: Callable[..., Film]) -> None:
    found = film(f"{heading}\n\n{lead}\n")
    assert (found.name.value, found.year) == ("Fargo", 1996)


def test_the_leads_year_is_kept_against_the_headings_and_both_are_told(
    film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = '# Fargo (1995)\n\n"Fargo" is a 1996 American crime film.\n'
    assert film(text, "a.md").year == 1996
    assert [(level, line) for level, line, _ in findings(text, "a.md")] == [(Level.DOUBTFUL, 1)]


@pytest.mark.parametrize(
    "text",
    [
        '"Dark" is a German science fiction thriller television series created by Baran bo Odar and Jantje Friese.\n',
        "Chernobyl is a 2019 historical drama miniseries.\n",
        "Fargo is an American black comedy crime drama television series based on the 1996 film of the same name.\n",
        "The Crown is an upcoming limited series, the cast of which has many stars. The film rights are sold.\n",
        "# Dark\n\nThe three seasons have 26 episodes.\n",
    ],
)
def test_a_series_is_refused_with_one_clear_line(text: str, findings: Callable[..., Any]) -> None:
    [(level, line, what)] = findings(text, "a.md")
    assert level is Level.REFUSED
    assert line > 0
    assert "series" in what


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Pancakes\n\nMix flour and milk.\n",
        "Frances McDormand is an American film producer.\n",
        "Cannes is a film festival.\n",
    ],
)
def test_what_tells_of_no_film_is_refused(text: str, findings: Callable[..., Any]) -> None:
    [(level, _, what)] = findings(text)
    assert level is Level.REFUSED
    assert "film" in what


def test_lines_wrapped_at_a_margin_are_whole_sentences(film: Callable[..., Film]) -> None:
    found = film(
        "Fargo is a 1996 black comedy crime film written, produced and\n"
        "directed by Joel Coen and Ethan Coen. It stars Frances\n"
        "McDormand as Marge Gunderson and William H. Macy as Jerry\n"
        "Lundegaard.\n"
    )
    assert [each.name for each in found.directors] == ["Joel Coen", "Ethan Coen"]
    assert [each.character for each in found.cast] == ["Marge Gunderson", "Jerry Lundegaard"]


def test_the_title_may_follow_the_word_film(film: Callable[..., Film]) -> None:
    found = film('The documentary film "Man on Wire" (2008), directed by James Marsh, runs 94 minutes.\n')
    assert (found.name.value, found.year, found.genres, found.minutes) == ("Man on Wire", 2008, ("documentary",), 94)
    assert [person.name for person in found.directors] == ["James Marsh"]


def test_the_marks_of_an_encyclopedia_are_no_part_of_its_text(film: Callable[..., Film]) -> None:
    found = film(
        "Heat is a 1995 crime film.[1]\n\nCast[edit]\n\nAl Pacino as Vincent Hanna[2]\n\nRunning time\n170 minutes[3]\n"
    )
    assert [(each.actor.name, each.character) for each in found.cast] == [("Al Pacino", "Vincent Hanna")]
    assert found.minutes == 170


@pytest.mark.parametrize(
    "text",
    [
        "# Purple Rain\n\nPurple Rain is the sixth studio album by Prince, with songs of the 1984 film.\n",
        "# Greta Gerwig\n\nGreta Gerwig is an American filmmaker. She directed the 2019 film “Little Women”.\n",
        "# The Piano\n\nThe Piano is a 1995 novel. It was made into a film.\n",
    ],
)
def test_what_is_said_to_be_something_else_is_no_film(text: str) -> None:
    assert [type(each) for each in read(text.encode(), "a.md")] == [Finding]


def test_a_name_may_have_an_epithet(film: Callable[..., Film]) -> None:
    found = film("Heat is a 1995 crime film starring Wallace Shawn, André the Giant, and Christopher Guest.\n")
    assert [each.actor.name for each in found.cast] == ["Wallace Shawn", "André the Giant", "Christopher Guest"]


def test_whose_film_it_is_is_no_part_of_a_title_that_the_heading_gives_without(film: Callable[..., Film]) -> None:
    text = "<h1>Coco: release date, trailer</h1><p>Pixar's <em>Coco</em> is a 2017 animated film.</p>"
    assert film(text, "a.html").name.value == "Coco"
    assert film('"Pan\'s Labyrinth" is a 2006 film.').name.value == "Pan's Labyrinth"
