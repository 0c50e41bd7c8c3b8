"""The full cast: its lines, whatever parts actor and character."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publisher.facts import Person
from publisher.sources.article.claims import Placed, Remark, Role, Star, Told, Unread
from publisher.sources.article.lines import Line
from publisher.sources.article.names import PARTICLES, listed, named, unstopped
from publisher.sources.article.stars import pieces, star
from publisher.sources.article.title import folded
from publisher.sources.phrases.credit import bracketed, credit, owners

W = r"\s{0,20}"
SEPARATORS = {
    "played by": re.compile(
        rf"[\s,]{{1,20}}[-–—:]?{W}(?:is\s)?(?:played|portrayed|voiced)\sby\s{W}|:{W}(?:played|portrayed|voiced)\sby\s{W}"
    ),
    "as": re.compile(rf"[\s,]{{0,20}}\s(?:[-–—]\s)?(?:as|AS|plays|\.{{2,9}}as)\s{W}"),
    "dots": re.compile(rf"{W}(?:\.{{2,300}}|…{{1,100}}|(?:\.\s){{2,150}}|(?:·\s?){{2,150}}){W}"),
    "tab": re.compile(rf"{W}(?:\t|\|){W}"),
    "dash": re.compile(rf"{W}\s[-–—=~]{{1,3}}>?\s{W}|{W}—{W}|{W}→{W}"),
    "colon": re.compile(rf"{W}[:：]\s{W}"),
    "gap": re.compile(r"\s{2,40}"),
    "tight": re.compile(r"–"),
}
BULLET = re.compile(r"\s*(?:[-*•·‣▪●–—+]|\(?\d{1,3}[.)])\s+")
ACTORS = re.compile(
    r"actors?|actress(?:es)?|actors?\s?/\s?actress(?:es)?|cast|performers?|names?|played by|portrayed by|stars?",
    re.IGNORECASE,
)
CHARACTERS = re.compile(r"characters?|roles?|as|parts?|character names?|description|notes?", re.IGNORECASE)
FAR = 400  # characters of a line among which the separator stands


@dataclass(frozen=True, slots=True)
class Row:
    """A line parted in two by a separator of some kind."""

    line: Line
    left: str
    mark: str
    right: str
    kind: str


def key(name: str) -> str:
    """Return what names are compared by: no case, no quotation marks, plain blanks."""
    return " ".join(re.sub(r"[\"']", "", folded(name)).casefold().split())


def bare(line: Line) -> str:
    """Return a line's text without its bullet or number."""
    return BULLET.sub("", line.text, count=1) if BULLET.match(line.text) else line.text


def outside(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match that stands in no bracket and has words on both sides."""
    for match in pattern.finditer(text[:FAR]):
        before = text[: match.start()]
        if before.strip() and before.count("(") <= before.count(")") and text[match.end() :].strip():
            return match
    return None


def row(line: Line, kinds: Iterable[str]) -> Row | None:
    """Return the line parted by the first of the kinds that it holds, None where it holds none."""
    text = bare(line)
    for kind in kinds:
        if match := outside(text, SEPARATORS[kind]):
            return Row(line, text[: match.start()].strip(), match[0], text[match.end() :].strip(), kind)
    return None


def leftmost(line: Line) -> Row | None:
    """Return the line parted by the separator that comes first."""
    rows = [each for kind in SEPARATORS if kind != "tight" and (each := row(line, [kind]))]
    return min(rows, key=lambda each: len(each.left), default=row(line, ["tight"]))


def plausible(name: str) -> bool:
    """Tell whether a text can be a person's name."""
    words = name.split()
    return (
        0 < len(words) <= 8
        and named(words[0])
        and all(named(w) or w.lower() in PARTICLES | {"the"} or w.startswith("d'") for w in words)
    )


def parted(lines: list[Line]) -> list[Row | Line]:
    """Return each line as a row, by the separator of the most; a line without any stays as it is."""
    first = [leftmost(line) for line in lines]
    kinds = Counter(each.kind for each in first if each).most_common(1)
    common = [kinds[0][0]] if kinds else []
    return [row(line, common) or found or line for line, found in zip(lines, first, strict=True)]


def head(each: Row) -> bool | None:
    """Return whether a heading row puts characters first; None for a row that is no heading."""
    if ACTORS.fullmatch(each.left) and CHARACTERS.fullmatch(each.right.split("\t")[0].strip()):
        return False
    return True if CHARACTERS.fullmatch(each.left) and ACTORS.fullmatch(each.right.split("\t")[0].strip()) else None


def turned(rows: list[Row], actors: frozenset[str]) -> bool:
    """Tell whether the section puts characters first: by its heading row, or by where known actors stand."""
    heads = [each for each in map(head, rows) if each is not None]
    if heads:
        return heads[0]
    right = sum(key(bracketed(each.right)[0]) in actors for each in rows)
    return right > sum(key(bracketed(each.left)[0]) in actors for each in rows)


def swapped(each: Row) -> Row:
    """Return the row with its sides exchanged."""
    actor, said = bracketed(each.right)
    voice = " (voice)" if "voiced" in each.mark else ""
    extra = "".join(f" ({q})" for q in said.qualifiers) + (f" (as {said.credited_as})" if said.credited_as else "")
    return replace(each, left=actor, right=f"{each.left}{voice}{extra}")


def role(each: Row, owned: frozenset[str], *, gapped: bool) -> Told:
    """Return what a row says: a role, or nothing where its left side is no name."""
    name, said = bracketed(each.left)
    name = " ".join(unstopped(name).split())
    if not plausible(name):
        return Unread(each.line.text, "its first part is no name of an actor")
    right = re.sub(r"^as\s+", "", unstopped(each.right))
    found = credit(right.replace("\xa0", "\t") if gapped else right.replace("\xa0", " "), owned)
    qualifiers = tuple(dict.fromkeys((*found.qualifiers, *said.qualifiers)))
    return Role(Person(name), replace(found, qualifiers=qualifiers, credited_as=found.credited_as or said.credited_as))


def alone(line: Line) -> Iterator[Told]:
    """Yield the actors of a line without characters: one name, or a list of names."""
    text = bare(line)
    found = [bracketed(name) for name in listed(text)]
    if found and all(plausible(name) for name, _ in found) and (len(found) > 1 or not text.endswith((".", ":"))):
        yield from (Role(Person(name), said) for name, said in found)
    else:
        yield Unread(line.text)


def run(line: Line) -> list[Told]:
    """Return the roles of a line that lists several ("A as X, B as Y"), none for another line."""
    items = pieces(bare(line))
    if sum(" as " in item for item in items) < 2:
        return []
    found = [told for item in items for told in star(item, starring=False)]
    return [Role(told.actor, told.credit) if isinstance(told, Star) else told for told in found]


@dataclass(frozen=True, slots=True)
class Section:
    """How the rows of a section are written: the usual separator, whether a no-break space parts off notes."""

    usual: str
    turned: bool
    gapped: bool
    actors: frozenset[str]
    characters: frozenset[str]
    listed: frozenset[str]
    owned: frozenset[str]

    def told(self, each: Row) -> Told:
        """Return what a row says: a remark on a character that another line names, or a role."""
        left = key(each.left)
        known = left in self.characters or (each.kind != self.usual and left in self.listed)
        apart = each.kind in ("colon", "dash", "tab", "gap") and left != key(each.right)
        if known and apart and left not in self.actors:
            return Remark(each.left, unstopped(each.right))
        return role(self.facing(each), self.owned, gapped=self.gapped)

    def facing(self, each: Row) -> Row:
        """Return the row with the actor first."""
        return swapped(each) if self.turned or each.kind == "played by" else each


def section(rows: list[Row], actors: frozenset[str], characters: frozenset[str]) -> Section:
    """Return how the rows of a section are written."""
    usual = next((kind for kind, _ in Counter(each.kind for each in rows).most_common(1)), "")
    gapped = any("\xa0" in each.mark for each in rows) and not any("\xa0" in each.left for each in rows)
    turn = turned(rows, actors)
    played = [each.left if turn or each.kind == "played by" else each.right for each in rows if each.kind == usual]
    names = frozenset(
        key(name) for side in played if (name := credit(side.replace("\xa0", "\t") if gapped else side).character)
    )
    return Section(usual, turn, gapped, actors, characters, names, owners(names | characters))


def cast(lines: list[Line], actors: frozenset[str], characters: frozenset[str]) -> Iterator[Placed]:
    """Yield the roles of a cast section; `actors` and `characters` are the names (as keys) known from elsewhere."""
    runs = [run(line) for line in lines]
    rest = iter(parted([line for line, found in zip(lines, runs, strict=True) if not found]))
    parts = [found or next(rest) for found in runs]
    written = section([each for each in parts if isinstance(each, Row)], actors, characters)
    for line, each in zip(lines, parts, strict=True):
        if isinstance(each, Row):
            found = [written.told(each)] if head(each) is None else []
        else:
            found = list(alone(each)) if isinstance(each, Line) else each
        yield from (Placed(told, line.number) for told in found)
