"""The slugs of things: readable, each given to one thing only, and those that the ledger knows to whom it says.

A slug that several things would have goes to one that nothing else tells apart, if there is just one such; those with
identifiers have them in their slugs. A thing that has an address by the ledger keeps it whatever it is called, until
the ledger says that it is now called otherwise. The address of a thing that is gone is nobody's.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from publisher.errors import UnfitFact
from publisher.identifiers import canonical
from publisher.identity.claim import Key, Thing
from publisher.identity.ledger import Decision, Holder, Ledger, kind


class Slugs:
    """The slugs of things, by their numbers, with what became contested and where old addresses lead."""

    def __init__(self, things: Sequence[Thing], ledger: Ledger) -> None:
        self.things = things
        self.of = [""] * len(things)
        self.contested: dict[str, Holder] = {}
        """Addresses for which there is no line yet though the data cannot decide whose they are, with their holders."""
        self.unfound: list[tuple[Decision, str]] = []
        """Decisions, and what in them is not in the catalogue."""
        self.departed: dict[str, str | None] = {}
        """Addresses at which there is nothing any more, each with the one that has its place."""
        wanted = named(ledger)
        self._numbers = numbers(things, wanted) if wanted else {}
        self._owners = {path: self._owner(path, holder) for path, holder in ledger.addresses.items()}
        for decision in (*ledger.said("called"), *ledger.said("gone")):
            self._owners.setdefault(decision.parts[-1])
        self._own()
        self._climb()
        self._call(ledger)
        self._part(ledger)

    def path(self, number: int) -> str:
        """The path of the document of a thing."""
        return f"{self.things[number].kind}/{self.of[number]}"

    def _owner(self, path: str, holder: Holder) -> int | None:
        """The thing that has an address by the ledger."""
        sought: tuple[Known, ...] = ((kind(path), holder.link), *holder.names)
        return next((self._numbers[each] for each in sought if each in self._numbers), None)

    def _own(self) -> None:
        """Give the addresses of the ledger; of several the plain one, or the first of the alphabet."""
        owned: dict[int, list[str]] = defaultdict(list)
        for path, number in self._owners.items():
            if number is not None:
                owned[number].append(path.partition("/")[2])
        for number, slugs in owned.items():
            plain = self.things[number].slug(0)
            self.of[number] = plain if plain in slugs else min(slugs)

    def _climb(self) -> None:
        """Give all others the first of their slugs that nothing else has."""
        waiting = [number for number, slug in enumerate(self.of) if not slug]
        steps: dict[int, int] = {}
        taken: dict[str, int] = {}
        while waiting:
            moved: list[int] = []
            for path, group in self._crowds(waiting, steps, taken).items():
                staying = self._staying(path, group)
                moved += [number for number in group if number != staying]
                if staying is None:
                    del taken[path]
                else:
                    taken[path] = staying
            steps.update((number, steps.get(number, 0) + 1) for number in moved)
            waiting = moved
        for path, number in taken.items():
            self.of[number] = path.partition("/")[2]
            self._note_names(number, path)

    def _crowds(
        self, waiting: Iterable[int], steps: Mapping[int, int], taken: dict[str, int]
    ) -> Mapping[str, list[int]]:
        """Let things take the paths that they want; which of them several want, or nobody may have, and who does."""
        crowds: dict[str, list[int]] = {}
        for number in waiting:
            thing = self.things[number]
            path = f"{thing.kind}/{thing.slug(steps.get(number, 0))}"
            first = taken.setdefault(path, number)
            if first != number:
                crowds.setdefault(path, [first]).append(number)
            elif path in self._owners or path in self.contested:
                crowds[path] = [number]
        return crowds

    def _staying(self, path: str, group: Sequence[int]) -> int | None:
        """Which of the things that want a path gets it; that the data cannot decide it is noted."""
        if path in self._owners or self.contested.get(path) == Holder():
            return None
        if len(group) == 1:
            return group[0]
        bare = [number for number in group if not self.things[number].addresses]
        staying = bare[0] if len(bare) == 1 else None
        self.contested[path] = Holder() if staying is None else Holder.thing(self.things[staying])
        return staying

    def _note_names(self, number: int, path: str) -> None:
        """Note the address of a thing that has several names, of which any could be its slug."""
        thing = self.things[number]
        if len(thing.claims) > 1 and len({claim.key.slug for claim in thing.claims}) > 1:
            self.contested[path] = Holder.thing(thing)

    def _call(self, ledger: Ledger) -> None:
        """Give things the addresses that editors say they now have.

        Raises `UnfitFact` for an address that another thing has.
        """
        called = list(ledger.said("called"))
        by_path = {self.path(number): number for number in range(len(self.of))} if called else {}
        for decision in called:
            of, path = decision.parts
            number = self._numbers.get((kind(path), canonical(of))) if "://" in of else by_path.get(of)
            if number is None:
                self.unfound.append((decision, of))
            elif by_path.setdefault(path, number) != number or self._owners[path] not in (None, number):
                raise UnfitFact(f"{decision.place}: {path} is the address of another thing", "choose another")
            elif self.path(number) != path:
                self.departed[self.path(number)] = path
                self.of[number] = path.partition("/")[2]

    def _part(self, ledger: Ledger) -> None:
        """Note where the addresses lead that nothing has any more."""
        for path, known in ledger.addresses.items():
            number = self._owners[path]
            if number is not None and self.path(number) != path:
                self.departed[path] = self.path(number)
            elif number is None and known != Holder():
                self.departed[path] = None
        self.departed.update({decision.parts[0]: None for decision in ledger.said("gone")})


Known = tuple[str, str] | Key
"""What a thing is known by: its kind and an address elsewhere, or what a name alone means."""


def numbers(things: Iterable[Thing], wanted: Container[Known]) -> dict[Known, int]:
    """The numbers of the things that are known by something; an address that several things share names none."""
    found: dict[Known, int] = {}
    several: set[Known] = set()
    for number, thing in enumerate(things):
        for claim in thing.claims:
            said: list[Known] = [(thing.kind, address) for address in (*claim.known, *claim.links)]
            for place, each in enumerate(said or [claim.key]):
                if each in wanted and found.setdefault(each, number) != number and place >= len(claim.known):
                    several.add(each)
    return {each: number for each, number in found.items() if each not in several}


def named(ledger: Ledger) -> set[Known]:
    """What a ledger names things by."""
    found: set[Known] = {(kind(path), holder.link) for path, holder in ledger.addresses.items()}
    found |= {(kind(path), canonical(of)) for of, path in (each.parts for each in ledger.said("called"))}
    return found | ledger.meant.keys()


class All(Container[Known]):
    """Everything that a thing may be known by."""

    def __contains__(self, _: object) -> bool:
        return True
