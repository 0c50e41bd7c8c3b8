"""What follows the actor's name in a credit: a phrase → character, note, and how the actor is credited."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from publisher.facts import Qualifier

QUALIFIERS: dict[str, Qualifier] = {
    "voice": "voice", "voice only": "voice", "voice role": "voice", "voice over": "voice", "voice-over": "voice",
    "voiceover": "voice", "v.o.": "voice", "v.o": "voice", "vo": "voice", "voiced": "voice",
    "uncredited": "uncredited", "not credited": "uncredited", "unbilled": "uncredited",
    "archive footage": "archive footage", "archival footage": "archive footage", "archive": "archive footage",
    "cameo": "cameo", "cameo appearance": "cameo", "cameo role": "cameo",
    "singing voice": "singing voice", "singing": "singing voice", "vocals": "singing voice",
    "motion capture": "motion capture", "motion-capture": "motion capture", "mocap": "motion capture",
    "performance capture": "motion capture",
    "deleted": "deleted", "deleted scene": "deleted", "deleted scenes": "deleted", "scenes deleted": "deleted",
    "scene deleted": "deleted",
}  # fmt: skip

BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
PLAIN = re.compile(r"[A-Z]\w*(?: (?:[A-Z]\w*|[0-9]+))*")
"""A name in which nothing could be anything else."""
GAP = re.compile(r"\s*\t\s*|\s{2,}")
QUOTED = re.compile(r"\"([^\"]+)\"|“([^“”]+)”|«\s?([^«»]+?)\s?»|‘([^‘’]+)’")
PUNCTUATED = re.compile(r"(?P<mark>,|:|;|\s[-–—])\s")
ARTICLE = re.compile(r"(?:the|an?|his|her|their|one of)\s", re.IGNORECASE)
EPITHET = re.compile(r"[Tt]he\s[A-Z][\w'’-]*")
# "Anton the head of Bachoff Academy": the words after the article are no name, and say whose or where.
DESCRIBED = re.compile(
    r"(?<=\w)\s(?=(?:the|an?(?:\s[A-Z][\w'’-]*){0,2})\s[a-z][\w'’-]*\s(?:\S+\s){0,4}?(?:of|at|in|from|who|for|to|with|on)\s)"
)
# A name or a word before it that asks for more words: "Guy with" the hat, "Woman Walking" the dog.
GOING_ON = re.compile(r"(?:^|\s)(?:[a-z]\S*|\S+ing)$")
POSSESSIVE = re.compile(r"(?:^|(?<=\s))([^\s'’]+)['’]s\s(?=[^\W\d_A-Z])")
# Words that lean on the name after them: "Young Anton's friend" is no note of a character called Young.
LEANING = frozenset({
    "young", "younger", "old", "older", "elderly", "little", "teen", "teenage", "adult", "baby", "big",
    "small", "drunk", "dead", "late", "mr", "mrs", "ms", "miss", "dr", "doctor", "uncle", "aunt", "sir",
    "lady", "lord", "king", "queen", "prince", "princess", "professor", "captain", "the", "a", "an", "and",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """A character with what is said of it, and of the actor's credit."""

    character: str | None
    credited_as: str | None = None
    note: str | None = None
    qualifiers: tuple[Qualifier, ...] = ()


def noted(credit: Credit, note: str) -> Credit:
    """Return the credit with one more note."""
    words = " ".join(note.split())
    marks = QUOTED.fullmatch(words)
    words = next(filter(None, marks.groups())) if marks else words
    return replace(credit, note=f"{credit.note}; {words}" if credit.note else words) if words else credit


def told(credit: Credit, text: str) -> Credit | None:
    """Return the credit with what one remark says of the actor; None when it is of another kind."""
    words = " ".join(text.split())
    if qualifier := QUALIFIERS.get(words.lower()):
        return credit if qualifier in credit.qualifiers else replace(credit, qualifiers=(*credit.qualifiers, qualifier))
    if name := re.fullmatch(r"(?:credited\s)?as\s(.+)", words, re.IGNORECASE):
        return replace(credit, credited_as=name[1])
    return None


def remarked(credit: Credit, bracket: str) -> Credit | None:
    """Return the credit with what a bracket of one or more remarks says of the actor; None when it says else."""
    if whole := told(credit, bracket):
        return whole
    for remark in re.split(r"[,;/]", bracket):
        if (more := told(credit, remark)) is None:
            return None
        credit = more
    return credit


def trailing(text: str, brackets: list[re.Match[str]]) -> int:
    """Return where the brackets begin after which nothing else follows."""
    end = len(text)
    for match in reversed(brackets):
        if text[match.end() : end].strip():
            break
        end = match.start()
    return end


def bracketed(text: str) -> tuple[str, Credit]:
    """Return the text without the brackets that are no part of a name, and what they say."""
    kept, credit, last = [], Credit(None), 0
    found = list(BRACKET.finditer(text))
    end = trailing(text, found)
    for match in found:
        inside = match[1] if match[1] is not None else match[2]
        said = remarked(credit, inside)
        if said is None and match.start() >= end and text[: match.start()].strip():
            said = noted(credit, inside)
        if said is not None:
            kept.append(text[last : match.start()])
            credit, last = said, match.end()
    return "".join([*kept, text[last:]]).strip(), credit


def describes(words: str) -> bool:
    """Tell whether words set off by a mark say something of a character, rather than go on with the name."""
    if EPITHET.fullmatch(words) or words.strip().lower() in ("the", "a", "an"):
        return False
    if re.search(r"\s[a-z][\w-]*$", words) and not words[0].isdigit():
        return True
    possessed = POSSESSIVE.match(words)
    return words[:1].islower() or bool(ARTICLE.match(words)) or possessed is not None


def gapped(text: str) -> int | None:
    """Return where a wide gap begins."""
    gap = GAP.search(text)
    return gap.start() if gap else None


def punctuated(text: str) -> int | None:
    """Return where a comma, a colon or a dash sets a description off."""
    mark = PUNCTUATED.search(text)
    return mark.start() if mark and describes(text[mark.end() :].lstrip('"“« ')) else None


def quoted(text: str) -> int | None:
    """Return where quotation marks at the end open a description of several words."""
    for match in QUOTED.finditer(text):
        words = next(filter(None, match.groups()))
        if match.end() == len(text) and " " in words and describes(words):
            return match.start()
    return None


def described(text: str) -> int | None:
    """Return where words that only describe follow the name without a mark."""
    match = DESCRIBED.search(text)
    return match.start() if match and not GOING_ON.search(text[: match.start()]) else None


def possessed(text: str, owners: Container[str]) -> int | None:
    """Return where the possessive of another character opens a description."""
    for match in POSSESSIVE.finditer(text):
        before = text[: match.start()].split()
        leaning = not before or before[-1].lower().rstrip(".") in LEANING or not before[-1][:1].isupper()
        if match[1].lower() in owners and not leaning:
            return match.start()
    return None


def parted(text: str, owners: Container[str]) -> tuple[str, str]:
    """Return character and note; the note is empty where nothing shows that there is one."""
    for start in (gapped(text), punctuated(text), quoted(text), described(text), possessed(text, owners)):
        if start:
            return text[:start], text[start:].strip(" ,:;-–—\t\xa0")
    return text, ""


def owners(names: Iterable[str]) -> frozenset[str]:
    """Return the words by which a possessive ("Anton's wife") may call the characters of these names."""
    return frozenset(word.lower() for name in names for word in (name, *name.split()[:1]))


def credit(text: str, owners: Container[str] = ()) -> Credit:
    """Return what the words after an actor's name say; `owners` are the `owners` of the cast's characters.

    A remark in brackets that is no known qualifier is a note; so are words after a wide gap, and words that only
    describe ("Anton the head of Bachoff Academy"). What may be part of a name stays in it ("Jack the Ripper").
    """
    return Credit(text) if PLAIN.fullmatch(text) else taken_apart(text, owners)


def taken_apart(text: str, owners: Container[str]) -> Credit:
    """Return what words say that may be more than a name."""
    bare, said = bracketed(text.strip())
    voiced = re.fullmatch(r"(?:[Tt]he\s)?voice\sof\s(.+)", bare)
    if voiced:
        bare, said = voiced[1], told(said, "voice") or said
    character, note = parted(bare, owners)
    remark = told(said, note) if note else None
    said = remark or noted(said, note)
    return replace(said, character=" ".join(character.strip(" ,;:\t").split()) or None)


def played(said: Credit) -> Credit:
    """Return what a bracket after an actor's name alone says, a name in it as the character's."""
    if said.note is None or not said.note[:1].isupper():
        return said
    found = credit(said.note)
    return replace(said, character=found.character, note=found.note)
