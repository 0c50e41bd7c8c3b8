"""The plot: its paragraphs, and the names that it gives the characters."""

import re
from collections.abc import Iterator

from publisher import countries
from publisher.sources.article.names import LONGEST

PLAYED = re.compile(r"\((?:played\sby\s|portrayed\sby\s|voiced\sby\s)?(?P<actor>[^()]{2,80})\)")
WORD = re.compile(r"[\w'’.\"“”-]+")
# Words with which sentences begin, and which are no part of a name.
STARTERS = frozenset(
    [
        "after",
        "afterwards",
        "although",
        "an",
        "and",
        "another",
        "are",
        "as",
        "at",
        "because",
        "before",
        "both",
        "but",
        "by",
        "during",
        "even",
        "eventually",
        "finally",
        "for",
        "from",
        "he",
        "her",
        "him",
        "his",
        "however",
        "if",
        "in",
        "instead",
        "into",
        "is",
        "it",
        "its",
        "later",
        "like",
        "meanwhile",
        "new",
        "no",
        "now",
        "of",
        "on",
        "once",
        "one",
        "only",
        "or",
        "our",
        "she",
        "since",
        "so",
        "soon",
        "that",
        "the",
        "their",
        "then",
        "there",
        "they",
        "this",
        "though",
        "through",
        "to",
        "together",
        "two",
        "under",
        "until",
        "upon",
        "we",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whose",
        "will",
        "with",
        "without",
        "young",
        "a",
    ]
)


def before(text: str, end: int) -> str:
    """Return the name that stands before a bracket: the run of words that are capitalised or quoted."""
    words = list(WORD.finditer(text, max(0, end - LONGEST), end))
    taken = list[str]()
    last = end
    for match in reversed(words):
        bare = match[0].strip("\"“”'’.")
        gap = text[match.end() : last]
        if gap.strip(" ") or not bare or not (bare[0].isupper() or bare[0].isdigit() or not bare[0].islower()):
            break
        if taken and match[0].endswith((".", "'s", "’s")) and len(bare) > 3:
            break
        taken.insert(0, match[0])
        last = match.start()
    while taken and (taken[0].lower() in STARTERS or (len(taken) > 1 and countries.adjective(taken[0]))):
        taken.pop(0)
    return " ".join(taken)


def fuller(text: str) -> Iterator[tuple[str, str]]:
    """Yield (actor, name of the character) wherever a plot names the actor in brackets."""
    for match in PLAYED.finditer(text):
        end = match.start()
        if name := before(
            text[:end].rstrip() if end < LONGEST else text[end - LONGEST : end].rstrip(), min(end, LONGEST)
        ):
            yield " ".join(match["actor"].split()), name
