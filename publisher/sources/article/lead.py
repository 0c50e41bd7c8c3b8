"""The sentence that says what the film is: title, year, countries, genres."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher import countries
from publisher.facts import Country, Text
from publisher.sources.article.claims import Name, Origin, OtherName, Told, Unread, Year
from publisher.sources.article.genres import NOUNS, described, words
from publisher.sources.article.names import listed
from publisher.sources.article.title import MARKS, unquoted

VERB = re.compile(r",?\s(?:is|was|will\sbe)\s(?:an?|the)\s")
APPOSED = re.compile(r",\s(?:an?|the)\s")
FILM = re.compile(
    r"\b(?:films?(?:\snoir)?|movie|motion\spicture|cinematic\sadaptation|co-?production|production|feature|picture)\b(?!-)",
    re.IGNORECASE,
)
# After the word film, these make the thing something else.
ELSE = re.compile(
    r"[\s-](?:series|franchise|trilogy|director|producer|maker|actor|actress|critic|festival|studio|company|score|soundtrack"
    r"|composer|editor|award|theat(?:er|re)|school|magazine|industry|website|musical\sseries|serial)\b",
    re.IGNORECASE,
)
SERIES = re.compile(
    r"\b(?:series|mini-?series|sitcom|docuseries|telenovela|soap\sopera|serial"
    r"|(?:television|tv|reality|talk|game|web|streaming|animated)\s(?:show|programme|program|drama|sitcom|comedy|special))\b",
    re.IGNORECASE,
)
# Where the description of a thing ends and something else about it begins.
CLAUSE = re.compile(
    r"\s(?:directed|co-directed|written|co-written|created|developed|produced|co-produced\sby|starring|stars|based|about|from"
    r"|that|which|who|set|loosely|adapted|distributed|released|by|in|of|for|with|on|featuring|inspired|centered|following)\b"
    r"|[.;:(]|,\s(?:directed|written|starring|which|produced|based|and\sthe)\b"
)
TAIL = re.compile(
    r"\s*(?:\((?P<bracket>[^()]{1,200})\)|,\s(?P<clause>(?:also|originally|formerly|better|stylized|known|released)\s[^,]{1,200}),?)$"
)
ALSO = re.compile(
    r"(?:(?:also|originally|formerly|better|previously)\s)?(?:known|titled|released|stylized|marketed|entitled)\s(?:internationally\s|simply\s)?as\s"
    r"|original\stitle:?\s|also\stitled\s|originally\stitled\s|titled\s|a\.?k\.?a\.?:?\s|(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?):\s",
)
PRONOUNS = re.compile(
    r"(?:it|this|that|he|she|here|there|the\s(?:film|movie|picture|plot|story|cast|trailer)|this\s(?:film|movie))",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:(?P<country>\D*?),?\s)?(?P<year>\d{4})(?:\s(?:film|movie|[A-Z][a-z]+\sfilm))?")
LONGEST = 300  # characters in a title with what stands beside it


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence parted into what stands before "is a", the description, and what follows it."""

    subject: str
    description: str
    noun: str
    rest: str
    series: bool


def descriptions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a subject may end and its description begin, the surest first."""
    for pattern in (VERB, APPOSED):
        for match in pattern.finditer(text[: 4 * LONGEST]):
            if 0 < match.start() <= LONGEST:
                yield match.start(), match.end()


def lead(text: str) -> Lead | None:
    """Return the parts of a sentence that says of something that it is a film, or a series; None for another."""
    for end, start in descriptions(text):
        subject, rest = text[:end].strip(), text[start:]
        clause = CLAUSE.search(rest)
        region = rest[: clause.start()] if clause else rest
        region = region[:LONGEST].rstrip(",. ")
        film = FILM.search(region)
        if SERIES.search(region) and not (film and film.end() == len(region)):
            return Lead(subject, region, "", rest[len(region) :], series=True)
        if (
            film
            and not ELSE.match(rest[film.end() :])
            and (film[0].lower() not in ("production", "feature", "picture") or fits(region))
        ):
            noir = "noir" if film[0].lower().endswith("noir") else ""
            return Lead(
                subject,
                f"{region[: film.start()]} {noir and film[0]}".strip(),
                film[0],
                rest[film.end() :],
                series=False,
            )
        if (
            not film
            and fits(region)
            and clause
            and clause[0].strip(" ,").startswith(("directed", "written", "starring"))
        ):
            return Lead(subject, region, "", rest[len(region) :], series=False)
    return None


def fits(region: str) -> bool:
    """Tell whether a description without the word film is one of a film: a year or a country, and a genre."""
    parts = words(region)
    placed = any(countries.adjective(word) or re.fullmatch(r"\d{4}", word) for word in parts)
    return placed and (any(word.lower() in NOUNS for word in parts) or "production" in region or "feature" in region)


def titled(subject: str) -> tuple[str | None, list[Told]]:
    """Return the title in the subject of a sentence (None for "It"), and what stands beside it: year, other titles."""
    told = list[Told]()
    while tail := TAIL.search(subject[-LONGEST:]):
        told[:0] = beside(tail["bracket"] or tail["clause"])
        subject = subject[: len(subject) - len(tail[0])].rstrip(" ,")
    marked = unquoted(subject)
    if marked is None and subject[:1] not in MARKS:
        marked = next((unquoted(m[0]) for m in re.finditer(r"\"[^\"]+\"$|“[^“”]+”$|«[^«»]+»$", subject)), None)
    name = " ".join((marked or subject).split())
    return (None if PRONOUNS.fullmatch(name) or not name else name), told


def beside(words_: str) -> Iterator[Told]:
    """Yield what a bracket or a clause after the title says."""
    if year := YEAR.fullmatch(words_.strip()):
        yield Year(int(year["year"]))
        return
    for part in re.split(r";\s|,\s(?=(?:also|lit|[A-Z][a-z]+:))", words_):
        also = ALSO.match(part)
        for name in listed(part[also.end() :].replace(" or ", ", ")) if also and also.end() else ():
            yield OtherName(Text(unquoted(name) or name))
        if not also:
            yield Unread(part)


def said(sentence: Lead) -> Iterator[Told]:
    """Yield what the sentence says of the film."""
    name, told = titled(sentence.subject)
    if name:
        yield Name(Text(name))
    yield from told
    yield from described(sentence.description)
    if sentence.noun.lower().endswith("production"):
        made = re.match(r"\s(?:of|between|by|from)\s([^.;()]{1,200})", sentence.rest)
        for place in listed(made[1]) if made else ():
            if country := countries.named(place):
                yield Origin(Country(country))


def headline(text: str) -> tuple[str, int] | None:
    """Return title and year of a heading ("The Perfection (2018)"), None where it gives no year in brackets."""
    match = re.match(r"\s*(?P<name>.{1,200}?)\s*\((?:film,?\s|movie,?\s)?(?P<year>\d{4})(?:\s(?:film|movie))?\)", text)
    return (unquoted(match["name"]) or match["name"].strip(), int(match["year"])) if match else None


TRAILING = re.compile(r"\s*(?:\s(?:movie|film)\b|[:|–—-]\s|\s-\s).*")


def heading(text: str) -> str:
    """Return the title in a first heading, without what the page adds to it."""
    if dated := headline(text):
        return dated[0]
    extra = re.search(
        r"(?:\s(?:movie|film)\b|\s?[:|–—]\s|\s-\s)(?=.*\b(?:trailer|cast|plot|release|review|film|movie|facts)\b|$)",
        text,
        re.IGNORECASE,
    )
    name = text[: extra.start()] if extra else text
    return " ".join((unquoted(name) or name).split())
