"""The data set in the terms of VoID: how much there is of what, and the ways in."""

from collections.abc import Iterator, Mapping

from rdflib import Literal, URIRef

from publisher.catalog.naming import Naming
from publisher.catalog.terms import DCTERMS, FOAF, VOID, Triple
from publisher.formats import RDF as FORMATS
from publisher.iris import Kind, thing
from publisher.store import Store
from publisher.vocabulary import PREFIXES, RDF, XSD

CLASS: URIRef = VOID["class"]
EXAMPLES = 3


def dataset(store: Store, names: Naming) -> Iterator[Triple]:
    """The data set: its figures, its classes and properties, its vocabularies, and the ways to read it."""
    used = store.manifest.statistics
    yield names.home, RDF.type, VOID.DatasetDescription
    yield names.home, DCTERMS.title, Literal("What this data set holds", lang="en")
    yield names.home, FOAF.topic, names.dataset
    yield names.dataset, RDF.type, VOID.Dataset
    yield names.dataset, FOAF.homepage, names.home
    yield from figures(store, names)
    yield from access(store, names)
    yield from partitions(names, "class", used.classes)
    yield from partitions(names, "property", used.properties)
    for start in PREFIXES.values():
        if any(term.startswith(start) for term in (*used.classes, *used.properties)):
            yield names.dataset, VOID.vocabulary, URIRef(start)


def figures(store: Store, names: Naming) -> Iterator[Triple]:
    """How much there is."""
    used = store.manifest.statistics
    counts = {
        VOID.triples: store.manifest.triples,
        VOID.entities: used.subjects,
        VOID.distinctSubjects: used.subjects,
        VOID.distinctObjects: used.objects,
        VOID.classes: len(used.classes),
        VOID.properties: len(used.properties),
        VOID.documents: store.addresses.count,
    }
    for term, count in counts.items():
        yield names.dataset, term, number(count)


def access(store: Store, names: Naming) -> Iterator[Triple]:
    """The ways to read it: by address, by query, as a whole, and where to begin."""
    yield names.dataset, VOID.uriSpace, Literal(names.base)
    yield names.dataset, VOID.sparqlEndpoint, names.address("sparql")
    for name, file in store.manifest.dumps.items():
        if file.statements:  # VoID has no word for a table
            yield names.dataset, VOID.dataDump, names.download(name)
    for form in FORMATS:
        yield names.dataset, VOID.feature, URIRef(str(form.iri))
    for entry in store.things(Kind.FILM, 0, EXAMPLES):
        slug = entry.path.rpartition("/")[2]
        yield names.dataset, VOID.exampleResource, URIRef(thing(names.base, entry.kind, slug))


def partitions(names: Naming, kind: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    """The parts of the data set that use each class (how many things) or each property (how many statements)."""
    link, term, unit = {
        "class": (VOID.classPartition, CLASS, VOID.entities),
        "property": (VOID.propertyPartition, VOID.property, VOID.triples),
    }[kind]
    for iri, count in counts.items():
        part = names.partition(kind, iri)
        yield names.dataset, link, part
        yield part, RDF.type, VOID.Dataset
        yield part, term, URIRef(iri)
        yield part, unit, number(count)


def number(count: int) -> Literal:
    """A count as a literal."""
    return Literal(str(count), datatype=XSD.integer)
