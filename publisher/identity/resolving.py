"""From the mentions of a catalogue to who is whom: claims, things, slugs, and what the ledger should learn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from publisher.findings import Finding, Level
from publisher.identity.claim import claim
from publisher.identity.clusters import Clusters, Cut
from publisher.identity.ledger import NOTHING, Decision, Holder, Ledger
from publisher.identity.published import Published, recall
from publisher.identity.slugs import Slugs


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a catalogue comes to: the slug of each mention, and what follows for the ledger and the release."""

    slugs: Mapping[str, str] = field(repr=False)
    learnt: Mapping[str, Holder]
    """Addresses that the ledger should have, each with its holder."""
    departed: Mapping[str, str | None]
    """Paths at which there is nothing any more, each with the one that has its place."""
    cut: tuple[Cut, ...]
    """Identifiers that do not join those who share them."""
    notes: tuple[Finding, ...]
    """What a person should know of the ledger."""


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
    notes = tuple(unfound([*clusters.unfound, *slugs.unfound]))
    return Resolution(found, learnt, slugs.departed, tuple(clusters.cut), notes)


def unfound(decisions: Iterable[tuple[Decision, str]]) -> Iterator[Finding]:
    """A finding for each part of a decision that nothing in the catalogue is."""
    for decision, part in decisions:
        what = f"{decision.verb}: nothing in the catalogue is {part}"
        yield Finding(decision.place, Level.DOUBTFUL, what, "name it by an identifier, or remove the line")
