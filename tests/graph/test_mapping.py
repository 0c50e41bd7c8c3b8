from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
import strategies as some
from catalogue import BASE, PERFECTION, READINGS, WILLIAMS, reading
from hypothesis import given
from rdflib import Graph, Literal, URIRef
from rdflib.query import ResultRow
from terms import quads

from publisher.facts import City, Country, Film, Organization, Performance, Person, Rating, Release, Text, Trailer, When
from publisher.graph import Quad
from publisher.iris import LONGEST_SLUG
from publisher.sources.reading import Reading
from publisher.vocabulary import PREFIXES, SCHEMA

BEFORE = (
    "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
    + f"BASE <{BASE}film/the-perfection-2018> "
)


def merged(statements: Iterable[Quad]) -> Graph:
    graph = Graph()
    for subject, predicate, value, _ in statements:
        graph.add((subject, predicate, value))
    return graph


def rows(graph: Graph, select: str) -> set[tuple[str, ...]]:
    return {tuple(str(term) for term in row) for row in graph.query(BEFORE + select) if isinstance(row, ResultRow)}


def says(film: Film, pattern: str) -> bool:
    return bool(merged(quads([reading("a.txt", film)], BASE)).query(f"{BEFORE} ASK {{ {pattern} }}").askAnswer)


@pytest.mark.parametrize(
    "pattern",
    [
        '<#film> a schema:Movie ; schema:name "The Perfection" ; schema:dateCreated "2018"^^xsd:gYear',
        "<#film> schema:url <> ; schema:mainEntityOfPage <>",
        (
            '<#film> schema:countryOfOrigin ?c . ?c a schema:Country ; schema:name "United States" .'
            "?c schema:identifier ?i ."
            '?i a schema:PropertyValue ; schema:propertyID "ISO 3166-1 alpha-2" ; schema:value "US"'
        ),
        '<#film> schema:genre "psychological horror", "thriller"',
        '<#film> schema:director ?d . ?d a schema:Person ; schema:name "Richard Shepard"',
        (
            "<#film> schema:actor <#role-allison-williams> . <#role-allison-williams> a schema:PerformanceRole ;"
            'schema:actor ?p ; schema:characterName "Charlotte" ; film:creditOrder 1 ; film:billing "starring" ;'
            'schema:alternateName "Charlotte Willmore" . ?p schema:name "Allison Williams"'
        ),
        '<#role-stephen-chang> film:creditedAs "Stephen MD Chang"',
        '<#role-steven-weber> schema:description "the head of Bachoff Academy"',
        '<#film> schema:duration "PT1H30M"^^xsd:duration',
        (
            "<#film> schema:releasedEvent <#release-2018-09-20-fantastic-fest> . <#release-2018-09-20-fantastic-fest>"
            ' a schema:PublicationEvent ; schema:startDate "2018-09-20"^^xsd:date ; schema:superEvent ?f .'
            '?f a schema:Festival ; schema:name "Fantastic Fest"'
        ),
        "<#release-2019-05-24-united-states> schema:location ?c . ?c a schema:Country",
        '<#film> schema:publisher ?o . ?o a schema:Organization ; schema:name "Netflix"',
        '<#film> schema:datePublished "2018-09-20"^^xsd:date',
        (
            "<#film> schema:aggregateRating ?r . ?r a schema:AggregateRating ; schema:author ?o ."
            '?r schema:ratingValue 6.2 ; schema:bestRating ?b . ?o schema:name "IMDb" FILTER(?b = 10)'
        ),
        (
            "<#film> schema:trailer ?t . ?t a schema:VideoObject ; schema:publisher ?o ;"
            ' schema:name "The Perfection | Official Trailer | Netflix" ; schema:datePublished "2019-04-15"^^xsd:date'
        ),
        (
            "<#film> schema:potentialAction ?w . ?w a schema:WatchAction ; schema:provider ?o ;"
            " schema:target <https://www.netflix.com/title/80217312>"
        ),
        "<#film> schema:sameAs <https://en.wikipedia.org/wiki/The_Perfection>",
        (
            "<#film> schema:subjectOf </source/a#source> . </source/a#source> a prov:Entity ; schema:name 'a.txt' ;"
            " schema:license <https://creativecommons.org/publicdomain/zero/1.0/> ; schema:creditText 'Ourselves'"
        ),
        "</source/a#graph> prov:wasDerivedFrom </source/a#source>",
    ],
)
def test_a_fact_becomes_the_statements_that_the_design_gives(pattern: str) -> None:
    assert says(PERFECTION, pattern)


def test_two_characters_of_one_role_are_one_name_and_two_other_names() -> None:
    film = replace(PERFECTION, cast=(Performance(WILLIAMS, 1, "Sherman Klump / Buddy Love"),))
    assert says(
        film,
        '?r schema:characterName "Sherman Klump / Buddy Love" ; schema:alternateName "Sherman Klump", "Buddy Love"',
    )


def test_a_voice_is_a_qualifier_and_no_part_of_the_name() -> None:
    film = replace(PERFECTION, cast=(Performance(Person("Tom Hanks"), 1, "Woody", qualifiers=("voice",)),))
    assert says(film, '?r schema:characterName "Woody" ; film:qualifier "voice"')


def test_a_distributor_that_is_tied_to_a_release_stands_there() -> None:
    release = Release(When(2019), place=City("Paris"), publishers=(Organization("StudioCanal"),))
    pattern = (
        '<#release-2019-paris> schema:startDate "2019"^^xsd:gYear ; schema:publishedBy ?o ; schema:location ?p .'
        "?p a schema:City"
    )
    assert says(replace(PERFECTION, releases=(release,)), pattern)


def test_a_count_is_given_where_the_source_gives_it() -> None:
    rating = Rating(Organization("IMDb"), Decimal("8.30"), Decimal(10), 591836)
    assert says(replace(PERFECTION, ratings=(rating,)), "?r schema:ratingCount 591836")


def test_two_ratings_by_one_site_are_two_ratings() -> None:
    imdb = Organization("IMDb")
    both = (Rating(imdb, Decimal(71), Decimal(100)), Rating(imdb, Decimal("6.2"), Decimal(10)))
    graph = merged(quads([reading("a.txt", replace(PERFECTION, ratings=both))], BASE))
    found = rows(graph, "SELECT ?v ?b WHERE { ?r schema:ratingValue ?v ; schema:bestRating ?b }")
    assert found == {("71", "100"), ("6.2", "10")}


def test_two_trailers_of_one_title_are_two_trailers() -> None:
    both = (Trailer("Trailer", When(2018)), Trailer("Trailer", When(2019)))
    graph = merged(quads([reading("a.txt", replace(PERFECTION, trailers=both))], BASE))
    assert len(set(graph.objects(None, SCHEMA.trailer))) == 2


def test_text_keeps_its_language_and_numbers_are_as_said() -> None:
    rating = Rating(Organization("IMDb"), Decimal("8.30"), Decimal("1E+1"))
    graph = merged(
        quads([reading("a.txt", replace(PERFECTION, name=Text("Der Film", "de-AT"), ratings=(rating,)))], BASE)
    )
    assert Literal("Der Film", lang="de-at") in set(graph.objects(None, SCHEMA.name))
    assert {str(value) for value in graph.objects(None, SCHEMA.ratingValue)} == {"8.30"}
    assert {str(value) for value in graph.objects(None, SCHEMA.bestRating)} == {"10"}


def test_a_historic_country_has_no_code() -> None:
    assert not says(
        replace(PERFECTION, countries=(Country("Soviet Union"),), releases=()),
        "?c a schema:Country ; schema:identifier ?i",
    )


def test_a_graph_holds_what_its_source_says_and_ours_what_follows() -> None:
    graphs: dict[str, set[tuple[object, object, object]]] = {}
    for subject, predicate, value, graph in quads(READINGS, BASE):
        graphs.setdefault(str(graph).removeprefix(BASE), set()).add((subject, predicate, value))
    film = URIRef(f"{BASE}film/the-perfection-2018#film")
    lengths = {name: [str(o) for s, p, o in said if (s, p) == (film, SCHEMA.duration)] for name, said in graphs.items()}
    assert lengths == {
        "source/article#graph": ["PT1H30M"],
        "source/films#graph": ["PT1H31M"],
        "source/publisher#graph": [],
    }
    assert [p for s, p, _ in graphs["source/publisher#graph"] if p == SCHEMA.datePublished]


@given(some.catalogues)
def test_no_statement_has_a_blank_node_or_leaves_our_base(catalogue: list[Reading]) -> None:
    for subject, _, value, graph in quads(catalogue, BASE):
        assert type(value) in {URIRef, Literal}
        assert str(subject).startswith(BASE)
        assert str(graph).startswith(BASE)
        assert len(str(subject)) < len(BASE) + 2 * LONGEST_SLUG + 20


@given(some.films)
def test_every_performance_is_in_the_graph_with_its_place_in_the_credits(film: Film) -> None:
    graph = merged(quads([reading("a.txt", film)], BASE))
    found = rows(graph, "SELECT ?order ?name WHERE { ?role film:creditOrder ?order ; schema:actor/schema:name ?name }")
    assert found >= {(str(performance.order), performance.actor.name) for performance in film.cast}
