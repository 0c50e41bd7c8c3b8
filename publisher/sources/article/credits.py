"""Who directed and who wrote: clauses of a sentence."""

import re
from collections.abc import Callable, Iterator

from publisher.facts import Person
from publisher.sources.article.claims import Director, Mentioned, Told, Unread, Writer
from publisher.sources.article.names import names

VERBS = (
    r"(?:co-?)?(?:directed|written|produced|edited|scripted|penned|shot|scored|composed|created|photographed"
    r"|executive\sproduced|filmed|narrated)"
)
CLAUSE = re.compile(
    rf"\b(?P<what>{VERBS}(?:\s(?:for\sthe\sscreen))?(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|/){VERBS}){{0,5}})\sby\s"
    r"|\b(?P<script>(?:screenplay|script|teleplay|screenwriting)(?:\s(?:is|was|were))?(?:\s(?:co-?)?(?:written|penned))?)\sby\s"
    r"|\b(?P<debut>directorial\s(?:feature\s)?debut)\s(?:of|by|from)\s"
    r"|\b(?:from|by)\s(?:acclaimed\s|award-winning\s)?(?P<title>(?:(?:screen)?writers?[-–/\s](?:and\s)?)?directors?)\s(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
# What was written here is another work.
ELSEWHERE = re.compile(
    r"\b(?:novels?|novella|books?|play|stor(?:y|ies)|memoirs?|articles?|comics?|manga|poem|biography|musical|series|songs?|music|score"
    r"|soundtrack|trailer|album|opera|characters?|concept|idea)\b[^,;]{0,80}$",
    re.IGNORECASE,
)
WROTE = re.compile(
    r",?\swho\s(?:also\s)?(?:co-?)?wrote\s(?:it|the\s(?:screenplay|script|film|movie))(?P<others>(?:\s(?:together\s)?with|\salongside)\s)?"
)
FAMILY = re.compile(r"(?:the\s)?(?:\w+\s)?(?:brothers|sisters|siblings)\b", re.IGNORECASE)


def makers(what: str) -> list[Callable[[Person], Director | Writer | Mentioned]]:
    """Return what the words of a clause make of the people that it names."""
    low = what.lower()
    made: list[Callable[[Person], Director | Writer | Mentioned]] = []
    if "direct" in low:
        made.append(Director)
    if re.search(r"writ|penned|script|screenplay|teleplay", low):
        made.append(Writer)
    return made or [Mentioned]


def credits_(text: str) -> Iterator[Told]:
    """Yield the directors and writers that a (masked) sentence names."""
    for match in CLAUSE.finditer(text):
        what = match["what"] or match["script"] or match["debut"] or match["title"]
        made = makers(what)
        if not match["script"] and ELSEWHERE.search(text[max(0, match.start() - 120) : match.start()]):
            continue
        people, after = names(text[match.end() :])
        if made != [Mentioned] and (not people or FAMILY.match(text[match.end() :])):
            yield Unread(text[match.start() : match.end() + 60], "whose names these are is not clear")
            continue
        for person in people:
            yield from (maker(Person(person)) for maker in made)
        if people and (wrote := WROTE.match(after)):
            others = names(after[wrote.end() :])[0] if wrote["others"] else []
            yield from (Writer(Person(person)) for person in (people[-1], *others))
