"""What sites and critics gave."""

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.errors import UnfitFact
from publisher.facts import Organization, Rating
from publisher.sources.article.claims import Refused, Told, Unread
from publisher.sources.article.names import names
from publisher.sources.article.title import MASK
from publisher.sources.phrases.date import MONTH
from publisher.sources.phrases.score import scores

CANONICAL = {
    "tomatometer": "Rotten Tomatoes", "metascore": "Metacritic",
    "imdb": "IMDb", "internet movie database": "IMDb", "rottentomatoes": "Rotten Tomatoes",
    "rotten tomatoes": "Rotten Tomatoes", "rt": "Rotten Tomatoes", "metacritic": "Metacritic",
    "letterboxd": "Letterboxd", "tmdb": "TMDB", "the movie database": "TMDB", "allociné": "AlloCiné",
    "allocine": "AlloCiné", "kinopoisk": "Kinopoisk", "filmaffinity": "FilmAffinity", "douban": "Douban",
    "cinemascore": "CinemaScore", "common sense media": "Common Sense Media", "rogerebert.com": "RogerEbert.com",
    "moviepilot": "Moviepilot", "filmweb": "Filmweb", "trakt": "Trakt", "mubi": "MUBI", "fandango": "Fandango",
}  # fmt: skip
KNOWN = re.compile(
    rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(CANONICAL, key=len, reverse=True)))})(?![\w])", re.IGNORECASE
)
NAME = r"(?P<rater>(?-i:[^\W_a-z])[^\t:;,.()\ue000]{1,60}?)"
BEFORE = (
    re.compile(rf"(?:^|[.;,]\s|\band\s|\bwhile\s|\bthe\s){NAME}(?:['’]s)?(?:\s(?:users?|critics?|critical|audience|viewers?|approval|overall|average|film|movie))*\s(?:rating|score|grade|mark)(?:\s(?:for|of)\s\S+)?\s*(?:is|was|of|stands\sat|:|=|-|–|—|at)?\s*(?:an?\s|about\s)?$"),
    re.compile(rf"(?:^|[.;,]\s|\band\s|\bwhile\s){NAME}\s(?:gave|gives|awarded|awards|rated|rates|scored|scores|assigned|assigns|reports?|reported)\b.*$"),
    re.compile(rf"\b(?:on|at|by|from)\s(?:the\s)?(?:review\s(?:aggregator|website|site)\s|aggregator\s|website\s)*{NAME}(?:,|\sis|\swas|\sof|\sstands\sat|\sthe\s|\sit\s|\swith|:|\shas|$).*$"),
    re.compile(rf"^\s*(?:and\s)?{NAME}\s*(?:\t|:|\s[-–—=|]|\()\s*$"),
)  # fmt: skip
AFTER = re.compile(
    r"^[^.;()]{0,80}?(?:\b(?:on|by|from|at)\s(?:the\s)?(?:review\s(?:aggregator|website|site)\s)?|\()(?=(?-i:[^\W_a-z]))"
)
NEXT = re.compile(r"\s*(?:(?:on|by|from|at)\s(?:the\s)?|\()(?=(?-i:[^\W\d_a-z]))")
COUNT = re.compile(
    r"(?:\(|\b(?:based\son|from|by)\s(?:over\s|more\sthan\s)?)(?P<count>\d{1,3}(?:,\d{3}){1,3}|\d{1,9})\s(?:\w+\s)?(?:reviews?|ratings|votes|users|critics)\b"
)


COUNTED = re.compile(r"\d[\d,.]*\s(?:\w+\s)?(?:reviews?|ratings?|critics|users|votes|people|voters)\b", re.IGNORECASE)
MONTHLY = re.compile(rf"{MONTH}(?!\w)", re.IGNORECASE)
RATED = re.compile(
    r"\b(?:ratings?|rated|rates|scor\w+|grades?|marks?|approv\w+|gave|gives|given|award\w*|assign\w*|report\w*|critics?|reviews?"
    r"|consensus|aggregat\w+|stars?|points?|audiences?|users?|votes?|viewers?)\b|[:=|(\t–—-]\s*\Z",
    re.IGNORECASE,
)


def rater(name: str) -> str:
    """Return the spelling that a site uses of itself."""
    bare = " ".join(name.split()).removeprefix("the ").removeprefix("The review aggregator ")
    return CANONICAL.get(bare.lower(), CANONICAL.get(bare.lower().removesuffix(".com"), bare))


def only(text: str) -> str | None:
    """Return the one known site in a text, None for none or several."""
    found = {rater(match[0]) for match in KNOWN.finditer(text)}
    return found.pop() if len(found) == 1 else None


def sure(name: str, before: str) -> bool:
    """Tell whether a name can be a rater's: known as one, or not a month, with a word of rating beside it."""
    known = rater(name) in CANONICAL.values()
    return known or not (MONTHLY.match(name) or COUNTED.match(name) or not RATED.search(before))


def judged(before: str, after: str) -> str | None:
    """Return who gave a score, by the words around it."""
    if name := only(before):
        return name
    several = KNOWN.search(before)
    for pattern in () if several else BEFORE:
        match = pattern.search(before)
        if (
            match
            and MASK not in match["rater"]
            and not NOBODY.fullmatch(match["rater"])
            and sure(match["rater"], before)
        ):
            return rater(match["rater"])
    match = AFTER.search(after)
    if match is None or several:
        return None
    tail = after[match.end() :]
    known = KNOWN.match(tail)
    who, _ = names(tail)
    return rater(known[0]) if known else rater(who[0]) if who else None


NOBODY = re.compile(
    r"(?:(?:The|A|An|Its?|This|Their|Overall|Average|Critics?|Audiences?|Users?|Film|Movie|Rating|Score|Reviews?|Viewers?|Critical|with)\b\s?)+(?:\w+\s?)?",
    re.IGNORECASE,
)


def rating(who: str, value: Decimal, best: Decimal, after: str) -> Told:
    """Return the rating, refused where it lies above its scale."""
    count = COUNT.search(after)
    try:
        return Rating(Organization(who), value, best, int(count["count"].replace(",", "")) if count else None)
    except UnfitFact as error:
        return Refused(f"{who}: {error.message}", error.mend)


def directly(after: str) -> tuple[str, int] | None:
    """Return who gave the score that stands just before "on X" or "(X)", and where that ends."""
    match = NEXT.match(after)
    if match is None:
        return None
    tail = after[match.end() :]
    if known := KNOWN.match(tail):
        return rater(known[0]), match.end() + known.end()
    who, rest = names(tail)
    return (rater(who[0]), len(after) - len(rest)) if len(who) == 1 else None


def ratings(text: str) -> Iterator[Told]:
    """Yield the ratings in a (masked) sentence."""
    found = list(scores(text))
    taken = 0
    for n, ((value, best), start, end) in enumerate(found):
        after = text[end : found[n + 1][1] if n + 1 < len(found) else len(text)]
        near = directly(after)
        who = near[0] if near else judged(text[taken:start], after)
        taken = end + near[1] if near else end
        yield rating(who, value, best, after) if who else Unread(text[start:end], "a score, but not whose")
