"""A statement as four texts, the way a line of N-Quads has it.

A document is made of hundreds of statements. An object for each of their terms costs more than all that is done with
them: so they stay text from the dump to the page.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from publisher.errors import InvalidGraph
from publisher.nquads import ESCAPES, unescape

Statement = tuple[str, str, str, str]
"""Subject, predicate, value and graph, which may be none: IRIs as they are, the value as canonical N-Quads has it."""
About = Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]
"""What is said: by subject, predicate and value, and in which graphs."""
Value = ox.NamedNode | ox.Literal
Said = dict[str, list[Value]]
"""What is said of a thing, by the IRI of the term."""
KEPT = 1 << 16
"""Values that are kept in memory."""
LINE = re.compile(
    r"<([^>]*+)> <([^>]*+)> "
    r'(<[^>]*+>|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\S*+) '
    r"<([^>]*+)> \.\n"
)
"""Subject, predicate, value and graph in a line; to split it takes longer."""


def read(text: str) -> list[Statement]:
    """The statements that canonical lines make, each of which has a graph and its line end."""
    return LINE.findall(text)


def of(quad: ox.Quad) -> Statement:
    """The statement that a quad makes.

    Raises `InvalidGraph` for a blank node, which no graph of ours has.
    """
    subject, value, graph = quad.subject, quad.object, quad.graph_name
    if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
        raise InvalidGraph(f"{quad} holds a blank node", "give it an IRI")
    return subject.value, quad.predicate.value, str(value), getattr(graph, "value", "")


def quads(statements: Iterable[Statement]) -> list[ox.Quad]:
    """The quads that make the statements, each once."""
    lines = [f"<{s}> <{p}> {o} <{g}> ." if g else f"<{s}> <{p}> {o} ." for s, p, o, g in dict.fromkeys(statements)]
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))


def grouped(statements: Iterable[Statement]) -> About:
    """Statements by what they are about, each once."""
    about: dict[str, dict[str, dict[str, list[str]]]] = {}
    for subject, predicate, value, graph in statements:
        about.setdefault(subject, {}).setdefault(predicate, {}).setdefault(value, []).append(graph)
    return about


def iri(value: str) -> str | None:
    """The IRI that a value is, None for a literal."""
    return value[1:-1] if value.startswith("<") else None


def literal(value: str) -> tuple[str, str | None, str | None]:
    """The text of a literal, its language where it has one, and its datatype where that is no string's."""
    language = kind = None
    if value.endswith('"'):
        text = value[1:-1]
    elif value.endswith(">"):
        text, _, kind = value[1:-1].rpartition('"^^<')
    else:
        text, _, language = value[1:].rpartition('"@')
    return ESCAPES.sub(unescape, text) if "\\" in text else text, language, kind


def told(about: About) -> dict[str, Said]:
    """What is said by thing and term, whoever says it, with values as Oxigraph has them."""
    return {
        thing: {predicate: [term(value) for value in values] for predicate, values in said.items()}
        for thing, said in about.items()
    }


@lru_cache(maxsize=KEPT)
def term(value: str) -> Value:
    """A value as Oxigraph has it; classes, numbers and the like are the same in every document."""
    if named := iri(value):
        return ox.NamedNode(named)
    text, language, kind = literal(value)
    return ox.Literal(text, language=language, datatype=ox.NamedNode(kind) if kind else None)
