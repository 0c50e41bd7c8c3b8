"""Where something was shown: countries, cities and festivals in the words of a sentence."""

import re

from publisher import countries
from publisher.facts import City, Country, Festival
from publisher.sources.article.names import listed, names
from publisher.sources.article.regions import nowhere, state

Place = Country | City | Festival

FESTIVAL = re.compile(
    r".*\b(?:\w*fest|festival|sundance|cannes|berlinale|tiff|sxsw|south\sby\ssouthwest|tribeca|telluride|locarno|mostra|venice|biennale"
    r"|frightfest|sitges|fantasia|idfa|butt-numb-a-thon|film\sdays|film\sweek)\b.*",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"(?P<joint>,?\s*(?:and\s)?)(?:first\s|theatrically\s)?\b(?:at|in|for|across|throughout)\s(?:the\s)?"
    r"(?:(?:select(?:ed)?\s)?(?:cinemas|theat(?:er|re)s)\s(?:in|across)\s(?:the\s)?)?(?=(?-i:[^\W_a-z]))",
    re.IGNORECASE,
)
# Names in which a small word stands that would end them: the blanks around it are no blanks while a sentence is read.
HELD = {"South by Southwest": "South\u2060by\u2060Southwest"}
# What may stand between a place and its date.
TAIL = re.compile(
    r"[\s,]{0,3}(?:(?:theat(?:er|re)s|cinemas)\s)?(?:(?:by|through|via)\s[^,;]{1,100}?)?[\s,]{0,3}"
    r"(?:(?:and|on|in|from|since|starting|beginning|early|late|mid|the|during|of)[\s-]{0,2}){0,4}",
    re.IGNORECASE,
)
NEAR = 600  # characters before a date among which its place stands
VERB = re.compile(r"\b(?:was|were|is|are|has|had|filmed|shot|set|made|released|premiered|opened)\b")
THE = re.compile(r"(?:(?<=,\s)|(?<=and\s)|(?<=&\s))the\s(?=[^\W_a-z])")
PLACELESS = frozenset({
    "limited", "wide", "worldwide", "theatrical", "theatrically", "streaming", "internet", "premiere", "world premiere",
    "vod", "digital", "international", "internationally", "tv", "global", "limited release", "wide release",
})  # fmt: skip


def held(text: str) -> str:
    """Return a text with the names held together that have small words in them."""
    for name, whole in HELD.items():
        text = text.replace(name, whole)
    return text


def place(text: str) -> Place:
    """Return what a place's name stands for: a festival, a country, or another place."""
    name = " ".join(text.replace("\u2060", " ").split()).strip(" ,")
    name = name[4:] if name.lower().startswith("the ") else name
    if FESTIVAL.fullmatch(name):
        return Festival(name)
    country = countries.named(name)
    return Country(country) if country else City(name)


def whole(items: list[str]) -> list[str]:
    """Return the names of a list, a city together with the part of the country that stands after it."""
    found = list[str]()
    for item in items:
        if found and state(item) and isinstance(place(found[-1]), City):
            found[-1] = f"{found[-1]}, {item}"
        elif not state(item):
            found.append(item)
    return found


def places(text: str) -> list[Place]:
    """Return the places in a bracket or a list: several countries, or one place and the country that it lies in."""
    items = [item for item in listed(text.replace("/", ", ").replace("|", ", ")) if item.lower() not in PLACELESS]
    items = whole([item for item in items if FESTIVAL.fullmatch(item) or not nowhere(item)])
    found = [place(item) for item in items]
    if found and all(isinstance(each, Country | Festival) for each in found) and not isinstance(found[0], Festival):
        return found
    if len(found) > 1 and isinstance(found[0], Festival):
        return [each for n, each in enumerate(found) if n == 0 or isinstance(each, Festival)]
    if len(found) > 1 and " and " not in text:
        return found[:1] if isinstance(found[0], City) and isinstance(found[-1], Country) else [City(", ".join(items))]
    return found


def sure(text: str) -> list[Place]:
    """Return the places in words that are places only where all of them are countries and festivals."""
    found, rest = names(text)
    known = places(" and ".join(found)) if not rest.strip(" .,") else []
    return known if all(isinstance(each, Country | Festival) for each in known) else []


def taken(words: str, start: int) -> tuple[str, str]:
    """Return the list of names that begins at a place in words, as it is written, and the rest."""
    following = THE.sub("", words[start:])
    found, rest = names(following)
    return (following.removesuffix(rest), rest) if found else ("", words[start:])


def phrase(words: str) -> tuple[str, str, bool]:
    """Return the list of places after "in" or "at" with which words begin, the rest, and whether a comma leads."""
    lead = LEAD.match(words)
    if lead is None:
        return "", words, False
    head, rest = taken(words, lead.end())
    return head, ("," if head.endswith(",") else "") + rest, bool(lead["joint"].strip())


def last(words: str) -> list[Place]:
    """Return the places of the "in" or "at" that stands last among words; a festival before its city comes first."""
    words = words[-NEAR:]
    found, start = list[Place](), len(words)
    for match in reversed(list(LEAD.finditer(words))):
        head, rest = taken(words, match.end())
        here = places(head) if head else []
        known = bool(here) and all(isinstance(each, Country | Festival) for each in here)
        if not found and here and (TAIL.fullmatch(rest) or (known and not VERB.search(rest))):
            found, start = here, match.start()
        elif found and here and match.end() + len(head) + 2 >= start and isinstance(here[0], Festival):
            return here
    return found
