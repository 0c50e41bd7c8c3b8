"""Wordings that mislead: what is refused, what is doubted, and what is read all the same."""

from collections.abc import Callable

import pytest

from publisher.facts import Film
from publisher.findings import Level

Findings = list[tuple[Level, int, str]]
LEAD = "“Long Way” is a 2011 American drama film directed by Ann Lee.\n"


@pytest.mark.parametrize(
    ("subject", "title", "others"),
    [
        ("Long Way, released in Peru as Slow Way,", "Long Way", ["Slow Way"]),
        ("Long Way, alternatively known as Slow Way,", "Long Way", ["Slow Way"]),
        ("Long Way also known as Slow Way", "Long Way", ["Slow Way"]),
        ("Long Way (also known as Slow Way outside Peru)", "Long Way", ["Slow Way"]),
        ("Long Way, American title Slow Way,", "Long Way", ["Slow Way"]),
        ("Long Way (transl. Road)", "Long Way", []),
        ("“Twelve, or So?” (French: «Douze ?»)", "Twelve, or So?", ["Douze ?"]),
        ("After Long Ways, My Love", "After Long Ways, My Love", []),
        ("As Long as It Gets", "As Long as It Gets", []),
    ],
)
def test_what_stands_beside_a_title_is_no_part_of_it(
    subject: str, title: str, others: list[str], film: Callable[..., Film]
) -> None:
    found = film(f"{subject} is a 2011 drama film directed by Ann Lee.\n")
    assert (found.name.value, [each.value for each in found.other_names]) == (title, others)


@pytest.mark.parametrize(
    "beginning",
    [
        "Directed and produced by Ann Lee, a film about roads followed in May.",
        "In addition, a film about roads was made.",
        "In 2011, a film about roads was made.",
        "As well as being a road movie, the film is a coming-of-age film.",
    ],
)
def test_the_beginning_of_a_sentence_is_no_title(beginning: str, findings: Callable[..., Findings]) -> None:
    assert [level for level, _, _ in findings(f"{beginning}\nIt was shown.\n")] == [Level.REFUSED]


def test_a_film_may_be_a_drama_from_a_year(film: Callable[..., Film]) -> None:
    found = film("“Long Way” is a French–Italian drama from 2005, directed by Ann Lee.\n")
    assert (found.year, found.genres) == (2005, ("drama",))
    assert [each.name for each in found.countries] == ["France", "Italy"]


@pytest.mark.parametrize(
    "sentence", ["Long Way (2012) was a success.", "Long Way is a 2012 Danish film.", "“Long Way” (film, 2012) won."]
)
def test_another_year_of_the_film_is_doubted(sentence: str, findings: Callable[..., Findings]) -> None:
    assert (Level.DOUBTFUL, 2, "the year 2012, elsewhere 2011") in findings(LEAD + sentence + "\n")


def test_what_happened_to_another_film_is_not_ours(film: Callable[..., Film]) -> None:
    found = film(
        f"{LEAD}The Neighbours was released on June 1, 2008 by Alpha. Short Road premiered in Peru on May 4, 2009.\n"
        "The Way was released on May 5, 2011 by Beta.\n"
    )
    assert [str(each.date) for each in found.releases] == ["2011-05-05"]
    assert [each.name for each in found.distributors] == ["Beta"]


@pytest.mark.parametrize(
    "words",
    [
        "It follows the 19 of 20 men from Prescott.",
        "Its sales fell by 86.4% in the second week, a record that Collide broke.",
    ],
)
def test_numbers_are_no_ratings_because_a_name_stands_beside_them(words: str, film: Callable[..., Film]) -> None:
    assert film(f"{LEAD}{words}\n").ratings == ()


def test_how_many_voted_may_stand_in_a_bracket(film: Callable[..., Film]) -> None:
    assert film(f"{LEAD}IMDb users rate it 6.9/10 (12,345 votes).\n").ratings[0].count == 12345


def test_a_month_is_nobody_who_rates(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}It opened on March 9, 2012 with a 12% rating from critics on Rotten Tomatoes.\n")
    assert [each.rater.name for each in found.ratings] == ["Rotten Tomatoes"]


def test_a_question_may_end_with_a_title_that_asks(film: Callable[..., Film]) -> None:
    found = film(
        "“Who Goes?” is a 2011 drama film.\n\nIs there a trailer for Who Goes?\n\n"
        "Alpha on May 5, 2011 released the trailer for “Who Goes?” you can watch here:\nWho Goes? | Trailer | Alpha.\n"
    )
    assert [each.name for each in found.trailers] == ["Who Goes? | Trailer | Alpha"]


def test_anchors_and_links_inside_a_site_are_no_mistakes(findings: Callable[..., Findings]) -> None:
    page = (
        "<h1>Long Way</h1><p><i>Long Way</i> is a 2011 drama film directed by <a>Ann Lee</a>.</p>"
        '<table><tr><th>Directed by</th><td><a href="/wiki/Ann">Ann Lee</a> <a href="#note">[1]</a></td></tr></table>'
    )
    assert findings(page, "page.html") == []


@pytest.mark.parametrize(
    ("lines", "cast"),
    [
        ("Bo Ray · Sam\nDi Fox · Ed / Al", [("Bo Ray", "Sam"), ("Di Fox", "Ed / Al")]),
        ("Sam: Bo Ray\nEd: Di Fox", [("Bo Ray", "Sam"), ("Di Fox", "Ed")]),
        ("Bo Ray as Man in Black, the\nDi Fox as Ed", [("Bo Ray", "Man in Black, the"), ("Di Fox", "Ed")]),
        ("Bo Ray\nDi Fox\nAl Ode\nSam: a man who drives", [("Bo Ray", None), ("Di Fox", None), ("Al Ode", None)]),
        ("Bo Ray as Sam\nDi Fox as Ed\nRuntime 95", [("Bo Ray", "Sam"), ("Di Fox", "Ed")]),
    ],
)
def test_lines_of_a_cast(lines: str, cast: list[tuple[str, str | None]], film: Callable[..., Film]) -> None:
    stars = "It also stars Bo Ray and Di Fox.\n"
    found = film(f"{LEAD}{stars}\nCast\n\n{lines}\n")
    assert [(each.actor.name, each.character) for each in found.cast] == cast


def test_a_label_may_list_the_cast(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}Cast: Bo Ray (Sam), Di Fox (Ed)\n")
    assert [(each.actor.name, each.character) for each in found.cast] == [("Bo Ray", "Sam"), ("Di Fox", "Ed")]


@pytest.mark.parametrize("words", ["released on 14.2.2013 (Peru)", "released on 5 May 2013 (XQ)"])
def test_what_a_release_cannot_tell_is_said_or_left_out(words: str, film: Callable[..., Film]) -> None:
    assert [each.place for each in film(f"{LEAD}It was {words}.\n").releases] in ([], [None])


@pytest.mark.parametrize(
    "opening",
    [
        "“Long Way” is a 2019 eight-part crime drama, broadcast on BBC One.",
        "“Long Way” is a K-drama starring Bo Ray. It aired on tvN.",
        "“Long Way” is a streaming series directed by Ann Lee.",
        "Long Way is a British crime drama that ran for three seasons.",
        "“Long Way” is a Turkish soap opera.",
        "“Long Way” is a limited series consisting of six episodes, each as long as a film.",
    ],
)
def test_a_series_in_any_wording_is_refused_with_one_line(opening: str, findings: Callable[..., Findings]) -> None:
    found = findings(opening + "\n\nCast\n\nBo Ray as Sam\n")
    assert [level for level, _, _ in found] == [Level.REFUSED]
    assert "series" in found[0][2]


def test_countries_may_stand_after_from(film: Callable[..., Film]) -> None:
    found = film("“Long Way” is a 2018 drama movie from Canada and the United States directed by Ann Lee.\n")
    assert [each.name for each in found.countries] == ["Canada", "United States"]


def test_a_date_that_a_page_hides_or_repeats_is_one_date(film: Callable[..., Film]) -> None:
    page = (
        "<p>Long Way is a 2017 drama film.</p><table><tr><th>Release dates</th><td><ul>"
        "<li>May 2, 2017 (2017-05-02) (Cannes)</li>"
        '<li>June 2, 2017<span style="display: none"> (2017-06-02)</span> (Peru)</li></ul></td></tr></table>'
    )
    where = [each.place or each.festival for each in film(page, "page.html").releases]
    assert [place.name for place in where if place] == ["Cannes", "Peru"]


def test_a_link_in_a_section_of_links_is_no_heading(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}\n## External links\n\n- [Official site](https://long.example/)\n", "page.md")
    assert found.same_as == ("https://long.example/",)


def test_rows_of_dates_follow_each_other_in_a_line(film: Callable[..., Film]) -> None:
    found = film(f"{LEAD}Opening dates: Canada — 12 May 2011; France — 7 June 2011\n")
    assert [each.place.name for each in found.releases if each.place] == ["Canada", "France"]


def test_two_lines_of_a_cast_are_no_paragraph_though_the_first_is_long(film: Callable[..., Film]) -> None:
    first = "Frances Gray as Elizabeth “Lizzie” Wells, a retired detective (voice) (uncredited) (as Mary Jane Smith)"
    found = film(f"{LEAD}\nCast\n\n{first}\nWilliam H. Stone as Marge\n")
    assert [each.actor.name for each in found.cast] == ["Frances Gray", "William H. Stone"]


def test_a_whole_page_may_stand_on_one_line_of_its_file(
    film: Callable[..., Film], findings: Callable[..., Findings]
) -> None:
    page = (
        "<h1>Long Way</h1><p>Long Way is a 2017 drama film directed by Ann Lee.</p><h2>Cast</h2><ul>"
        "<li>Bo Ray as Sam</li>"
        "<li>Di Fox as Ed</li></ul><h2>Release</h2><p>It was released on May 2, 2017.</p><p>Nobody knows why.</p>"
    )
    found = film(page, "page.html")
    assert [each.character for each in found.cast] == ["Sam", "Ed"]
    assert [str(each.date) for each in found.releases] == ["2017-05-02"]
    assert findings(page, "page.html") == [(Level.UNREAD, 1, "not understood: “Nobody knows why.”")]


@pytest.mark.parametrize("title", ["Stone", "Rain", "Prince", "France", "Chicago"])
def test_a_title_that_is_a_name_as_well_takes_nothing_from_names(title: str, film: Callable[..., Film]) -> None:
    found = film(
        f"{title} is a 2011 drama film directed by Oliver {title} and Bo Lee, and written by {title} Fox. It was "
        f"distributed by {title} Pictures. {title} was released on May 5, 2011 ({title}) and on May 6, 2011 (Peru).\n"
    )
    assert [each.name for each in found.directors] == [f"Oliver {title}", "Bo Lee"]
    assert [each.name for each in found.writers] == [f"{title} Fox"]
    assert [each.name for each in found.distributors] == [f"{title} Pictures"]
    assert [each.place.name for each in found.releases if each.place] == [title, "Peru"]


def test_a_trailer_is_no_work_of_a_name_in_the_title(film: Callable[..., Film]) -> None:
    found = film(
        "“From Hell” is a 2011 drama film.\n\nIs there a trailer?\n\nAlpha on May 5, 2011 released the trailer for "
        "“From Hell” you can watch here:\nFrom Hell | Official Trailer | Alpha.\n"
    )
    assert [(each.publisher.name, str(each.date)) for each in found.trailers if each.publisher] == [
        ("Alpha", "2011-05-05")
    ]


def test_a_whole_name_is_not_the_end_of_a_longer_one(film: Callable[..., Film]) -> None:
    found = film("“Long Way” is a 2011 drama film directed by Mary Ann Lee and written by Ann Lee.\n")
    assert [each.name for each in found.writers] == ["Ann Lee"]


def test_rows_with_dots_are_no_paragraph(film: Callable[..., Film]) -> None:
    lines = "Jean-Luc Stone · Little Girl on Bus (the sister)\nÉva García-Márquez · The Voice (a retired detective)\n"
    found = film(f"{LEAD}\nCast\n\n{lines}Sue · The Man in Black (voice)\n")
    assert [each.character for each in found.cast] == ["Little Girl on Bus", "The Voice", "The Man in Black"]


def test_a_gap_parts_actor_and_character_in_a_page_too(film: Callable[..., Film]) -> None:
    page = (
        "<h1>Long Way</h1><p>Long Way is a  2017 drama\n  film.</p><h2>Cast</h2>"
        "<ul><li>Bo Ray  Sam</li><li>Di Fox\tEd</li><li>Al  Ode as\n Jo</li></ul>"
    )
    found = film(page, "page.html")
    assert [(each.actor.name, each.character) for each in found.cast][:2] == [("Bo Ray", "Sam"), ("Di Fox", "Ed")]
    assert found.year == 2017


def test_those_who_are_counted_are_no_rater(film: Callable[..., Film]) -> None:
    text = f"{LEAD}It scored 93% on Rotten Tomatoes, based on 30 reviews, with an average of 7/10.\n"
    assert [(each.rater.name, int(each.value), each.count) for each in film(text).ratings] == [
        ("Rotten Tomatoes", 93, 30)
    ]
