import json
from pathlib import Path
from typing import Any

import pytest

from publisher.facts import Film, Person, Release, Vital, When
from publisher.findings import Finding
from publisher.sources.opening import File
from publisher.sources.reading import Said
from publisher.sources.schemaorg import read

ALIEN: dict[str, Any] = {"@context": "https://schema.org", "@type": "Movie", "name": "Alien"}


def found(**said: object) -> list[Said | Finding]:
    content = json.dumps({**ALIEN, **said}).encode()
    return list(read(File(Path("a.jsonld"), ".jsonld", piped=content)))


def film(**said: object) -> Film:
    (one,) = (each.film for each in found(**said) if isinstance(each, Said))
    return one


def refused(**said: object) -> list[str]:
    return [str(each) for each in found(**said) if isinstance(each, Finding)]


@pytest.mark.parametrize("context", ["https://schema.org", "http://schema.org/", {"@vocab": "https://schema.org/"}])
def test_either_spelling_of_schema_org_is_read(context: object) -> None:
    assert film(**{"@context": context}).name.value == "Alien"


def test_an_actor_who_is_a_person_is_a_performance_without_a_character() -> None:
    (line,) = film(actor={"@type": "Person", "name": "Sigourney Weaver"}).cast
    assert (line.actor, line.character, line.order) == (Person("Sigourney Weaver"), None, 1)


def test_a_role_gives_the_character() -> None:
    role = {"@type": "PerformanceRole", "actor": {"@type": "Person", "name": "A"}, "characterName": "Ripley"}
    assert [line.character for line in film(actor=["B", role]).cast] == [None, "Ripley"]


def test_people_may_be_names_alone_and_in_the_words_of_older_releases() -> None:
    assert film(directors="Ridley Scott").directors == (Person("Ridley Scott"),)


def test_somebody_has_the_dates_of_a_life_but_no_wrong_one() -> None:
    scott = {"@type": "Person", "name": "Ridley Scott", "birthDate": "1937-11-30", "deathDate": "not yet"}
    said = found(director=scott, author=scott)
    (one,) = (each.film for each in said if isinstance(each, Said))
    assert one.directors == one.writers == (Person("Ridley Scott", born=Vital(1937, 11, 30)),)
    assert [each.what for each in said if isinstance(each, Finding)] == ["deathDate: 'not yet' is no date"]


def test_values_are_read_as_facts() -> None:
    said = film(duration="PT117M", datePublished="1979-05-25", dateCreated="1979", genre=["Horror"])
    assert (said.minutes, said.year, said.genres) == (117, 1979, ("Horror",))
    assert said.releases == (Release(When(1979, 5, 25)),)


def test_the_address_of_a_film_elsewhere_is_kept() -> None:
    link = "https://www.imdb.com/title/tt0078748/"
    said = film(**{"@id": "https://a.example/alien", "sameAs": link})
    assert said.same_as == ("https://a.example/alien", link)


def test_a_rating_that_nobody_gives_is_refused_and_nothing_else() -> None:
    rating = {"@type": "AggregateRating", "ratingValue": "8"}
    assert "a rating that nobody gives" in refused(aggregateRating=rating)[0]
    assert film(aggregateRating=rating).ratings == ()


def test_terms_that_are_not_read_are_told() -> None:
    assert refused(isbn="1") == ["a.jsonld: unread: terms not read: isbn"]


def test_a_file_without_a_film_is_told() -> None:
    assert "no schema:Movie" in refused(**{"@type": "Book"})[0]
