"""The RDF formats: statements to bytes, in an order that pleases people.

The thing that a document is about comes first, its roles in credits order, then these roles, then its other parts, then
what other documents describe, in the same order.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from publisher.documents.numbers import integer
from publisher.formats import NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE, Format
from publisher.iris import Kind
from publisher.vocabulary import FILM, PREFIXES, RDF, SCHEMA

WRITERS = {
    TURTLE: ox.RdfFormat.TURTLE,
    NTRIPLES: ox.RdfFormat.N_TRIPLES,
    RDFXML: ox.RdfFormat.RDF_XML,
    TRIG: ox.RdfFormat.TRIG,
    NQUADS: ox.RdfFormat.N_QUADS,
}
ELSEWHERE = re.compile(rb'"(?:[^"\\]|\\.)*+"|<(?=//)')
"""A string of Turtle, or the beginning of an IRI without a scheme."""
FIRST_TERMS = {str(term): place for place, term in enumerate((RDF.type, SCHEMA.name, SCHEMA.alternateName))}
OTHER_TERMS = len(FIRST_TERMS)
ORDER, TYPE = str(FILM.creditOrder), str(RDF.type)
HEADS = frozenset({*Kind, "catalog", "dataset", "sparql"})
"""What a document is about, by the fragments of their IRIs."""
BROAD = 120
"""Characters of a line; what is broader has each of its objects on a line of its own."""
NEXT_OBJECT = re.compile(rb'"(?:[^"\\]|\\.)*+"| , ')
"""A string of Turtle, or what stands between two objects."""
FAR = 1 << 62
"""After every place in the credits."""


def written(
    quads: Iterable[ox.Quad], form: Format, subject: str, base: str, known: Mapping[str, str] = PREFIXES
) -> bytes:
    """The statements in a format; where it has no named graphs, each statement once.

    Turtle and TriG are written relative to `base`, the IRI of the document or of the catalogue, and with those of the
    prefixes `known` that they need.
    """
    ordered = in_order(sorted(quads, key=graph) if form.quads else quads, subject, merged=not form.quads)
    if form is TRIG:
        ordered.sort(key=graph)
    statements = ordered if form.quads else [quad.triple for quad in ordered]
    if form not in (TURTLE, TRIG):
        return ox.serialize(statements, format=WRITERS[form]) or b""
    prefixes = used(ordered, known)
    text = ox.serialize(statements, format=WRITERS[form], prefixes=prefixes, base_iri=base) or b""
    return tidy(whole(text, base), prefixes, base)


def whole(text: bytes, base: str) -> bytes:
    """Turtle in which the IRIs of other hosts have their scheme, which the writer leaves out where it is ours."""
    if b"<//" not in text:
        return text
    scheme = base.partition("//")[0].encode("ascii")
    return ELSEWHERE.sub(lambda found: b"<" + scheme if found[0] == b"<" else found[0], text)


def tidy(text: bytes, prefixes: Mapping[str, str], base: str) -> bytes:
    """Turtle and TriG with a head that is the same every time, its IRIs whole, and air between the things."""
    body = text.splitlines(keepends=True)
    while body and body[0].startswith((b"@base", b"@prefix")):
        del body[0]
    lines = [line if len(line) <= BROAD else broken(line) for line in body]
    head = [f"@base <{base}> .\n", *(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items()), "\n"]
    return "".join(head).encode("utf-8") + re.sub(rb"( \.\n)(?=[^\s}])", rb"\1\n", b"".join(lines))


def broken(line: bytes) -> bytes:
    """A broad line of Turtle, its objects below each other."""
    if b" , " not in line:
        return line
    between = b" ,\n\t" + line[: len(line) - len(line.lstrip(b"\t"))]
    return NEXT_OBJECT.sub(lambda found: between if found[0] == b" , " else found[0], line)


def in_order(quads: Iterable[ox.Quad], subject: str, *, merged: bool = False) -> list[ox.Quad]:
    """The statements in reading order: by subject, and for each its class and name first.

    Those of several graphs stay in the order in which they come, or are one where `merged`.
    """
    document, billed = subject.partition("#")[0], dict[str, int]()
    rows = []
    for quad in quads:
        about, term, value = node(quad.subject), quad.predicate.value, str(quad.object)
        if term == ORDER:
            billed[about] = min(billed.get(about, FAR), in_credits(quad.object))
        rows.append(((about, term, value), quad))
    if merged:
        rows = list(dict(rows).items())
    places = {iri: place(iri, document, billed.get(iri, FAR)) for iri in {about for (about, _, _), _ in rows}}

    def key(row: tuple[tuple[str, str, str], ox.Quad]) -> tuple[object, ...]:
        about, term, value = row[0]
        return places[about], about, FIRST_TERMS.get(term, OTHER_TERMS), term, billed.get(value[1:-1], FAR), value

    return [quad for _, quad in sorted(rows, key=key)]


def place(iri: str, document: str, credit: int) -> tuple[bool, str, bool, int]:
    """Where the statements about an IRI stand: by document, in it the thing before its parts, roles as credited."""
    address, _, fragment = iri.partition("#")
    return address != document, address, fragment not in HEADS, credit


def in_credits(value: object) -> int:
    """The place in the credits that a value of `film:creditOrder` gives."""
    number = integer(value.value) if isinstance(value, ox.Literal) else None
    return FAR if number is None else number


def graph(quad: ox.Quad) -> str:
    """The graph of a statement as text."""
    return str(quad.graph_name)


def node(term: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    """A subject as text."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def used(quads: Sequence[ox.Quad], known: Mapping[str, str]) -> dict[str, str]:
    """Those of the known prefixes that the statements need."""
    iris = {quad.predicate.value for quad in quads} - {TYPE}  # Turtle writes it as `a`
    for value in {quad.object for quad in quads}:
        if isinstance(value, ox.NamedNode):
            iris.add(value.value)
        elif isinstance(value, ox.Literal) and value.language is None:
            iris.add(value.datatype.value)
    starts = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris}
    return {prefix: start for prefix, start in known.items() if start in starts}
