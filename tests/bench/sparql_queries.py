"""Twelve typical queries of a catalogue of films, each asked of many things."""

import random
from collections.abc import Iterator, Mapping
from string import Template

import pyoxigraph as ox

from publisher.store import EmbeddedStore

PREFIXES = (
    "PREFIX schema: <https://schema.org/> PREFIX film: <https://w3id.org/film-facts/ontology#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
)
QUERIES: Mapping[str, str] = {
    "entity": "SELECT ?p ?o { <$film> ?p ?o }",
    "cast": """SELECT ?name ?character { <$film> schema:actor ?role .
        ?role a schema:PerformanceRole ; schema:actor ?person ; film:creditOrder ?order .
        ?person schema:name ?name OPTIONAL { ?role schema:characterName ?character } } ORDER BY ?order""",
    "co-actors": """SELECT DISTINCT ?other { ?own schema:actor <$person> . ?film schema:actor ?own , ?role .
        ?role schema:actor ?other . FILTER(?other != <$person>) }""",
    "top 20 actors": """SELECT ?person (COUNT(?role) AS ?roles) { ?role a schema:PerformanceRole ;
        schema:actor ?person } GROUP BY ?person ORDER BY DESC(?roles) ?person LIMIT 20""",
    "years, in order": """SELECT ?film ?name ?year { ?film a schema:Movie ; schema:dateCreated ?year ; schema:name ?name
        FILTER(STR(?year) >= "$year" && STR(?year) < "$later") } ORDER BY ?year ?name LIMIT 100""",
    "name search": """SELECT ?person ?name { ?person a schema:Person ; schema:name ?name
        FILTER(CONTAINS(LCASE(?name), "$word")) } LIMIT 50""",
    "optional": """SELECT ?film ?name ?text ?length { ?film schema:genre "$genre" ; schema:name ?name
        OPTIONAL { ?film schema:description ?text } OPTIONAL { ?film schema:duration ?length } } LIMIT 200""",
    "property path": "SELECT DISTINCT ?director { <$person> ^schema:actor/^schema:actor/schema:director ?director }",
    "construct": """CONSTRUCT { <$film> ?p ?o . ?o ?q ?r } WHERE { <$film> ?p ?o OPTIONAL { ?o ?q ?r
        FILTER(?p = schema:actor) } }""",
    "count by class": "SELECT ?class (COUNT(*) AS ?count) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?count)",
    "group by year": """SELECT ?year (COUNT(?film) AS ?films) { ?film a schema:Movie ; schema:dateCreated ?year }
        GROUP BY ?year ORDER BY ?year""",
    "two-hop co-stars": """SELECT (COUNT(DISTINCT ?far) AS ?people) { ?own schema:actor <$person> .
        ?film schema:actor ?own , ?role . ?role schema:actor ?near . ?next schema:actor ?near .
        ?other schema:actor ?next , ?last . ?last schema:actor ?far }""",
}
SMALLEST = ("entity", "cast", "construct")
"""Those that look little up, so that what the server does around them counts."""
LATEST, SPAN = 2015, 3
THINGS = 40
"""How many things each query is asked of."""


def texts(store: EmbeddedStore, name: str) -> list[str]:
    """A query, as asked of many things."""
    return [PREFIXES + Template(QUERIES[name]).substitute(values) for values in asked(store)]


def asked(store: EmbeddedStore) -> Iterator[dict[str, str]]:
    """What the queries are asked of: films and people from all over the catalogue, the famous more often."""
    chance = random.Random(1)  # noqa: S311  # the same every time
    films = [quad["film"] for quad in found(store, PREFIXES + "SELECT ?film { ?film a schema:Movie }")]
    for film in chance.sample(sorted(films), min(THINGS, len(films))):
        cast = "SELECT DISTINCT ?person { <%s> schema:actor/schema:actor ?person } ORDER BY ?person"
        people = [row["person"] for row in found(store, PREFIXES + cast % film)]
        year = chance.randrange(LATEST - 40, LATEST)
        yield {
            "film": film,
            "person": chance.choice(people),
            "year": str(year),
            "later": str(year + SPAN),
            "word": chance.choice(("frost", "волков", "dvoř", "山田", "nobody")),
            "genre": chance.choice(("drama", "comedy", "war", "western")),
        }


def found(store: EmbeddedStore, query: str) -> Iterator[dict[str, str]]:
    """The rows of an answer, the terms without their brackets."""
    answer = store.query(query, {})
    if isinstance(answer, ox.QuerySolutions):
        names = [variable.value for variable in answer.variables]
        for row in answer:
            yield {name: str(row[name]).strip("<>") for name in names}
