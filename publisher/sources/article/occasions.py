"""Whether a date in a sentence is a day on which the film was shown, and no other day."""

import re

from publisher.sources.phrases.date import Dated

SHOWN = re.compile(
    r"\b(?:in\s(?:cinemas|theat)|(?:re-?)?(?-i:(?!Releasing))releas|premier|debut|open(?:s|ed|ing)\b|screen(?:ed|ing|s)\b|show(?:n|ing)\b|hits?\b"
    r"|(?:presented|featured|played)\s(?:at|in)\b|comes?\sout|came\sout)\w*",
    re.IGNORECASE,
)
# Other works: what was shown is one of these where they stand just before the verb.
WORK = re.compile(
    r"\b(?:novel|novella|book|play|musical|song|single|album|series|sequel|prequel|comic|game|short\sstory|memoir|magazine)s?\b"
    r"(?:(?!\b(?:and|it)\b|,\s(?:was|is|has|had|will)\b)[^;]){0,80}$"
)
# Words between the verb and a date which show that the date is of something else.
ELSE = re.compile(
    r"\b(?:album|novel|book|film|movie|play|series|death|died|born|killed|filmed|shot|filming|wrapped|following|since"
    r"|sequel|set|made\sin|lives?|living|formed|formation|founded|published|written|won|award|ago|anniversary|first\sin)\b"
)
VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|filmed|shot|wrapped|died|death|born|began|begins?|sold|won|funded|published|written|film"
    r"|movie|novel|book|album|play|series|ago|since|when|while|after|before|follow\w*|featur\w*)\b"
)
# What stands before a year or a month that is a date ("in 2015"), and not "the 2003 novel" or "X (2003)".
LEADING = re.compile(
    r"(?:^|\b(?:in|during|of|early|late|mid|by|until|from|and|to|for)[\s-]|[:(\t–—,/-])\s*$", re.IGNORECASE
)
MANNER = re.compile(
    r",?\s(?:in|for|as)\s(?:an?\s)?(?:limited|wide|general|theatrical|nationwide)(?:\stheatrical)?\s(?:release|run|engagement)s?"
)
OURS = re.compile(r"\b(?:the|this)\s(?:film|movie|picture)\b", re.IGNORECASE)
# Before the noun "release", these show whose it is.
OWN = re.compile(r"\b(?:its|theatrical|wide|limited|public|world|worldwide|first|cinema)\s$", re.IGNORECASE)
DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
OPENING = re.compile(r"\W*(?:(?:On|In|By|Since|From)\b)?\W*", re.IGNORECASE)


def since(before: str) -> str:
    """Return the words after the last verb of showing, all of them where there is none."""
    before = MANNER.sub("", before)
    found = list(SHOWN.finditer(before))
    return before[found[-1].end() :] if found else before


def bare(text: str, date: Dated) -> bool:
    """Tell whether a date names no day, and no word before it shows that it is a date."""
    return not DAY.search(date.text) and not LEADING.search(text[max(0, date.start - 12) : date.start])


def occasion(text: str, date: Dated, words: str, *, about: bool, before: bool) -> bool:
    """Tell whether a date is one on which the film was shown.

    `words` stand between it and the date before it, which was such a date where `before` is true; `about` where the
    section is about releases.
    """
    if shown := list(SHOWN.finditer(words)):
        told, subject = words[shown[-1].end() :], words[: shown[-1].start()]
        noun = shown[-1][0].lower() == "release" and not DAY.search(date.text)
        return (
            not ELSE.search(OURS.sub("it", told))
            and not WORK.search(subject)
            and (not noun or bool(OWN.search(subject)))
        )
    if before or about:
        return not VERB.search(words.rpartition(" and ")[2] if before else words)
    return bool(OPENING.fullmatch(words)) and SHOWN.search(text, date.end) is not None
