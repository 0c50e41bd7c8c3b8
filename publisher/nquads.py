"""Statements as lines of canonical N-Quads (RDF 1.2 N-Quads, section 3; the form that RDFC-1.0 hashes)."""

import re
from collections.abc import Iterable

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

Object = URIRef | Literal
Triple = tuple[URIRef, URIRef, Object]
Quad = tuple[URIRef, URIRef, Object, URIRef]

ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f]')
SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def lines(quads: Iterable[Quad]) -> list[str]:
    """The statements as lines without their line ends, each once, in the order of their code points."""
    return sorted({line(quad) for quad in quads})


def line(quad: Quad) -> str:
    """One statement as a line of canonical N-Quads, without its line end."""
    subject, predicate, value, graph = quad
    return f"<{subject}> <{predicate}> {term(value)} <{graph}> ."


def triple(line: str) -> str:
    """The line of N-Triples that a line of N-Quads states in its graph, which is always an IRI here."""
    return line[: line.rindex(" <")] + " ."


def term(value: Object) -> str:
    """A term as canonical N-Quads writes it."""
    if isinstance(value, URIRef):
        return f"<{value}>"
    if value.language:
        return f"{quoted(str(value))}@{value.language}"
    if value.datatype is not None and value.datatype != XSD.string:
        return f"{quoted(str(value))}^^<{value.datatype}>"
    return quoted(str(value))


def quoted(text: str) -> str:
    """A text between quotation marks."""
    return f'"{ESCAPED.sub(escape, text)}"' if ESCAPED.search(text) else f'"{text}"'


def escape(found: re.Match[str]) -> str:
    """The escape of a character: the short one where there is one, otherwise its code point."""
    return SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


ESCAPES = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
LONG = {escaped[1]: character for character, escaped in SHORT.items()}


def read(written: bytes) -> tuple[str, str | None]:
    """What a canonical term names or says, and the language of a text."""
    text = written.decode()
    if not text.startswith('"'):
        return text[1:-1], None
    words, _, after = text[1:].rpartition('"')
    if "\\" in words:
        words = ESCAPES.sub(unescape, words)
    return words, after[1:] if after.startswith("@") else None


def unescape(found: re.Match[str]) -> str:
    """The character of an escape."""
    digits = found[1] or found[2]
    return chr(int(digits, 16)) if digits else LONG.get(found[3], found[3])
