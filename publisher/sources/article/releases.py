"""When and where the film came out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher import countries
from publisher.facts import City, Country, Festival, Organization, Release
from publisher.sources.article.claims import Distributor, Told, Unread
from publisher.sources.article.dated import dated
from publisher.sources.article.distributors import TIED, distributors
from publisher.sources.article.names import names
from publisher.sources.article.occasions import SHOWN, bare, occasion, since
from publisher.sources.article.places import LEAD, Place, held, last, phrase, places, sure
from publisher.sources.article.watching import HOSTS
from publisher.sources.phrases.date import Dated, dates

RELEASED = re.compile(
    r"\b(?:in\s(?:cinemas|theat(?:er|re)s)\s(?:from|on|since)|releas(?:e|es|ed|ing)|premier(?:e|es|ed|ing)|debut(?:s|ed)?|opened|opens|theatrically|screened|screening|(?:first|been|was)\sshown|distribut\w+|comes?\sout|came\sout|hits?)\b",
    re.IGNORECASE,
)
# Dates in these sentences are of something else, or were given up.
OTHERWISE = re.compile(
    r"\b(?:trailers?|teasers?|soundtrack|dvd|blu-?ray|vhs|postponed|delayed|pushed\sback|originally\s(?:scheduled|set|slated|planned)|moved\s(?:from|to)|cancell?ed"
    r"|filming|photography|shooting|announced|acquired)\b",
    re.IGNORECASE,
)
HALF_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?!\d)"
)
NUMERIC = re.compile(r"(?<![\d./])\d{1,2}([./])\d{1,2}\1\d{2,4}(?![\d/])")
# What an encyclopedia hides behind its dates: the same day for programs.
AGAIN_AS_ISO = re.compile(r"(?<=\d)\s?\(\d{4}-\d\d-\d\d\)")
AFTER_DASH = re.compile(r"\s*(?:[-–—:|]|\t)\s*(?=[^\W_a-z])")
ROW = re.compile(r"[;,]?\s*(?:and\s)?(?P<where>[^\W_a-z][^\t:–—]{1,80}?)\s*(?:\t|:\s|\s[-–—]\s)\s*(?:on\s)?")
LABELLED = re.compile(r"\s*(?:[^:]{1,60}:\s+)?(?P<where>[^\W_a-z][^:]{1,80}?),?(?:\son)?\s*")
# Words of a label that stand beside a place: "US release date".
LABEL = re.compile(
    r"\b(?:released?|premieres?|openings?|theatrical(?:ly)?|world|dates?|day|year|in|of|the|first|wide|limited|home|video"
    r"|cinemas?|theat(?:er|re)s?|digital)\b",
    re.IGNORECASE,
)
AND = re.compile(r",?\s(?:and\s)?(?:the\s)?(?=[^\W_a-z])")
AGAIN = re.compile(r"(?:\s*\([^()]{1,60}\)){0,2}\s*,?\s*(?:and\s|then\s){0,2}(?:on\s)?", re.IGNORECASE)
# Words after a place which show that it belongs to the date that follows.
ONWARD = re.compile(r"\s(?:on|in)\s*")
FURTHER = re.compile(r"\s(?:on|in)\s*\Z")
# The year of a festival's name is no date.
NAMED = re.compile(r"\d{4}\s(?:[A-Z]\w+\s){0,3}(?:[A-Z]\w*[Ff]est|Festival)\b")
BEFORE = re.compile(r"\s(?:by|through|via)\s(?:the\s)?(?=[^\W_a-z])")
BY = re.compile(r",?\s(?:by|through|via)\s(?:the\s)?(?=[^\W_a-z])")
SERVICES = frozenset(HOSTS.values())


@dataclass(frozen=True, slots=True)
class Showing:
    """A date in a sentence, the words between it and the date before it, where it was, and who "by" names after it."""

    date: Dated
    before: str
    places: tuple[Place, ...] = ()
    by: tuple[str, ...] = ()


def behind(after: str, *, final: bool) -> tuple[list[Place], str] | None:
    """Return the places after a date and the words after them; None where the words there are not its own."""
    while (bracket := TIED.match(after)) and not places(bracket["where"]):
        after = after[bracket.end() :]
    if bracket:
        return places(bracket["where"]), after[bracket.end() :]
    head, rest, joint = phrase(after)
    if head and not (FURTHER.search(rest) if joint else ONWARD.fullmatch(rest)):
        return places(head), rest
    if dash := AFTER_DASH.match(after):
        return places(" and ".join(names(after[dash.end() :])[0])), after
    if final and after.startswith(", ") and (known := sure(after[2:])):
        return known, ""
    return None


def ahead(before: str) -> list[Place]:
    """Return the places before a date."""
    if (found := last(since(before))) or (LEAD.match(before) and (found := last(before))):
        return found
    joint = AND.match(before)
    before = before[joint.end() :] if joint else before
    if row := ROW.fullmatch(before):
        bare = LABEL.sub(" ", row["where"])
        return places(row["where"]) if bare == row["where"] else sure(bare.strip())
    label = LABELLED.fullmatch(before)
    return sure(label["where"]) if label else []


def sure_of(found: list[Place]) -> bool:
    """Tell whether places are countries, which their names alone show."""
    return bool(found) and all(isinstance(each, Country) for each in found)


def named_after(rest: str) -> tuple[list[str], str]:
    """Return whom "by" names where words begin, up to a country, and the words after these names."""
    if (by := BY.match(rest)) is None:
        return [], rest
    words = rest[by.end() :]
    found, after = names(words)
    for n, name in enumerate(found):
        if n and countries.named(name) and name in words:
            return found[:n], words[words.index(name) :]
    return found, after


def showings(text: str) -> Iterator[Showing]:
    """Yield each date of a sentence with its places and what stands around it; no words belong to two dates."""
    found = [date for date in dates(text) if not (NAMED.match(text, date.start) or bare(text, date))]
    start, lasting = 0, list[Place]()
    for n, date in enumerate(found):
        before = text[start : date.start] if start <= date.start else ""
        end = found[n + 1].start if n + 1 < len(found) else len(text)
        after = text[date.end : end]
        own = behind(after, final=n + 1 == len(found))
        if own and TIED.match(after) and any(isinstance(each, City) for each in own[0]) and sure_of(ahead(before)):
            own = None  # "United States: February 4, 2022 (Neon)"
        where, rest = own or (ahead(before), after)
        where = where or (lasting if AGAIN.fullmatch(before) else [])
        lasting = [] if own and own[0] else where
        who, rest = named_after(rest)
        start = end - len(rest) if own or who else date.end
        yield Showing(date, before, tuple(where), tuple(who))


def before(showing: Showing) -> list[str]:
    """Return the distributors whom "by" names just before a date."""
    for match in BEFORE.finditer(showing.before):
        found, rest = names(showing.before[match.end() :])
        if rest.strip() in ("on", "in"):
            return found
    return []


def release(showing: Showing) -> Iterator[Told]:
    """Yield the releases of one date: one for each of its places."""
    date, troubles = dated(showing.date.text)
    yield from troubles
    services = [place.name for place in showing.places if place.name in SERVICES]
    publishers = tuple(Organization(name) for name in (*services, *showing.by, *before(showing)))
    yield from (Distributor(each) for each in publishers)
    known = [place for place in showing.places if place.name not in SERVICES and not place.name[:1].islower()]
    yield from (Unread(place.name, "no place") for place in showing.places if place.name[:1].islower())
    for each in known if date else ():
        festival = each if isinstance(each, Festival) else None
        yield Release(date, None if isinstance(each, Festival) else each, festival, publishers)
    if date and not known:
        yield Release(date, None, None, publishers)


def releases(text: str, *, about: bool) -> Iterator[Told]:
    """Yield the releases and distributors in a (masked) sentence; `about` where its section is about releases."""
    if not (about or RELEASED.search(text)) or OTHERWISE.search(text):
        return
    text = held(AGAIN_AS_ISO.sub("", text))
    if about or SHOWN.search(text):
        yield from dated_releases(text, about=about)
    yield from distributors(text)


def dated_releases(text: str, *, about: bool) -> Iterator[Told]:
    """Yield the releases of a sentence's dates, and the dates that are of something else."""
    found, before = list(showings(text)), False
    for showing in found:
        before = occasion(text, showing.date, showing.before, about=about, before=before)
        yield from release(showing) if before else [Unread(showing.date.text, "a date, but not when it was shown")]
    yield from (Unread(match[0], "write the month as a word") for match in NUMERIC.finditer(text))
    if (half := HALF_DATED.search(text)) and all(half[0] not in showing.date.text for showing in found):
        yield Unread(half[0], "a day without its year")
