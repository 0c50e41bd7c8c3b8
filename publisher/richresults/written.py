"""Reports for people and programs: rows of a table, JSON, and SHACL results in RDF."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from publisher.findings import Finding
from publisher.iris import slug
from publisher.richresults.report import Line, Report, State
from publisher.richresults.requirements import REQUIREMENTS, Level
from publisher.vocabulary import PREFIXES, RDF, SCHEMA

HEAD = tuple(title.lower().replace(" ", "\n") for title in ("film", *(r.label for r in REQUIREMENTS), "rich result"))
"""The heads of the columns, narrow enough for any terminal."""
MARKS = {State.THERE: "yes", State.MISSING: "–", State.UNFIT: "unfit"}
SH = "http://www.w3.org/ns/shacl#"
SHAPES = "https://w3id.org/film-facts/rich-results#"
"""The shapes that the results name: `ontology/rich-results.ttl`."""
QUALIFIED = frozenset({"image", "aggregateRating", "review"})
"""What is counted only where search engines take it."""
SEVERITIES = {Level.REQUIRED: "Violation", Level.RECOMMENDED: "Warning", Level.OPTIONAL: "Info"}
SHACL_PREFIXES = {"sh": SH, "rich": SHAPES, "schema": PREFIXES["schema"], "xsd": PREFIXES["xsd"]}


def row(report: Report) -> list[str]:
    """A film as a line of the table."""
    return [report.name, *(MARKS[line.state] for line in report.lines), "yes" if report.eligible else "no"]


def summary(reports: Collection[Report]) -> Iterator[str]:
    """How many films have what a rich result requires, and for each property that some lack, the mend."""
    able = sum(report.eligible for report in reports)
    yield f"rich results: {able} of {len(reports)} films have what is required"
    for requirement in REQUIREMENTS:
        without = sum(requirement == line.requirement for report in reports for line in report.faults)
        if without:
            yield f"  {without} without {requirement.term}, {requirement.level} ({requirement.mend})"


def node(report: Report, place: str = "") -> dict[str, Any]:
    """A film for programs; `place` is where the facts stand."""
    found = {
        "film": report.subject,
        "name": report.name,
        "eligible": report.eligible,
        "properties": {line.requirement.term: line.state.value for line in report.lines},
        "faults": [told(line) for line in report.faults],
        "leftOut": [told(line) for line in report.notes],
    }
    return {**found, "place": place} if place else found


def text(reports: Iterable[Report], findings: Iterable[Finding] = (), places: Mapping[str, str] | None = None) -> bytes:
    """Reports for programs, and what was noticed in the sources; `places` are where each film stands, by its IRI."""
    films = [node(report, (places or {}).get(report.subject, "")) for report in reports]
    noticed = [{"place": str(f.place), "level": f.level.value, "what": f.what, "mend": f.mend} for f in findings]
    return json.dumps({"films": films, "findings": noticed}, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def told(line: Line) -> Mapping[str, str]:
    """A fault for programs."""
    requirement = line.requirement
    return {"property": requirement.term, "level": requirement.level.value, "what": line.what, "mend": line.mend}


def results(reports: Iterable[Report], address: str) -> Iterator[ox.Quad]:
    """The reports as one SHACL validation report, whose parts are named within the document at the address.

    It conforms where there is no result at all, whatever the severity (SHACL, section 3.6.1.1).
    """
    whole, conforms = ox.NamedNode(f"{address}#report"), True
    for report in reports:
        for line in report.faults:
            conforms = False
            result = ox.NamedNode(f"{address}#{anchor(report)}-{slug(line.requirement.term)}")
            yield ox.Quad(whole, sh("result"), result)
            yield from described(result, report, line)
    yield ox.Quad(whole, ox.NamedNode(RDF.type), sh("ValidationReport"))
    boolean = ox.NamedNode(f"{PREFIXES['xsd']}boolean")
    yield ox.Quad(whole, sh("conforms"), ox.Literal(str(conforms).lower(), datatype=boolean))


def described(result: ox.NamedNode, report: Report, line: Line) -> Iterator[ox.Quad]:
    """One result: which film lacks what, how much that matters, and the mend."""
    requirement = line.requirement
    kind = f"{'Qualified' if requirement.term in QUALIFIED else ''}MinCountConstraintComponent"
    yield ox.Quad(result, ox.NamedNode(RDF.type), sh("ValidationResult"))
    yield ox.Quad(result, sh("focusNode"), ox.NamedNode(report.subject))
    yield ox.Quad(result, sh("resultPath"), ox.NamedNode(str(SCHEMA) + requirement.term))
    yield ox.Quad(result, sh("resultSeverity"), sh(SEVERITIES[requirement.level]))
    yield ox.Quad(result, sh("resultMessage"), ox.Literal(f"{line.what}: {line.mend}", language="en"))
    yield ox.Quad(result, sh("sourceConstraintComponent"), sh(kind))
    yield ox.Quad(result, sh("sourceShape"), ox.NamedNode(f"{SHAPES}{requirement.term}"))


def anchor(report: Report) -> str:
    """What a film is called among the results: by the last step of its document's address."""
    return slug(report.subject.partition("#")[0].rpartition("/")[2])


def sh(term: str) -> ox.NamedNode:
    """A term of SHACL."""
    return ox.NamedNode(SH + term)
