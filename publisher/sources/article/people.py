"""Names in short ("Baumbach", "Josh and Benny Safdie") → whole names."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from publisher.facts import Person
from publisher.sources.article.claims import Director, Doubtful, Mentioned, Placed, Role, Star, Writer
from publisher.sources.article.names import PARTICLES

Credited = Director | Writer


def whole(claims: list[Placed]) -> dict[str, str]:
    """Return the whole name for each end of a name ("Toro", "del Toro") that only one person in the article bears."""
    told = [placed.told for placed in claims]
    made = {claim.person.name for claim in told if isinstance(claim, Director | Writer | Mentioned)}
    played = {claim.actor.name for claim in told if isinstance(claim, Star | Role)}
    return borne(made | played) | borne(made)


def borne(people: set[str]) -> dict[str, str]:
    """Return the whole name for each end of a name that only one of these people bears."""
    bearers: dict[str, set[str]] = {}
    for name in people:
        words = name.split()
        for start in range(len(words)):
            if 0 < start < len(words) - 1 and words[start].lower().rstrip(".") not in PARTICLES | {
                "saint",
                "st",
                "san",
            }:
                continue  # "Ann Lee" is not Mary Ann Lee
            bearers.setdefault(" ".join(words[start:]), set()).add(name)
    long = {ending: [name for name in names if name != ending] for ending, names in bearers.items()}
    return {family: names[0] for family, names in long.items() if len(names) == 1}


def full(placed: Placed, names: dict[str, str]) -> Placed:
    """Return the claim with the whole name of the person that it names by family name alone."""
    told = placed.told
    if isinstance(told, Credited) and told.person.name in names:
        return replace(placed, told=replace(told, person=Person(names[told.person.name])))
    if isinstance(told, Star) and told.actor.name in names:
        return replace(placed, told=replace(told, actor=Person(names[told.actor.name])))
    return placed


def siblings(claims: list[Placed], text: str) -> dict[str, str]:
    """Return the whole name for each first name that stands before another with its family name.

    What is the name of somebody, or a part of it, is no first name: `Bong and Jon Ronson`.
    """
    found: dict[str, str] = {}
    credited = [(placed.told, placed.line) for placed in claims if isinstance(placed.told, Credited)]
    for (first, line), (second, at) in pairwise(sorted(credited, key=lambda each: type(each[0]).__name__)):
        given, family = first.person.name, second.person.name.split()
        if type(first) is type(second) and first.joined and " " not in given and len(family) == 2 and line == at:
            found[given] = bearer(given, claims, text) or f"{given} {family[1]}"
    return found


def bearer(short: str, claims: list[Placed], text: str) -> str | None:
    """Return the name of somebody in the article that has a short name in it, None where nobody has."""
    told = [placed.told for placed in claims]
    names = {claim.actor.name for claim in told if isinstance(claim, Star | Role)}
    names |= {claim.person.name for claim in told if isinstance(claim, Credited | Mentioned) and not joined(claim)}
    written = re.compile(rf"[A-Z][\w'’.-]+ (?<!Brothers )(?<!Sisters ){re.escape(short)}\b(?! [A-Z])")
    found = [name for name in sorted(names) if short in name.split()]
    found += [match[0] for match in written.finditer(text)]
    return found[0] if found else None


def joined(claim: object) -> bool:
    """Tell whether somebody is named before another whose family name may be both's."""
    return isinstance(claim, Credited) and claim.joined


def completed(claims: list[Placed], text: str) -> Iterator[Placed]:
    """Yield the claims with whole names, and a doubt for each that was read into one."""
    known = whole(claims)
    longer = [full(placed, known) for placed in claims]
    families = siblings(longer, text)
    seen = set[str]()
    for placed in longer:
        told = placed.told
        short = told.person.name if isinstance(told, Credited) else ""
        if families.get(short, short) != short and short not in seen:
            seen.add(short)
            yield Placed(Doubtful(f"{short!r} was read as {families[short]!r}", "write the whole name"), placed.line)
        yield full(placed, families) if isinstance(told, Credited) else placed
