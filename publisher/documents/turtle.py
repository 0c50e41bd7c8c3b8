"""A document as Turtle, written straight from the texts of its statements.

It is what Oxigraph's writer and `rdf` make of the same statements, in a fraction of the time; a test compares them.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from publisher.documents.numbers import integer
from publisher.documents.rdf import BROAD, FAR, FIRST_TERMS, ORDER, OTHER_TERMS, TYPE, place
from publisher.statement import About, literal
from publisher.vocabulary import PREFIXES, XSD

PREFIX_OF = {start: prefix for prefix, start in PREFIXES.items()}
LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*+")
"""Local names that need no escaping; with any other an IRI is written in full."""
OURS = re.compile(r"[a-z][a-z0-9/#-]*+")
"""Addresses within the site that are relative references as they are."""
BARE = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]++"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*+\.[0-9]++"),
    str(XSD.boolean): re.compile(r"true|false"),
}
"""What Turtle writes without quotation marks and datatype (RDF 1.1 Turtle, section 2.5)."""
END = " ;\n"
KEPT = 1 << 12
"""Terms of vocabularies that are kept in memory as they are written."""


def written(about: About, subject: str, base: str) -> bytes:
    """What is said, the thing first, then its parts in credits order, then what other documents describe."""
    document, billed = subject.partition("#")[0], credited(about)
    order = sorted(about, key=lambda iri: (place(iri, document, billed.get(iri, FAR)), iri))
    writer = Writer(base, billed)
    things = "\n".join([writer.thing(iri, about[iri]) for iri in order])
    terms = set[str]().union(*about.values()) - {TYPE}
    used = {name(iri)[0] for iri in terms | writer.named}
    prefixes = [f"@prefix {prefix}: <{start}> .\n" for prefix, start in PREFIXES.items() if prefix in used]
    return f"@base <{base}> .\n{''.join(prefixes)}\n{things}".encode()


def credited(about: About) -> dict[str, int]:
    """The places in the credits, by the IRIs of the roles: the earliest that a source gives."""
    found: dict[str, int] = {}
    for iri, said in about.items():
        places = [integer(literal(value)[0]) for value in said.get(ORDER, ()) if value[0] == '"']
        if places:
            found[iri] = min(FAR if place is None else place for place in places)
    return found


@dataclass(slots=True)
class Writer:
    """What is written relative to a base; `named` takes the IRIs of vocabularies besides terms."""

    base: str
    billed: Mapping[str, int]
    named: set[str] = field(default_factory=set)

    def thing(self, iri: str, said: Mapping[str, Collection[str]]) -> str:
        """All that is said of a thing."""
        start, margin, lines = f"{self.iri(iri)} ", "\n\t", []
        for term in in_order(tuple(said)):
            word, values = word_for(term), said[term]
            if len(values) == 1:
                lines.append(f"{start}{word} {self.value(*values)}")
            else:
                lines.append(self.line(f"{start}{word}", values, margin))
            start, margin = "\t", "\n\t\t"
        return f"{END.join(lines)} .\n"

    def line(self, start: str, values: Collection[str], margin: str) -> str:
        """A term with its values, roles as they are credited; where the line is broad each has its own."""
        objects = [self.value(v) for v in sorted(values, key=lambda v: (self.billed.get(v[1:-1], FAR), v))]
        line = f"{start} {' , '.join(objects)}"
        return line if len(line.encode()) + len(END) <= BROAD else f"{start} {f' ,{margin}'.join(objects)}"

    def value(self, value: str) -> str:
        """A value: an IRI, or a literal, which is mostly written as it is."""
        if value[0] == "<":
            return self.iri(value[1:-1])
        if value[-1] != ">":
            return value
        text, _, kind = value[:-1].rpartition("^^<")
        if kind in BARE and BARE[kind].fullmatch(text, 1, len(text) - 1):
            return text[1:-1]
        self.named.add(kind)
        return f"{text}^^{name(kind)[1]}"

    def iri(self, iri: str) -> str:
        """An IRI: relative where it is ours, by its name in a vocabulary, or in full."""
        if iri.startswith(self.base):
            path = iri[len(self.base) :]
            return f"<{path}>" if OURS.fullmatch(path) else f"<{iri}>"
        self.named.add(iri)
        return name(iri)[1]


@lru_cache(maxsize=KEPT)
def name(iri: str) -> tuple[str | None, str]:
    """The prefix of an IRI, and how it is written with it; without one in full."""
    end = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = PREFIX_OF.get(iri[:end])
    return (prefix, f"{prefix}:{iri[end:]}") if prefix and LOCAL.fullmatch(iri, end) else (None, f"<{iri}>")


@lru_cache(maxsize=KEPT)
def in_order(terms: tuple[str, ...]) -> list[str]:
    """Terms in reading order: class and names first, the rest by the alphabet; most things have the same few."""
    return sorted(terms, key=lambda term: (FIRST_TERMS.get(term, OTHER_TERMS), term))


@lru_cache(maxsize=KEPT)
def word_for(term: str) -> str:
    """A term as it is written."""
    return "a" if term == TYPE else name(term)[1]
