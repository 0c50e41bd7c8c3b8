"""The full cast: its lines, whatever parts actor and character."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.facts import Person
from publisher.sources.article.claims import Placed, Remark, Role, Star, Told, Unread
from publisher.sources.article.lines import Line
from publisher.sources.article.names import PARTICLES, key, listed, named, unstopped
from publisher.sources.article.rows import Row, bare, columns, head, leftmost, parted, spread
from publisher.sources.article.stars import pieces, star
from publisher.sources.article.topics import HEADING_WORDS
from publisher.sources.phrases.credit import bracketed, credit, owners, played


def plausible(name: str) -> bool:
    """Tell whether a text can be a person's name."""
    words = name.split()
    return (
        0 < len(words) <= 8
        and named(words[0])
        and all(named(w) or w.lower() in PARTICLES | {"the"} or w.startswith("d'") for w in words)
    )


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
    ended = text.endswith(":") or (text.endswith(".") and unstopped(text) != text)
    label = {word.lower() for word in text.split() if not word.isdecimal()} <= HEADING_WORDS
    if found and not label and all(plausible(name) for name, _ in found) and (len(found) > 1 or not ended):
        yield from (Role(Person(name), played(said)) for name, said in found)
    else:
        yield Unread(line.text)


def run(line: Line) -> list[Told]:
    """Return the roles of a line that lists several ("A as X, B as Y"), none for another line."""
    items = pieces(bare(line))
    if sum(" as " in item for item in items) < 2:
        return []
    found = [told for item in items for told in star(item, starring=False)]
    return [Role(told.actor, told.credit) if isinstance(told, Star) else told for told in found]


ROWS = frozenset({"as", "dots", "tab", "dash", "dot"})
FEWEST = 2  # known actors in lines without a heading that are the cast's


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
    rare: bool = False

    def told(self, each: Row) -> Told:
        """Return what a row says: a remark on a character that another line names, or a role."""
        left = key(each.left)
        known = left in self.characters or (each.kind != self.usual and left in self.listed)
        known = known or (self.rare and each.right[:1].islower())
        apart = each.kind in ("colon", "dash", "tab", "gap") and left != key(each.right)
        if known and apart and self.actors.isdisjoint((left, key(bracketed(each.right)[0]))):
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


def unheaded(lines: list[Line], actors: frozenset[str]) -> list[Line]:
    """Return the lines that are a cast without its heading: rows of one kind, with actors known from elsewhere."""
    found, block = list[Line](), list[Row]()
    for each in [*map(leftmost, lines), None]:
        if block and (each is None or each.kind != block[0].kind):
            known = sum(key(bracketed(one.left)[0]) in actors for one in block)
            found += [one.line for one in block] if known >= FEWEST else []
            block = []
        if each and each.kind in ROWS:
            block.append(each)
    return found


def cast(lines: list[Line], actors: frozenset[str], characters: frozenset[str]) -> Iterator[Placed]:
    """Yield the roles of a cast section; `actors` and `characters` are the names (as keys) known from elsewhere."""
    runs = [run(line) for line in lines]
    rest = iter(parted([line for line, found in zip(lines, runs, strict=True) if not found]))
    parts = [found or next(rest) for found in runs]
    count = columns(parts)
    rows = [each for each in parts if isinstance(each, Row)]
    written = replace(section(rows, actors, characters), rare=2 * len(rows) < len(parts))
    for line, each in zip(lines, parts, strict=True):
        if isinstance(each, Row):
            found = [written.told(one) for one in spread(each, count)] if head(each) is None else []
        else:
            found = list(alone(each)) if isinstance(each, Line) else each
        yield from (Placed(told, line.number) for told in found)
