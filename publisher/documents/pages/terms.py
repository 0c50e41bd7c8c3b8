"""The terms of a vocabulary, as its page documents them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from publisher.documents.resource import Resource, Statements, Value
from publisher.vocabulary import RDFS

FACTS = (
    ("Of", "http://www.w3.org/2000/01/rdf-schema#domain"),
    ("Of", "https://schema.org/domainIncludes"),
    ("Values", "http://www.w3.org/2000/01/rdf-schema#range"),
    ("Values", "https://schema.org/rangeIncludes"),
    ("Narrower than", "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"),
    ("Narrower than", "http://www.w3.org/2000/01/rdf-schema#subClassOf"),
    ("See also", "http://www.w3.org/2000/01/rdf-schema#seeAlso"),
)
"""What the page says of a term: the word for it, and the term that says it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary."""

    iri: str
    name: str
    label: str
    comments: tuple[Value, ...]
    facts: tuple[tuple[str, tuple[Resource, ...]], ...]


def terms(quads: Iterable[ox.Quad], namespace: str) -> Iterator[Term]:
    """The terms that a vocabulary defines in its namespace, in the order of their names."""
    statements = Statements.of(quads)
    for iri in sorted(iri for iri in statements.about if iri.startswith(namespace) and iri != namespace):
        thing = statements.resource(iri)
        label, name = thing.value(RDFS.label), iri.removeprefix(namespace)
        facts = tuple((word, thing.linked(term)) for word, term in FACTS if thing.linked(term))
        yield Term(iri, name, label.text if label else name, thing.values(RDFS.comment), facts)
