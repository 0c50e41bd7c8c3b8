"""The sentence that says what a thing is: a film with its year, countries and genres, or a series."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher import countries
from publisher.facts import Country, Text
from publisher.sources.article.claims import Name, Origin, Told
from publisher.sources.article.genres import NOUNS, compound, described, words
from publisher.sources.article.names import listed, names
from publisher.sources.article.naming import LONGEST, titled

VERB = re.compile(r",?\s(?:is|was|will\sbe)\s(?:an?|the)\s")
APPOSED = re.compile(r",\s(?:an?|the)\s")
FILM = re.compile(
    r"\b(?:films?(?:\snoir)?|movie|motion\spicture|co-?production|production|feature|picture)\b(?!-)", re.IGNORECASE
)
# These are films only with a year or a country, and a genre before them.
VAGUE = frozenset({"production", "feature", "picture"})
# After the word film, these make the thing something else.
ELSE = re.compile(
    r"[\s-](?:series|franchise|trilogy|director|producer|maker|actor|actress|critic|festival|studio|company|score"
    r"|soundtrack|composer|editor|award|theat(?:er|re)|school|magazine|industry|website|serial)\b",
    re.IGNORECASE,
)
SERIES = re.compile(
    r"\b(?:series|mini-?series|sitcom|docuseries|telenovela|soap\sopera|serial"
    r"|(?:television|tv|reality|talk|game|web|streaming)\s(?:show|programme|program|drama|sitcom|comedy|special))\b",
    re.IGNORECASE,
)
# Where the description of a thing ends and something else about it begins.
CLAUSE = re.compile(
    r"\s(?:(?:co-)?(?:directed|written|created|developed|produced)|starring|stars|based|about|from|that|which|who|set"
    r"|loosely|adapted|distributed|released|by|in|of|for|with|on|featuring|inspired|centered|following)\b"
    r"|[.;:(]|,\s(?:and\sthe|which)\b"
)
NATION = r"[A-Z][a-z]{1,20}(?:\s[A-Z][a-z]{1,20})?"
COPRODUCTION = re.compile(rf"\b(?P<nations>{NATION}(?:[-–/‑]{NATION}){{1,5}})\s(?:international\s)?co-?production\b")
NAMED = re.compile(
    r"The\s(?P<description>[^\"“”.;:]{0,80}?)\b(?P<noun>film|movie)\s"
    r"(?P<title>(?:\"[^\"]{1,200}\"|“[^“”]{1,200}”)(?:\s\(\d{4}\))?)(?P<rest>.*)",
    re.DOTALL,
)
PRODUCED = re.compile(
    r"\b(?:co-?production\s(?:of|between|by)|(?:co-?)?produced\s(?:by|in|between))\s(?:companies\s(?:from|in)\s)?(?:the\s)?"
    r"(?=[^\W\d_a-z])"
)
THE = re.compile(r"(?:(?<=,\s)|(?<=and\s))the\s(?=[^\W_a-z])")
PLACE = re.compile(r",?\sfrom\s(?:the\s)?(?=[^\W\d_a-z])")
FROM = re.compile(r",?\sfrom\s(?P<year>\d{4})\b")
MADE = re.compile(r"(?:\sfrom\s\d{4})?,?\s(?:which\s(?:is|was)\s)?(?:directed|co-directed|written|starring|stars)")
# Words with which sentences begin, and few titles.
BEGINNING = re.compile(
    r"(?:After|Although|As|At|Based|Before|By|Despite|Directed|During|For|From|If|In|Like|Loosely|On|Originally|Produced|Set|Since"
    r"|Though|To|Under|Unlike|Until|When|While|With|Written)\s"
)
PHRASE_END = re.compile(r",?\sand\s(?:was|is|the|an?)\s")


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence parted into what stands before "is a", the description, and what follows it."""

    subject: str
    description: str
    noun: str
    rest: str
    series: bool = False


def descriptions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a subject may end and its description begin, the surest first."""
    for pattern in (VERB, APPOSED):
        for match in pattern.finditer(text[: 4 * LONGEST]):
            if 0 < match.start() <= LONGEST:
                yield match.start(), match.end()


def joined(text: str) -> str:
    """Return the text with hyphens where they hold several words before a noun together."""
    return re.sub(
        r"\b(made)\s(for)\s(?=television|tv|cable)|\b(direct)\s(to)\s(?=video)",
        r"\1\3-\2\4-",
        text,
        flags=re.IGNORECASE,
    )


def fits(region: str) -> bool:
    """Tell whether a description without the word film is one of a film: a year or a country, and a genre."""
    parts = words(region)
    placed = any(countries.adjective(word) or re.fullmatch(r"\d{4}", word) for word in parts)
    return placed and (
        any(word.lower() in NOUNS or compound(word.lower()) for word in parts)
        or "production" in region
        or "feature" in region
    )


def clausal(subject: str) -> bool:
    """Tell whether words are no title, but the beginning of a sentence ("In addition", "Directed by X")."""
    if not BEGINNING.match(subject):
        return False
    return re.search(r"\s(?:[a-z]{5,}|book|film|play|song)\b|\s\d{4}\Z", subject) is not None


def described_as(subject: str, rest: str) -> Lead | None:
    """Return the sentence whose subject "is a" thing that is described by the rest, None for another thing."""
    if clausal(subject):
        return None
    clause = CLAUSE.search(rest)
    region = rest[: clause.start() if clause else LONGEST][:LONGEST].rstrip(",. ")
    region = PHRASE_END.split(region)[0]
    film, series = FILM.search(region), SERIES.search(region)
    if series and (film is None or film.end() < series.end()):
        return Lead(subject, region, "", rest[len(region) :], series=True)
    if film and not ELSE.match(rest[film.end() :]) and (film[0].lower() not in VAGUE or fits(region)):
        noir = film[0] if film[0].lower().endswith("noir") else ""
        return Lead(subject, f"{region[: film.start()]} {noir}".strip(), film[0], rest[film.end() :])
    if film is None and fits(region) and MADE.match(rest[len(region) :]):
        return Lead(subject, region, "", rest[len(region) :])
    return None


def lead(text: str) -> Lead | None:
    """Return the parts of a sentence that says of something that it is a film, or a series; None for another."""
    text = joined(text)
    found = (described_as(text[:end].strip(), text[start:]) for end, start in descriptions(text))
    return next((each for each in found if each), None)


def coproduced(text: str) -> Iterator[Told]:
    """Yield the countries of "a Mexican–American co-production", or of one "between France and Italy"."""
    for match in COPRODUCTION.finditer(text):
        found = [countries.adjective(word) for word in words(match["nations"])]
        yield from (Origin(Country(name)) for name in found if name and None not in found)
    for match in PRODUCED.finditer(text):
        named = [countries.named(name) for name in names(THE.sub("", text[match.end() :]))[0]]
        yield from (Origin(Country(name)) for name in named if name and None not in named)


def named(text: str) -> Lead | None:
    """Return the parts of a sentence that begins with a film and its title ("The documentary film “X” (2008), …")."""
    match = NAMED.match(text)
    return Lead(match["title"], match["description"], match["noun"], match["rest"]) if match else None


def said(sentence: Lead) -> Iterator[Told]:
    """Yield what the sentence says of the film."""
    name, told = titled(sentence.subject)
    if name:
        yield Name(Text(name))
    yield from told
    yield from described(sentence.description)
    if place := PLACE.match(sentence.rest):
        origins = [countries.named(name) for name in names(THE.sub("", sentence.rest[place.end() :]))[0]]
        yield from (Origin(Country(name)) for name in origins if name and None not in origins)
    if year := FROM.match(sentence.rest):
        yield from described(year["year"])
    if sentence.noun.lower().endswith("production"):
        made = re.match(r"\s(?:of|between|by|from)\s([^.;()]{1,200})", sentence.rest)
        named = (countries.named(place) for place in listed(made[1])) if made else ()
        yield from (Origin(Country(country)) for country in named if country)
