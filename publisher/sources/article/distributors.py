"""Who distributed the film, and where."""

import re
from collections.abc import Iterator
from itertools import takewhile

from publisher import countries
from publisher.facts import Country, Organization, Release
from publisher.sources.article.claims import Distributor, Told, Unread
from publisher.sources.article.names import names
from publisher.sources.article.places import LEAD, PLACELESS, THE, places
from publisher.sources.article.title import MASK

BY = re.compile(
    r"\b(?:distribut(?:ed|ing|ion|or)|releas(?:ed|ing)|premiered|debuted|opened)\b[^.;]{0,200}?\b(?:by|through|via|from)\s(?:the\s)?(?=(?-i:[^\W_a-z]))|\bdistributors?(?:\s(?:is|are|was|were|include))?:?\s(?=(?-i:[^\W_a-z]))",
    re.IGNORECASE,
)
ACTIVE = re.compile(
    rf"\s(?:(?:will|has|have|also|theatrically)\s){{0,2}}(?:releas(?:ed?|es)|distribut(?:ed?|es))\s"
    rf"(?:it|{MASK}|(?:the|this)\s(?:film|movie))\b|\s(?:releas(?:ed?|es)|distribut(?:ed?|es))\s{MASK}"
)
TIED = re.compile(r"\s*\((?P<where>[^()]{1,120})\)")
NEXT = re.compile(r",\s(?:and\s)?|\sand\s|;\s")


def tied(rest: str) -> tuple[list[Told | Country], str]:
    """Return the countries in a bracket or after "in" with which words begin, what else it holds, and the rest."""
    if bracket := TIED.match(rest):
        found = places(bracket["where"])
        others = [Unread(bracket[0].strip(), "no country") for each in found[:1] if not isinstance(each, Country)]
        return [*(each for each in found if isinstance(each, Country)), *others], rest[bracket.end() :]
    lead = LEAD.match(rest)
    text = THE.sub("", rest[lead.end() :]) if lead and not lead["joint"].strip() else ""
    head, after = names(text)
    known = [Country(name) for name in takewhile(bool, map(countries.named, head)) if name]
    if not known:
        return [], rest
    return list(known), after if len(known) == len(head) else text[text.index(head[len(known)]) :]


def several(text: str) -> Iterator[Told]:
    """Yield the distributors of a list with which a text begins, and the releases to which countries tie them."""
    rest = text
    while rest:
        found, rest = names(rest)
        if not found:
            return
        yield from (Distributor(Organization(name)) for name in found if name.lower() not in PLACELESS)
        where, rest = tied(rest)
        by = (Organization(found[-1]),)
        yield from (Release(None, each, None, by) if isinstance(each, Country) else each for each in where)
        if not where:
            return
        rest = rest[joint.end() :] if (joint := NEXT.match(rest)) else rest


def distributors(text: str) -> Iterator[Told]:
    """Yield who distributed, by a (masked) sentence."""
    for match in BY.finditer(text):
        yield from several(text[match.end() :])
    for clause in text.split("; "):
        active = ACTIVE.search(clause)
        found, rest = names(clause[: active.start()]) if active else ([], "")
        yield from (Distributor(Organization(name)) for name in found if not rest.strip() and MASK not in name)
