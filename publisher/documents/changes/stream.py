"""The changes as a Linked Data Event Stream: immutable versions of documents, in a tree of pages by time.

The terms are those of LDES and TREE. The root leads to each step, between two bounds of time, and a step to its further
pages; all but the root is written once and never changes. What is said in a document stands in a graph that is called
after its version, so that no statement of the past is mistaken for one of today.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import quote

import pyoxigraph as ox

from publisher.iris import looked_up
from publisher.store import Fate, Member, Step
from publisher.vocabulary import PREFIXES, RDF, RDFS, XSD

LDES, TREE = "https://w3id.org/ldes#", "https://w3id.org/tree#"
ACTIVITY, DCTERMS = "https://www.w3.org/ns/activitystreams#", "http://purl.org/dc/terms/"
KNOWN = {**PREFIXES, "ldes": LDES, "tree": TREE, "as": ACTIVITY, "dcterms": DCTERMS}
TIME, VERSION_OF = f"{DCTERMS}created", f"{DCTERMS}isVersionOf"
FATES = {Fate.CREATED: "Create", Fate.CHANGED: "Update", Fate.WITHDRAWN: "Delete"}
"""What became of a document, in the words of Activity Streams that LDES recommends."""
Value = ox.NamedNode | ox.Literal


def root(steps: Iterable[Step], base: str) -> list[ox.Quad]:
    """The first node of the tree, which leads to the first page of each step."""
    return [*described(base), *related(address(base), [(address(base, step.number), step.issued) for step in steps])]


def page(step: Step, number: int, base: str) -> list[ox.Quad]:
    """A page of a step: its documents, and from the first page the way to the others."""
    node = address(base, step.number, number)
    others = range(2, step.pages + 1) if number == 1 else ()
    found = [*described(base), said(node, f"{LDES}immutable", truth())]
    found += related(node, [(address(base, step.number, other), step.issued) for other in others])
    for member in step.members(number) if step.pages else ():
        found += versioned(member, step, base)
    return found


def address(base: str, step: int | None = None, page: int = 1) -> str:
    """The address of a node of the tree."""
    return f"{base}changes" + (f"/{step}" if step else "") + (f"/{page}" if page > 1 else "")


def described(base: str) -> Iterator[ox.Quad]:
    """The stream itself, which every page of it describes."""
    stream = f"{address(base)}#stream"
    yield said(stream, RDF.type, iri(f"{LDES}EventStream"))
    yield said(stream, f"{TREE}view", iri(address(base)))
    yield said(stream, f"{LDES}timestampPath", iri(TIME))
    yield said(stream, f"{LDES}versionOfPath", iri(VERSION_OF))
    yield said(stream, f"{LDES}versionDeletePath", iri(RDF.type))
    for activity in FATES.values():
        yield said(stream, f"{LDES}version{activity}Object", iri(f"{ACTIVITY}{activity}"))


def related(node: str, targets: Iterable[tuple[str, str]]) -> Iterator[ox.Quad]:
    """The way from a node to others, with the time of all that stands there: from it on, and before the next second."""
    yield said(node, RDF.type, iri(f"{TREE}Node"))
    for target, issued in targets:
        name = target.rpartition("changes/")[2].replace("/", "-")
        bounds = (("from", "GreaterThanOrEqualTo", issued), ("until", "LessThan", second_after(issued)))
        for word, kind, time in bounds:
            relation = f"{node}#{word}-{name}"
            yield said(node, f"{TREE}relation", iri(relation))
            yield said(relation, RDF.type, iri(f"{TREE}{kind}Relation"))
            yield said(relation, f"{TREE}node", iri(target))
            yield said(relation, f"{TREE}path", iri(TIME))
            yield said(relation, f"{TREE}value", moment(time))


def versioned(member: Member, step: Step, base: str) -> Iterator[ox.Quad]:
    """A document as a step left it, or that it was withdrawn: a member of the stream."""
    version = version_of(member, step, base)
    yield said(f"{address(base)}#stream", f"{TREE}member", iri(version))
    yield said(version, RDF.type, iri(f"{ACTIVITY}{FATES[member.fate]}"))
    yield said(version, VERSION_OF, iri(thing(member, base)))
    yield said(version, TIME, moment(step.issued))
    if member.fate is not Fate.WITHDRAWN and not member.lines:
        yield said(version, str(RDFS.seeAlso), iri(member.address.removesuffix("#")))
    for quad in ox.parse("".join(member.lines), format=ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, iri(version))


def version_of(member: Member, step: Step, base: str) -> str:
    """The IRI of a version: its step, with the document as the fragment."""
    path = member.address.removeprefix(base).removesuffix("#")
    ours = member.address.startswith(base) and member.address.endswith("#") and looked_up(path)
    return f"{address(base, step.number)}#{path if ours else quote(member.address, safe=':/?=&;,@!*()~+')}"


def thing(member: Member, base: str) -> str:
    """The IRI of which there are versions: the thing that a document of ours is about, otherwise the document."""
    known = looked_up(member.address.removeprefix(base).removesuffix("#"))
    if known and member.address.startswith(base) and member.address.endswith("#"):
        return f"{member.address}{known[0]}"
    return member.address.removesuffix("#")


def said(subject: str, predicate: str, value: Value) -> ox.Quad:
    """A statement of the stream."""
    return ox.Quad(iri(subject), iri(predicate), value)


def iri(text: str) -> ox.NamedNode:
    """An IRI."""
    return ox.NamedNode(text)


def moment(time: str) -> ox.Literal:
    """A time."""
    return ox.Literal(time, datatype=iri(XSD.dateTime))


def truth() -> ox.Literal:
    """That something is so."""
    return ox.Literal("true", datatype=iri(XSD.boolean))


def second_after(time: str) -> str:
    """The next second."""
    return (datetime.fromisoformat(time) + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
