"""The statements of a sorted dump merged, without who says them and each once: as lines, and by document."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.iris import Kind
from publisher.release import dumping
from publisher.release.passages import Said, passages
from publisher.vocabulary import RDF

TYPE = b"<%b>" % RDF.type.encode()
KINDS = {kind.encode() for kind in Kind}


@dataclass(frozen=True, slots=True)
class Document:
    """What is said in one document; its address is the IRI of what it describes up to the `#`."""

    address: bytes
    statements: list[Said]

    def thing(self, base: bytes) -> tuple[bytes, bytes] | None:
        """The kind and the IRI, as N-Triples writes it, of the thing that a document of ours is about."""
        kind = self.address.removeprefix(base).partition(b"/")[0]
        if not (self.address.startswith(base) and kind in KINDS):
            return None
        return kind, b"<%b#%b>" % (self.address, kind)


def pieces(catalogue: Path) -> Iterator[list[bytes]]:
    """The statements of a sorted dump, many at a time, as lines without their ends."""
    last = b""
    with catalogue.open("rb") as stream:
        for lines in dumping.pieces(stream):
            if found := dumping.statements(lines, last):
                last = found[-1]
                yield found


def documents(catalogue: Path) -> Iterator[Document]:
    """The documents of a sorted dump, one after another."""
    with catalogue.open("rb") as stream:
        for passage in passages(stream):
            yield Document(passage.address.encode(), passage.statements)


def kind_of(value: bytes) -> bytes:
    """What a literal says of itself after its text: nothing, `@` and a language, or `^^` and a datatype."""
    return value[value.rindex(b'"') + 1 :]


def told(statements: list[Said]) -> dict[bytes, dict[bytes, list[bytes]]]:
    """The objects by subject and predicate."""
    found: dict[bytes, dict[bytes, list[bytes]]] = {}
    before, about = b"", dict[bytes, list[bytes]]()
    for subject, predicate, value in statements:
        if subject != before:
            before, about = subject, found.setdefault(subject, {})
        if predicate in about:
            about[predicate].append(value)
        else:
            about[predicate] = [value]
    return found
