"""The model article, held against the facts that it states, and the same article in other dress."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from publisher.facts import Film
from publisher.findings import Level

NAME = "000_85840959d0d38c4d"


@pytest.fixture
def article(shared: Path) -> str:
    return (shared / "articles" / f"{NAME}.txt").read_text(encoding="utf-8")


@pytest.fixture
def gold(shared: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((shared / "articles" / f"{NAME}.facts.json").read_text(encoding="utf-8"))
    return facts


def stated(film: Film) -> dict[str, Any]:
    """The film's facts in the terms of the file of facts."""
    return {
        "name": film.name.value,
        "year": film.year,
        "countries": [country.name for country in film.countries],
        "genre_words": sorted(word for genre in film.genres for word in genre.split()),
        "directors": [person.name for person in film.directors],
        "minutes": film.minutes,
        "releases": [
            [str(each.date), (each.place or each.festival or each.publishers[0]).name] for each in film.releases
        ],
        "distributors": [each.name for each in film.distributors],
        "ratings": [[each.rater.name, float(each.value), int(each.best)] for each in film.ratings],
        "trailer": [v for t in film.trailers for v in (t.name, str(t.date), t.publisher.name if t.publisher else None)],
        "streaming": [each.provider.name for each in film.streaming],
        "same_as": list(film.same_as),
        "cast": [
            {"actor": each.actor.name, "character": each.character, "credited_as": each.credited_as, "note": each.note}
            for each in film.cast
        ],
        "watch": [each.link for each in film.streaming if each.link],
    }


def test_the_model_article_states_exactly_its_facts(
    article: str, gold: dict[str, Any], film: Callable[..., Film]
) -> None:
    assert stated(film(article)) == gold


def test_the_model_article_names_its_stars_and_fuller_names(article: str, film: Callable[..., Film]) -> None:
    cast = film(article).cast
    assert [each.starring for each in cast] == [True] * 10 + [False] * 21
    assert {each.actor.name: each.other_names for each in cast if each.other_names} == {
        "Allison Williams": ("Charlotte Willmore",),
        "Logan Browning": ("Lizzie",),
    }
    assert [each.order for each in cast] == list(range(1, 32))


def test_the_model_articles_plot_has_its_paragraphs_and_nothing_else(article: str, film: Callable[..., Film]) -> None:
    plot = film(article).plot
    assert plot is not None
    paragraphs = plot.value.split("\n\n")
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("Charlotte Willmore (Allison Williams)")


def test_of_the_model_article_only_words_without_facts_are_left(article: str, findings: Callable[..., Any]) -> None:
    found = findings(article)
    assert {level for level, _, _ in found} == {Level.UNREAD}
    assert [line for _, line, _ in found] == [74, 78, 82, 86]


@pytest.mark.parametrize(
    "dress",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\xa0 as ", " as ").replace("\xa0", " "),
        lambda text: text.replace("\xa0 as ", "\tas\t"),
        lambda text: text.replace("\xa0 as ", "\t"),
        lambda text: text.replace("\xa0 as ", " – ").replace("\xa0", " "),
        lambda text: text.replace("\xa0 as ", " ..... "),
        lambda text: text.replace("\xa0 as ", ": "),
        lambda text: text.replace("\xa0 as ", " … "),
        lambda text: text.replace("90 minutes", "1h 30m"),
        lambda text: text.replace("6.2/10", "6.2 out of 10").replace("71/100", "71%"),
    ],
)
def test_the_model_article_says_the_same_in_other_dress(
    dress: Callable[[str], str], article: str, gold: dict[str, Any], film: Callable[..., Film]
) -> None:
    assert stated(film(dress(article))) == gold


def test_the_model_article_says_the_same_with_curly_marks(article: str, film: Callable[..., Film]) -> None:
    curly = article.replace(' "', " “").replace('\n"', "\n“").replace('"', "”").replace("'", "’")
    curly = "“" + curly[1:] if curly.startswith("”") else curly
    straight, other = film(article), film(curly)
    assert (other.name, other.year, other.genres, other.releases, other.ratings, other.trailers) == (
        straight.name,
        straight.year,
        straight.genres,
        straight.releases,
        straight.ratings,
        straight.trailers,
    )
    assert [each.actor for each in other.cast] == [each.actor for each in straight.cast]
    assert other.cast[1].character == "Elizabeth “Lizzie” Wells"
    assert other.cast[3].note == "Anton’s wife"


def test_the_sections_may_stand_in_any_order(article: str, gold: dict[str, Any], film: Callable[..., Film]) -> None:
    lead, *sections = article.split("\n\n\n")
    turned = "\n\n\n".join([lead, *reversed(sections)])
    assert stated(film(turned)) == gold


def test_the_demonstration_article_reads_whole(
    checkout: Path, film: Callable[..., Film], findings: Callable[..., Any]
) -> None:
    text = (checkout / "data" / "the-perfection.txt").read_text(encoding="utf-8")
    assert findings(text) == []
    assert film(text).ratings[0].value == Decimal("6.2")
