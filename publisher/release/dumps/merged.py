"""The statements of a sorted dump merged: without who says them, and each once.

The lines of one statement stand together there, whoever makes it, and so do those of one document. Nothing is parsed: a
canonical line is cut where its terms end, for neither an IRI nor the end of a literal has a space in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from publisher.iris import Kind
from publisher.vocabulary import RDF

READ = 1 << 20
"""Bytes that are read at a time."""
Statement = tuple[bytes, bytes, bytes]
"""Subject, predicate and object, each as N-Triples writes it."""
TYPE = b"<%b>" % RDF.type.encode()
KINDS = {kind.encode() for kind in Kind}


@dataclass(slots=True)
class Document:
    """What is said in one document; its address is the IRI of what it describes up to the `#`."""

    address: bytes
    statements: list[Statement] = field(default_factory=list)

    def thing(self, base: bytes) -> tuple[bytes, bytes] | None:
        """The kind and the IRI, as N-Triples writes it, of the thing that a document of ours is about."""
        kind = self.address.removeprefix(base).partition(b"/")[0]
        if not (self.address.startswith(base) and kind in KINDS):
            return None
        return kind, b"<%b#%b>" % (self.address, kind)


def pieces(catalogue: Path) -> Iterator[list[bytes]]:
    """The lines of a sorted dump, many at a time, without their graphs and ends: each triple once."""
    before = b""
    with catalogue.open("rb") as stream:
        while lines := stream.readlines(READ):
            piece = list(dict.fromkeys([line[: line.rindex(b" <")] for line in lines]))
            if piece[0] == before:
                del piece[0]
            if piece:
                before = piece[-1]
                yield piece


def documents(catalogue: Path) -> Iterator[Document]:
    """The documents of a sorted dump, one after another."""
    document, same = Document(b""), b"<#"
    for triple in chain.from_iterable(pieces(catalogue)):
        statement: Statement = tuple(triple.split(b" ", 2))  # type: ignore[assignment]  # of three parts
        if not statement[0].startswith(same):
            if document.statements:
                yield document
            address = statement[0][1:-1].partition(b"#")[0]
            document, same = Document(address), b"<%b#" % address
        document.statements.append(statement)
    if document.statements:
        yield document


def kind_of(value: bytes) -> bytes:
    """What a literal says of itself after its text: nothing, `@` and a language, or `^^` and a datatype."""
    return value[value.rindex(b'"') + 1 :]


def told(statements: Iterable[Statement]) -> dict[bytes, dict[bytes, list[bytes]]]:
    """The objects by subject and predicate."""
    found: dict[bytes, dict[bytes, list[bytes]]] = {}
    for subject, predicate, value in statements:
        found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return found
