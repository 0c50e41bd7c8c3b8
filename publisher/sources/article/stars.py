"""Lists of actors in a sentence: "starring A as X, B and C"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.facts import Person
from publisher.sources.article.claims import Star, Told, Unread
from publisher.sources.article.couples import paired, shared, unsure
from publisher.sources.article.names import CORPORATE, KIN, LONGEST, OTHERS, divided, names, unstopped
from publisher.sources.phrases.credit import Credit, bracketed, credit, played

STARS = re.compile(
    r"""\b(?:
        (?P<stars>(?:the\s)?starring\scast\s(?:includes|is|features|consists\sof)
          |(?:also\s|co-?)?starring|(?:also\s|co-)?stars(?=\s(?-i:[^\Wa-z\d_]))
          |stars\san\sensemble\scast\s(?:including|of|with|that\sincludes)
          |(?:main|leading)\sstars\sare|cast\s(?:led|headed)\sby
          |stars\sof\sthe\s(?:film|movie)\sare|(?:film|movie|it)\salso\sstars
          |(?:lead(?:ing)?|main|starring|title)\sroles?\s(?:are|is|go(?:es)?\sto)(?:\splayed\sby)?)
      | (?:(?:film|movie|it)\s)?(?:also\s)?(?:features|with|has)\sthe\svoices?\sof
      | (?P<voices>stars\sthe\s(?:ensemble\s)?voices?\sof)
      | (?P<cast>cast(?:\s(?:of|for|in)\s[^,;:]{1,120}?)?\s(?:also\s)?
            (?:includes|features|consists\sof|is\sled\sby|is\sheaded\sby)
          |(?:film|movie|it)\s(?:also\s)?features(?=\s[^\n]{0,80}\sas\s))
    )[:,]?\s""",
    re.IGNORECASE | re.VERBOSE,
)
# What may follow a name without being a part of who it is.
FOLLOWING = re.compile(
    r"[\s,:;–—-]{0,4}(?:in|with|as|who|which|that|where|while|whose|for|on|at|from|by|to|about|set|based|directed|written"
    r"|produced|and|also|among|stars?|co-stars?|reprises?|\w{2,20}ing|return|appears?|are|is|was|were)\b"
)
# Where a role ends, and the sentence goes on.
GOING_ON = re.compile(
    r",?\s(?:with\ssupporting|alongside|during|while|who|whose|which|and\s(?:features?|focus(?:es)?|depicts|follows|tells|also|is|was"
    r"|has|stars))\b"
)
NAMING = re.compile(r"the\svoice\sof\s|the\s[^\W_a-z]|(?:him|her|it|them)sel(?:f|ves)\b")
# "A plays X, B portrays Y".
PLAYS = re.compile(r"\s(?:plays|portrays|voices|(?:appears|stars|co-stars)\sas)\s(?=[^\W_a-z]|[\"“])")
STAR_IN = re.compile(r"\s(?:also\s|co-)?star\sin\s(?:the|this|it)\b|\shead\sthe\scast\b|\slead\sthe\scast\b")
# What may follow a name in a list that goes on after it.
IN_ROLES = re.compile(r"\b(?:roles?|debut|performances?|leads?|parts?|characters?|appearances?|cameos?)\W*$")
WITH = re.compile(r",?\s(?:with|alongside|and\sintroducing|along\swith|co-starring|featuring)\s(?=[^\W\d_a-z])")
AS = re.compile(r"\sas\s")
LEADING = re.compile(
    r"(?:with|and|also|introducing|alongside|as\swell\sas|including|featuring|along\swith|plus|newcomers?|both)\s",
    re.IGNORECASE,
)
CONTINUED = re.compile(
    r"(?:who|which|where|whose|in|with|while|set|based|about|that|directed|written|produced|released|making)\b"
)


def parts(text: str) -> list[tuple[str, str]]:
    """Return (separator before, item) for each item of a list; words that go on with one ("X, a detective") are its."""
    found = list[tuple[str, str]]()
    for separator, item in divided(WITH.sub("; ", text)):
        leading = LEADING.match(item)
        bare = item[leading.end() :] if leading else item
        if OTHERS.fullmatch(item):
            continue
        goes_on = item[:1].islower() and bare == item and not CONTINUED.match(item)
        if found and ((goes_on and AS.search(found[-1][1])) or CORPORATE.fullmatch(item.partition(" as ")[0])):
            found[-1] = found[-1][0], found[-1][1] + separator + item
        else:
            found.append((separator, bare))
    return found


def pieces(text: str) -> list[str]:
    """Return the items of a list."""
    return [item for _, item in parts(text)]


def star(item: str, *, starring: bool) -> Iterator[Told]:
    """Yield one name of the list with its character."""
    actor, found, role = item.partition(" as ")
    actor = actor[kin.end() :] if (kin := KIN.match(actor)) else actor
    actor, said = bracketed(actor) if not found else (actor, Credit(None))
    people, rest = names(re.sub(r"\s(?:him|her)self$", "", actor))
    work = said.note and (" " not in actor or said.note.isdigit())  # "Patriot Games (1992)"
    lettered = bool(people) and any(letter.isalpha() for letter in people[0])
    if len(people) != 1 or not lettered or work or (rest.strip(" .") and (found or not FOLLOWING.match(rest))):
        yield Unread(item[:LONGEST])
        return
    yield Star(Person(people[0]), part(role) if role else played(said), starring=starring)
    if rest.strip(" ."):
        yield Unread(rest.strip())


def part(role: str) -> Credit:
    """Return what the words after "as" say of a role."""
    role = re.sub(r",?\s(?:and|with|or)\Z", "", GOING_ON.split(role)[0])
    named = unstopped(CONTINUED.split(role)[0] if role.startswith(("the ", "a ", "an ", "his ", "her ")) else role)
    if not named or re.search(r"\b(?:debut|cameo)\Z", named):
        return Credit(None)
    return Credit(None, note=named) if named[:1].islower() and not NAMING.match(named) else credit(named)


def starred(text: str, *, starring: bool) -> Iterator[Told]:
    """Yield the actors of a list, up to where it goes over into other words."""
    items = paired(parts(text))
    for n, (separator, item) in enumerate(items):
        if CONTINUED.match(item):
            return
        before = items[n - 1][1] if n else ""
        found = list(star(item, starring=starring))
        if n + 1 < len(items) and begun(item, *items[n + 1]):
            found = list(star(item.partition(" as ")[0], starring=starring))
        yield from sifted(found, shared=shared(before, separator, item), unsure=unsure(before, separator, item))
        if any(isinstance(each, Unread) and not IN_ROLES.search(each.words) for each in found):
            yield from (Unread(rest) for _, rest in items[n + 1 :])
            return


def begun(item: str, separator: str, after: str) -> bool:
    """Tell whether the role of an item goes on in the next one ("A as a singer and Army officer Jo")."""
    told = [] if AS.search(after) or not AS.search(item) or separator.strip() != "and" else star(after, starring=False)
    return any(isinstance(each, Unread) and each.words == after for each in told)


def sifted(found: list[Told], *, shared: bool, unsure: bool) -> Iterator[Told]:
    """Yield what was told of an item, without a role that it shares with the one before it."""
    for each in found:
        if isinstance(each, Star) and shared:
            yield replace(each, credit=Credit(None))
            words = each.credit.character or each.credit.note
            yield from [Unread(words, "a role of several actors")] if words else []
        else:
            yield replace(each, sure=not unsure) if isinstance(each, Star) else each


def playing(text: str) -> Iterator[Told]:
    """Yield the actors whom the clauses of a sentence name before its verb."""
    for clause in text.split("; "):
        yield from clause_playing(clause)


def clause_playing(text: str) -> Iterator[Told]:
    """Yield the actors whom a clause names before its verb."""
    if first := PLAYS.search(text):
        found, rest = names(text[: first.start()])
        if len(found) == 1 and not rest.strip():
            yield from starred(PLAYS.sub(" as ", text), starring="stars" in first[0])
    elif match := STAR_IN.search(text):
        found, rest = names(text[: match.start()])
        yield from (Star(Person(name), Credit(None), starring=True) for name in found if not rest.strip())


def stars(text: str) -> Iterator[Told]:
    """Yield the actors that a (masked) sentence names, those of a starring list marked so."""
    found = list(STARS.finditer(text))
    if not found:
        yield from playing(text)
    for match, after in zip(found, [*found[1:], None], strict=False):
        rest = text[match.end() : after.start() if after else len(text)]
        rest = re.split(
            r";\s|\s(?:directed|written|produced|distributed|based)\s(?:by|on)\s|,?\sand\s(?:was|is)\s", rest
        )[0]
        yield from starred(rest.strip().rstrip(","), starring=bool(match["stars"] or match["voices"]))
