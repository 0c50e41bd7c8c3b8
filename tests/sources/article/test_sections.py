"""Trailer, releases, length, ratings, streaming, links: each in many wordings, and in other forms than text."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from publisher.facts import Film
from publisher.findings import Finding, Level
from publisher.sources.article.reader import read
from publisher.sources.reading import Said

LEAD = '"The Piano" is a 1993 drama film directed by Jane Campion.\n\n'


def shown(found: Film) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Each release as date, where, and whose."""
    return [
        (
            str(each.date),
            place.name if (place := each.place or each.festival) else None,
            tuple(p.name for p in each.publishers),
        )
        for each in found.releases
    ]


@pytest.mark.parametrize(
    ("sentence", "releases", "distributors"),
    [
        (
            (
                '"The Piano" movie release date was scheduled to be on May 15, 1993 (Cannes Film Festival), on '
                "August 5, 1993 (Australia) and on November 19, 1993 (United States) distributing by Miramax."
            ),
            [
                ("1993-05-15", "Cannes Film Festival", ()),
                ("1993-08-05", "Australia", ()),
                ("1993-11-19", "United States", ()),
            ],
            ["Miramax"],
        ),
        (
            (
                "It premiered at the Cannes Film Festival on 15 May 1993, and was released in Australia on "
                "August 5, 1993 by Roadshow and in the U.S. on November 19, 1993."
            ),
            [
                ("1993-05-15", "Cannes Film Festival", ()),
                ("1993-08-05", "Australia", ("Roadshow",)),
                ("1993-11-19", "United States", ()),
            ],
            ["Roadshow"],
        ),
        (
            "It was released on August 5, 1993 in Australia and New Zealand.",
            [("1993-08-05", "Australia", ()), ("1993-08-05", "New Zealand", ())],
            [],
        ),
        (
            "It was released on August 5, 1993 (USA, Canada).",
            [("1993-08-05", "United States", ()), ("1993-08-05", "Canada", ())],
            [],
        ),
        (
            "It premiered on August 5, 1993 (Los Angeles, California).",
            [("1993-08-05", "Los Angeles, California", ())],
            [],
        ),
        ("It premiered on August 5, 1993 (Paris, France).", [("1993-08-05", "Paris", ())], []),
        (
            "It was released on August 5, 1993, distributed by Warner Bros. and Legendary Pictures.",
            [("1993-08-05", None, ())],
            ["Warner Bros.", "Legendary Pictures"],
        ),
        (
            (
                "It was released on March 1, 1993 (United States) and on April 2, 1993 (France), distributed by "
                "A24 (United States) and StudioCanal (France)."
            ),
            [("1993-03-01", "United States", ("A24",)), ("1993-04-02", "France", ("StudioCanal",))],
            ["A24", "StudioCanal"],
        ),
        ("It was released in May 1993.", [("1993-05", None, ())], []),
        ("It came out on August 5, 1993 (Netflix).", [("1993-08-05", None, ("Netflix",))], ["Netflix"]),
        ("It premiered at Sundance on January 20, 1993.", [("1993-01-20", "Sundance", ())], []),
        ("Release date: August 5, 1993 (Australia)", [("1993-08-05", "Australia", ())], []),
        ("Distributor: Miramax Films, Inc.", [], ["Miramax Films, Inc."]),
    ],
)
def test_releases_and_distributors_are_read(
    sentence: str, releases: list[Any], distributors: list[str], film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{LEAD}Release date\n\nWhen is The Piano movie release date?\n\n{sentence}\n"
    found = film(text)
    assert shown(found) == releases
    assert [each.name for each in found.distributors] == distributors
    assert findings(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The release was postponed from May 1, 1993 to June 1, 1993.",
        "Its soundtrack was released on May 1, 1993.",
        "It was released on May 1 and June 1.",
    ],
)
def test_dates_of_something_else_are_no_release(
    sentence: str, film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{LEAD}Release date\n\n{sentence}\n"
    assert film(text).releases == ()
    assert {(level, line) for level, line, _ in findings(text)} == {(Level.UNREAD, 5)}


def test_what_cannot_be_right_is_refused_or_doubted_with_its_line(
    film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = (
        f"{LEAD}Release date\n\n"
        "It was released on February 30, 1993 (France) and on Sunday, August 5, 1993 (Australia).\n\n"
        "Details\n\n"
        "The film runs 0 minutes.\nThe film runs 9,000 minutes.\n"
        "The film runs 121 minutes.\nThe film runs 2 hours.\n\n"
        "Ratings\n\n"
        "IMDb: 11/10\nMetacritic rating is 89/100.\nMetacritic rating is 98/100.\n"
        "Somebody said 5/6 of it was good.\n"
    )
    found = film(text)
    assert shown(found) == [("1993-08-05", "Australia", ())]
    assert found.minutes == 121
    assert [(each.rater.name, str(each.value)) for each in found.ratings] == [("Metacritic", "89")]
    assert [(level, line) for level, line, _ in findings(text)] == [
        (Level.DOUBTFUL, 5),
        (Level.REFUSED, 5),
        (Level.REFUSED, 9),
        (Level.REFUSED, 10),
        (Level.DOUBTFUL, 12),
        (Level.REFUSED, 16),
        (Level.DOUBTFUL, 18),
        (Level.UNREAD, 19),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The duration of the film is 121 minutes.",
        "The film's running time is 2 hours 1 minute.",
        "It runs for 2h 1m.",
        "Runtime: 2 h 1 min",
        "The film is 121 minutes long.",
        "Length: 2:01",
        "It is a 121-minute film.",
    ],
)
def test_a_length_is_read_in_any_wording(
    sentence: str, film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    assert film(LEAD + sentence + "\n").minutes == 121
    assert findings(LEAD + sentence + "\n") == []


def test_minutes_of_something_else_are_no_length(film: Callable[..., Film]) -> None:
    assert film(f"{LEAD}The trailer runs 2 minutes. The murder comes 90 minutes later.\n").minutes is None


@pytest.mark.parametrize(
    ("sentence", "ratings"),
    [
        (
            "IMDB rating is 7.5/10. Rotten Tomatoes rating is 90/100.",
            [("IMDb", "7.5", "10"), ("Rotten Tomatoes", "90", "100")],
        ),
        ("IMDb: 7.5/10", [("IMDb", "7.5", "10")]),
        ("Rating on IMDb is 7.5/10.", [("IMDb", "7.5", "10")]),
        (
            "It has 90% on Rotten Tomatoes and 89/100 on Metacritic.",
            [("Rotten Tomatoes", "90", "100"), ("Metacritic", "89", "100")],
        ),
        ("Roger Ebert gave it 4 out of 4 stars.", [("Roger Ebert", "4", "4")]),
        ("Empire: 4/5", [("Empire", "4", "5")]),
        ("On Rotten Tomatoes, the film holds an approval rating of 90%.", [("Rotten Tomatoes", "90", "100")]),
        ("The film was rated 7.5/10 by AlloCiné.", [("AlloCiné", "7.5", "10")]),
        (
            "The critics gave it 94% (Rotten Tomatoes), while IMDb users gave it 7.5 out of 10.",
            [("Rotten Tomatoes", "94", "100"), ("IMDb", "7.5", "10")],
        ),
        ("rotten tomatoes score: 90 %", [("Rotten Tomatoes", "90", "100")]),
    ],
)
def test_ratings_are_read_with_rater_and_scale(
    sentence: str, ratings: list[Any], film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{LEAD}Ratings\n\n{sentence}\n"
    assert [(each.rater.name, str(each.value), str(each.best)) for each in film(text).ratings] == ratings
    assert findings(text) == []


def test_a_rating_counts_its_votes_only_where_it_says(film: Callable[..., Film]) -> None:
    [found] = film(f"{LEAD}It has 90% on Rotten Tomatoes based on 1,234 reviews.\n").ratings
    assert found.count == 1234


@pytest.mark.parametrize(
    "lines",
    [
        (
            'Miramax on Monday, August 2, 1993 released the trailer for "The Piano" you can watch here:\n'
            "The Piano | Official Trailer | Miramax.\nhttps://www.youtube.com/watch?v=1"
        ),
        (
            "The trailer for The Piano was released on August 2, 1993 by Miramax:\n"
            "https://www.youtube.com/watch?v=1\nThe Piano | Official Trailer | Miramax"
        ),
        "On August 2, 1993, Miramax released the official trailer: The Piano | Official Trailer | Miramax https://www.youtube.com/watch?v=1",
        "Miramax unveiled the first trailer on 2 August 1993:\n[The Piano | Official Trailer | Miramax](https://www.youtube.com/watch?v=1)",
    ],
)
def test_a_trailer_has_name_day_publisher_and_link(lines: str, film: Callable[..., Film]) -> None:
    text = f"{LEAD}## Is there a trailer for The Piano movie?\n\n{lines}\n"
    [found] = film(text.replace("\n", "\n\n"), "a.md").trailers
    assert found.name == "The Piano | Official Trailer | Miramax"
    assert str(found.date) == "1993-08-02"
    assert found.publisher is not None
    assert (found.publisher.name, found.link) == ("Miramax", "https://www.youtube.com/watch?v=1")


LINKS = """You can watch The Piano online streaming on Netflix:
{netflix}

The Piano on IMDB is available at:
{imdb}

The Piano on Wikipedia is available at:
{wikipedia}
"""


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("a.txt", "{}"),
        ("a.md", "{}"),
        ("a.md", "<{}>"),
        ("a.md", "[The Piano]({})"),
        ("a.html", "<a href='{}'>The Piano</a>"),
        ("a.md", "<a href='{}'>here</a>"),
    ],
)
def test_links_are_of_the_same_thing_or_of_a_service(
    file: str, form: str, film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    netflix, imdb, wikipedia = (
        "https://www.netflix.com/title/1",
        "https://www.imdb.com/title/tt0107822/",
        "https://en.wikipedia.org/wiki/The_Piano_(film)",
    )
    body = LINKS.format(netflix=form.format(netflix), imdb=form.format(imdb), wikipedia=form.format(wikipedia))
    text = (LEAD + body).replace(":\n", ": ") if file == "a.html" else LEAD + body
    text = "".join(f"<p>{part}</p>\n" for part in text.split("\n\n")) if file == "a.html" else text
    found = film(text, file)
    assert [(each.provider.name, each.link) for each in found.streaming] == [("Netflix", netflix)]
    assert found.same_as == (imdb, wikipedia)
    assert findings(text, file) == []


def test_several_services_take_their_own_pages(film: Callable[..., Film]) -> None:
    found = film(
        f"{LEAD}You can watch The Piano on Hulu and Apple TV:\nhttps://tv.apple.com/movie/x\nhttps://www.hulu.com/y\n"
    )
    assert [(each.provider.name, each.link) for each in found.streaming] == [
        ("Hulu", "https://www.hulu.com/y"),
        ("Apple TV", "https://tv.apple.com/movie/x"),
    ]


def test_an_announcement_without_a_link_is_understood_and_gives_nothing(
    film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{LEAD}The Piano on IMDB is available at:\n"
    assert film(text).same_as == ()
    assert findings(text) == []


def test_a_link_to_something_else_is_not_the_same_film(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}It stars [Holly Hunter](https://en.wikipedia.org/wiki/Holly_Hunter).\n", "a.md")
    assert found.same_as == ()


def test_words_that_gave_no_fact_are_told_line_by_line(findings: Callable[..., Any]) -> None:
    text = (
        f"{LEAD}IMDb is an online database.\n\nHere is the full cast of The Piano.\n\nThe piano is "
        f"heavy. It was released in 1993.\n"
    )
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.UNREAD, 3), (Level.UNREAD, 7)]


TABLES = """# The Piano

**The Piano** is a 1993 drama film directed by Jane Campion.

## Cast

| Character | Actor |
| --- | --- |
| Ada | Holly Hunter |
| Baines | Harvey Keitel |

## Release dates

| Country | Date |
| --- | --- |
| Australia | 5 August 1993 |
| France | 19 May 1993 |

## Ratings

| Site | Rating |
| --- | --- |
| IMDb | 7.5/10 |
| Metacritic | 89/100 |

## Plot

Ada (Holly Hunter) comes
to New Zealand.

She plays.
"""


def as_html(markdown: str) -> str:
    """The same article as a page, with what a page has around it."""
    body = MarkdownIt("commonmark").enable("table").render(markdown)
    noise = "<script>var x = '5/10';</script><nav>IMDb: 1/10</nav><footer>Runtime: 5 minutes</footer>"
    head = "<!doctype html>\n<html><head><title>x</title><style>p{}</style></head>"
    return f"{head}<body>{noise}\n<article>{body}</article></body></html>"


@pytest.mark.parametrize("form", ["a.md", "a.html"])
def test_tables_are_read_in_markdown_and_html(
    form: str, film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = TABLES if form == "a.md" else as_html(TABLES)
    found = film(text, form)
    assert [(each.actor.name, each.character) for each in found.cast] == [
        ("Holly Hunter", "Ada"),
        ("Harvey Keitel", "Baines"),
    ]
    assert shown(found) == [("1993-08-05", "Australia", ()), ("1993-05-19", "France", ())]
    assert [each.rater.name for each in found.ratings] == ["IMDb", "Metacritic"]
    assert found.plot is not None
    assert found.plot.value == "Ada (Holly Hunter) comes to New Zealand.\n\nShe plays."
    assert found.minutes is None
    assert findings(text, form) == []


def test_findings_in_a_page_have_the_line_of_the_file(findings: Callable[..., Any]) -> None:
    page = (
        "<html>\n<body>\n<p>Fargo is a 1996 film.</p>\n<div>\n<p>\nPancakes are\nnice.</p></div>\n"
        "<p>IMDb: 12/10</p>\n</body></html>"
    )
    assert [(level, line) for level, line, _ in findings(page, "a.html")] == [(Level.UNREAD, 6), (Level.REFUSED, 8)]


@given(
    st.text(),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
    st.sampled_from(["", LEAD, f"{LEAD}Cast\n\n", f"{LEAD}Release date\n\n", f"{LEAD}Ratings\n\n", f"{LEAD}Plot\n\n"]),
)
def test_any_text_yields_films_and_findings(text: str, file: str, before: str) -> None:
    content = (before + text).encode("utf-8", "replace")
    found = list(read(content, file))
    assert all(isinstance(each, Said | Finding) for each in found)
    assert found
    assert sum(isinstance(each, Said) for each in found) <= 1


WORDS = [
    "A",
    "Ann Lee",
    "as",
    "and",
    ",",
    "(",
    ")",
    '"',
    "by",
    "directed by",
    "on May 2, 1999",
    "in",
    "France",
    "7/10",
    "IMDb",
    "90 minutes",
    "stars",
    ":",
    "\t",
    "\n",
    "released",
    "film",
    "watch",
    "on",
    "Netflix",
    "http://a.b",
    "|",
    "- ",
    "trailer",
    "'s",
    "the",
    "of",
    "1999",
    "is a",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_words_of_film_articles_yield_films_and_findings(words: list[str], file: str) -> None:
    assert list(read((LEAD + " ".join(words)).encode(), file))


def test_a_line_that_no_format_can_carry_is_refused_and_takes_no_other_with_it(
    film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{LEAD}It stars Holly\x00 Hunter.\nThe film is 121 minutes long.\n"
    assert film(text).minutes == 121
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.REFUSED, 3)]


@pytest.mark.slow
@pytest.mark.parametrize("file", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "A as B, ",
        "(",
        '"',
        "<",
        "<a ",
        "<div>",
        "<!--",
        "[",
        "*",
        "A (B) ",
        "\t",
        "May 1, 2019 ",
        "1/10 ",
        "\xa0",
    ],
)
def test_a_hostile_line_ends_in_time(unit: str, file: str) -> None:
    for length in (19_000, 900_000):
        assert list(read((LEAD + "Cast\n\n" + unit * (length // len(unit))).encode(), file))


def test_a_company_in_a_bracket_is_no_place(film: Callable[..., Film], findings: Callable[..., Any]) -> None:
    text = f"{LEAD}Release\n\nUnited States: 4 February 1994 (Neon)\n"
    assert shown(film(text)) == [("1994-02-04", "United States", ())]
    assert [(level, line) for level, line, what in findings(text) if "Neon" in what] == [(Level.UNREAD, 5)]


@pytest.mark.parametrize(
    ("sentence", "releases"),
    [
        (
            (
                "It was first shown on 20 May 1993 at the Cannes Film Festival, and was released on 28 May 1993 "
                "in France, on 1 June 1993 in China and on 5 August 1993 in the United Kingdom."
            ),
            [
                ("1993-05-20", "Cannes Film Festival"),
                ("1993-05-28", "France"),
                ("1993-06-01", "China"),
                ("1993-08-05", "United Kingdom"),
            ],
        ),
        (
            (
                "It premiered at South by Southwest on March 11, 1993. Miramax released it in the U.S. on March 25, "
                "1993 (limited) and April 8, 1993 (wide)."
            ),
            [("1993-03-11", "South by Southwest"), ("1993-03-25", "United States"), ("1993-04-08", "United States")],
        ),
        (
            (
                "It premiered at the 64th Berlin International Film Festival on 6 February 1993, and in Ireland, "
                "the United Kingdom and the United States on 1 May 1993."
            ),
            [
                ("1993-02-06", "64th Berlin International Film Festival"),
                ("1993-05-01", "Ireland"),
                ("1993-05-01", "United Kingdom"),
                ("1993-05-01", "United States"),
            ],
        ),
        (
            "It premiered at the 1993 Cannes Film Festival on 15 May 1993.",
            [("1993-05-15", "1993 Cannes Film Festival")],
        ),
    ],
)
def test_each_date_takes_the_places_that_are_its_own(
    film: Callable[..., Film], sentence: str, releases: list[tuple[str, str]]
) -> None:
    assert [(date, place) for date, place, _ in shown(film(f"{LEAD}{sentence}\n"))] == releases


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Miramax released the trailer on May 1, 1993. You can watch it here:\nLA LEÇON - Bande-annonce\n",
            "LA LEÇON - Bande-annonce",
        ),
        (
            "Miramax on May 1, 1993 released the trailer for “The Piano” here:\nThe Piano – Official Trailer\n",
            "The Piano – Official Trailer",
        ),
        (
            "Miramax on May 1, 1993 released the trailer titled “The Piano (1993) | Trailer”.\n",
            "The Piano (1993) | Trailer",
        ),
        (
            "Watch the trailer, which Miramax published on May 1, 1993, below:\n“The Piano - Teaser”\n",
            "The Piano - Teaser",
        ),
    ],
)
def test_a_trailer_is_known_by_the_name_that_follows(film: Callable[..., Film], text: str, name: str) -> None:
    [trailer] = film(f"{LEAD}Trailer\n\n{text}").trailers
    assert (trailer.name, str(trailer.date), trailer.publisher and trailer.publisher.name) == (
        name,
        "1993-05-01",
        "Miramax",
    )


def test_who_released_it_may_stand_before_the_date(film: Callable[..., Film]) -> None:
    found = film(
        f"{LEAD}It was released in Japan by Toho on 20 August 1993 and in the U.S. by Miramax on 24 November 1993.\n"
    )
    assert shown(found) == [("1993-08-20", "Japan", ("Toho",)), ("1993-11-24", "United States", ("Miramax",))]
    assert [each.name for each in found.distributors] == ["Toho", "Miramax"]
