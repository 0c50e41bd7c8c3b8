"""A selection written as a snippet at once: what framing and compaction would give, wherever that is known beforehand.

PyLD takes milliseconds for a film. What it would answer is known wherever each value is of the kind that its term has
in schema.org's context; that holds of whatever keeps to our shapes.
"""

from typing import Any

import pyoxigraph as ox

from publisher.documents.context import Node
from publisher.documents.snippet.order import ranked
from publisher.documents.snippet.selection import START, Selection
from publisher.documents.snippet.terms import (
    ADDRESSES,
    DATES,
    FIRST_HAND,
    ORDER,
    TYPE,
    About,
    is_date,
    is_local,
    plain,
)
from publisher.documents.snippet.values import identifier, ordered
from publisher.statement import Value

LABELS = frozenset({TYPE, "name", "alternateName", ORDER})
"""What is said of a thing that another document describes."""


def foreseen(about: About) -> bool:
    """Whether each value is of the kind that its term has in schema.org's context."""
    return all(fits(term, value, about) for said in about.values() for term, values in said.items() for value in values)


def fits(term: str, value: Value, about: About) -> bool:
    """Whether a value is of the kind that its term has."""
    if term in (ORDER, FIRST_HAND):
        return True
    if isinstance(value, ox.NamedNode):
        return term not in DATES and (term not in ADDRESSES or value.value not in about)
    return term not in ADDRESSES and is_date(value) == (term in DATES)


def document(selection: Selection) -> Node:
    """The thing as a node object, without a context; empty where nothing is said of it."""
    return node(selection.subject, selection, frozenset(), {})


def node(iri: str, selection: Selection, above: frozenset[str], labels: dict[str, Node]) -> Node:
    """A thing with all that is told of it; a thing within itself is only called by its name.

    `labels` are the things that were written already and lead nowhere, so that they are the same everywhere.
    """
    if iri in labels:
        return labels[iri]
    found: Node = {}
    if name := identifier(iri, selection):
        found["@id"] = name
    said = selection.about.get(iri)
    if said is None or iri in above:
        return found
    within = above | {iri}
    for term in ranked(tuple(said)):
        if term in (ORDER, FIRST_HAND):
            continue
        values = [
            written
            for value in ordered(said[term], selection)
            if (written := one(term, value, selection, within, labels)) not in ({}, None)
        ]
        if values:
            found[term] = values if len(values) > 1 else values[0]
    told = found if found.keys() - {TYPE} else {}
    if said.keys() <= LABELS:
        labels[iri] = told
    return told


def one(term: str, value: Value, selection: Selection, above: frozenset[str], labels: dict[str, Node]) -> Any:
    """A value as JSON; None or an empty object where other machines cannot use it."""
    if isinstance(value, ox.Literal):
        return plain(value)
    if term == TYPE:
        return value.value[len(START) :]
    if term in ADDRESSES:
        return None if is_local(value.value) else value.value
    return node(value.value, selection, above, labels)
