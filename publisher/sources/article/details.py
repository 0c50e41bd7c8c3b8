"""How long the film takes."""

import re
from collections.abc import Iterator

from publisher.facts import LONGEST
from publisher.sources.article.claims import Length, Refused, Told
from publisher.sources.phrases.length import lengths

TOLD = re.compile(
    r"\b(?:duration|run(?:ning)?[\s-]?time|runtime|runs|running|length|long|lasts|clocks)\b", re.IGNORECASE
)
ADJECTIVE = re.compile(r"\b\d{1,3}-minute(?:-long)?\s(?:\S+\s){0,5}(?:film|movie)\b")
ELSE = re.compile(r"\b(?:trailers?|teasers?|clip|scene|later|earlier)\b", re.IGNORECASE)


def length(minutes: int) -> Length | Refused:
    """Return the length as a claim, refused where no film takes so long."""
    if 1 <= minutes <= LONGEST:
        return Length(minutes)
    return Refused(f"a length of {minutes} minutes", f"a film takes between 1 and {LONGEST} minutes")


def details(text: str, *, about: bool) -> Iterator[Told]:
    """Yield the lengths that a (masked) sentence gives; `about` where its section is about the film's details."""
    if ELSE.search(text) or not (about or TOLD.search(text) or ADJECTIVE.search(text)):
        return
    for minutes, _, _ in lengths(text):
        yield length(minutes)
