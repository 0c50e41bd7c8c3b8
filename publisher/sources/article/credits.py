"""Who directed and who wrote: clauses of a sentence."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from publisher import countries
from publisher.facts import Person
from publisher.sources.article.claims import Director, Mentioned, Told, Unread, Writer
from publisher.sources.article.names import names
from publisher.sources.article.title import MASK

VERBS = (
    r"(?:co-?)?(?:directed|written|produced|edited|scripted|penned|shot|scored|composed|created|photographed"
    r"|executive\sproduced|filmed|narrated|adapted\sfor\sthe\sscreen)"
)
SCRIPT = r"(?:(?:original|own|first|feature)\s){0,2}(?:screenplay|script|teleplay)"
FILM = rf"(?:{MASK}|(?:the|this)\s(?:film|movie|picture))"
CLAUSE = re.compile(
    rf"\b(?P<what>{VERBS}(?:\sfor\sthe\sscreen)?(?:(?:,\s(?:and\s)?|\sand\s|\s&\s|/){VERBS}){{0,5}})\sby\s"
    r"|\b(?P<script>(?:screenplay|script|teleplay|screenwriting)(?:\s(?:is|was|were))?(?:\s(?:co-?)?(?:written|penned))?)\sby\s"
    r"|\b(?P<debut>directorial\s(?:feature\s)?debut)\s(?:of|by|from)\s"
    r"|\b(?:from|by)\s(?:acclaimed\s|award-winning\s)?(?P<title>(?:(?:screen)?writers?[-–/\s](?:and\s)?)?directors?)\s(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
# What was written here is another work.
ELSEWHERE = re.compile(
    r"\b(?:novels?|novella|books?|play|stor(?:y|ies)|memoirs?|articles?|comics?|manga|poem|biography|musical|series|songs?|music|score"
    r"|soundtrack|trailer|album|opera|characters?|concept|idea|scenes?|sequences?|segments?|episodes?|lyrics|(?<!by\s)pilot)\b[^,;]{0,80}$",
    re.IGNORECASE,
)
PAST = r"(?:co-?)?(?:wrote|directed|produced|edited|shot|scored|composed|created|photographed|narrated)"
PASTS = rf"(?:also\s)?{PAST}(?:(?:,\s(?:and\s)?|\sand\s){PAST}){{0,5}}"
WITH = r"\s(?:together\s|along\s)?(?:with|alongside)\s(?=[^\W_a-z])"
# After the names of a clause: "who co-wrote it with", "from a screenplay that she wrote with", "with".
WROTE = re.compile(
    rf",?\swho\s(?:had\s)?(?P<past>{PASTS})\s(?:it|{FILM}|(?:the|a|an|his|her|their)\s{SCRIPT})\b(?P<others>{WITH})?"
    rf"|,?\s(?:from|with|based\son|using)\s(?:a|an|the)\s{SCRIPT},?\s(?:that\s|which\s)?(?P<who>he|she|they)\s"
    rf"(?:had\s)?(?P<did>(?:also\s)?(?:co-?)?(?:wrote|written))\b(?P<more>{WITH})?"
    rf"|,?\s(?:from|with|based\son|using)\s(?:his|her|their)\sown\s{SCRIPT}\b"
)
AND_WITH = re.compile(WITH)
ACTIVE = re.compile(
    rf"\s(?P<past>{PASTS})\s(?:(?P<film>{FILM})|(?:the|its)\s(?:(?:film|movie)['’]s\s)?(?P<script>{SCRIPT}))(?!\w|['’]s\b|[-\s](?:version|series|adaptation))"
    rf"(?P<others>{WITH})?"
)
FAMILY = re.compile(r"(?:the\s)?(?:\w+\s)?(?:brothers|sisters|siblings)\b", re.IGNORECASE)
LONGEST = 300  # characters before a verb among which its subject stands

DENIED = re.compile(r"\b(?:not|never|as|than|previously)\s(?:\w+ly\s)?\Z")
# After names, these show that the last one begins another clause, or says of whom a trade is.
VERB = re.compile(r"\s(?:is|was|were|are|has|had|stars|tells|follows|centers|features)\b")
TRADE = re.compile(
    r"\s(?!(?:and|with|alongside|about|adapt\w*|after|against|as|at|because|before|but|by|during|follow\w*|for|from|has|her|his|if|is|in"
    r"|into|of|on|or|over|set|since|so|star\w*|than|that|the|their|through|to|under|until|upon|using|via|was|what|when|where|which"
    r"|while|who|whom|whose|within|without|[\w-]+(?:ed|ing|ly|ten))\s)(?:[a-z][\w/-]{1,20}\s){1,5}(?=[^\W\d_a-z])"
)
PRONOUNS = frozenset({"He", "She", "They", "It", "Who", "This"})
STARRING = re.compile(r"and\s(?:also\s)?(?:co-)?(?:starring|stars|featuring|features)\s")
COMPANY = re.compile(r"\sof\s[Tt]he\s.*|\s\([^()]*\)\Z")

Maker = Callable[[Person, bool], Director | Writer | Mentioned]


def makers(what: str) -> list[Maker]:
    """Return what the words of a clause make of the people that it names."""
    low = what.lower()
    made: list[Maker] = []
    if "direct" in low:
        made.append(Director)
    if re.search(r"writ|wrote|penned|script|screenplay|teleplay|adapted", low):
        made.append(Writer)
    return made or [lambda person, _: Mentioned(person)]


def clear(found: list[str], rest: str, text: str) -> list[str]:
    """Return the names of a list without a last one that is no name of its own: a company's, or what follows it."""
    if not found:
        return []
    head = text.removesuffix(rest)[-200:]
    subject = VERB.match(rest) and re.search(rf",\s{re.escape(found[-1])}\Z", head)
    trade = not head.endswith(",") and (TRADE.match(rest) or countries.adjective(found[-1]))
    return found[:-1] if subject or trade else found


def people(found: list[str], what: str, text: str) -> Iterator[Told]:
    """Yield what the words of a clause make of names; "and" in the text joins a first name to the next name."""
    found = [COMPANY.sub("", name) for name in found]
    yield from (Unread(name, "no name of one person") for name in found if name.startswith("The "))
    for name, after in pairwise([*(name for name in found if not name.startswith("The ")), ""]):
        joined = " " not in name and re.search(rf"{re.escape(name)}\s(?:and|&)\s{re.escape(after)}", text[:2000])
        yield from (make(Person(name), bool(after and joined)) for make in makers(what))


def writers(found: list[str], rest: str, what: str) -> Iterator[Told]:
    """Yield who else wrote, and who of those named before, by the words after the names of a clause."""
    low = what.lower()
    if (also := AND_WITH.match(rest)) and "direct" not in low and makers(what)[0] is Writer:
        yield from people(names(rest[also.end() :])[0], what, rest)
    wrote = WROTE.match(rest)
    if wrote is None or (wrote["past"] and "wrote" not in wrote["past"]):
        return
    own = found[-1:] if wrote["who"] in ("he", "she") else found
    others = names(rest[wrote.end() :])[0] if wrote["others"] or wrote["more"] else []
    yield from (Writer(Person(name)) for name in (*own, *others))


def passive(text: str) -> Iterator[Told]:
    """Yield whom a sentence names after "directed by", "written by" and their like."""
    for match in CLAUSE.finditer(text):
        what = match["what"] or match["script"] or match["debut"] or match["title"]
        if DENIED.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        if not match["script"] and ELSEWHERE.search(text[max(0, match.start() - 120) : match.start()]):
            continue
        also = STARRING.match(text, match.end())
        start = also.end() if also else match.end()
        found, rest = names(text[start:])
        found = clear(found, rest, text)[: 1 if also else None]
        if not found or FAMILY.match(text[start:]):
            if makers(what)[0] in (Director, Writer):
                yield Unread(text[match.start() : match.end() + 60], "whose names these are is not clear")
            continue
        yield from people(found, what, text[start:])
        yield from writers(found, rest, what)


def active(text: str) -> Iterator[Told]:
    """Yield whom a sentence names before "directed the film", "wrote the screenplay" and their like."""
    for match in ACTIVE.finditer(text):
        before = re.split(r"[;:]\s|,\s(?:while|and|but)\s", text[max(0, match.start() - LONGEST) : match.start()])[-1]
        found, rest = names(before)
        if not found or rest.strip() or found[-1] in PRONOUNS:
            continue
        what = match["past"] if match["film"] else "script" if "wrote" in match["past"] else ""
        yield from people(found, what, before)
        if match["others"] and "direct" not in what:
            yield from people(names(text[match.end() :])[0], what, text[match.end() :])


def credits_(text: str) -> Iterator[Told]:
    """Yield the directors and writers that a (masked) sentence names."""
    yield from passive(text)
    yield from active(text)
