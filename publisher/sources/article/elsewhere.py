"""Words of a sentence that tell of another film, or that something is not so."""

import re

from publisher.sources.article.lead import VERB, described_as
from publisher.sources.article.names import names
from publisher.sources.article.naming import titled
from publisher.sources.article.title import MASK

WORK = r"(?:film|movie|picture|part|instal?lment|one)"
OTHER = re.compile(
    r"\b(?:sequel|prequel|follow-?up|remake|reboot|re-?imagining|spin-?off|successor|companion)\s(?:to|of|for)\b"
    r"|\b(?:based\son|adapted\sfrom|inspired\sby|remade\sfrom)\s(?:the|a)\s(?:\d{4}\s)?(?:[\w-]{1,30}\s){0,4}(?:film|movie)\b",
    re.IGNORECASE,
)
# Where such words end, and the sentence comes back to its film.
BACK = re.compile(rf",\s(?=(?:it|{MASK}|(?:the|this)\s(?:new\s)?(?:film|movie))\s)|;\s", re.IGNORECASE)
KIND = (
    r"(?:predecessor|sequel|prequel|remake|follow-up|spin-off|(?:mini)?series|(?:stage\s)?(?:musical|play)|novel|book"
    r"|video\sgame)"
)
FOREIGN = re.compile(
    rf"(?:The|Its)\s(?:first|second|third|original|previous|earlier|preceding|\d{{4}})\s{WORK}\b"
    rf"(?!\s(?:to|of|in)\b)|(?:Its|The|A|An)\s(?:[\w-]+\s){{0,3}}{KIND}\b(?!\sto\b)|The\soriginal\b"
    r"|(?:\"[^\"]{1,100}\"|“[^“”]{1,100}”),?\s(?:\(\d{4}\)\s)?(?:is|was|has|had|stars|starred)\b"
)
DETERMINED = re.compile(r"(?:It\s[a-z]|(?:A|An|The|This|That|His|Her|Its|One|Among|With|In|On|At|As|Also)\b)")
OURS = re.compile(r"(?:^|\s)(?:it|(?:the|this)\s(?:film|movie))$", re.IGNORECASE)
# What happens to a film, where its sentence begins with a title.
SHOWN = re.compile(
    r"\s(?:(?:was|were|is)\s(?:(?:also|first|later|then|\w+ly)\s){0,2}(?:released|directed|written|distributed|premiered|screened|shown)"
    r"|(?:premiered|opened|debuted)\s(?:on|in|at))\b"
)
LONGEST = 200  # characters before the verb of a sentence that says what a thing is
GOING_ON = re.compile(r"(?:It|Its|That\s(?:film|movie))\b")
NEGATED = re.compile(r"\b(?:not(?!\sonly\b)|never|cannot)\b|\bno\slonger\b|n['’]t\b", re.IGNORECASE)


def parted(text: str) -> tuple[str, str]:
    """Return a (masked) sentence without the words about another film, and these words."""
    other = OTHER.search(text)
    if other is None:
        return text, ""
    back = BACK.search(text, other.end())
    end = back.start() if back else len(text)
    return text[: other.start()] + text[end:], text[other.start() : end]


def defined(text: str) -> bool:
    """Tell whether a sentence says of another title that it is a film or a series."""
    verb = VERB.search(text[:LONGEST])
    subject = text[: verb.start()] if verb else ""
    if verb is None or MASK in subject or DETERMINED.match(subject) or OURS.search(subject) or not titled(subject)[0]:
        return False
    return described_as(subject, text[verb.end() :]) is not None


def another(text: str, title: str) -> bool:
    """Tell whether a sentence begins with a title that is not ours, and says that it was shown or made."""
    verb = SHOWN.search(text[:LONGEST])
    subject = text[: verb.start()] if verb else ""
    found, rest = names(subject)
    words = set(subject.lower().removeprefix("the ").split())
    several = len(words) > 1 or subject.startswith("The ")
    return (
        len(found) == 1
        and not rest.strip()
        and several
        and MASK not in text
        and not words <= set(title.lower().split())
    )


def foreign(text: str, title: str, *, before: bool) -> bool:
    """Tell whether a sentence is of another film than `title`; `before` where the sentence before it was."""
    return bool(FOREIGN.match(text) or defined(text) or another(text, title) or (before and GOING_ON.match(text)))


def negated(text: str) -> bool:
    """Tell whether a sentence says of something that it is not so."""
    return NEGATED.search(text) is not None
