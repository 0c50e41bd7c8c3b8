"""The IRIs of a data set and of what belongs to it: none of them is a blank node."""

from dataclasses import dataclass
from urllib.parse import quote

from rdflib import URIRef

from publisher.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Naming:
    """The IRIs of the data set at a base."""

    base: str

    @property
    def home(self) -> URIRef:
        """The document that describes the data set: the first page."""
        return URIRef(self.base)

    @property
    def catalogue(self) -> URIRef:
        """The catalogue that lists the data set and its endpoint."""
        return self.part("catalog")

    @property
    def dataset(self) -> URIRef:
        """The data set."""
        return self.part("dataset")

    @property
    def endpoint(self) -> URIRef:
        """The SPARQL service."""
        return self.part("sparql")

    @property
    def publisher(self) -> URIRef:
        """Whoever publishes at the base."""
        return self.part("publisher")

    @property
    def rights(self) -> URIRef:
        """The statement of the terms of use, where sources have different ones."""
        return self.part("rights")

    def part(self, name: str) -> URIRef:
        """Something that the first page describes."""
        return URIRef(f"{self.base}#{name}")

    def partition(self, kind: str, iri: str) -> URIRef:
        """The part of the data set that uses a class or a property: `#class-schema-Movie`."""
        return self.part(f"{kind}-{fragment(iri)}")

    def address(self, path: str) -> URIRef:
        """The address of a path of the site."""
        return URIRef(self.base + path)

    def distribution(self, name: str) -> URIRef:
        """A file of the release as a distribution."""
        return URIRef(f"{self.download(name)}#distribution")

    def checksum(self, name: str) -> URIRef:
        """The checksum of a file of the release."""
        return URIRef(f"{self.download(name)}#checksum")

    def download(self, name: str) -> URIRef:
        """The address of a file of the release, the same from release to release."""
        return self.address(f"dumps/latest/{quote(name, safe='')}")


def fragment(iri: str) -> str:
    """A term as a fragment: its prefix and name, or all of it escaped; a colon there confuses some parsers."""
    starts = ((prefix, start) for prefix, start in PREFIXES.items() if iri.startswith(start))
    return quote(next((f"{prefix}-{iri.removeprefix(start)}" for prefix, start in starts), iri), safe="")
