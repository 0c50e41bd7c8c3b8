"""`publisher query`."""

from pathlib import Path

import click
import pyoxigraph as ox

from publisher import query, terminal
from publisher.documents import results
from publisher.verbs.group import example
from publisher.verbs.options import DIR
from publisher.verbs.places import store


@example("query 'SELECT ?film WHERE { ?f a schema:Movie ; schema:name ?film }'", "query costars.rq --to json")
@click.argument("sparql")
@click.option("--to", "form", help="json, xml, csv or tsv for a table; any RDF format for a graph.")
@DIR
def query_(sparql: str, form: str | None, folder: Path | None) -> None:
    """Ask the release in place a SPARQL query, given as text or as the path of a file."""
    path = Path(sparql)
    text = path.read_text(encoding="utf-8") if path.suffix == ".rq" else sparql
    place = store(folder)
    answer = query.answer(place, text)
    if form is None and isinstance(answer, ox.QuerySolutions):
        terminal.table([v.value for v in answer.variables], ([plain(term) for term in row] for row in answer))
    elif form is None and isinstance(answer, ox.QueryBoolean):
        click.echo("yes" if answer else "no")
    else:
        terminal.write(results.written(answer, results.chosen(answer, form), place.manifest.base))


def plain(term: object) -> str:
    """A term of a result as a person reads it."""
    return "" if term is None else getattr(term, "value", str(term))
