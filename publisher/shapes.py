"""SHACL validation of what is built, one small graph at a time."""

from dataclasses import dataclass
from functools import cache

import pyshacl
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from publisher import shipped


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with one thing: its `focus`, and the `path` and `value` there, or nothing."""

    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        """Write the violation as one line."""
        return " ".join(part for part in (self.focus, self.path, self.value) if part) + f": {self.message}"


def violations(graph: Graph) -> tuple[Violation, ...]:
    """Everything in the graph that breaks the shapes, in a fixed order; counts are counts within this graph."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    return tuple(sorted({violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}))


def violation(report: Graph, result: Node) -> Violation:
    """One result of a validation report."""
    said = (report.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage))
    return Violation(*("" if each is None else str(each) for each in said))


@cache
def shapes() -> Graph:
    """The shapes, as they are shipped."""
    return Graph().parse(shipped.ontology() / "shapes.ttl", format="turtle")


def single() -> frozenset[str]:
    """The terms of which every kind of thing that has them has one at the most, in one graph."""
    found = shapes()
    paths: dict[Node, list[bool]] = {}
    for kind in set(found.subjects(SH.property)):
        limited: dict[Node, bool] = {}
        for each in found.objects(kind, SH.property):
            path = found.value(each, SH.path)
            if path is not None:
                one = str(found.value(each, SH.maxCount)) == "1"
                limited[path] = limited.get(path, False) or one
        for path, one in limited.items():
            paths.setdefault(path, []).append(one)
    return frozenset(str(path) for path, ones in paths.items() if all(ones))
