"""What the things in an answer are called: asked of the catalogue itself, by this page and by its script alike."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

LABELS = """\
SELECT ?iri (MIN(STR(?said)) AS ?label) WHERE {
  VALUES ?iri {}
  { ?iri schema:name ?said }
  UNION { ?iri schema:characterName ?said }
  UNION { ?iri prov:wasDerivedFrom/schema:name ?said }
}
GROUP BY ?iri"""
"""The query for the names of things; `{}` stands where their IRIs come."""
MOST = 500
"""Things asked about at a time."""


def question(iris: Iterable[str]) -> str:
    """The query for the names of things."""
    asked = " ".join(f"<{iri}>" for iri in list(dict.fromkeys(iris))[:MOST])
    return LABELS.replace("{}", f"{{ {asked} }}", 1)


def labels(lines: bytes) -> Mapping[str, str]:
    """The names in the answer to that query, which came as TSV, by the IRIs."""
    found = ox.parse_query_results(lines, format=ox.QueryResultsFormat.TSV)
    if not isinstance(found, ox.QuerySolutions):
        return {}
    return {row["iri"].value: row["label"].value for row in found}
