"""`publisher check`."""

import sys
from collections.abc import Iterable

import click

from publisher import formats, iris, joins, terminal
from publisher.conflicts import conflicts
from publisher.description import Merged
from publisher.documents import rdf, snippet
from publisher.embedding import elements
from publisher.findings import Level
from publisher.identity import Names
from publisher.release.build import lines as lines_of
from publisher.richresults import report as richresults
from publisher.richresults import written
from publisher.richresults.report import Report
from publisher.richresults.written import SHACL_PREFIXES
from publisher.sources.reading import Reading
from publisher.verbs.group import example
from publisher.verbs.options import BASE, FORMATS
from publisher.verbs.sources import Sources, sourced


@example("check article.txt", "check data/", "check data/ --to json", "check data/ --why person/allison-williams")
@sourced
@BASE
@click.option("--to", "form", help=f"The report for programs: json, or as SHACL results {FORMATS.lower()}")
@click.option("--why", metavar="IRI", help="Say only which records were taken for this thing, and by which rules.")
def check(sources: Sources, base: str, form: str | None, why: str | None) -> None:
    """Say what is wrong, doubtful or not understood, line by line, and what the films lack for rich results.

    Exits with 1 where facts are refused.
    """
    checked, ledger = iris.checked_base(base), sources.kept().ledger
    wanted = None if form in (None, "json") else formats.named(form or "")
    read = sources.read()
    names = Names.of((said.film for reading in read for said in reading.said), checked, ledger)
    if why is not None:
        click.echo("\n".join(joins.why(read, names, ledger, why)))
        return
    findings = [finding for reading in read for finding in reading.findings]
    findings += [*names.notes, *joins.parted(read, names), *conflicts(read, names), *joins.by_name_alone(read, names)]
    reports = list(map(report_of, elements.straight(lines_of(read, checked, ledger), checked)))
    if form == "json":
        terminal.write(written.text(reports, findings, places(read, names)))
    elif wanted:
        terminal.write(rdf.written(written.results(reports, f"{checked}quality"), wanted, "", checked, SHACL_PREFIXES))
    else:
        terminal.show(findings, terminal.out)
        if terminal.out.is_terminal and reports:
            terminal.table(list(written.HEAD), map(written.row, reports))
    terminal.tell(", ".join(f"{sum(f.level is level for f in findings)} {level}" for level in Level))
    terminal.tell("\n".join(written.summary(reports)))
    refusing = {Level.REFUSED, Level.DOUBTFUL} if sources.strict else {Level.REFUSED}
    sys.exit(1 if any(finding.level in refusing for finding in findings) else 0)


def report_of(film: Merged) -> Report:
    """How a film stands for rich results."""
    return richresults.report(snippet.selected(film))


def places(readings: Iterable[Reading], names: Names) -> dict[str, str]:
    """Where the first source tells of each film."""
    said = [said for reading in readings for said in reading.said]
    return {names.film(each.film): str(each.place) for each in reversed(said)}
