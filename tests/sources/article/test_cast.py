"""The cast: every way of writing it, and what is said of a role elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.facts import Film, Performance, Qualifier
from publisher.findings import Level
from publisher.sources.article.reader import read
from publisher.sources.reading import Said

LEAD = '"Fargo" is a 1996 American crime film directed by Joel Coen.\n\n'
HEAD = f"{LEAD}Cast and characters\n\n"
SEPARATORS = [
    " as ",
    "\xa0 as ",
    "\tas\t",
    "\t",
    "  ",
    "   as   ",
    " - ",
    " – ",
    " — ",
    "—",
    " ..... ",
    "....",
    " … ",
    "…",
    ": ",
    " | ",
    " = ",
    " . . . ",
    ", as ",
]


def pairs(found: Film) -> list[tuple[str, str | None]]:
    return [(each.actor.name, each.character) for each in found.cast]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("bullet", ["", "- ", "* ", "• ", "1. ", "12) "])
def test_actor_and_character_are_parted_by_any_separator(
    separator: str, bullet: str, film: Callable[..., Film]
) -> None:
    rows = [
        ("Frances McDormand", "Marge Gunderson"),
        ("William H. Macy", "Jerry Lundegaard"),
        ("Cher", "Self / “The Singer”"),
        ("Peter Stormare", 'Gaear "Big" Grimsrud'),
        ("John Carroll Lynch", "Norm, Jr."),
    ]
    text = HEAD + "".join(f"{bullet}{actor}{separator}{character}\n" for actor, character in rows)
    assert pairs(film(text)) == rows


ACTORS = [
    "Frances McDormand",
    "William H. Macy",
    "Cher",
    "Robert Downey Jr.",
    "Guillermo del Toro",
    "Tasmin Carlow-Ujiie",
    "章子怡",
    "Penélope Cruz",
    "Олег Янковский",
    "Lupita Nyong'o",
    "50 Cent",
    "Mo'Nique",
    "Benedict Wong",
    "D. B. Sweeney",
]
CHARACTERS = [
    "Marge",
    "Norm / Mike",
    'Elizabeth "Lizzie" Wells',
    "Charlotte's Mother",
    "Jack the Ripper",
    "玉嬌龍",
    "Man at Party",
    "Agent 99",
    "Self",
    "Dr. Evil",
    "The Swan Queen",
]
NOTES = [None, "a retired detective", "the head of the academy", "his brother"]
QUALIFIERS: list[tuple[Qualifier, ...]] = [
    (),
    ("voice",),
    ("uncredited",),
    ("voice", "uncredited"),
    ("archive footage",),
]
CREDITS = st.tuples(
    st.sampled_from(CHARACTERS),
    st.sampled_from(NOTES),
    st.sampled_from([None, "J. Doe", "Mary Jane Smith"]),
    st.sampled_from(QUALIFIERS),
)
CASTS = st.lists(st.sampled_from(ACTORS), min_size=1, max_size=8, unique=True).flatmap(
    lambda actors: st.tuples(*[st.tuples(st.just(actor), CREDITS) for actor in actors])
)


@given(CASTS, st.sampled_from(SEPARATORS))
def test_any_cast_reads_back_from_any_separator(
    cast: tuple[tuple[str, tuple[str, str | None, str | None, tuple[Qualifier, ...]]], ...], separator: str
) -> None:
    def line(actor: str, character: str, note: str | None, name: str | None, qualifiers: tuple[Qualifier, ...]) -> str:
        after = [f", {note}"] if note else []
        after += [f" (as {name})"] if name else []
        after += [f" ({qualifier})" for qualifier in qualifiers]
        return f"{actor}{separator}{character}{''.join(after)}\n"

    lines = [line(actor, *said) for actor, said in cast]
    [said] = [each for each in read((HEAD + "".join(lines)).encode(), "a.txt") if isinstance(each, Said)]
    assert [(p.actor.name, (p.character, p.note, p.credited_as, p.qualifiers)) for p in said.film.cast] == list(cast)
    assert [p.order for p in said.film.cast] == list(range(1, len(cast) + 1))


def test_a_name_of_two_parts_is_one_name_with_both_parts_beside_it(film: Callable[..., Film]) -> None:
    [found] = film(f"{HEAD}Christian Bale as Bruce Wayne / Batman\n").cast
    assert (found.character, found.other_names) == ("Bruce Wayne / Batman", ("Bruce Wayne", "Batman"))


def test_a_line_on_a_known_character_is_a_note_on_the_role(film: Callable[..., Film]) -> None:
    text = f"{HEAD}Frances McDormand as Marge\nWilliam H. Macy as Jerry\nMarge: a chief of police\nJerry – sells cars\n"
    assert [(each.character, each.note) for each in film(text).cast] == [
        ("Marge", "a chief of police"),
        ("Jerry", "sells cars"),
    ]


def test_a_note_on_a_character_that_two_play_is_left_to_a_person(
    film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{HEAD}Frances McDormand as Aunt\nWilliam H. Macy as Aunt\nAunt: a gentle soul\n"
    assert [each.note for each in film(text).cast] == [None, None]
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.UNREAD, 7)]


def test_descriptions_of_the_characters_of_the_lead_are_notes(film: Callable[..., Film]) -> None:
    text = (
        f"{LEAD}It stars Frances McDormand as Marge and William H. Macy as Jerry.\n\nCharacters\n\n"
        f"Marge: a chief of police\nJerry: sells cars\n"
    )
    assert [(each.actor.name, each.note) for each in film(text).cast] == [
        ("Frances McDormand", "a chief of police"),
        ("William H. Macy", "sells cars"),
    ]


def test_known_actors_on_the_right_turn_the_section_round(film: Callable[..., Film]) -> None:
    text = (
        f"{LEAD}It stars Frances McDormand and William H. Macy.\n\nCast\n\nMarge – Frances McDormand\n"
        f"Jerry – William H. Macy\nNorm – John Carroll Lynch\n"
    )
    assert pairs(film(text)) == [
        ("Frances McDormand", "Marge"),
        ("William H. Macy", "Jerry"),
        ("John Carroll Lynch", "Norm"),
    ]


def test_played_by_turns_its_line_round(film: Callable[..., Film]) -> None:
    [found] = film(f"{HEAD}Woody, voiced by Tom Hanks\n").cast
    assert (found.actor.name, found.character, found.qualifiers) == ("Tom Hanks", "Woody", ("voice",))


@pytest.mark.parametrize(
    "lines",
    [
        "Cher\nMadonna\nPenélope Cruz\n",
        "Cher, Madonna, Penélope Cruz\n",
        "Cher, Madonna and Penélope Cruz.\n",
        "- Cher\n- Madonna\n- Penélope Cruz\n",
        "Cher, Madonna, Penélope Cruz and others\n",
    ],
)
def test_a_cast_may_be_names_alone(lines: str, film: Callable[..., Film]) -> None:
    assert pairs(film(HEAD + lines)) == [("Cher", None), ("Madonna", None), ("Penélope Cruz", None)]


def test_a_cast_may_run_on_in_one_line(film: Callable[..., Film]) -> None:
    text = f"{HEAD}Frances McDormand as Marge, William H. Macy as Jerry, and Steve Buscemi as Carl.\n"
    assert pairs(film(text)) == [
        ("Frances McDormand", "Marge"),
        ("William H. Macy", "Jerry"),
        ("Steve Buscemi", "Carl"),
    ]


def test_lines_of_other_facts_end_no_cast(film: Callable[..., Film]) -> None:
    found = film(f"{HEAD}Frances McDormand as Marge\nDirector: Joel Coen\nRunning time: 98 min\nIMDb: 8.1/10\n")
    assert pairs(found) == [("Frances McDormand", "Marge")]
    assert (found.minutes, len(found.ratings)) == (98, 1)


def test_words_in_the_cast_that_are_no_name_are_left_to_a_person(
    film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = f"{HEAD}Frances McDormand as Marge\nall the rest as themselves\nMusic by: Carter Burwell\n"
    assert len(film(text).cast) == 1
    assert [(level, line) for level, line, _ in findings(text)] == [(Level.UNREAD, 6), (Level.UNREAD, 7)]


def star(each: Performance) -> tuple[str, str | None, bool, tuple[str, ...]]:
    return each.actor.name, each.character, each.starring, each.other_names


def test_stars_of_the_lead_are_marked_and_their_shorter_names_kept(film: Callable[..., Film]) -> None:
    found = film(
        f"{LEAD}The starring cast includes Frances McDormand as Marge, William H. Macy as Jerry, Cher and others.\n\n"
        "Full cast\n\nWilliam H. Macy as Jerry Lundegaard\nSteve Buscemi as Carl\nFrances McDormand as Marge\n"
    )
    assert [star(each) for each in found.cast] == [
        ("William H. Macy", "Jerry Lundegaard", True, ("Jerry",)),
        ("Steve Buscemi", "Carl", False, ()),
        ("Frances McDormand", "Marge", True, ()),
        ("Cher", None, True, ()),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It stars Cher, Madonna and Penélope Cruz.", [("Cher", None), ("Madonna", None), ("Penélope Cruz", None)]),
        (
            "The film stars Tom Hanks as Jim Lovell, a pilot, and Ed Harris as Gene Kranz.",
            [("Tom Hanks", "Jim Lovell"), ("Ed Harris", "Gene Kranz")],
        ),
        ("It stars Tom Hanks and Tim Allen as Woody and Buzz.", [("Tom Hanks", "Woody"), ("Tim Allen", "Buzz")]),
        (
            "It stars Jim Carrey in the title role, alongside Peter Riegert, with Cameron Diaz in her film debut.",
            [("Jim Carrey", None), ("Peter Riegert", None), ("Cameron Diaz", None)],
        ),
        (
            "The film also stars Robert Downey Jr. and D. B. Sweeney among others.",
            [("Robert Downey Jr.", None), ("D. B. Sweeney", None)],
        ),
    ],
)
def test_a_list_of_stars_is_the_cast_where_there_is_no_other(
    sentence: str, expected: list[tuple[str, str | None]], film: Callable[..., Film]
) -> None:
    found = film(LEAD + sentence + "\n")
    assert pairs(found) == expected
    assert all(each.starring for each in found.cast)


def test_a_character_of_several_names_in_the_lead_makes_no_further_actor(film: Callable[..., Film]) -> None:
    found = film(
        f"{LEAD}It stars Cher as Mr. and Mrs. Smith, Robert Downey, Jr. as Bill, and Madonna as Ann.\n\n"
        "Cast\n\nCher as Mr. and Mrs. Smith\nMadonna as Ann\n"
    )
    assert [star(each) for each in found.cast] == [
        ("Cher", "Mr. and Mrs. Smith", True, ()),
        ("Madonna", "Ann", True, ()),
        ("Robert Downey, Jr.", "Bill", True, ()),
    ]


def test_the_plot_gives_fuller_names(film: Callable[..., Film]) -> None:
    found = film(
        f"{HEAD}Allison Williams as Charlotte\n"
        'Logan Browning as Elizabeth "Lizzie" Wells\n'
        "Steven Weber as Anton\nEd Harris as Man\nEd Harris as Bill\n\n"
        "Plot\n\n"
        "When Charlotte Willmore (Allison Williams) comes back, the German Anton (Steven Weber) and "
        "Lizzie (Logan Browning) wait. William Bill Smith (Ed Harris) is (perhaps) late.\n"
    )
    assert [each.other_names for each in found.cast] == [
        ("Charlotte Willmore",),
        ("Lizzie",),
        (),
        (),
        ("William Bill Smith",),
    ]


def test_a_cast_without_a_heading_is_known_by_its_stars(film: Callable[..., Film]) -> None:
    lead = '"Fargo" is a 1996 crime film.\nStars: Frances McDormand, Steve Buscemi\n\n'
    found = film(f"{lead}Frances McDormand ..... Marge\nSteve Buscemi ..... Carl\nPeter Stormare ..... Gaear\n")
    assert pairs(found) == [("Frances McDormand", "Marge"), ("Steve Buscemi", "Carl"), ("Peter Stormare", "Gaear")]


def test_a_name_in_brackets_after_an_actor_alone_is_the_character(film: Callable[..., Film]) -> None:
    found = film(f"{HEAD}Frances McDormand (Marge)\nSteve Buscemi (uncredited)\nPeter Stormare (a kidnapper)\n")
    assert pairs(found) == [("Frances McDormand", "Marge"), ("Steve Buscemi", None), ("Peter Stormare", None)]
    assert found.cast[1].qualifiers == ("uncredited",)
    assert found.cast[2].note == "a kidnapper"


def test_a_table_may_have_several_columns_of_actors(film: Callable[..., Film]) -> None:
    found = film(f"{HEAD}Character\tJapanese voice actor\tEnglish voice actor\nHaku\tMiyu Irino\tJason Marsden\n")
    assert pairs(found) == [("Miyu Irino", "Haku"), ("Jason Marsden", "Haku")]


def test_sentences_say_who_plays_whom(film: Callable[..., Film]) -> None:
    lead = '"Fargo" is a 1996 crime film.\n\n'
    found = film(
        f"{lead}Frances McDormand plays Marge, Steve Buscemi plays Carl and Peter Stormare appears as Gaear.\n"
    )
    assert pairs(found) == [("Frances McDormand", "Marge"), ("Steve Buscemi", "Carl"), ("Peter Stormare", "Gaear")]


def test_initials_are_the_same_with_blanks_and_without(film: Callable[..., Film]) -> None:
    lead = '"Fargo" is a 1996 crime film starring J. K. Simmons as Marge Gunderson.\n\nCast\n\n'
    found = film(f"{lead}J.K. Simmons as Marge\n")
    assert pairs(found) == [("J.K. Simmons", "Marge")]
    assert found.cast[0].other_names == ("Marge Gunderson",)


def test_dates_in_the_section_of_the_cast_are_no_actors(film: Callable[..., Film]) -> None:
    found = film(
        f"{HEAD}Frances McDormand: Marge\nSteve Buscemi: Carl\n\nWHEN AND WHERE\n8 March 1996: United States\n"
    )
    assert pairs(found) == [("Frances McDormand", "Marge"), ("Steve Buscemi", "Carl")]
    assert [str(release.date) for release in found.releases] == ["1996-03-08"]


def test_a_bracket_may_say_who_plays_a_character(film: Callable[..., Film]) -> None:
    found = film(f"{HEAD}Marge (played by Frances McDormand)\nCarl (played by Steve Buscemi)\n")
    assert pairs(found) == [("Frances McDormand", "Marge"), ("Steve Buscemi", "Carl")]
