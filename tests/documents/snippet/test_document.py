import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld as pyld

from publisher.description import Merged
from publisher.documents import context, snippet
from publisher.errors import UnknownThing
from publisher.vocabulary import PREFIXES

ROOT = Path(__file__).parents[3]
SHARED = ROOT / "../shared"
PUBLISHED_CONTEXT = SHARED / "data/schemaorg-vocab/schemaorgcontext.jsonld"

FILM = "film/the-perfection-2018#film"
POSITION = ox.NamedNode("https://schema.org/position")  # a term that only other RDF sources use
MADE_AT = "http://localhost:8000/"
TRIG = (ROOT / "tests/model_film.trig").read_text(encoding="utf-8")
HOME = "https://films.example/"


def model(base: str) -> list[ox.Quad]:
    return list(ox.parse(TRIG.replace(MADE_AT, base), format=ox.RdfFormat.TRIG))


def of(path: str, base: str = HOME) -> Any:
    return snippet.document(Merged.of(model(base), base + path))


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_the_cast_stands_in_credits_order_as_schema_org_writes_roles() -> None:
    assert of(FILM)["actor"][5] == {
        "@type": "PerformanceRole",
        "characterName": 'Elizabeth "Lizzie" Wells',
        "alternateName": "Lizzie",
        "description": "the star pupil",
        "actor": {"@id": HOME + "person/logan-browning#person", "@type": "Person", "name": "Logan Browning"},
    }
    names = [role["actor"]["name"] for role in of(FILM)["actor"] if role["@type"] == "PerformanceRole"]
    assert names == ["Allison Williams", "Logan Browning", "Alaina Huffman", "Stephen Chang"]


def test_the_cast_is_named_plainly_too_and_nobody_is_two_people() -> None:
    for base, first in ((HOME, f"{HOME}person/allison-williams#person"), (MADE_AT, "#allison-williams")):
        actors = of(FILM, base)["actor"]
        people = [actor for actor in actors if actor["@type"] == "Person"]
        assert people == [role["actor"] for role in actors if role["@type"] == "PerformanceRole"]
        assert people[0] == {"@id": first, "@type": "Person", "name": "Allison Williams"}


def test_dates_and_lengths_are_plain_and_names_bear_no_language() -> None:
    film = of(FILM)
    assert (film["@context"], film["@type"], film["name"]) == ("https://schema.org", "Movie", "The Perfection")
    assert (film["dateCreated"], film["datePublished"], film["duration"]) == ("2018", "2018-09-20", "PT1H30M")
    assert [release["startDate"] for release in film["releasedEvent"]] == ["2018-09-20", "2019-05"]


def test_terms_of_other_vocabularies_sources_and_ratings_of_other_sites_are_left_out() -> None:
    assert not [key for key in keys(of(FILM)) if ":" in key]
    left_out = {"creditOrder", "creditedAs", "firstHand", "qualifier", "billing", "aggregateRating", "subjectOf"}
    assert not keys(of(FILM)) & left_out


@pytest.mark.parametrize(("written", "number"), [("7", 7), ("6.20", 6.2), ("-1", -1)])
def test_numbers_are_numbers(written: str, number: float) -> None:
    kind = ox.NamedNode(PREFIXES["xsd"] + ("decimal" if "." in written else "integer"))
    position = ox.Quad(ox.NamedNode(HOME + FILM), POSITION, ox.Literal(written, datatype=kind))
    film = snippet.document(Merged.of([*model(HOME), position], HOME + FILM))
    assert film["position"] == number


def test_what_no_number_can_hold_stays_text() -> None:
    for written in ("many", "9" * 5000):
        value = ox.Literal(written, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
        position = ox.Quad(ox.NamedNode(HOME + FILM), POSITION, value)
        assert snippet.document(Merged.of([position], HOME + FILM))["position"] == written


def test_things_with_documents_keep_their_iris_and_parts_have_none() -> None:
    film = of(FILM)
    assert film["@id"] == HOME + FILM
    assert film["publisher"]["@id"] == HOME + "organization/netflix#organization"
    assert film["mainEntityOfPage"] == HOME + "film/the-perfection-2018"
    assert "@id" not in film["potentialAction"]
    assert "@id" not in film["countryOfOrigin"]["identifier"]


@pytest.mark.parametrize(
    "base", ["http://localhost:8000/", "http://127.0.0.1/", "https://LOCALHOST/a/", "http://[::1]/"]
)
def test_what_only_this_machine_can_reach_is_left_out(base: str) -> None:
    film = of(FILM, base)
    assert base not in json.dumps(film)
    assert not {"@id", "url", "mainEntityOfPage"} & set(film)
    assert film["publisher"] == {"@type": "Organization", "name": "Netflix"}
    assert film["sameAs"] == "https://elsewhere.example/the-perfection"


def test_a_host_that_only_begins_like_this_machine_is_kept() -> None:
    assert of(FILM, "https://localhost.example/")["@id"].startswith("https://localhost.example/")


def test_a_person_has_a_snippet_too() -> None:
    assert of("person/richard-shepard#person") == {
        "@context": "https://schema.org",
        "@id": HOME + "person/richard-shepard#person",
        "@type": "Person",
        "name": "Richard Shepard",
        "sameAs": "https://elsewhere.example/richard-shepard",
    }


def test_a_thing_of_which_nothing_is_said_has_none() -> None:
    with pytest.raises(UnknownThing, match="nothing is said of"):
        of("film/unknown#film")


@given(st.permutations(model(HOME)))
def test_the_order_of_the_statements_changes_nothing(quads: list[ox.Quad]) -> None:
    assert snippet.script(snippet.document(Merged.of(quads, HOME + FILM))) == snippet.script(of(FILM))


@pytest.mark.skipif(not PUBLISHED_CONTEXT.exists(), reason="schema.org's own context is not here")
@pytest.mark.parametrize("base", [MADE_AT, HOME])
def test_a_snippet_means_the_same_in_schema_orgs_own_context(base: str) -> None:
    whole = json.loads(PUBLISHED_CONTEXT.read_text(encoding="utf-8"))
    ours, theirs = (
        pyld.expand(of(FILM, base), {"documentLoader": context.loader({snippet.CONTEXT: known})})
        for known in (snippet.context(), whole)
    )
    assert ours == theirs
