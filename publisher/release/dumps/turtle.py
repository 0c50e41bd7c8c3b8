"""The data set in Turtle: by document and by thing, relative to the base, with prefixes at the top."""

import re
from functools import lru_cache

from publisher.release.dumps.merged import TYPE, Document, kind_of
from publisher.vocabulary import PREFIXES

LOCAL = re.compile(rb"[A-Za-z][A-Za-z0-9_]*")
"""The local names that every reader of Turtle knows without escapes."""
OURS = re.compile(rb"[a-z]+/[a-z0-9-]+(#[a-z0-9-]+)?")
"""What resolves against the base to what it was; an IRI of other characters is written in full."""
KEPT = 1 << 16


class Turtle:
    """What writes the documents of a catalogue, one at a time."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._ours = b"<" + base.encode()
        self._known = [(b"<" + iri.encode(), prefix.encode() + b":") for prefix, iri in PREFIXES.items()]
        self._iri = lru_cache(maxsize=KEPT)(self._shortened)
        self._verb = lru_cache(maxsize=KEPT)(self._written_verb)

    def head(self) -> bytes:
        """The beginning of the file."""
        prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
        return f"@base <{self.base}> .\n{prefixes}".encode()

    def written(self, document: Document) -> bytes:
        """A document, with an empty line before it."""
        parts: list[bytes] = []
        add, subject, predicate = parts.append, b"", b""
        for about, term, value in document.statements:
            if about != subject:
                add(b" .\n" if subject else b"\n")
                add(self._iri(about))
                add(self._verb(term))
            elif term != predicate:
                add(b" ;\n   ")
                add(self._verb(term))
            else:
                add(b", ")
            add(self._iri(value) if value.startswith(b"<") else self._literal(value))
            subject, predicate = about, term
        add(b" .\n")
        return b"".join(parts)

    def _written_verb(self, predicate: bytes) -> bytes:
        """A predicate between spaces."""
        return b" a " if predicate == TYPE else b" %b " % self._iri(predicate)

    def _literal(self, value: bytes) -> bytes:
        """A literal."""
        if value.endswith(b'"'):
            return value
        kind = kind_of(value)
        return value[: -len(kind)] + b"^^" + self._iri(kind[2:]) if kind.startswith(b"^^") else value

    def _shortened(self, iri: bytes) -> bytes:
        """An IRI relative to the base, or with a prefix, or in full."""
        if iri.startswith(self._ours):
            return b"<" + iri[len(self._ours) :] if OURS.fullmatch(iri, len(self._ours), len(iri) - 1) else iri
        for start, prefix in self._known:
            if iri.startswith(start) and LOCAL.fullmatch(iri, len(start), len(iri) - 1):
                return prefix + iri[len(start) : -1]
        return iri
