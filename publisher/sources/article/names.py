"""Names in a sentence: where they end, and lists of them."""

import re

from publisher import countries
from publisher.sources.article.title import folded

# A final stop after these belongs to the name.
STOPPED = re.compile(
    r"(?:^|[\s.(])(?:bros|inc|co|cos|corp|ltd|jr|sr|st|mr|mrs|ms|dr|esq|ph\.d|m\.d|no|vol|[^\W\d_])\.$", re.IGNORECASE
)
PARTICLES = frozenset({
    "af", "al", "ap", "av", "bin", "binti", "d", "da", "dal", "das", "de", "degli", "dei", "del", "della", "den", "der",
    "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "li", "lo", "los", "of", "op", "'t", "te",
    "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
})  # fmt: skip
# Words which a list ends with, and which are nobody's name.
OTHERS = re.compile(
    r"(?:and\s)?(?:(?:many\s|several\s|a few\s|some\s)?(?:others|more)|among\sothers|et\sal\.?|etc\.?|the\srest)\.?",
    re.IGNORECASE,
)
PROTECTED = r"\"[^\"]{0,200}\"|“[^“”]{0,200}”|«[^«»]{0,200}»|\([^()]{0,200}\)|\[[^\[\]]{0,200}\]"
PART = re.compile(
    rf"(?P<kept>{PROTECTED})|(?P<sep>\s*[,;，、](?!\d)\s*(?:(?:and|&|as\swell\sas|along\swith)\s+)?|\s+(?:and|&|as\swell\sas)\s+|\s*[，、]\s*)|(?P<one>\S|\s)",
    re.DOTALL,
)
CORPORATE = re.compile(r"(?:inc|ltd|llc|co|corp|jr|sr|ii|iii|iv|s\.a|gmbh|plc|l\.p)\.?", re.IGNORECASE)
LONGEST = 120  # characters in a name


# Words that say who somebody is, before the name.
OCCUPATION = (
    r"(?:film\s?-?makers?|film\sdirectors?|screenwriters?|playwrights?|writers?|authors?|novelists?|comedians?|rappers?"
    r"|singers?|actors?|actress|newcomers?|(?:co-)?directors?|producers?|musicians?"
    r"|husband|wife|brother|sister|son|daughter|father|mother|partner|duo|nominees?|winners?|laureates?)"
)
PRAISE = r"(?:the|his|her|their|former|fellow|acclaimed|(?:[A-Z]\w{1,20}\s)?\w{1,20}-(?:winning|time)|veteran|noted)"
NATION = rf"[A-Z][\w®™-]{{1,20}}(?:\s[A-Z][\w®™-]{{1,20}}){{0,2}}(?=\s(?:[a-z-]{{1,20}}\s){{0,2}}{OCCUPATION}\s)"
KIN = re.compile(
    rf"(?:(?:{PRAISE}|{NATION}|independent)\s){{0,4}}(?:{OCCUPATION}[\s/-](?:and\s)?){{1,3}}(?=[^\W\d_a-z])"
)
# "American stand-up comedian Jo Lee": what stands between a nation and the name.
NATIONAL = re.compile(
    r"(?:the\s)?(?P<nation>[A-Z][\w.-]{1,20}(?:\s[A-Z][\w-]{1,20})?)\s(?!and\s)"
    r"(?:(?!(?:as|at|based|by|for|from|in|is|of|on|starring|the|to|was|were|who|with)\s)[a-z][\w/-]{1,20},?\s){1,6}(?=[^\W\d_a-z])"
)
# "André the Giant"
EPITHET = re.compile(r"the\s[A-Z][a-z]+(?=[,.;]|\s(?:and|as)\s|$)")
BARE = re.compile(r".{0,80}['’]s")


# What stands between initials: "J. K." is "J.K.".
INITIALS = re.compile(r"(?<=\b[^\W\d_])\.\s?(?=[^\W\d_]\b)|(?<=\b[^\W\d_])\.(?!\w)")


def key(name: str) -> str:
    """Return what names are compared by: no case, no quotation marks, plain blanks."""
    initials = INITIALS.sub("", folded(name))
    return " ".join(re.sub(r"[\"']", "", initials).casefold().split())


def unstopped(text: str) -> str:
    """Return a name without the sentence's final stop, which stays after Bros., Inc., Co., Jr. and initials."""
    bare = text.strip().rstrip(",;:").strip()
    bare = bare[:-1] if bare.endswith("..") and STOPPED.search(bare[:-1]) else bare  # "Acme Inc.."
    return bare if STOPPED.search(bare) or bare.endswith("..") else bare.removesuffix(".").rstrip()


def divided(text: str) -> list[tuple[str, str]]:
    """Return (separator before, item) for each item of a list; quotation marks and brackets hold together."""
    found, before, item = list[tuple[str, str]](), "", ""
    for match in PART.finditer(text):
        if match["sep"]:
            found.append((before, item))
            before, item = match["sep"], ""
        else:
            item += match[0]
    return [(sep, one.strip()) for sep, one in [*found, (before, item)] if one.strip()]


def listed(text: str) -> list[str]:
    """Return the names in a list ("A, B and C"), without "and others" at its end."""
    names = list[str]()
    for separator, item in divided(text):
        if CORPORATE.fullmatch(item) and names and separator.startswith(","):
            names[-1] = f"{names[-1]}{separator}{item}"
        elif not OTHERS.fullmatch(item) and item.lower() not in ("and", "&"):
            names.append(item)
    return [" ".join(unstopped(name).split()) for name in names if unstopped(name)]


def named(token: str) -> bool:
    """Tell whether a word can be a part of a name: its first letter is not a small one."""
    first = next((c for c in token if c.isalnum()), "")
    return bool(first) and (not first.islower() or any(c.isupper() for c in token))


def opening(text: str) -> tuple[str, str]:
    """Return the list of names with which a text begins, and the rest of the text."""
    end = pending = 0
    for match in re.finditer(r"\S+", text[:2000]):
        token = match[0]
        if token.startswith(("(", "[")) or (end and text[end - 1] == ";"):
            break
        epithet = end == pending and text[:end][-1:] not in ("", ",") and EPITHET.match(text, match.start())
        joint = epithet or token.lower().strip(",") in PARTICLES or token.lower() in ("and", "&")
        if re.match(r"d['’][A-Z]", token) or (named(token) and not OTHERS.fullmatch(token)):
            end = pending = match.end()
        elif not joint or (end and text[pending - 1 : pending] == "," and token.lower() not in ("and", "&")):
            break
        else:
            pending = match.end()
    return text[:end].rstrip(",; "), text[end:]


def introduced(text: str) -> int:
    """Return how many characters a text spends on who somebody is, before the name."""
    if kin := KIN.match(text[:LONGEST]):
        return kin.end()
    match = NATIONAL.match(text[:LONGEST])
    national = match and any(map(countries.adjective, (match["nation"], *match["nation"].split("-"))))
    return match.end() if match and (national or match["nation"] == "U.S.") else 0


def names(text: str) -> tuple[list[str], str]:
    """Return the names with which a text begins, and the rest of the text."""
    head, rest = opening(text[introduced(text) :])
    found = [name for name in listed(head) if len(name) <= LONGEST]
    if found and BARE.fullmatch(found[-1]) and re.match(r"\s[^\W\d_]", rest):
        return found[:-1], f"{found[-1]}{rest}"
    return found, rest
