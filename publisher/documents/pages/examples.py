"""Queries to begin with: a dozen that teach this catalogue, each with a comment on what it shows."""

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
SELECT ?film ?year WHERE {
  ?film a schema:Movie .
  OPTIONAL { ?film schema:dateCreated ?year }
}
ORDER BY DESC(?year)""",
    ),
    (
        "The cast of a film",
        """\
# A role stands between the film and the person: it has the character's name and the place in the credits.
SELECT ?place ?person ?character WHERE {
  ?film schema:name "The Perfection" ; schema:actor ?role .
  ?role schema:actor ?person ; film:creditOrder ?place .
  OPTIONAL { ?role schema:characterName ?character }
}
ORDER BY ?place""",
    ),
    (
        "The films of a person",
        """\
# Whoever acts has a role; whoever directs or writes is named by the film itself.
SELECT ?year ?film ?job ?character WHERE {
  ?person schema:name "Michael Douglas" .
  ?film a schema:Movie .
  { ?film schema:director ?person BIND("directs" AS ?job) }
  UNION { ?film schema:author ?person BIND("writes" AS ?job) }
  UNION {
    ?film schema:actor ?role .
    ?role schema:actor ?person BIND("acts" AS ?job)
    OPTIONAL { ?role schema:characterName ?character }
  }
  OPTIONAL { ?film schema:dateCreated ?year }
}
ORDER BY DESC(?year)""",
    ),
    (
        "Who played with whom",
        """\
# schema:actor/schema:actor leads from a film by way of the role to the person.
SELECT ?other (COUNT(DISTINCT ?film) AS ?films) (SAMPLE(?film) AS ?one) WHERE {
  ?person schema:name "Keanu Reeves" .
  ?film schema:actor/schema:actor ?person, ?other .
  FILTER (?other != ?person)
}
GROUP BY ?other
ORDER BY DESC(?films) ?other""",
    ),
    (
        "Who said what of a film",
        """\
# A named graph holds what one source says.
SELECT ?source ?property ?value WHERE {
  ?film schema:name "Clueless" .
  GRAPH ?source { ?film ?property ?value }
}
ORDER BY ?source ?property""",
    ),
    (
        "Where two sources disagree",
        """\
# Both are published. Here each says of the same thing what the other does not say.
SELECT ?thing ?property ?value ?source ?other ?another WHERE {
  VALUES ?property { schema:characterName schema:duration schema:dateCreated schema:startDate schema:ratingValue }
  GRAPH ?source { ?thing ?property ?value }
  GRAPH ?another { ?thing ?property ?other }
  FILTER (STR(?source) < STR(?another))
  FILTER NOT EXISTS { GRAPH ?another { ?thing ?property ?value } }
  FILTER NOT EXISTS { GRAPH ?source { ?thing ?property ?other } }
}
LIMIT 200""",
    ),
    (
        "The longest casts",
        """\
SELECT ?film (COUNT(?role) AS ?roles) WHERE {
  ?film a schema:Movie ; schema:actor ?role .
}
GROUP BY ?film
ORDER BY DESC(?roles) ?film
LIMIT 20""",
    ),
    (
        "The first releases of each year",
        """\
# schema:datePublished is derived: the earliest of the dates that the sources give.
SELECT ?year (COUNT(?film) AS ?films) (MIN(?day) AS ?earliest) (MAX(?day) AS ?latest) WHERE {
  ?film a schema:Movie ; schema:datePublished ?day .
  BIND(YEAR(?day) AS ?year)
}
GROUP BY ?year
ORDER BY ?year""",
    ),
    (
        "Roles with two characters",
        """\
# "A / B" is the name in the credits; each part of it is another name of the role.
SELECT ?film ?person ?character (GROUP_CONCAT(?part; separator=", ") AS ?parts) WHERE {
  ?film schema:actor ?role .
  ?role schema:actor ?person ; schema:characterName ?character ; schema:alternateName ?part .
  FILTER CONTAINS(?character, " / ")
}
GROUP BY ?film ?person ?character""",
    ),
    (
        "Distributors and their films",
        """\
SELECT ?distributor ?film ?day WHERE {
  ?film a schema:Movie ; schema:publisher ?distributor .
  OPTIONAL { ?film schema:datePublished ?day }
}
ORDER BY ?distributor ?day""",
    ),
    (
        "Ratings on one scale",
        """\
# A rating is kept on the scale on which it was said: 6.2 of 10, 71 of 100.
SELECT ?film ?rater ?said ?of (100 * ?said / ?of AS ?percent) ?votes WHERE {
  ?film a schema:Movie ; schema:aggregateRating ?rating .
  ?rating schema:author ?rater ; schema:ratingValue ?said ; schema:bestRating ?of .
  OPTIONAL { ?rating schema:ratingCount ?votes }
}
ORDER BY DESC(?percent)""",
    ),
    (
        "Films by genre and country",
        """\
SELECT ?genre ?country (COUNT(DISTINCT ?film) AS ?films) WHERE {
  ?film a schema:Movie ; schema:genre ?genre ; schema:countryOfOrigin ?country .
}
GROUP BY ?genre ?country
ORDER BY DESC(?films) ?genre""",
    ),
    (
        "People who direct and also write or act",
        """\
SELECT ?person (COUNT(DISTINCT ?film) AS ?directs) (COUNT(DISTINCT ?text) AS ?writes) (COUNT(DISTINCT ?part) AS ?acts)
WHERE {
  ?film a schema:Movie ; schema:director ?person .
  OPTIONAL { ?text a schema:Movie ; schema:author ?person }
  OPTIONAL { ?part a schema:Movie ; schema:actor/schema:actor ?person }
  FILTER (BOUND(?text) || BOUND(?part))
}
GROUP BY ?person
ORDER BY DESC(?directs + ?writes + ?acts) ?person""",
    ),
    (
        "Sources and their licences",
        """\
# Every graph is derived from a source, which is described with the SHA-256 of the very file that was read.
SELECT ?source ?type ?licence (COUNT(*) AS ?statements) WHERE {
  ?graph prov:wasDerivedFrom ?source .
  ?source schema:encodingFormat ?type ; schema:license ?licence .
  GRAPH ?graph { ?thing ?property ?value }
}
GROUP BY ?source ?type ?licence
ORDER BY DESC(?statements)""",
    ),
    (
        "Films, roles and people, as a graph",
        """\
# CONSTRUCT makes a graph, which comes in any RDF format.
CONSTRUCT {
  ?film schema:name ?title ; schema:actor ?role .
  ?role schema:actor ?person .
  ?person schema:name ?name .
}
WHERE {
  ?film a schema:Movie ; schema:name ?title ; schema:actor ?role .
  ?role schema:actor ?person .
  ?person schema:name ?name .
}
LIMIT 200""",
    ),
)
"""Titles and queries; the prefixes of the catalogue are declared already."""


def cast(film: str) -> str:
    """The query for the cast of a film, in credits order."""
    return CAST.format(film=film)
