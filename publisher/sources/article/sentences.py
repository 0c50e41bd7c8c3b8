"""A line of prose → its sentences."""

import re

# A stop after these ends no sentence, unless a word follows with which sentences begin.
SUFFIX = re.compile(r"(?:^|\s)(?:Jr|Sr|Inc|Co|Corp|Ltd|Bros|U\.S|U\.K|a\.m|p\.m|(?:[A-Z]\.)*[A-Z])\.$")
PREFIX = re.compile(
    r"(?:^|[\s(\"“])(?:Dr|Mr|Mrs|Ms|St|Sgt|Lt|Col|Capt|Gen|Prof|Rev|Hon|Mt|No|Vol|vs|feat|Sept?|Oct|Nov|Dec|Jan|Feb|Mar|Apr|Aug|approx|ca|ft|lit|transl|alt|orig|cf)\.$"
)
STARTERS = frozenset(
    [
        "The",
        "It",
        "This",
        "He",
        "She",
        "They",
        "In",
        "On",
        "At",
        "A",
        "An",
        "After",
        "Before",
        "His",
        "Her",
        "Its",
        "Their",
        "There",
        "Here",
        "When",
        "While",
        "You",
        "We",
        "For",
        "As",
        "IMDb",
        "IMDB",
        "Rotten",
        "Metacritic",
        "Watch",
        "Read",
    ]
)
# A word and its verb: "Distributors are", "Critics have".
OPENING = re.compile(r"[A-Z][\w'’]{1,30}\s(?:is|are|was|were|has|have|had|will|would|can|gave|gives)\s")
END = re.compile(r"[.!?。！？][\"”»’')\]]*(?:\s+|(?<=[。！？]))(?=\S)")


def ends(before: str, after: str) -> bool:
    """Tell whether a sentence ends between two texts."""
    word = re.match(r"[\w'’]*(?!\.)(?![\w'’])", after)
    first = after.lstrip("\"“«‘'([")[:1]
    if first.islower() or (after.startswith("(") and before[-1:] in '"”»’'):
        return False
    if SUFFIX.search(before[-20:]):
        return word is not None and (word[0] in STARTERS or OPENING.match(after) is not None)
    return not PREFIX.search(before[-20:])


def sentences(text: str) -> list[str]:
    """Return the sentences of a line; initials, "Jr." and "Dr." end none."""
    found, start = list[str](), 0
    for match in END.finditer(text):
        if ends(text[max(start, match.end() - 30) : match.end()].rstrip(), text[match.end() : match.end() + 40]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in [*found, text[start:].strip()] if sentence]
