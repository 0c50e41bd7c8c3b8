"""From the mentions of a catalogue to who is whom: claims, things, slugs, and what the ledger should learn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from publisher.findings import Finding, Level, Place
from publisher.identity.claim import Claim, claim
from publisher.identity.clusters import Clusters
from publisher.identity.ledger import NOTHING, Holder, Ledger
from publisher.identity.published import Published, recall
from publisher.identity.slugs import Slugs

HERE = Place("identity")
"""Where a finding stands that is of no one place in a source."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a catalogue comes to: the slug of each mention, and what follows for the ledger and the release."""

    slugs: Mapping[str, str] = field(repr=False)
    learnt: Mapping[str, Holder]
    """Addresses that the ledger should have, each with its holder."""
    departed: Mapping[str, str | None]
    """Paths at which there is nothing any more, each with the one that has its place."""
    findings: tuple[Finding, ...]


def resolved(lines: Iterable[str], ledger: Ledger = NOTHING, before: Iterable[Published] = ()) -> Resolution:
    """Who is whom among mentions; `before` are the documents of the release before, which the ledger may not know yet.

    Raises `UnfitFact` for decisions of the ledger that cannot be.
    """
    told = sorted((claim(line), line) for line in lines)
    claims = [each for each, _ in groupby(told, itemgetter(0))]
    clusters = Clusters(claims, ledger)
    slugs = Slugs(clusters.things(), ledger)
    learnt: dict[str, Holder] = {}
    documents = list(before)
    while recalled := recall(documents, slugs, ledger):
        learnt |= recalled
        ledger = ledger.plus(recalled)
        clusters = Clusters(claims, ledger)
        slugs = Slugs(clusters.things(), ledger)
    found: dict[str, str] = {}
    for place, (_, alike) in zip(clusters.places, groupby(told, itemgetter(0)), strict=True):
        found.update(dict.fromkeys((line for _, line in alike), slugs.of[place]))
    learnt = {**slugs.contested, **learnt}
    return Resolution(found, learnt, slugs.departed, tuple(findings(clusters, slugs)))


def findings(clusters: Clusters, slugs: Slugs) -> Iterator[Finding]:
    """What a person should know."""
    for address, one, other in clusters.cut:
        what = f"{address} does not join {called(one)} and {called(other)}, whose identifiers differ elsewhere"
        yield Finding(HERE, Level.DOUBTFUL, what, "mend the identifiers, or say in the ledger that they are the same")
    for decision, part in (*clusters.unfound, *slugs.unfound):
        what = f"{decision.verb}: nothing in the catalogue is {part}"
        yield Finding(decision.place, Level.DOUBTFUL, what, "name it by an identifier, or remove the line")


def called(one: Claim) -> str:
    """A claim as a person reads it."""
    known = ", ".join(one.known)
    return f"{one.key.words!r}{f' ({one.key.year})' if one.key.year else ''}{f' of {known}' if known else ''}"
