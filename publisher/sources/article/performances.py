"""The full cast, the stars of the lead, the plot's names and remarks → performances in credits order."""

from dataclasses import dataclass, field

from publisher.facts import Performance, Person
from publisher.sources.article.cast import key
from publisher.sources.article.claims import Paragraph, Placed, Remark, Role, Star, Unread, of
from publisher.sources.article.plot import fuller
from publisher.sources.phrases.credit import Credit


@dataclass(slots=True)
class Part:
    """A performance while it is put together."""

    actor: Person
    credit: Credit
    starring: bool = False
    notes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def called(self, name: str) -> None:
        """Add a name of the character, unless it is known."""
        if self.credit.character is None:
            return
        if key(name) not in map(key, (self.credit.character, *self.names)):
            self.names.append(name)

    def shares(self, name: str) -> bool:
        """Tell whether a name has a word in common with the character's."""
        return bool(set(key(name).split()) & set(key(self.credit.character or "").split()))

    def performance(self, order: int) -> Performance:
        """Return the finished performance."""
        notes = [*([self.credit.note] if self.credit.note else []), *self.notes]
        parts = (self.credit.character or "").split(" / ")
        for name in parts if len(parts) > 1 else ():
            self.called(name)
        return Performance(
            self.actor, order, self.credit.character, self.credit.credited_as, "; ".join(notes) or None,
            self.credit.qualifiers, tuple(self.names), self.starring,
        )  # fmt: skip


def of_actor(parts: list[Part], actor: str) -> list[Part]:
    """Return the parts that an actor plays."""
    return [part for part in parts if key(actor) in (key(part.actor.name), key(part.credit.credited_as or ""))]


def named(parts: list[Part], actor: str, name: str) -> None:
    """Give the actor's part the name of the character; several parts are told apart by a word in common."""
    own = of_actor(parts, actor)
    own = own if len(own) == 1 else [part for part in own if part.shares(name)]
    if len(own) == 1:
        own[0].called(name)


def join(parts: list[Part], star: Star) -> None:
    """Add what the list of stars says of an actor."""
    own = of_actor(parts, star.actor.name)
    if not own:
        parts.append(Part(star.actor, star.credit, star.starring))
        return
    character = star.credit.character
    near = [part for part in own if character and part.shares(character)] or own
    for part in near if character else own:
        part.starring = part.starring or star.starring
        if star.credit.note and not part.credit.note and star.credit.note not in part.notes:
            part.notes.append(star.credit.note)
    if character and near[0].credit.character is None:
        near[0].credit = star.credit
    elif character:
        named(parts, star.actor.name, character)


def remarked(parts: list[Part], remark: Remark) -> bool:
    """Add a remark to the one character that it names; tell whether there is exactly one."""
    names = {id(part): {key(name) for name in (part.credit.character or "", *part.names)} for part in parts}
    found = [part for part in parts if key(remark.character) in names[id(part)]]
    if len(found) == 1:
        found[0].notes.append(remark.text)
    return len(found) == 1


def performances(claims: list[Placed]) -> tuple[tuple[Performance, ...], list[Placed]]:
    """Return the performances in credits order, and the remarks that belong to no single one.

    The full cast comes first, then actors who are named in sentences alone.
    """
    parts = list[Part]()
    for role, _ in of(claims, Role):
        if not any(part.actor == role.actor and part.credit == role.credit for part in parts):
            parts.append(Part(role.actor, role.credit))
    for star, _ in of(claims, Star):
        join(parts, star)
    for paragraph, _ in of(claims, Paragraph):
        for actor, name in fuller(paragraph.text):
            named(parts, actor, name)
    left = [(remark, line) for remark, line in of(claims, Remark) if not remarked(parts, remark)]
    unplaced = [
        Placed(Unread(f"{remark.character}: {remark.text}", "no single character of that name"), line)
        for remark, line in left
    ]
    return tuple(part.performance(order) for order, part in enumerate(parts, 1)), unplaced
