"""Countries: one name from any spelling."""

import pytest

from publisher.countries import adjective, code, codes, named, table


def test_the_table_holds_every_code_of_iso_3166_once() -> None:
    assert len(codes()) == 249
    assert len(set(codes().values())) == 249
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes().values())


def test_no_spelling_and_no_adjective_stands_for_two_countries() -> None:
    for row in table():
        assert {named(s) for s in (row["name"], *row["other spellings"].split(";")) if s} == {row["name"]}
        assert {adjective(word) for word in row["adjectives"].split(";") if word} <= {row["name"]}


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("USA", "United States"),
        ("U.S.A.", "United States"),
        ("the U.S.", "United States"),
        ("the United States of America", "United States"),
        ("united states", "United States"),
        ("UK", "United Kingdom"),
        ("the Netherlands", "Netherlands"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Republic of Korea", "South Korea"),
        ("Türkiye", "Turkey"),
        ("USSR", "Soviet Union"),
        ("Hong Kong", "Hong Kong"),
        ("us", None),
        ("Fantastic Fest", None),
        ("", None),
    ],
)
def test_a_country_is_named_from_any_spelling(spelling: str, name: str | None) -> None:
    assert named(spelling) == name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("American", "United States"),
        ("British", "United Kingdom"),
        ("Hong Kong", "Hong Kong"),
        ("West German", "West Germany"),
        ("New Zealand", "New Zealand"),
        ("Czech", "Czech Republic"),
        ("Soviet", "Soviet Union"),
        ("Korean", None),  # of which Korea, the word does not say
        ("Congolese", None),  # nor this one of which Congo
        ("psychological", None),
        ("us", None),
    ],
)
def test_an_adjective_names_its_country(word: str, name: str | None) -> None:
    assert adjective(word) == name


@pytest.mark.parametrize(
    ("name", "letters"),
    [("United States", "US"), ("United Kingdom", "GB"), ("South Korea", "KR"), ("Switzerland", "CH"), ("Sweden", "SE"),
     ("Slovenia", "SI"), ("Slovakia", "SK"), ("Austria", "AT"), ("Australia", "AU"),
     ("West Germany", None), ("Atlantis", None)],
)  # fmt: skip
def test_a_country_has_its_code_and_a_historic_one_has_none(name: str, letters: str | None) -> None:
    assert code(name) == letters
