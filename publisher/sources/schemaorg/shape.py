"""Statements as a graph to walk in: what is said of each thing, by the terms of schema.org in either spelling."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.sources.reading import Statement
from publisher.vocabulary import FILM, RDF

TERM = re.compile(r"<https?://schema\.org/([A-Za-z]+)>")
TYPE = "type"
OURS = {f"<{FILM[term]}>": f"film:{term}" for term in ("creditOrder", "creditedAs", "qualifier", "billing")}


@dataclass(frozen=True, slots=True)
class Value:
    """A value: an IRI or a blank node as it stands in statements, or a text with its language."""

    term: str

    @property
    def is_text(self) -> bool:
        """Whether it is a literal."""
        return self.term.startswith('"')

    @property
    def text(self) -> str:
        """The text of a literal, the address of a thing, or nothing for a thing without one."""
        end = self.term.rfind('"') + 1
        if self.is_text:
            return str(json.loads(self.term[:end])).strip()
        return self.term[1:-1] if self.term.startswith("<") else ""

    @property
    def language(self) -> str | None:
        """The language of a text, where it has one."""
        after = self.term[self.term.rfind('"') + 1 :]
        return after[1:] if after.startswith("@") else None

    @property
    def link(self) -> str | None:
        """The web address that an IRI is, also one written as text."""
        found = self.text
        return found if found.startswith(("http://", "https://")) and " " not in found else None


class Shape:
    """What is said of each thing."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.said: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        for statement in dict.fromkeys(each[:3] for each in statements):
            subject, predicate, value = statement
            known = TERM.fullmatch(predicate)
            term = known[1] if known else OURS.get(predicate, TYPE if predicate == f"<{RDF.type}>" else predicate)
            self.said[subject][term].append(Value(value))

    def are(self, kind: str) -> Iterator[str]:
        """The things of a class, in the order of the file."""
        return (subject for subject in self.said if self.is_a(subject, kind))

    def is_a(self, subject: str, *kinds: str) -> bool:
        """Whether a thing is of one of some classes."""
        classes = (TERM.fullmatch(value.term) for value in self.values(subject, TYPE))
        return any(found[1] in kinds for found in classes if found)

    def values(self, subject: str, *terms: str) -> list[Value]:
        """The values of some terms, in the order of the file."""
        about = self.said.get(subject, {})
        return [value for term in terms for value in about.get(term, ())]
