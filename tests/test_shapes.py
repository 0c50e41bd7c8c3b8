from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest
import strategies as some
import terms
from hypothesis import given
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.collection import Collection

from publisher import shapes
from publisher.facts import Qualifier
from publisher.sources.reading import Reading
from publisher.vocabulary import FILM, PREFIXES, SCHEMA, value_types

MODEL = Path(__file__).parent / "model_film.trig"
BASE = "http://localhost:8000/"
SAID, DERIVED = (f"{BASE}source/{slug}#graph" for slug in ("article", "publisher"))
OWN = f"{BASE}film/the-perfection-2018#"
NAMES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in {**PREFIXES, "f": OWN}.items())

ROLE = "f:role-allison-williams"
RATING = "f:rating-imdb-article"
SHOWING = "f:release-2018-09-20-fantastic-fest"
TRAILER = "f:trailer-official"
WATCH = "f:watch-netflix"
STATES = f"<{BASE}place/united-states#place>"
CODE = f"<{BASE}place/united-states#iso-3166-1-alpha-2>"
FILE = f"<{BASE}source/article#source>"
ALLISON = f"<{BASE}person/allison-williams#person>"
LOGAN = f"<{BASE}person/logan-browning#person>"
NETFLIX = f"<{BASE}organization/netflix#organization>"


def statements(*names: str) -> Graph:
    """The statements of the model film that stand in these graphs."""
    quads = [quad for quad in ox.parse(path=str(MODEL)) if quad.graph_name in {ox.NamedNode(name) for name in names}]
    written = ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES)
    assert written
    return Graph().parse(data=written, format="nt")


def added(statement: str) -> str:
    return f"INSERT DATA {{ {statement} }}"


def removed(subject: str, term: str) -> str:
    return f"DELETE {{ {subject} {term} ?value }} WHERE {{ {subject} {term} ?value }}"


def replaced(subject: str, term: str, value: str) -> str:
    old = f"{subject} {term} ?value"
    return f"DELETE {{ {old} }} INSERT {{ {subject} {term} {value} }} WHERE {{ OPTIONAL {{ {old} }} }}"


BROKEN = [
    # what is described
    (added("[] a schema:Person ; schema:name 'Nobody'"), "named by an http or https address"),
    (added("<urn:x> a schema:Person ; schema:name 'Nobody'"), "named by an http or https address"),
    (added(f"{ALLISON} a schema:Persona"), "no such class"),
    # a film
    (added("f:film schema:titel 'x'"), "no property but these"),
    (added("f:film film:creditOrder 1"), "no property but these"),
    ("; ".join(removed("f:film", f"schema:{t}") for t in ("name", "sameAs")), "no property but these"),
    (replaced("f:film", "schema:name", ALLISON), "a film's name"),
    (replaced("f:film", "schema:name", "''"), "a film's name"),
    (added(f"f:film schema:producer {NETFLIX}"), "produced by a schema:Person"),
    (added(f"f:film schema:musicBy {NETFLIX}"), "the music of a film"),
    (added(f"f:film schema:editor {NETFLIX}"), "edited by a schema:Person"),
    (added(f"f:film schema:contributor {ALLISON}"), "told through a schema:Role"),
    (added(f"f:job a schema:Role ; schema:contributor {ALLISON}"), "a job has one name"),
    (added("f:job a schema:Role ; schema:roleName 'editor'"), "done by exactly one"),
    (added("f:job a schema:Role ; schema:name 'editor'"), "used of a job"),
    (added("f:film schema:alternateName <http://x.example/>"), "another name is written as text"),
    (added("f:film schema:description <http://x.example/>"), "a description is written as text"),
    (added("f:film schema:dateCreated '2019'^^xsd:gYear"), "made in one year"),
    (replaced("f:film", "schema:dateCreated", "'2018'"), "made in one year"),
    (added("f:film schema:duration 'PT1H31M'^^xsd:duration"), "has one length"),
    (replaced("f:film", "schema:duration", "'PT1H30M'"), "has one length"),
    (replaced("f:film", "schema:duration", "'P1D'^^xsd:duration"), "has one length"),
    (added("f:film schema:genre <http://x.example/horror>"), "a genre is written as text"),
    (added("f:film schema:countryOfOrigin 'United States'"), "comes from a schema:Country"),
    (added(f"f:film schema:countryOfOrigin {ALLISON}"), "comes from a schema:Country"),
    (added("f:film schema:director 'Richard Shepard'"), "directed by a schema:Person"),
    (added(f"f:film schema:director {NETFLIX}"), "directed by a schema:Person"),
    (added(f"f:film schema:author {NETFLIX}"), "written by a schema:Person"),
    (added("f:film schema:publisher 'Netflix'"), "distributed by a schema:Organization"),
    (added(f"f:film schema:actor {ALLISON}"), "through a schema:PerformanceRole"),
    (added(f"f:film schema:releasedEvent {STATES}"), "released in a schema:PublicationEvent"),
    (added(f"f:film schema:aggregateRating {NETFLIX}"), "rated by a schema:AggregateRating"),
    (added(f"f:film schema:trailer {WATCH}"), "a trailer is a schema:VideoObject"),
    (added(f"f:film schema:potentialAction {TRAILER}"), "is a schema:WatchAction"),
    (added("f:film schema:sameAs 'https://x.example/'"), "the same thing elsewhere"),
    (added("f:film schema:sameAs <mailto:someone@x.example>"), "the same thing elsewhere"),
    (added("f:film schema:url <http://x.example/1>, <http://x.example/2>"), "at most one page"),
    (added("f:film schema:url <file:///etc/passwd>"), "at most one page"),
    (added("f:film schema:mainEntityOfPage <http://x.example/1>, <http://x.example/2>"), "the main thing on one page"),
    (added("f:film schema:mainEntityOfPage 'page'"), "the main thing on one page"),
    (added("f:film schema:subjectOf 'article.txt'"), "a source is given by its address"),
    (added("f:film schema:datePublished '2018-09-20'^^xsd:date, '2019'^^xsd:gYear"), "first published on one date"),
    (added("f:film schema:datePublished '2018-09-20'"), "first published on one date"),
    # a role
    (added(f"{ROLE} film:creditorder 1"), "property is used of a role"),
    (removed(ROLE, "schema:actor"), "played by exactly one"),
    (added(f"{ROLE} schema:actor {LOGAN}"), "played by exactly one"),
    (replaced(ROLE, "schema:actor", "'Allison Williams'"), "played by exactly one"),
    (added(f"{ROLE} schema:characterName 'Charlie'"), "at most one character"),
    (removed(ROLE, "film:creditOrder"), "one place in the credits"),
    (added(f"{ROLE} film:creditOrder 3"), "one place in the credits"),
    (replaced(ROLE, "film:creditOrder", "0"), "one place in the credits"),
    (replaced(ROLE, "film:creditOrder", "'1'"), "one place in the credits"),
    (added(f"{ROLE} film:creditedAs 'A', 'B'"), "at most one other name"),
    (added(f"{ROLE} film:billing 'top'"), "the only billing"),
    (added(f"{ROLE} film:qualifier 'very good'"), "no such qualifier"),
    # a release
    (added(f"{SHOWING} schema:endDate '2018-09-21'^^xsd:date"), "uses no other property"),
    ("; ".join(removed(SHOWING, f"schema:{t}") for t in ("startDate", "location", "superEvent")), "says when, where"),
    (added(f"{SHOWING} schema:startDate '2018-09-21'^^xsd:date"), "begins on one date"),
    (replaced(SHOWING, "schema:startDate", "'September 2018'"), "begins on one date"),
    (replaced(SHOWING, "schema:startDate", "'2018-02-30'^^xsd:date"), "begins on one date"),
    (added(f"{SHOWING} schema:location {STATES}"), "takes place in one"),
    (replaced(SHOWING, "schema:location", ALLISON), "takes place in one"),
    (replaced(SHOWING, "schema:superEvent", ALLISON), "part of at most one schema:Festival"),
    (added(f"{SHOWING} schema:publishedBy {ALLISON}"), "published by a schema:Organization"),
    # a rating
    (added(f"{RATING} schema:reviewCount 3"), "property is used of a rating"),
    (replaced(RATING, "schema:ratingValue", "'10.1'^^xsd:decimal"), "not above its own scale"),
    (replaced(RATING, "schema:ratingValue", "'-1'^^xsd:decimal"), "an xsd:decimal from 0"),
    (replaced(RATING, "schema:ratingValue", "'6.2'"), "an xsd:decimal from 0"),
    (removed(RATING, "schema:ratingValue"), "an xsd:decimal from 0"),
    (replaced(RATING, "schema:bestRating", "'0'^^xsd:decimal"), "an xsd:decimal above 0"),
    (removed(RATING, "schema:bestRating"), "an xsd:decimal above 0"),
    (removed(RATING, "schema:author"), "given by exactly one"),
    (replaced(RATING, "schema:author", ALLISON), "given by exactly one"),
    (replaced(RATING, "schema:ratingCount", "'7.5'^^xsd:decimal"), "in whole numbers from 0"),
    # a trailer
    (added(f"{TRAILER} schema:uploadDate '2019-04-15'^^xsd:date"), "a trailer has a name, a date"),
    (
        "; ".join(removed(TRAILER, f"schema:{t}") for t in ("name", "datePublished", "publisher", "url")),
        "a trailer has a name, a date",
    ),
    (added(f"{TRAILER} schema:name 'Another'"), "at most one name"),
    (added(f"{TRAILER} schema:datePublished '2019'^^xsd:gYear"), "first published on one date"),
    (replaced(TRAILER, "schema:publisher", ALLISON), "published by at most one"),
    # where it can be watched
    (added(f"{WATCH} schema:url <https://x.example/>"), "where a film can be watched; check"),
    (removed(WATCH, "schema:provider"), "can be watched at exactly one"),
    (replaced(WATCH, "schema:provider", ALLISON), "can be watched at exactly one"),
    (replaced(WATCH, "schema:target", "<ftp://x.example/>"), "watched is a web address"),
    # pictures, reviews and offers
    (added("f:film schema:image 'poster.jpg'"), "an image is given"),
    (added(f"f:film schema:review {RATING}"), "reviewed in a schema:Review"),
    (added(f"f:film schema:offers {RATING}"), "sold by a schema:Offer"),
    (added(f"{RATING} film:firstHand 'yes'"), "is true or false"),
    (added(f"f:review a schema:Review ; schema:author {ALLISON} ; schema:text 'Well'"), "a review has a score, words"),
    (added(f"f:review a schema:Review ; schema:author {ALLISON}"), "a review has a score, words"),
    (added("f:review a schema:Review ; schema:reviewBody 'Well'"), "a review is written by one"),
    (added("f:review a schema:Review ; schema:reviewRating 5"), "a review gives at most one"),
    (added("f:review a schema:Review ; schema:reviewBody 'Well', 'Ill'"), "a review has at most one text"),
    (added("f:score a schema:Rating ; schema:worstRating 1"), "used of the score of a review"),
    (added("f:score a schema:Rating ; schema:bestRating 5.0"), "a score has one value"),
    (added("f:score a schema:Rating ; schema:ratingValue 6.0 ; schema:bestRating 5.0"), "does not go beyond"),
    (added("f:score a schema:Rating ; schema:ratingValue 6.0"), "a score has one scale"),
    (added("f:offer a schema:Offer ; schema:priceRange 'high'"), "used of an offer"),
    (added("f:offer a schema:Offer ; schema:price 6.0"), "an offer is made by"),
    (added("f:offer a schema:Offer ; schema:price 6.0, 7.0"), "at most one price"),
    (added("f:offer a schema:Offer ; schema:priceCurrency 'euro'"), "in one currency"),
    (added(f"{TRAILER} schema:thumbnailUrl 'x.jpg'"), "at most one picture"),
    # who and where
    (added(f"{ALLISON} schema:fullName 'Allison'"), "used of a person"),
    (added(f"{ALLISON} schema:birthDate 'long ago'"), "is born on a day"),
    (added(f"{ALLISON} schema:deathDate 'long ago'"), "dies on a day"),
    (added(f"{NETFLIX} schema:fullName 'Netflix'"), "used of an organisation"),
    (removed(ALLISON, "schema:name"), "it has a name"),
    (removed(NETFLIX, "schema:name"), "it has a name"),
    (removed(f"<{BASE}place/austin#place>", "schema:name"), "it has a name"),
    (removed(f"<{BASE}event/fantastic-fest#event>", "schema:name"), "it has a name"),
    (removed(STATES, "schema:name"), "it has a name"),
    (added(f"{STATES} schema:isoCode 'US'"), "used of a country"),
    (added(f"{STATES} schema:identifier 'US'"), "it is identified"),
    # the publisher's own graph
    (added(f"{CODE} schema:code 'US'"), "used of an identifier"),
    (removed(CODE, "schema:propertyID"), "which list it is from"),
    (removed(CODE, "schema:value"), "one schema:value"),
    (added(f"{FILE} prov:wasDerivedFromm <http://x.example/>"), "of a source or of its graph"),
    (added(f"{FILE} prov:wasDerivedFrom 'elsewhere'"), "was derived from"),
    (added(f"{FILE} schema:fileName 'article.txt'"), "property is used of a file"),
    (removed(FILE, "schema:name"), "it has a name"),
    (replaced(FILE, "schema:sha256", "'ABC'"), "64 small hexadecimal digits"),
    (removed(FILE, "schema:sha256"), "64 small hexadecimal digits"),
    (replaced(FILE, "schema:encodingFormat", "'text'"), "one media type"),
    (replaced(FILE, "schema:license", "'MIT'"), "at most one licence"),
    (added(f"{FILE} schema:creditText 'Somebody else'"), "whose it is"),
]


@pytest.mark.parametrize("graph", [SAID, DERIVED])
def test_each_graph_of_the_model_film_keeps_to_the_shapes(graph: str) -> None:
    assert shapes.violations(statements(graph)) == ()


@pytest.mark.parametrize(("change", "message"), BROKEN, ids=[f"{message}-{n}" for n, (_, message) in enumerate(BROKEN)])
def test_a_graph_that_breaks_a_rule_is_told_so(change: str, message: str) -> None:
    graph = statements(SAID, DERIVED) if CODE in change or FILE in change else statements(SAID)
    graph.update(NAMES + change)
    assert any(message in found.message for found in shapes.violations(graph))


def test_no_rule_is_dead() -> None:
    said = [str(message) for message in shapes.shapes().objects(None, SH.message)]
    assert [rule for rule in said if not any(message in rule for _, message in BROKEN)] == []
    assert [message for _, message in BROKEN if sum(message in rule for rule in set(said)) != 1] == []


def test_every_rule_has_words_that_a_person_understands() -> None:
    rules = shapes.shapes()
    asked = {*rules.objects(None, SH.property), *rules.subjects(RDF.type, SH.NodeShape)}
    assert [rule for rule in asked if rules.value(rule, SH.message) is None] == []


@pytest.mark.parametrize("date", ["2019-05-24", "2019-05", "2019"])
def test_a_release_may_begin_on_a_day_in_a_month_or_in_a_year(date: str) -> None:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(date)]
    graph = statements(SAID)
    graph.update(NAMES + replaced(SHOWING, "schema:startDate", f"'{date}'^^xsd:{kind}"))
    assert shapes.violations(graph) == ()


def test_a_violation_names_the_thing_the_property_and_the_value() -> None:
    graph = statements(SAID)
    graph.update(NAMES + replaced(RATING, "schema:ratingValue", "'11'^^xsd:decimal"))
    (found,) = shapes.violations(graph)
    assert found.focus == OWN + "rating-imdb-article"
    assert (found.path, found.value) == (str(SCHEMA.ratingValue), "11")
    assert str(found) == f"{found.focus} {found.path} 11: a rating is not above its own scale"


def test_violations_come_in_one_order_whatever_the_order_of_the_statements() -> None:
    broken = statements(SAID)
    broken.update(NAMES + "; ".join([removed(ALLISON, "schema:name"), added("f:film schema:titel 'x'")]))
    turned = Graph()
    for statement in sorted(broken, reverse=True):
        turned.add(statement)
    assert shapes.violations(turned) == shapes.violations(broken) == tuple(sorted(shapes.violations(broken)))
    assert len(shapes.violations(broken)) == 2


def test_the_shapes_know_every_term_in_use_and_no_other() -> None:
    rules = shapes.shapes()
    named = {term for statement in rules for term in statement if isinstance(term, URIRef)}
    for namespace in (SCHEMA, FILM):
        in_use = {namespace[term] for term in value_types(namespace)}
        assert {term for term in named if term.startswith(str(namespace))} == in_use


def test_the_shapes_know_every_qualifier() -> None:
    rules = shapes.shapes()
    (rule,) = rules.subjects(SH.path, FILM.qualifier)
    listed = rules.value(rule, SH["in"])
    assert listed is not None
    assert list(Collection(rules, listed)) == [Literal(qualifier) for qualifier in get_args(Qualifier)]


@given(some.catalogues)
def test_whatever_facts_are_mapped_each_graph_keeps_to_the_shapes(catalogue: list[Reading]) -> None:
    graphs: dict[str, Graph] = {}
    for subject, term, value, name in terms.quads(catalogue, BASE):
        graphs.setdefault(name, Graph()).add((subject, term, value))
    assert {name: found for name, each in graphs.items() if (found := shapes.violations(each))} == {}
