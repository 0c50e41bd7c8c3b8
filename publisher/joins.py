"""What was taken for one thing, and why: every record of it, and each rule that joins two of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from publisher.errors import UnknownThing
from publisher.findings import Finding, Level, Place
from publisher.identifiers import canonical
from publisher.identity import Ledger, Names, mentions
from publisher.identity.claim import Claim, claim
from publisher.iris import Kind
from publisher.sources.reading import Reading

SHOWN = 20
"""Places that are written out for one rule."""


class Record(NamedTuple):
    """A mention of a thing: the film that mentions it, where that is told, what it is called, and what that claims."""

    film: str
    place: Place
    name: str
    claim: Claim


def records(readings: Iterable[Reading], names: Names) -> Iterator[tuple[str, Record]]:
    """Every mention of a thing, with its IRI, in the order of the sources."""
    for said in (said for reading in readings for said in reading.said):
        film = names.film(said.film)
        title = f"{said.film.name.value} ({said.film.year})" if said.film.year else said.film.name.value
        yield film, Record(film, said.place, title, claim(mentions.of_film(said.film)))
        for named in dict.fromkeys(mentions.mentioned(said.film)):
            told = Record(film, said.place, named.name, claim(mentions.of_named(named)))
            yield names.named(named), told


def parted(readings: Iterable[Reading], names: Names) -> Iterator[Finding]:
    """A finding for each identifier that two records share although others of theirs differ: it joins them not."""
    wanted = {claim for cut in names.cut for claim in (cut.one, cut.other)}
    found: dict[Claim, Record] = {}
    for _, record in records(readings, names) if wanted else ():
        if record.claim in wanted:
            found.setdefault(record.claim, record)
    for cut in names.cut:
        one, other = found[cut.one], found[cut.other]
        what = f"{other.name} shares {cut.address} with {one.name} at {one.place}, and differs in other identifiers"
        yield Finding(other.place, Level.DOUBTFUL, what, "mend them, or say in the ledger that they are the same")


def by_name_alone(readings: Iterable[Reading], names: Names) -> Iterator[Finding]:
    """A finding for each person whom only the name makes one in several films, and each film known by a title alone."""
    found: dict[str, list[Record]] = defaultdict(list)
    for iri, record in records(readings, names):
        if record.claim.key.kind == Kind.PERSON or (record.claim.key.kind == Kind.FILM and not record.claim.key.year):
            found[iri].append(record)
    for told in found.values():
        bare = [record for record in told if record.claim.bare]
        films = {(record.film, record.place if record.claim.key.kind == Kind.FILM else None) for record in told}
        if bare and len(films) > 1:
            known = next((address for record in told for address in record.claim.known), "")
            whom = f"taken for {known}" if known else f"one {bare[0].claim.key.kind} in {len(told)} records"
            other = next(record for record in told if record is not bare[-1])
            mend = f"as at {other.place}; give an identifier where they are several"
            yield Finding(bare[-1].place, Level.JOINED, f"{bare[-1].name}: {whom} by the name alone", mend)


def why(readings: Iterable[Reading], names: Names, ledger: Ledger, asked: str) -> Iterator[str]:
    """Every record of a thing, and every rule that joins some of them, a line each; it is asked for by IRI or path.

    Raises `UnknownThing` where no source tells of it.
    """
    path = asked.removeprefix(names.base).strip("/").partition("#")[0]
    iri = f"{names.base}{path}#{path.partition('/')[0]}"
    told = [record for found, record in records(readings, names) if found == iri]
    if not told:
        raise UnknownThing(f"no source tells of {asked}", "give an IRI of this catalogue, or a path as person/cher")
    yield f"{iri} is told of in {len(told)} records"
    for record in told:
        known = ", ".join((*record.claim.known, *record.claim.links)) or "no identifier"
        yield f"{record.place}: {record.name} ({known})"
    yield from rules(told)
    yield from decided(told, ledger, path)


def rules(told: Sequence[Record]) -> Iterator[str]:
    """What joins the records of one thing by what they say."""
    shared: dict[str, list[Record]] = defaultdict(list)
    for record in told:
        claim = record.claim
        for address in claim.known:
            shared[f"the same identifier, {address}"].append(record)
        for address in claim.links:
            shared[f"the same name, {claim.key.words!r}, and address, {address}"].append(record)
        if claim.key.kind == Kind.FILM and claim.key.year:
            shared[f"the same title and year, {claim.key.words!r} of {claim.key.year}"].append(record)
        elif claim.bare or claim.key.kind == Kind.FILM:
            shared[f"the same name, {claim.key.words!r}, without an identifier"].append(record)
    yield from (f"{rule}: {places(group)}" for rule, group in shared.items() if len(group) > 1)
    bare = [record for record in told if record.claim.bare]
    if bare and len(bare) < len(told) and bare[0].claim.key.kind != Kind.FILM:
        yield f"the name alone, {bare[0].claim.key.words!r}, means the only one known by it: {places(bare)}"


def decided(told: Sequence[Record], ledger: Ledger, path: str) -> Iterator[str]:
    """What the ledger says of a thing."""
    known = {address for record in told for address in (*record.claim.known, *record.claim.links)}
    for decision in ledger.decisions:
        if path in decision.parts or known & {canonical(part) for part in decision.parts if "://" in part}:
            yield f"{decision.place}: {decision.verb} {' '.join(decision.parts)}"


def places(group: Sequence[Record]) -> str:
    """Where records stand."""
    found = list(dict.fromkeys(str(record.place) for record in group))
    more = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    return ", ".join([*found[:SHOWN], *more])
