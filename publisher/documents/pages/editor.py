"""What the query page tells its script: the terms that the catalogue uses, and how to name what it finds."""

from collections.abc import Iterable, Mapping

from publisher.documents.pages.examples import EXAMPLES
from publisher.documents.pages.labels import LABELS
from publisher.documents.site import Site
from publisher.formats import RDF, RESULTS, Format
from publisher.vocabulary import PREFIXES

MOST = 400
"""Terms offered, the most used first; a data set from elsewhere may have more than a list can show."""


def catalogue(site: Site, classes: Mapping[str, int], properties: Mapping[str, int]) -> Mapping[str, object]:
    """The catalogue as an editor of queries sees it; `classes` and `properties` say how often each is used."""
    return {
        "base": site.base,
        "root": site.root,
        "prefixes": PREFIXES,
        "classes": most_used(classes),
        "properties": most_used(properties),
        "formats": {"table": choices(RESULTS), "graph": choices(RDF)},
        "labels": LABELS,
        "first": EXAMPLES[0][1],
    }


def most_used(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Terms by their use."""
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST]


def choices(formats: Iterable[Format]) -> list[tuple[str, str]]:
    """Names of formats with what a person calls them."""
    return [(form.name, form.label.removeprefix("SPARQL results as ")) for form in formats]
