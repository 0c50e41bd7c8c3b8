"""Lists of actors in a sentence: "starring A as X, B and C"."""

import re
from collections.abc import Iterator

from publisher.facts import Person
from publisher.sources.article.claims import Star, Told, Unread
from publisher.sources.article.names import CORPORATE, KIN, LONGEST, OTHERS, divided, names, unstopped
from publisher.sources.phrases.credit import Credit, credit

STARS = re.compile(
    r"""\b(?:
        (?P<stars>(?:the\s)?starring\scast\s(?:includes|is|features|consists\sof)
          |(?:also\s|co-?)?starring|(?:also\s|co-)?stars(?=\s(?-i:[^\Wa-z\d_]))
          |stars\san\sensemble\scast\s(?:including|of|with|that\sincludes)
          |(?:main|leading)\sstars\sare|cast\s(?:led|headed)\sby
          |stars\sof\sthe\s(?:film|movie)\sare|(?:film|movie|it)\salso\sstars
          |(?:lead(?:ing)?|main|starring|title)\sroles?\s(?:are|is|go(?:es)?\sto)(?:\splayed\sby)?)
      | (?P<cast>cast(?:\s(?:of|for|in)\s[^,;:]{1,120}?)?\s(?:also\s)?
            (?:includes|features|consists\sof|is\sled\sby|is\sheaded\sby)
          |(?:film|movie|it)\s(?:also\s)?features(?=\s[^\n]{0,80}\sas\s))
    )[:,]?\s""",
    re.IGNORECASE | re.VERBOSE,
)
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


def pieces(text: str) -> list[str]:
    """Return the items of a list; words that go on with the item before them ("X, a detective") stay with it."""
    found = list[str]()
    for separator, item in divided(WITH.sub(", ", text)):
        leading = LEADING.match(item)
        bare = item[leading.end() :] if leading else item
        if OTHERS.fullmatch(item):
            continue
        goes_on = item[:1].islower() and bare == item and not CONTINUED.match(item)
        if found and ((goes_on and AS.search(found[-1])) or CORPORATE.fullmatch(item.partition(" as ")[0])):
            found[-1] += separator + item
        else:
            found.append(bare)
    return found


def respectively(text: str) -> list[str] | None:
    """Return "A as X" items of "A and B as X and Y", None where the text is not so made."""
    sides = AS.split(text)
    if len(sides) != 2:
        return None
    left, right = (pieces(re.sub(r",?\srespectively\.?$", "", side)) for side in sides)
    if len(left) != len(right) or len(left) < 2:
        return None
    return [f"{actor} as {unstopped(character)}" for actor, character in zip(left, right, strict=True)]


def star(item: str, *, starring: bool) -> Iterator[Told]:
    """Yield one name of the list with its character."""
    actor, found, role = item.partition(" as ")
    actor = actor[kin.end() :] if (kin := KIN.match(actor)) else actor
    people, rest = names(re.sub(r"\s(?:him|her)self$", "", actor))
    if len(people) != 1 or (found and rest.strip()):
        yield Unread(item[:LONGEST])
        return
    played = unstopped(CONTINUED.split(role)[0] if role.startswith(("the ", "a ", "an ", "his ", "her ")) else role)
    if not played:
        yield Star(Person(people[0]), Credit(None), starring=starring)
        if rest.strip(" ."):
            yield Unread(rest.strip())
    elif played[:1].islower() and not re.match(r"the\svoice\sof\s|the\s[^\W_a-z]", played):
        yield Star(Person(people[0]), Credit(None, note=played), starring=starring)
    else:
        yield Star(Person(people[0]), credit(played), starring=starring)


def starred(text: str, *, starring: bool) -> Iterator[Told]:
    """Yield the actors of a list, up to where it goes over into other words."""
    items = respectively(text) or pieces(text)
    for n, item in enumerate(items):
        if CONTINUED.match(item):
            return
        found = list(star(item, starring=starring))
        yield from found
        if any(isinstance(each, Unread) and not IN_ROLES.search(each.words) for each in found):
            yield from (Unread(rest) for rest in items[n + 1 :])
            return


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
        yield from starred(rest.strip().rstrip(","), starring=match["stars"] is not None)
