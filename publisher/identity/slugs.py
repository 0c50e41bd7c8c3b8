"""The slugs of things: readable, and each given to one thing only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from publisher.iris import fingerprint, slug, tail, words

Links = frozenset[str]
Key = tuple[str, str]
"""A kind and the words of a name: what two things have in common that may be one."""


def slugs(lines: Iterable[str]) -> dict[str, str]:
    """A slug for each line."""
    claims: dict[Key, set[Links]] = defaultdict(set)
    parsed: dict[str, tuple[Key, Links]] = {}
    for line in lines:
        kind, name, year, links = line.split("\n")
        key, claim = (kind, words(f"{name} {year}" if kind == "film" else name)), frozenset(links.split())
        claims[key].add(claim)
        parsed[line] = key, claim
    found = named(claims)
    return {line: found[of] for line, of in parsed.items()}


def named(claims: Mapping[Key, set[Links]]) -> dict[tuple[Key, Links], str]:
    """A slug for each thing; where two would share one, an identifier or a fingerprint tells them apart.

    A contested slug stays at most with one that has nothing to tell it apart, never with one of those that have.
    """
    things = [(key, frozenset(cluster)) for key, claimed in claims.items() for cluster in clusters(claimed)]
    steps = dict.fromkeys(things, 0)
    while contested := [group for group in shared(steps) if len(group) > 1]:
        for group in contested:
            linked = [each for each in group if any(each[1])]
            for each in linked or group:
                steps[each] += 1
    return {(key, links): ladder(key, cluster)[step] for (key, cluster), step in steps.items() for links in cluster}


def shared(steps: Mapping[tuple[Key, frozenset[Links]], int]) -> Iterable[list[tuple[Key, frozenset[Links]]]]:
    """The things grouped by kind and the slug that each has on its step of the ladder."""
    groups: dict[tuple[str, str], list[tuple[Key, frozenset[Links]]]] = defaultdict(list)
    for (key, cluster), step in steps.items():
        groups[key[0], ladder(key, cluster)[step]].append((key, cluster))
    return groups.values()


def ladder(key: Key, cluster: frozenset[Links]) -> list[str]:
    """The slugs that a thing may have, from the plain one to one that nothing else has."""
    plain = slug(key[1])
    links = sorted(link for each in cluster for link in each)
    own = fingerprint(" ".join([*key, *links]))
    return [plain, *([f"{plain}-{tail(links[0])}"] if links else []), f"{plain}-{own}"]


def clusters(claims: Iterable[Links]) -> list[set[Links]]:
    """The claims to one name, grouped into things.

    Claims that share a link are one thing. If what remains does not contradict itself (no site knows two of them by
    different addresses) it is one thing; otherwise the groups are different things, and the claim without links is a
    thing apart, since nobody can say whose it is.
    """
    groups: list[set[Links]] = []
    for claim in sorted(claims, key=sorted):
        near = [g for g in groups if any(claim & other for other in g)]
        groups = [g for g in groups if g not in near] + [{claim}.union(*near)]
    sites = [{urlsplit(link).netloc.lower() for links in g for link in links} for g in groups]
    contradicts = any(a & b for i, a in enumerate(sites) for b in sites[:i])
    return groups if contradicts else [set().union(*groups)]
