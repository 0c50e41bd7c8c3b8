"""When and where the film came out, and who distributed it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher import countries
from publisher.facts import City, Country, Festival, Organization, Release
from publisher.sources.article.claims import Distributor, Told, Unread
from publisher.sources.article.dated import dated
from publisher.sources.article.names import listed, names
from publisher.sources.article.watching import HOSTS
from publisher.sources.phrases.date import Dated, dates

RELEASED = re.compile(
    r"\b(?:releas(?:e|es|ed|ing)|premier(?:e|es|ed|ing)|debut(?:s|ed)?|opened|opens|theatrically|screened|screening|distribut\w+|comes?\sout|came\sout|hits?)\b",
    re.IGNORECASE,
)
# Dates in these sentences are of something else, or were given up.
OTHERWISE = re.compile(
    r"\b(?:trailers?|teasers?|soundtrack|dvd|blu-?ray|vhs|postponed|delayed|pushed\sback|originally\s(?:scheduled|set|slated|planned)|moved\s(?:from|to)|cancell?ed"
    r"|filming|photography|shooting|announced|acquired)\b",
    re.IGNORECASE,
)
FESTIVAL = re.compile(
    r".*\b(?:\w*fest|festival|sundance|cannes|berlinale|tiff|sxsw|south\sby\ssouthwest|tribeca|telluride|locarno|mostra|venice|biennale"
    r"|frightfest|sitges|fantasia|idfa|afi\sfest|film\sdays|film\sweek)\b.*",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?P<lead>,?\s*(?:and\s)?(?:first\s|theatrically\s)?(?:at|in|for|across|throughout)\s(?:the\s)?(?:cinemas\s(?:in|across)\s(?:the\s)?|theat(?:er|re)s\s(?:in|across)\s(?:the\s)?)?)(?=(?-i:[^\W_a-z]))",
    re.IGNORECASE,
)
BY = re.compile(
    r"\b(?:distribut(?:ed|ing|ion|or)|releas(?:ed|ing)|premiered|debuted|opened)\b[^.;]{0,200}?\b(?:by|through|via|from)\s(?:the\s)?(?=(?-i:[^\W_a-z]))|\bdistributors?(?:\s(?:is|are|was|were))?:?\s(?=(?-i:[^\W_a-z]))",
    re.IGNORECASE,
)
TIED = re.compile(r"\s*\((?P<where>[^()]{1,120})\)")
PLACELESS = frozenset({
    "limited", "wide", "worldwide", "theatrical", "theatrically", "streaming", "internet", "premiere", "world premiere",
    "vod", "digital", "international", "internationally", "tv", "global",
})  # fmt: skip
HALF_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?!\d)"
)
AFTER_DASH = re.compile(r"\s*(?:[-–—:|]|\t)\s*(?=[^\W_a-z])")
ROW = re.compile(r"\s*(?:and\s)?(?P<where>[^\W_a-z][^\t:–—]{1,80}?)\s*(?:\t|:\s|\s[-–—]\s)\s*(?:on\s)?")
SERVICES = frozenset(HOSTS.values())


def place(text: str) -> Country | City | Festival:
    """Return what a place's name stands for: a festival, a country, or another place."""
    name = " ".join(text.split()).strip(" ,")
    name = name[4:] if name.lower().startswith("the ") else name
    if FESTIVAL.fullmatch(name):
        return Festival(name)
    country = countries.named(name)
    return Country(country) if country else City(name)


def places(text: str) -> list[Country | City | Festival]:
    """Return the places in a bracket or a list: several countries, or one place and the country that it lies in."""
    items = [item for item in listed(text.replace("/", ", ").replace("|", ", ")) if item.lower() not in PLACELESS]
    found = [place(item) for item in items]
    if found and all(isinstance(each, Country | Festival) for each in found) and not isinstance(found[0], Festival):
        return found
    if len(found) > 1 and isinstance(found[0], Festival):
        return [each for n, each in enumerate(found) if n == 0 or isinstance(each, Festival)]
    if len(found) > 1 and " and " not in text:
        return found[:1] if isinstance(found[0], City) and isinstance(found[-1], Country) else [City(", ".join(items))]
    return found


@dataclass(frozen=True, slots=True)
class Showing:
    """A date in a sentence, with the words between it and its neighbours."""

    date: Dated
    before: str
    after: str


def showings(text: str) -> Iterator[Showing]:
    """Yield each date of a sentence with what stands around it."""
    found = list(dates(text))
    edges = [0, *(date.end for date in found)], [*(date.start for date in found[1:]), len(text)]
    for date, start, end in zip(found, edges[0], edges[1], strict=False):
        yield Showing(date, text[start : date.start], text[date.end : end])


def phrased(words: str) -> tuple[str, str]:
    """Return the list of places that follow "in" or "at" at the beginning of words, and the rest."""
    lead = PLACE.match(words)
    if lead is None:
        return "", words
    head, rest = names(words[lead.end() :])
    return " and ".join(head), rest


def where(showing: Showing) -> tuple[list[Country | City | Festival], str]:
    """Return the places of a showing and the words after them."""
    if bracket := TIED.match(showing.after):
        return places(bracket["where"]), showing.after[bracket.end() :]
    head, rest = phrased(showing.after)
    if head and not re.match(r",?\s(?:on|in)\s*$", rest):
        return places(head), rest
    if dash := AFTER_DASH.match(showing.after):
        return places(" and ".join(names(showing.after[dash.end() :])[0])), showing.after
    for match in reversed(list(PLACE.finditer(showing.before))):
        if found := names(showing.before[match.end() :])[0]:
            return places(" and ".join(found)), showing.after
    row = ROW.fullmatch(showing.before)
    return places(row["where"]) if row else [], showing.after


def release(showing: Showing) -> Iterator[Told]:
    """Yield the releases of one date: one for each of its places."""
    date, troubles = dated(showing.date.text)
    yield from troubles
    found, rest = where(showing)
    by = re.match(r",?\s(?:by|through|via)\s(?:the\s)?(?=[^\W_a-z])", rest)
    services = [place.name for place in found if place.name in SERVICES]
    publishers = tuple(Organization(name) for name in (*services, *(names(rest[by.end() :])[0] if by else ())))
    yield from (Distributor(each) for each in publishers)
    known = [place for place in found if place.name not in SERVICES and place.name[:1] == place.name[:1].upper()]
    yield from (Unread(place.name, "no place") for place in found if place.name[:1].islower())
    for each in known if date else ():
        yield (
            Release(date, None, each, publishers)
            if isinstance(each, Festival)
            else Release(date, each, None, publishers)
        )
    if date and not known:
        yield Release(date, None, None, publishers)


def distributors(text: str) -> Iterator[Told]:
    """Yield who distributed, with the release that a country in brackets ties them to."""
    for match in BY.finditer(text):
        rest = text[match.end() :]
        while rest:
            found, rest = names(rest)
            bracket = TIED.match(rest)
            for name in found:
                yield Distributor(Organization(name))
            if bracket is None or not found:
                break
            for tied in places(bracket["where"]):
                by = (Organization(found[-1]),)
                yield Unread(bracket[0]) if isinstance(tied, Festival) else Release(None, tied, None, by)
            rest = re.sub(r"^(?:,\s(?:and\s)?|\sand\s|;\s)", "", rest[bracket.end() :])


def releases(text: str, *, about: bool) -> Iterator[Told]:
    """Yield the releases and distributors in a (masked) sentence; `about` where its section is about releases."""
    if not (about or RELEASED.search(text)) or OTHERWISE.search(text):
        return
    if about or re.search(r"\b(?:releas|premier|debut|open|screen|hits?\b|comes?\sout|came\sout)", text, re.IGNORECASE):
        found = list(showings(text))
        for showing in found:
            yield from release(showing)
        if (half := HALF_DATED.search(text)) and all(half[0] not in showing.date.text for showing in found):
            yield Unread(half[0], "a day without its year")
    yield from distributors(text)
