"""Queries to begin with."""

CAST = """\
SELECT ?name ?character WHERE {{
  <{film}> schema:actor ?role .
  ?role schema:actor/schema:name ?name ; film:creditOrder ?place .
  OPTIONAL {{ ?role schema:characterName ?character }}
}}
ORDER BY ?place"""

EXAMPLES = (
    (
        "All films, the latest first",
        """\
SELECT ?film ?title ?year WHERE {
  ?film a schema:Movie ; schema:name ?title .
  OPTIONAL { ?film schema:dateCreated ?year }
}
ORDER BY DESC(?year) ?title""",
    ),
    (
        "People in more than one film",
        """\
SELECT ?person ?name (COUNT(DISTINCT ?film) AS ?films) WHERE {
  ?film schema:actor/schema:actor ?person .
  ?person schema:name ?name .
}
GROUP BY ?person ?name
HAVING (COUNT(DISTINCT ?film) > 1)
ORDER BY DESC(?films) ?name""",
    ),
    (
        "Which source states which length",
        """\
SELECT ?title ?length ?source WHERE {
  GRAPH ?source { ?film schema:duration ?length }
  ?film schema:name ?title .
}
ORDER BY ?title""",
    ),
    (
        "Ratings on their scales",
        """\
SELECT ?title ?by ?value ?best WHERE {
  ?film schema:name ?title ; schema:aggregateRating ?rating .
  ?rating schema:ratingValue ?value ; schema:bestRating ?best ; schema:author/schema:name ?by .
}
ORDER BY ?title ?by""",
    ),
    (
        "All statements about people, as a graph",
        """\
CONSTRUCT { ?person ?says ?what } WHERE {
  ?person a schema:Person ; ?says ?what .
}
LIMIT 100""",
    ),
)
"""Titles and queries; the prefixes of the catalogue are declared already."""


def cast(film: str) -> str:
    """The query for the cast of a film, in credits order."""
    return CAST.format(film=film)
