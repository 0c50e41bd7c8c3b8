"""What follows an actor's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.sources.phrases.credit import PLAIN, Credit, credit, owners, taken_apart

CAST = owners(["Charlotte", "Anton", "Man", "Young Charlotte", "Party Cellist Girl"])


@pytest.mark.parametrize(
    "name",
    [
        "Charlotte",
        "Charlotte's Mother",
        "Man's Wife",
        "Man's wife",
        "Party Cellist's Father",
        'Elizabeth "Lizzie" Wells',
        "Mother on Bus",
        "Alexander the Great",
        "Jack the Ripper",
        "Winnie the Pooh",
        "Conan, the Barbarian",
        "Bruce Wayne / Batman",
        "Zhang\xa0Li".replace("\xa0", " "),
        'Frank "The Tank"',
        'Frank "the Tank" Ricard',
        "Young Charlotte's friend",
        "Old Man's wife",
        "Guy with the hat of John",
        "Woman Walking the dog in the park",
        "Dr. (Emmett) Brown",
        "Voice of God",
        "Mr. and Mrs. Smith",
        "Himself",
        "玉嬌龍",
        "Agent 99",
        "Elizabeth “Lizzie” Wells",
        "Man at the bar",
        "The Man with No Name",
    ],
)
def test_a_whole_name_stays_whole(name: str) -> None:
    assert credit(name, CAST) == Credit(name)


@pytest.mark.parametrize(
    ("text", "character", "note"),
    [
        ("Anton the head of Bachoff Academy", "Anton", "the head of Bachoff Academy"),
        ("Anton\tHead of Bachoff Academy", "Anton", "Head of Bachoff Academy"),
        ("Paloma Anton's wife", "Paloma", "Anton's wife"),
        ("Paloma Anton’s wife", "Paloma", "Anton’s wife"),
        ("Paloma, Anton's wife", "Paloma", "Anton's wife"),
        ('Paloma "Anton\'s wife"', "Paloma", "Anton's wife"),
        ('Anton "the head of the academy"', "Anton", "the head of the academy"),
        ("Deirdre an IRS inspector of the city", "Deirdre", "an IRS inspector of the city"),
        ("Joe, a retired detective", "Joe", "a retired detective"),
        ("Joe - the detective", "Joe", "the detective"),
        ("Joe – his brother", "Joe", "his brother"),
        ("Mrs. Bates (mother)", "Mrs. Bates", "mother"),
        ("Joe (Part I) (Part II)", "Joe", "Part I; Part II"),
    ],
)
def test_words_that_only_describe_are_a_note(text: str, character: str, note: str) -> None:
    assert credit(text, CAST) == Credit(character, note=note)


def test_a_possessive_is_a_note_only_of_a_character_of_the_same_cast() -> None:
    assert credit("Paloma Anton's wife") == Credit("Paloma Anton's wife")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Older Male Bus Passenger\xa0(as Stephen MD Chang)", Credit("Older Male Bus Passenger", "Stephen MD Chang")),
        ("Woody (voice)", Credit("Woody", qualifiers=("voice",))),
        ("Woody (V.O.)", Credit("Woody", qualifiers=("voice",))),
        ("Woody, voice", Credit("Woody", qualifiers=("voice",))),
        ("the voice of Woody", Credit("Woody", qualifiers=("voice",))),
        ("Self (archive footage) (uncredited)", Credit("Self", qualifiers=("archive footage", "uncredited"))),
        ("Self [archive footage, uncredited]", Credit("Self", qualifiers=("archive footage", "uncredited"))),
        ("Bob (voice, as J. Doe)", Credit("Bob", "J. Doe", qualifiers=("voice",))),
        ("Bob (uncredited), a clerk", Credit("Bob", note="a clerk", qualifiers=("uncredited",))),
        ("(uncredited)", Credit(None, qualifiers=("uncredited",))),
        ("", Credit(None)),
    ],
)
def test_brackets_say_how_the_actor_is_credited(text: str, expected: Credit) -> None:
    assert credit(text) == expected


@given(st.text())
def test_no_text_breaks_the_reader_of_credits(text: str) -> None:
    found = credit(text, CAST)
    assert found.character is None or found.character.strip()


@given(st.from_regex(PLAIN, fullmatch=True))
def test_a_plain_name_is_a_name_however_it_is_looked_at(name: str) -> None:
    assert credit(name) == taken_apart(name, owners(["Anton"]))
