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
from publisher.sources.phrases.date import DATE

BY = re.compile(
    r"\b(?:distribut(?:ed|ing|ion|or)|releas(?:ed|ing)|premiered|debuted|opened)\b[^.;]{0,200}?\b(?:by|through|via|from)\s(?:the\s)?(?=(?-i:[^\W_a-z]))|\bdistributors?(?:\s(?:is|are|was|were|include))?:?\s(?=(?-i:[^\W_a-z]))",
    re.IGNORECASE,
)
ACTIVE = re.compile(
    rf"\s(?:(?:will|has|have|also|theatrically)\s){{0,2}}(?:releas(?:ed?|es)|distribut(?:ed?|es))\s"
    rf"(?:it|{MASK}|(?:the|this)\s(?:film|movie))\b|\s(?:releas(?:ed?|es)|distribut(?:ed?|es))\s{MASK}"
)
TIED = re.compile(r"\s*\((?P<where>[^()]{1,120})\)")
NEXT = re.compile(r"(?:,\s(?:and\s)?|\sand\s|;\s)(?:by\s)?")
# Where a list goes on with the place before the name: ", in Spain by X", "and elsewhere by Y".
ELSEWHERE = re.compile(
    r",?\s(?:and\s)?(?:worldwide|internationally|elsewhere|overseas|theatrically|digitally)(?=\sby\s)"
)
NAMED = re.compile(r"\sby\s(?:the\s)?(?=[^\W_a-z])")
OPENING_DATE = re.compile(rf"^\s*(?:On|In)\s{DATE.pattern},?\s", DATE.flags)


def countries_in(words: str) -> tuple[list[Country], str]:
    """Return the countries with which a list of places begins, and the words after them."""
    found, rest = names(THE.sub("", words))
    known = [Country(name) for name in takewhile(bool, map(countries.named, found)) if name]
    if not known or len(known) == len(found):
        return known, rest if known else words
    return known, words[words.index(found[len(known)]) :]


def tied(rest: str) -> tuple[list[Told | Country], str]:
    """Return the countries in a bracket or after "in" with which words begin, what else it holds, and the rest."""
    if bracket := TIED.match(rest):
        found = places(bracket["where"])
        others = [Unread(bracket[0].strip(), "no country") for each in found[:1] if not isinstance(each, Country)]
        return [*(each for each in found if isinstance(each, Country)), *others], rest[bracket.end() :]
    lead = LEAD.match(rest)
    if lead is None or lead["joint"].strip():
        return [], rest
    known, after = countries_in(rest[lead.end() :])
    return (list(known), after) if known and not NAMED.match(after) else ([], rest)


def led(rest: str) -> tuple[list[Country], str] | None:
    """Return the countries of ", in Spain by X" with which words begin, and the words from X on."""
    beyond, lead = ELSEWHERE.match(rest), LEAD.match(rest)
    known, after = ([], rest[beyond.end() :]) if beyond else countries_in(rest[lead.end() :]) if lead else ([], "")
    by = NAMED.match(after)
    return (known, after[by.end() :]) if by else None


def before(clause: str) -> list[Country]:
    """Return the countries that stand just before "by" in a clause that ends there ("distributed in Mexico by")."""
    lead = next(iter(reversed(list(LEAD.finditer(clause[-120:])))), None)
    known, after = countries_in(clause[-120:][lead.end() :]) if lead else ([], "")
    return known if after.strip() in ("by", "by the") else []


def several(text: str, first: list[Country] | None = None) -> Iterator[Told]:
    """Yield the distributors of a list with which a text begins, and the releases to which countries tie them.

    `first` are the countries that stand before the first name.
    """
    rest, leading = text, first or []
    while rest:
        found, after = names(rest)
        own = list(takewhile(lambda name: not countries.named(name), found))
        if not own:
            return
        yield from (Distributor(Organization(name)) for name in own if name.lower() not in PLACELESS)
        where, after = tied(after if not rest[: len(rest) - len(after)].endswith(",") else f",{after}")
        by = (Organization(own[-1]),)
        leading = leading if len(own) == 1 else []
        yield from (Release(None, each, None, by) if isinstance(each, Country) else each for each in (*leading, *where))
        if goes_on := led(after):
            leading, rest = goes_on
        elif where:
            leading, rest = [], after[joint.end() :] if (joint := NEXT.match(after)) else after
        else:
            return


def distributors(text: str) -> Iterator[Told]:
    """Yield who distributed, by a (masked) sentence."""
    for match in BY.finditer(text):
        yield from several(text[match.end() :], before(match[0]))
    for clause in text.split("; "):
        active = ACTIVE.search(clause)
        found, rest = names(OPENING_DATE.sub("", clause[: active.start()])) if active else ([], "")
        yield from (Distributor(Organization(name)) for name in found if not rest.strip() and MASK not in name)
