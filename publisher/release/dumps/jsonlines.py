"""The data set in JSON-LD, a document a line: each is JSON-LD by itself, in our context, a tree from its thing.

The parts of a thing stand where they are first mentioned, those that have a place in the credits in its order; whatever
else the document describes follows under `@included`. Text is copied as it stands: all that canonical N-Quads escapes,
JSON escapes alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from publisher.release.dumps.merged import TYPE, Document, kind_of
from publisher.vocabulary import FILM, PREFIXES, SCHEMA, value_types

ORDER = b"<%b>" % FILM.creditOrder.encode()
KINDLESS = ("class", "")
"""What the table says of terms whose values may be of any kind."""
DEEPEST = 32
"""Parts within parts; what lies deeper is told apart."""
FAR = 1 << 30
LINK = "@id"

Value = tuple[bytes, bytes]
"""A value under its key: as JSON, and the IRI that it is a link to, or nothing."""
Node = dict[bytes, list[Value]]


@lru_cache(maxsize=1)
def terms() -> Mapping[str, tuple[str, str]]:
    """The name of each term of our context and the kind of its values, by its IRI."""
    return {
        str(namespace[term]): (term, "" if kind in KINDLESS else kind)
        for namespace in (SCHEMA, FILM)
        for term, kind in value_types(namespace).items()
    }


def short(iri: str) -> str:
    """An IRI with one of our prefixes, or in full."""
    starts = ((prefix, start) for prefix, start in PREFIXES.items() if iri.startswith(start) and iri != start)
    return next((f"{prefix}:{iri.removeprefix(start)}" for prefix, start in starts), iri)


@lru_cache(maxsize=4096)
def key(predicate: bytes, kind: str) -> tuple[bytes, bool]:
    """The key for a value of this kind, and whether the value stands there bare since the context says the rest."""
    iri = predicate[1:-1].decode()
    name, said = terms().get(iri, ("", ""))
    if name and said in ("", kind):
        return b'"%b":' % name.encode(), kind == said
    return b'"%b":' % short(iri).encode(), kind == ""


@lru_cache(maxsize=4096)
def around(kind: bytes) -> tuple[str, bytes]:
    """The kind of a literal as the context calls it, and what follows its text where the context does not say it."""
    if kind.startswith(b"@"):
        return kind.decode(), b',"@language":"%b"}' % kind[1:]
    return kind[3:-1].decode(), b',"@type":"%b"}' % named(kind[2:])


@lru_cache(maxsize=4096)
def named(iri: bytes) -> bytes:
    """A class or a datatype by its name."""
    full = iri[1:-1].decode()
    return (terms().get(full, ("", ""))[0] or short(full)).encode()


def member(predicate: bytes, value: bytes) -> tuple[bytes, Value]:
    """A statement as a key and a value."""
    if value.startswith(b"<"):
        if predicate == TYPE:
            return b'"@type":', (b'"%b"' % named(value), b"")
        name, bare = key(predicate, LINK)
        return name, (b'"%b"' % value[1:-1] if bare else b'{"@id":"%b"}' % value[1:-1], value)
    if value.endswith(b'"'):
        name, bare = key(predicate, "")
        return name, (value if bare else b'{"@value":%b}' % value, b"")
    kind = kind_of(value)
    said, rest = around(kind)
    name, bare = key(predicate, said)
    text = value[: -len(kind)]
    return name, (text if bare else b'{"@value":%b%b' % (text, rest), b"")


@dataclass(slots=True)
class Tree:
    """The nodes of a document, and which of them have found their place."""

    nodes: dict[bytes, Node] = field(default_factory=dict)
    credited: dict[bytes, int] = field(default_factory=dict)
    placed: set[bytes] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> "Tree":
        """The nodes of a document."""
        tree, node, about = cls(), Node(), b""
        for subject, predicate, value in document.statements:
            if subject != about:
                node = tree.nodes[subject] = {}
                about = subject
            name, found = member(predicate, value)
            if name in node:
                node[name].append(found)
            else:
                node[name] = [found]
            if predicate == ORDER and (digits := value[1:].partition(b'"')[0]).isdigit():
                tree.credited[subject] = min(tree.credited.get(subject, FAR), int(digits))
        return tree

    def node(self, subject: bytes, depth: int = 0) -> bytes:
        """A node as JSON without its last brace."""
        self.placed.add(subject)
        members = [b'{"@id":"%b"' % subject[1:-1]]
        for name, values in self.nodes[subject].items():
            if len(values) > 1 and self.credited:
                values.sort(key=lambda value: self.credited.get(value[1], FAR))
            found = [self.value(value, depth) if value[1] else value[0] for value in values]
            members.append(name + (found[0] if len(found) == 1 else b"[%b]" % b",".join(found)))
        return b",".join(members)

    def value(self, value: Value, depth: int) -> bytes:
        """A link: the part itself where it has no place yet."""
        said, link = value
        if link not in self.nodes or link in self.placed or depth == DEEPEST:
            return said
        return self.node(link, depth + 1) + b"}"


class JsonLines:
    """What writes the documents of a catalogue, one at a time."""

    def __init__(self, base: str) -> None:
        self._base = base.encode()
        self._context = f'{{"@context":"{base}context.jsonld",'.encode()

    def head(self) -> bytes:
        """The beginning of the file, which has none."""
        return b""

    def written(self, document: Document) -> bytes:
        """A document as a line."""
        tree = Tree.of(document)
        thing = document.thing(self._base)
        first = thing[1] if thing and thing[1] in tree.nodes else next(iter(tree.nodes))
        line = self._context + tree.node(first)[1:]
        rest = [tree.node(each) + b"}" for each in tree.nodes if each not in tree.placed]
        return line + (b',"@included":[%b]}\n' % b",".join(rest) if rest else b"}\n")
