"""The title where a sentence or a heading names it, and what stands beside it."""

import re
from collections.abc import Iterator

from publisher.facts import Text
from publisher.sources.article.claims import OtherName, Told, Unread, Year
from publisher.sources.article.names import listed
from publisher.sources.article.title import MARKS, unquoted

LONGEST = 300  # characters in a title with what stands beside it

YEAR = re.compile(r"(?:(?:film|movie),?\s)?(?P<year>\d{4})(?:\s(?:film|movie|[A-Z][a-z]+\sfilm))?")
HOW = (
    r"(?:also|alternatively|alternately|variously|later|originally|formerly|better|previously|often|sometimes|commonly"
    r"|internationally|simply|or|stylized)"
)
ALSO = re.compile(
    rf"(?:{HOW}\s){{0,2}}(?:known|titled|released|stylized|marketed|entitled|shortened|abbreviated|called)"
    rf"\s(?:{HOW}\s)?(?:(?:in|on|outside)\s[^,;]{{1,60}}?\s(?=as\s))?(?:as\s|to\s)?|(?:[A-Z]\w+\s)?title:?\s|original\stitle:?\s|a\.?k\.?a\.?:?\s|or\ssimply\s|(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?):\s"
)
CLAUSE = re.compile(
    rf",\s(?=(?!or\s(?!simply)){HOW}\s|known\sas\s|a\.?k\.?a|(?:known|released|retitled|marketed|distributed)\s[^,;]{{1,60}}?\sas\s"
    rf"|(?:[A-Z]\w+\s)?title:?\s[^\W_a-z])|\s(?=also\sknown\sas\s)"
)
# Where a title is used, after it.
WHERE = re.compile(
    r"\s(?:outside\s.*|in\s(?:the\s)?(?:U\.?S\.?A?\.?|U\.?K\.?|United\s(?:States|Kingdom)|North\sAmerica"
    r"|[^,;]{0,40}(?:countries|territories|markets|releases?|regions)))\Z"
)
BRACKET = re.compile(r"\s*\((?P<inside>[^()]{1,200})\)$")
QUOTED = re.compile(r"\"[^\"]+\"$|“[^“”]+”$|«[^«»]+»$")
# Titles in marks of their own: «七人の侍» / "Seven Samurai".
MARKED = r"(?:\"[^\"/]{1,200}\"|“[^“”/]{1,200}”|«[^«»/]{1,200}»|『[^『』/]{1,200}』|「[^「」/]{1,200}」)"
SEVERAL = re.compile(rf"(?P<first>{MARKED})\s/\s(?P<others>{MARKED}(?:\s/\s{MARKED}){{0,4}})")
PRONOUNS = re.compile(
    r"(?:it|this|that|he|she|here|there|(?:the|this)\s(?:film|movie|picture|plot|story|cast|trailer))", re.IGNORECASE
)
ADDED = re.compile(
    r"(?:\s(?:movie|film)\b|\s?[:|–—]\s|\s-\s)(?=.*\b(?:trailer|cast|plot|release|review|film|movie|facts)\b|$)",
    re.IGNORECASE,
)
HEADLINE = re.compile(r"(?P<name>.{1,200}?)\s*\((?:film,?\s|movie,?\s)?(?P<year>\d{4})(?:\s(?:film|movie))?\)")


# What a page puts before the title in its heading.
PREFIX = re.compile(
    r"(?:(?:everything|all)\s(?:(?:you|we)\s(?:need\sto\s)?know\s)?about|(?:movie|film)\s(?:info|facts|review)\s?:)\s",
    re.IGNORECASE,
)


def beside(text: str) -> Iterator[Told]:
    """Yield what a bracket or a clause after the title says: the year, other titles."""
    if year := YEAR.fullmatch(text.strip()):
        yield Year(int(year["year"]))
        return
    also = ALSO.match(text)
    for name in listed(text[also.end() :].replace(" or ", ", ").replace(";", ",")) if also else ():
        bare = name[also_.end() :] if (also_ := ALSO.match(name)) else name
        bare = WHERE.sub("", bare)
        yield OtherName(Text(unquoted(bare) or bare))
    if not also:
        yield Unread(text)


def aside(inside: str, subject: str) -> bool:
    """Tell whether a bracket stands beside the title and is no part of it."""
    translated = re.match(r"(?:transl|lit|alt)\b", inside)
    return bool(YEAR.fullmatch(inside) or ALSO.match(inside) or translated or unquoted(subject))


def titled(subject: str) -> tuple[str | None, list[Told]]:
    """Return the title in the subject of a sentence (None for "It"), and what stands beside it: year, other titles."""
    told = list[Told]()
    closing = subject.rfind(MARKS[subject[0]][-1]) if subject[:1] in MARKS else 0
    if clause := CLAUSE.search(subject, max(closing, 0)):
        told += beside(subject[clause.end() :].strip(" ,"))
        subject = subject[: clause.start()]
    while (bracket := BRACKET.search(subject)) and aside(bracket["inside"], subject[: bracket.start()]):
        told[:0] = beside(bracket["inside"])
        subject = subject[: bracket.start()].rstrip(" ,")
    if several := SEVERAL.fullmatch(subject):
        told += [OtherName(Text(name)) for part in several["others"].split(" / ") if part and (name := unquoted(part))]
        subject = several["first"]
    marked = unquoted(subject)
    if marked is None and subject[:1] not in MARKS and (quoted := QUOTED.search(subject)):
        marked = unquoted(quoted[0])
    name = " ".join((marked or subject).split())
    return (None if (PRONOUNS.fullmatch(name) and not marked) or not name else name), told


def headline(text: str) -> tuple[str, int] | None:
    """Return title and year of a heading ("The Perfection (2018)"), None where it gives no year in brackets."""
    match = HEADLINE.match(text.strip())
    if match is None:
        return None
    name = PREFIX.sub("", match["name"].strip())
    return unquoted(name) or name, int(match["year"])


def heading(text: str) -> str:
    """Return the title in a first heading, without what the page adds to it."""
    if dated := headline(text):
        return dated[0]
    text = PREFIX.sub("", text.strip())
    added = ADDED.search(text)
    name = text[: added.start()] if added else text
    return " ".join((unquoted(name) or name).split())
