"""What a release holds, in figures: counted once, when it is built."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from publisher.vocabulary import RDF

TYPE = f"<{RDF.type}>"


@dataclass(frozen=True, slots=True)
class Statistics:
    """The merged statements of a release, counted in the terms of VoID."""

    subjects: int
    objects: int
    classes: Mapping[str, int]
    """How many things are said to be of each class, by its IRI."""
    properties: Mapping[str, int]
    """How many statements have each property, by its IRI."""

    @classmethod
    def of(cls, triples: Iterable[str]) -> "Statistics":
        """Count lines of canonical N-Triples, each statement once."""
        subjects: set[str] = set()
        objects: set[str] = set()
        classes: Counter[str] = Counter()
        properties: Counter[str] = Counter()
        for line in triples:
            subject, predicate, value = line.removesuffix(" .").split(" ", 2)
            subjects.add(subject)
            objects.add(value)
            properties[predicate[1:-1]] += 1
            if predicate == TYPE:
                classes[value[1:-1]] += 1
        return cls(len(subjects), len(objects), dict(classes), dict(properties))
