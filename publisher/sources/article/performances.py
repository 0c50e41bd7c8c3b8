"""The full cast, the stars of the lead, the plot's names and remarks → performances in credits order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from publisher.facts import Performance, Person
from publisher.sources.article.claims import Paragraph, Placed, Remark, Role, Star, Unread, of
from publisher.sources.article.names import key
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


class Parts:
    """The performances while they are put together, in credits order, found by actor or by character."""

    def __init__(self) -> None:
        self.all = list[Part]()
        self.by_actor = dict[str, list[Part]]()

    def add(self, part: Part) -> None:
        """Add a part at the end, unless the same one is there."""
        own = self.of_actor(part.actor.name)
        if not any(other.actor == part.actor and other.credit == part.credit for other in own):
            self.all.append(part)
            for name in {key(part.actor.name), key(part.credit.credited_as or part.actor.name)}:
                self.by_actor.setdefault(name, []).append(part)

    def of_actor(self, actor: str) -> list[Part]:
        """Return the parts that an actor plays."""
        return self.by_actor.get(key(actor), [])

    def named(self, actor: str, name: str) -> None:
        """Give the actor's part the name of the character; several parts are told apart by a word in common."""
        own = self.of_actor(actor)
        own = own if len(own) == 1 else [part for part in own if part.shares(name)]
        if len(own) == 1:
            own[0].called(name)

    def whole(self, stars: list[Star]) -> list[Star]:
        """Return the stars; one who is only the end of a listed character before it ("Mr. and Mrs. Smith") is none."""
        found = list[Star]()
        for star in stars:
            before = self.of_actor(found[-1].actor.name) if found else []
            ends = [part for part in before if key(part.credit.character or "").endswith(f" {key(star.actor.name)}")]
            if ends and star.credit.character is None and not self.of_actor(star.actor.name):
                found[-1] = replace(found[-1], credit=replace(found[-1].credit, character=ends[0].credit.character))
            else:
                found.append(star)
        return found

    def join(self, star: Star) -> None:
        """Add what the list of stars says of an actor."""
        own = self.of_actor(star.actor.name)
        if not own:
            self.add(Part(star.actor, star.credit, star.starring))
            return
        character = star.credit.character
        near = [part for part in own if character and part.shares(character)] or own
        for part in near:
            part.starring = part.starring or star.starring
        if character and near[0].credit.character is None:
            near[0].credit = star.credit
        elif character:
            self.named(star.actor.name, character)
        if star.credit.note and len(near) == 1 and not near[0].credit.note:
            near[0].notes[:] = dict.fromkeys((*near[0].notes, star.credit.note))

    def remarked(self, remarks: list[tuple[Remark, int]]) -> Iterator[Placed]:
        """Add each remark to the one part whose character it names; yield those that name none or several."""
        called: dict[str, list[Part]] = {}
        for part in self.all if remarks else ():
            for name in {key(name) for name in (part.credit.character or "", *part.names)}:
                called.setdefault(name, []).append(part)
        for remark, line in remarks:
            found = called.get(key(remark.character), [])
            if len(found) == 1:
                found[0].notes.append(remark.text)
            else:
                why = "no single character of that name"
                yield Placed(Unread(f"{remark.character}: {remark.text}", why), line)


def performances(claims: list[Placed]) -> tuple[tuple[Performance, ...], list[Placed]]:
    """Return the performances in credits order, and the remarks that belong to no single one.

    The full cast comes first, then actors who are named in sentences alone.
    """
    parts = Parts()
    for role, _ in of(claims, Role):
        parts.add(Part(role.actor, role.credit))
    stars = [(star, line, star.sure or bool(parts.of_actor(star.actor.name))) for star, line in of(claims, Star)]
    for star in parts.whole([star for star, _, sure in stars if sure]):
        parts.join(star)
    for paragraph, _ in of(claims, Paragraph):
        for actor, name in fuller(paragraph.text):
            parts.named(actor, name)
    doubted = [Unread(star.actor.name, "an actor's name or a character's") for star, _, sure in stars if not sure]
    lines = [line for _, line, sure in stars if not sure]
    unplaced = [*parts.remarked(of(claims, Remark)), *map(Placed, doubted, lines)]
    return tuple(part.performance(order) for order, part in enumerate(parts.all, 1)), unplaced
