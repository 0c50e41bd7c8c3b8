"""The trailer: who released it when, its name and its address."""

import re
from collections.abc import Iterator

from publisher.facts import Organization, Trailer
from publisher.sources.article.claims import Told
from publisher.sources.article.dated import dated
from publisher.sources.article.lines import Link
from publisher.sources.article.names import names, unstopped
from publisher.sources.article.title import MASK, Title, unquoted
from publisher.sources.phrases.date import dates

TRAILER = re.compile(r"(?<!fake\s)\b(?:trailers?|teasers?)\b(?!\sparks?\b)", re.IGNORECASE)
RELEASED = (
    r"(?:has\s|have\s|had\s|was\s|were\s|been\s|first\s|officially\s|finally\s){0,4}"
    r"(?:released|dropped|unveiled|shared|published|debuted|launched|revealed|posted|premiered|presented"
    r"|put\sout|put\sonline|uploaded|issued)"
)
BY = re.compile(rf"\b{RELEASED}\b[^.;]{{0,80}}?\s(?:by|from)\s(?=(?-i:[^\Wa-z_]))", re.IGNORECASE)
WHICH = re.compile(rf"\b(?:which|that)\s(?P<who>(?-i:[^\W_a-z])[^;,]{{1,100}}?),?\s{RELEASED}\b", re.IGNORECASE)
ACTIVE = re.compile(
    rf"(?P<who>[^;]{{2,160}}?),?\s{RELEASED}\s(?:the|a|an|its|their|another|new|first|official|final)\b", re.IGNORECASE
)


# A day in the words of a trailer without a verb: "Trailer (May 4, 2011)".
DAY = re.compile(r"\b\d{1,2}(?:,|\s)\s?(?:\w+\s)?\d{4}\b|\d{4}-\d{2}-\d{2}")
TITLED = re.compile(r"\b(?:titled|entitled|called|named)\s(?P<name>\"[^\"]{3,200}\"|“[^“”]{3,200}”|‘[^‘’]{3,200}’)")
NAME = re.compile(
    r"\|.*\||\b(?:official|teaser|final)\s.*\btrailer|\btrailer\s?(?:#|\d|\||\(|HD)|\|.*trailer", re.IGNORECASE
)


def publisher(text: str, days: list[tuple[int, int]]) -> Organization | None:
    """Return who released the trailer; `days` are the spans of the dates in the sentence."""
    undated = text
    for start, end in reversed(days):
        near = max(0, start - 5)
        before = re.sub(r"(?:\bon|,)\s?$", "", undated[near:start], flags=re.IGNORECASE).rstrip(", ")
        undated = undated[:near] + before + undated[end:]
    undated = undated.lstrip(", ")
    if match := BY.search(undated):
        who, _ = names(undated[match.end() :])
        return Organization(" ".join(who[:1])) if len(who) == 1 else None
    if match := WHICH.search(undated) or ACTIVE.match(undated):
        who, rest = names(match["who"].strip(" ,"))
        return (
            Organization(who[0]) if len(who) == 1 and not rest.strip() and who[0] not in ("It", "They", "The") else None
        )
    return None


def plain(text: str) -> str:
    """Return a trailer's name as it is, without the marks around it."""
    name = unstopped(" ".join(text.split()))
    return unquoted(name) or name


def named(text: str, links: tuple[Link, ...]) -> str | None:
    """Return the trailer's name where the sentence itself gives it, or where it is the words of the link."""
    if titled := TITLED.search(text):
        return plain(titled["name"])
    _, colon, after = text.rpartition(": ")
    if NAME.search(after) and colon:
        return plain(after)
    return next((" ".join(link.words.split()) for link in links if NAME.search(link.words)), None)


def announced(text: str, title: Title, links: tuple[Link, ...]) -> Iterator[Told]:
    """Yield the trailer that a (masked) sentence tells of; its name may stand on a line of its own below."""
    if not TRAILER.search(text) or re.search(r"\b(?:soundtrack|poster)\b", text, re.IGNORECASE):
        return
    name = named(text.replace(MASK, title.name), links)
    text = title.masked(text.replace(MASK, title.name).replace(name, "")) if name else text
    found = list(dates(text)) if re.search(rf"\b{RELEASED}\b", text) or DAY.search(text) else []
    date, troubles = dated(found[0].text) if found else (None, [])
    yield from troubles
    who = publisher(text, [(each.start, each.end) for each in found])
    link = links[0].target if links else None
    if name or date or who or link:
        yield Trailer(name, date, who, link)


def shown(text: str, links: tuple[Link, ...]) -> Iterator[Told]:
    """Yield the trailer that a line of its own names."""
    yield Trailer(plain(text) or None, link=links[0].target if links else None)
