"""What a film has and lacks for a rich result."""

from dataclasses import replace
from decimal import Decimal

import pytest
import strategies as some
from catalogue import PERFECTION, reading
from hypothesis import given, settings

from publisher.documents import snippet
from publisher.embedding import elements
from publisher.facts import Film, Organization, Person, Rating, Review, Text, Trailer, When
from publisher.release.build import build, lines
from publisher.release.history import History
from publisher.richresults.coverage import shares
from publisher.richresults.report import Report, State, report
from publisher.sources.reading import Reading
from publisher.store import EmbeddedStore

HOME = "https://films.example/"
OWN = Rating(Organization("Films Example"), Decimal("4.2"), Decimal(5), 127, own=True)
THUMBNAIL = "https://films.example/trailer.jpg"


def reports(readings: list[Reading], base: str = HOME) -> list[Report]:
    return [report(snippet.selected(film)) for film in elements.straight(lines(readings, base), base)]


def of(film: Film) -> Report:
    (found,) = reports([reading("f.yaml", film)])
    return found


def states(found: Report) -> dict[str, State]:
    return {line.requirement.term: line.state for line in found.lines}


def test_what_is_missing_is_said_with_its_mend() -> None:
    found = of(PERFECTION)
    missing = {"image": State.MISSING, "aggregateRating": State.MISSING, "review": State.MISSING}
    assert states(found) == {**dict.fromkeys(("name", "dateCreated", "director"), State.THERE), **missing}
    assert not found.eligible
    assert all(line.mend for line in found.faults)


def test_a_film_with_name_and_picture_is_eligible() -> None:
    assert of(Film(name=Text("Alien"), images=("https://films.example/alien.jpg",))).eligible


@pytest.mark.parametrize(
    ("image", "state"),
    [
        ("https://films.example/a.PNG", State.THERE),
        ("https://films.example/a.gif?size=large", State.THERE),
        ("https://films.example/picture/7", State.THERE),
        ("https://films.example", State.THERE),
        ("https://films.example/a.webp", State.UNFIT),
        ("http://localhost:8000/a.jpg", State.UNFIT),
    ],
)
def test_a_picture_is_one_that_search_engines_take(image: str, state: State) -> None:
    assert states(of(Film(name=Text("Alien"), images=(image,))))["image"] is state


def test_ratings_of_other_sites_are_never_told_and_it_is_said_why() -> None:
    for count in (None, 12):
        (note,) = of(
            replace(PERFECTION, trailers=(), ratings=(Rating(Organization("IMDb"), Decimal(6), Decimal(10), count),))
        ).notes
        assert "IMDb" in note.what
        assert "Google forbids" in note.what
        assert "own: yes" in note.mend


def test_an_own_rating_is_told_where_it_has_its_count() -> None:
    assert states(of(replace(PERFECTION, ratings=(OWN,))))["aggregateRating"] is State.THERE
    for count in (None, 0):
        found = of(replace(PERFECTION, trailers=(), ratings=(replace(OWN, count=count),)))
        assert states(found)["aggregateRating"] is State.MISSING
        assert "ratingCount" in found.notes[0].what


def test_a_rating_of_nothing_is_a_rating() -> None:
    assert states(of(replace(PERFECTION, ratings=(replace(OWN, value=Decimal(0)),))))["aggregateRating"] is State.THERE


def test_an_own_review_is_told_where_it_gives_a_score() -> None:
    ann = Person("Ann Example")
    scored = Review(ann, Decimal(4), Decimal(5), own=True)
    for review, state in (
        (scored, State.THERE),
        (Review(ann, text=Text("Good"), own=True), State.MISSING),
        (replace(scored, own=False), State.MISSING),
    ):
        assert states(of(replace(PERFECTION, reviews=(review,))))["review"] is state


def test_a_trailer_is_told_where_it_is_whole() -> None:
    whole = Trailer("Trailer", When(2019, 4, 15), thumbnail=THUMBNAIL)
    assert of(replace(PERFECTION, ratings=(), trailers=(whole,))).notes == ()
    (note,) = of(replace(PERFECTION, ratings=(), trailers=(replace(whole, thumbnail=None),))).notes
    assert "thumbnailUrl" in note.what


@settings(max_examples=10)
@given(some.catalogues)
def test_the_shares_of_a_release_are_those_of_its_films(
    tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]
) -> None:
    history = History(tmp_path_factory.mktemp("published"))
    build(readings, HOME, history)
    folder = history.current()
    assert folder
    counted = {share.requirement.term: share.having for share in shares(EmbeddedStore(folder))}
    told = [states(found) for found in reports(readings)]
    assert counted == {term: sum(each[term] is State.THERE for each in told) for term in counted}
