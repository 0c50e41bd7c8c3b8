"""The data set about itself, in the terms of DCAT 3 and VoID."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from publisher import nquads
from publisher.catalog import dcat, void
from publisher.catalog.naming import Naming
from publisher.catalog.terms import DCAT, PREFIXES, Triple
from publisher.store import Store

__all__ = ["PREFIXES", "Naming", "description"]


def description(store: Store) -> list[ox.Quad]:
    """What a data set says of itself: a catalogue, the data set in it with its files, and its SPARQL endpoint."""
    return list(ox.parse("\n".join(lines(statements(store))), format=ox.RdfFormat.N_TRIPLES))


def statements(store: Store) -> Iterator[Triple]:
    """The statements, some of them more than once."""
    names = Naming(store.manifest.base)
    yield from dcat.catalogue(store, names)
    yield from dcat.dataset(store, names)
    for name, file in store.manifest.dumps.items():
        yield from dcat.distribution(name, file, store, names)
        yield names.dataset, DCAT.distribution, names.distribution(name)
    yield from dcat.endpoint(store, names)
    yield from void.dataset(store, names)


def lines(triples: Iterable[Triple]) -> list[str]:
    """Statements as lines of N-Triples, each once, in a fixed order."""
    return sorted({f"<{subject}> <{term}> {nquads.term(value)} ." for subject, term, value in triples})
