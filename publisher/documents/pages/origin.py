"""A source as its page shows it: how to know the file again, its terms of use, and the films that it speaks of."""

from dataclasses import dataclass

from publisher.documents.pages.citations import is_ours
from publisher.documents.pages.mentions import Mention, in_order
from publisher.documents.pages.person import year
from publisher.documents.resource import Resource, Statements, Value
from publisher.vocabulary import PROV, SCHEMA


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the page of a source shows; `derived` is true for the publisher itself."""

    source: Resource
    graph: str
    derived: bool
    sha256: Value | None
    media_type: Value | None
    licences: tuple[Resource, ...]
    attributions: tuple[Value, ...]
    films: tuple[Mention, ...]
    derived_from: tuple[Resource, ...]

    @classmethod
    def of(cls, statements: Statements, iri: str) -> "SourcePage":
        """The page of a source."""
        source = statements.resource(iri)
        films = (Mention(film, year(film), "", ()) for film in source.linking(SCHEMA.subjectOf))
        return cls(
            source=source,
            graph=iri.removesuffix("#source") + "#graph",
            derived=is_ours(iri),
            sha256=source.value(SCHEMA.sha256),
            media_type=source.value(SCHEMA.encodingFormat),
            licences=source.linked(SCHEMA.license),
            attributions=source.values(SCHEMA.creditText),
            films=in_order(films),
            derived_from=tuple(map(of_graph, source.linked(PROV.wasDerivedFrom))),
        )


def of_graph(graph: Resource) -> Resource:
    """The source whose graph it is."""
    return Resource(graph.iri.removesuffix("#graph") + "#source", graph.statements, graph.said_by)
