"""Who is taken for whom."""

import pytest

from publisher.identity import Ledger
from publisher.identity.claim import Claim, claim
from publisher.identity.clusters import Clusters
from publisher.identity.written import decisions

NM1, NM2 = "https://www.imdb.com/name/nm0000001/", "https://www.imdb.com/name/nm0000002/"
TMDB, ITEM = "https://www.themoviedb.org/person/31", "http://www.wikidata.org/entity/Q1"
TT1, TT2, FILM = "https://www.imdb.com/title/tt0000001/", "https://www.imdb.com/title/tt0000002/", "http://m.example/f"


def person(name: str, *links: str) -> Claim:
    return claim(f"person\n{name}\n\n{' '.join(links)}")


def film(name: str, year: int | str, *links: str) -> Claim:
    return claim(f"film\n{name}\n{year}\n{' '.join(links)}")


def things(*claims: Claim, ledger: str = "") -> list[set[Claim]]:
    clusters = Clusters(sorted(set(claims)), Ledger.of(decisions(ledger, "identity.ledger")))
    return [set(thing.claims) for thing in clusters.things()]


def one(*claims: Claim, ledger: str = "") -> bool:
    return len(things(*claims, ledger=ledger)) == 1


def test_a_shared_identifier_joins_whatever_the_names_are() -> None:
    assert one(person("Thomas Hanks", NM1), person("Tom Hanks", NM1))
    assert one(film("Seven", 1995, TT1), film("Se7en", 1996, TT1))


@pytest.mark.parametrize("variant", [NM1.replace("https", "http"), NM1.replace("www.", "m."), NM1.removesuffix("/")])
def test_an_identifier_is_shared_however_its_address_is_written(variant: str) -> None:
    assert one(person("Tom Hanks", NM1), person("Thomas Hanks", variant))


def test_identifiers_join_over_several_claims() -> None:
    assert one(person("A", NM1), person("B", NM1, ITEM), person("C", ITEM, TMDB), person("D", TMDB))


def test_equal_names_never_join_different_identifiers_of_a_site() -> None:
    assert not one(person("Michelle Williams", NM1), person("Michelle Williams", NM2))
    assert not one(film("Dune", 2021, TT1), film("Dune", 2021, TT2))


def test_equal_names_of_people_join_where_nobody_has_an_identifier() -> None:
    assert one(person("Tom Hanks"), person("TOM HANKS"))


def test_people_with_identifiers_at_different_sites_are_not_joined_by_the_name() -> None:
    assert not one(person("Tom Hanks", NM1), person("Tom Hanks", TMDB))


def test_a_name_alone_means_the_only_one_who_is_known_by_it() -> None:
    # an identifier that is not given differs from none, and most sources of casts give none at all
    assert one(person("Tom Hanks", NM1), person("Tom Hanks"))
    assert one(film("Dune", 2021, TT1), film("Dune", 2021))


def test_a_name_alone_is_a_thing_apart_where_several_are_known_by_it() -> None:
    assert len(things(person("A", NM1), person("A", NM2), person("A"))) == 3
    assert len(things(film("A", 2021, TT1), film("A", 2021, TT2), film("A", 2021))) == 3


def test_films_of_one_title_and_year_join_unless_they_differ() -> None:
    assert one(film("Dune", 2021, TT1), film("DUNE!", 2021, "http://www.wikidata.org/entity/Q2"))
    assert not one(film("Dune", 2021), film("Dune", 1984))
    assert not one(film("Dune", 2021), film("Dune", ""))
    assert not one(film("Blade Runner 2049", ""), film("Blade Runner", 2049))


def test_another_address_joins_only_under_one_name() -> None:
    assert one(person("A", "https://a.example/x"), person("A", "https://a.example/x", NM1))
    assert not one(person("A", "https://a.example/x"), person("B", "https://a.example/x"))


def test_a_chain_never_joins_what_differs() -> None:
    claims = person("A", NM1, ITEM), person("B", NM2, ITEM), person("C", ITEM)
    found = things(*claims)
    assert len(found) == 2
    assert not any({claims[0], claims[1]} <= each for each in found)
    assert found == things(*reversed(claims))


def test_a_chain_that_is_cut_is_told() -> None:
    clusters = Clusters([person("A", NM1, ITEM), person("B", NM2, ITEM)], Ledger())
    assert [(address, first.key.words, second.key.words) for address, first, second in clusters.cut] == [
        (ITEM, "a", "b")
    ]


def test_a_claim_with_two_identifiers_of_a_site_joins_nobody_by_them() -> None:
    assert person("A", NM1, NM2).known == ()
    assert not one(person("A", NM1), person("B", NM1, NM2))


def test_an_identifier_of_another_kind_of_thing_is_none() -> None:
    assert person("A", TT1).known == ()


def test_editions_of_wikipedia_are_sites_of_their_own() -> None:
    english, french = "https://en.wikipedia.org/wiki/Amélie", "https://fr.wikipedia.org/wiki/Amélie"
    assert one(film("Amélie", 2001, english), film("Le Fabuleux", 2001, english, french), film("X", 2001, french))


def test_different_kinds_are_never_joined() -> None:
    assert not one(claim(f"organization\nA\n\n{ITEM}"), person("A", ITEM))


def test_an_editor_joins_what_differs() -> None:
    both = person("A", NM1), person("B", NM2)
    assert one(*both, ledger=f"same\t{NM1}\t{NM2}")
    assert one(person("Ann"), person("Anne"), ledger="same  person/ann  person/anne")


def test_an_editor_parts_what_is_joined() -> None:
    assert not one(person("A", NM1), person("A"), ledger=f"two\t{NM1}\tperson/a")
    assert not one(person("A", NM1, ITEM), person("A", TMDB, ITEM), ledger=f"two\t{NM1}\t{TMDB}")


def test_the_ledger_says_whom_a_name_means() -> None:
    claims = person("A", NM1), person("A", NM2), person("A")
    assert {claims[0], claims[2]} in things(*claims, ledger=f"address\tperson/a\t{NM1}\ta")
    assert not one(person("A", NM1), person("A"), ledger="address\tperson/a\ta")


def test_a_decision_of_what_is_not_there_is_told() -> None:
    clusters = Clusters([person("A")], Ledger.of(decisions(f"same\t{NM1}\tperson/a", "x.ledger")))
    assert [(str(decision.place), part) for decision, part in clusters.unfound] == [("x.ledger:1", NM1)]
