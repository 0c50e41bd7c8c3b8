"""The values of a term in a snippet: each once, in an order that does not depend on the sources."""

import pyoxigraph as ox

from publisher.documents.snippet.selection import Selection, place
from publisher.documents.snippet.terms import Values, is_local, lasting, plain
from publisher.statement import Value


def ordered(values: Values, selection: Selection) -> list[Value]:
    """The values in order; literals that search engines cannot tell apart are one."""
    if len(values) == 1:
        return list(values)
    found: list[Value] = []
    texts: set[str | int | float] = set()
    for value in sorted(values, key=lambda value: place(value, selection.about)):
        if isinstance(value, ox.Literal):
            text = plain(value)
            if text in texts:
                continue
            texts.add(text)
        found.append(value)
    return found


def identifier(iri: str, selection: Selection) -> str | None:
    """What a thing is called in a snippet: by its IRI, or not at all.

    Things with documents of their own keep their IRIs, parts have none. People who are named twice are called by a
    fragment of the page that the snippet stands in, where their IRI is one that only this machine can reach.
    """
    if lasting(iri):
        return iri
    if iri in selection.cast and is_local(iri):
        return f"#{iri.partition('#')[0].rpartition('/')[2]}"
    return None
