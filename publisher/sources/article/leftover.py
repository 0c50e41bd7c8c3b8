"""Names and dates of a sentence that went into no fact: what an editor would miss."""

import re
from collections.abc import Iterable, Iterator

from publisher import countries
from publisher.sources.article.claims import Refused, Told, Unread
from publisher.sources.article.title import MASK
from publisher.sources.phrases.date import DATE, dates

# A name inside a sentence; words in quotation marks are titles and slogans.
QUOTED = re.compile(r"\"[^\"]{0,300}\"|“[^“”]{0,300}”")
NAME = re.compile(
    r"(?:(?<=[\w,;:)] )|(?<=\())(?:[^\W\d_a-z][\w'’.-]*)(?:\s(?:[^\W\d_a-z][\w'’.-]*|d[aeiu]l?|von|van)(?=[\s,;.)]|$))*"
)
WORD = re.compile(r"[^\W_]+")
# Capitalised words that are no names of people, places or companies.
COMMON = frozenset({
    "academy", "award", "awards", "oscar", "oscars", "golden", "globe", "bafta", "english", "i", "imdb", "imdbs",
    "lgbt", "movie", "film", "nominee", "pg", "r", "rated", "s", "tv", "world", "war", "ii", "hd", "vod", "dvd",
    "blu", "ray",
})  # fmt: skip


def borne(told: Iterable[Told]) -> frozenset[str]:
    """Return the words of all that was told, in small letters."""
    return frozenset(word for each in told for word in WORD.findall(str(each).casefold()))


def ours(name: str) -> bool:
    """Tell whether words are a country, which facts spell in another way, or words that name nobody."""
    return bool(countries.named(name) or countries.adjective(name)) or all(
        word in COMMON or countries.adjective(word) for word in WORD.findall(name.lower())
    )


def leftover(text: str, told: list[Told]) -> Iterator[Unread]:
    """Yield the names and days of a (masked) sentence which nothing that it told bears."""
    known, days = borne(told), [str(each) for each in told]
    bare = DATE.sub(lambda match: " " * len(match[0]), QUOTED.sub(lambda match: " " * len(match[0]), text))
    for match in NAME.finditer(bare):
        words = WORD.findall(match[0].casefold())
        if MASK not in match[0] and not known.intersection(words) and not ours(match[0].rstrip(".")):
            yield Unread(match[0].rstrip(".,"), "a name that gave no fact")
    if not any("When(" in day or day.startswith(Refused.__name__) for day in days):
        yield from (Unread(date.text, "a date that gave no fact") for date in dates(text) if " " in date.text)
