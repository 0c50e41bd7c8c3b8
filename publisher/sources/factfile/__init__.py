"""Fact files: YAML that an editor writes by hand → films, and a finding for each mistake.

One file tells of one film; of several as documents set off by `---`, as a list, or as a list under `films:`.
"""

from collections.abc import Iterator

from publisher.findings import Finding, Level, Place
from publisher.sources.factfile.entries import Entry, Fields, Mistake, Rows
from publisher.sources.factfile.film import film
from publisher.sources.factfile.tree import Tree
from publisher.sources.factfile.values import blank, items, plain
from publisher.sources.reading import Found, Said, decoded

FILMS = {"films", "source"}


def read(content: bytes, file: str) -> Found:
    """Yield the films of a fact file and what is wrong in it, in the order of the file.

    Raises `UnreadableSource` where the bytes are no text.
    """
    tree = Tree(decoded(content, file), file)
    empty = True
    for document in tree.documents():
        found = [*(one for entry in films(document) for one in said(entry)), *tree.findings]
        tree.findings.clear()
        empty = empty and not found
        yield from sorted(found, key=lambda one: one.place)
    yield from tree.findings
    if empty and not tree.findings:
        yield Finding(Place(file), Level.REFUSED, "no film in this file", "begin it with title: …")


def films(document: Entry) -> Iterator[Entry]:
    """Yield the entries of a document that should be films."""
    if isinstance(document, Rows):
        yield from document.items
    elif isinstance(document, Fields) and {plain(key.text) for key, _ in document.pairs} <= FILMS:
        yield from (film for key, value in document.pairs if plain(key.text) == "films" for film in items(value))
    elif not blank(document):
        yield document


def said(entry: Entry) -> Found:
    """Yield the film of an entry and its findings."""
    findings: list[Finding] = []
    if not isinstance(entry, Fields):
        yield Mistake(entry.place, "this is no film", "begin it with title: …").finding()
    elif entry.whole and (found := film(entry, findings.append)):
        yield Said(found, entry.place)
    yield from findings
