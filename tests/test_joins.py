from dataclasses import replace

import pytest
from catalogue import BASE, GET_OUT, PERFECTION, READINGS, reading

from publisher.errors import UnknownThing
from publisher.facts import Film, Performance, Person, Text
from publisher.findings import Level
from publisher.identity import Ledger, Names
from publisher.identity.ledger import NOTHING
from publisher.identity.written import decisions
from publisher.joins import by_name_alone, parted, why
from publisher.sources.reading import Reading

NM = "https://www.imdb.com/name/nm0931329/"


def named(*readings: Reading, ledger: Ledger = NOTHING) -> Names:
    return Names.of((said.film for each in readings for said in each.said), BASE, ledger)


def joined(*readings: Reading) -> list[str]:
    found = list(by_name_alone(readings, named(*readings)))
    assert {finding.level for finding in found} <= {Level.JOINED}
    return [str(finding) for finding in found]


def asked(iri: str, *readings: Reading, ledger: str = "") -> list[str]:
    decided = Ledger.of(decisions(ledger, "identity.ledger"))
    return list(why(readings, named(*readings, ledger=decided), decided, iri))


def test_a_person_whom_only_the_name_makes_one_in_two_films_is_told() -> None:
    (found,) = joined(reading("a.txt", PERFECTION), reading("b.txt", GET_OUT))
    assert found.startswith("b.txt:1: joined: Allison Williams: one person in 2 records by the name alone")
    assert found.endswith(" (as at a.txt:1; give an identifier where they are several)")


def test_two_sources_of_one_film_mean_its_people() -> None:
    assert joined(reading("a.txt", PERFECTION), reading("b.txt", PERFECTION)) == []


def test_a_name_alone_that_is_taken_for_somebody_known_is_told() -> None:
    known = replace(GET_OUT, cast=(Performance(Person("Allison Williams", (NM,)), 1),))
    (found,) = joined(reading("a.txt", PERFECTION), reading("b.txt", known))
    assert f"Allison Williams: taken for {NM} by the name alone (as at b.txt:1;" in found


def test_people_with_identifiers_are_not_joined_by_their_names() -> None:
    known = Person("Allison Williams", (NM,))
    films = (Film(name=Text(title), cast=(Performance(known, 1),)) for title in ("A", "B"))
    assert joined(*(reading(f"{number}.txt", film) for number, film in enumerate(films))) == []


def test_a_film_that_only_its_title_makes_one_is_told() -> None:
    alien = Film(name=Text("Alien"))
    assert len(joined(reading("a.txt", alien), reading("b.txt", alien))) == 1
    assert joined(reading("a.txt", replace(alien, year=1979)), reading("b.txt", replace(alien, year=1979))) == []


def test_records_that_share_one_identifier_and_differ_in_another_are_told() -> None:
    item = "http://www.wikidata.org/entity/Q1"
    films = [
        Film(name=Text(t), same_as=(NM.replace("name/nm093132", f"title/tt{n}00000"), item)) for n, t in enumerate("AB")
    ]
    readings = [reading(f"{film.name.value}.txt", film) for film in films]
    (found,) = map(str, parted(readings, named(*readings)))
    assert found.startswith(f"B.txt:1: doubtful: B shares {item} with A at A.txt:1, and differs in other identifiers")


def test_every_record_of_a_thing_and_every_rule_that_joined_them_is_told() -> None:
    one, other = replace(PERFECTION, same_as=(NM.replace("name/nm", "title/tt"),)), PERFECTION
    link = "https://www.imdb.com/title/tt0931329/"
    found = asked(f"{BASE}film/the-perfection-2018#film", reading("a.txt", one), reading("b.txt", other))
    assert found == [
        f"{BASE}film/the-perfection-2018#film is told of in 2 records",
        f"a.txt:1: The Perfection (2018) ({link})",
        "b.txt:1: The Perfection (2018) (https://en.wikipedia.org/wiki/The_Perfection)",
        "the same title and year, 'the perfection' of 2018: a.txt:1, b.txt:1",
    ]


def test_a_shared_identifier_and_a_name_alone_are_rules() -> None:
    hanks = [Person("Tom Hanks", (NM,)), Person("Thomas Hanks", (f"{NM}?ref=x",)), Person("Tom Hanks")]
    films = [Film(name=Text(title), cast=(Performance(who, 1),)) for title, who in zip("ABC", hanks, strict=True)]
    readings = [reading(f"{film.name.value}.txt", film) for film in films]
    found = asked("person/tom-hanks", *readings)
    assert f"the same identifier, {NM}: A.txt:1, B.txt:1" in found
    assert "the name alone, 'tom hanks', means the only one known by it: C.txt:1" in found


def test_a_decision_of_the_ledger_is_a_rule() -> None:
    line = "same\tperson/ann\tperson/anne"
    films = [Film(name=Text(name), cast=(Performance(Person(name), 1),)) for name in ("Ann", "Anne")]
    found = asked("person/ann", *(reading(f"{film.name.value}.txt", film) for film in films), ledger=line)
    assert found[-1] == "identity.ledger:1: same person/ann person/anne"


def test_what_no_source_tells_of_cannot_be_asked_for() -> None:
    with pytest.raises(UnknownThing, match="no source tells of person/nobody"):
        asked("person/nobody", *READINGS)
