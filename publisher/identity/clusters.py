"""Which claims are of one thing.

1. What an editor says are the same, are.
2. Claims that share an identifier are one thing, under whatever names they stand. Where that would make one thing of
   two that have different identifiers at one site, the later of the two in the order of sites and identifiers is cut.
3. Claims of one name that share another address are one thing.
4. Films of the same title and year are one thing, unless two of them have different identifiers at one site: then the
   title and the year tell nobody apart any more, and join nobody.
5. A name alone is the only thing that is known by it; with nothing known, it is one thing with every other mention of
   that name alone. Where several are known by it, it is whom the ledger says that it means, or else a thing apart: an
   absent identifier contradicts nothing, but which of two is meant nobody can say.

Nothing but rule 1 ever makes a thing that has two identifiers of one site, or that an editor says are two.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple

from publisher.identifiers import canonical
from publisher.identity.claim import Claim, Thing, rank, site
from publisher.identity.ledger import Decision, Ledger
from publisher.iris import Kind

EDITOR = "\n"
"""What stands before the number of a decision that two things are two, which counts like a site."""


class Cut(NamedTuple):
    """An identifier, and two claims that it does not join, since others of theirs differ."""

    address: str
    one: Claim
    other: Claim


class Clusters:
    """The claims of a catalogue, sorted and each there once, grouped."""

    def __init__(self, claims: Sequence[Claim], ledger: Ledger) -> None:
        self.claims = claims
        self.ledger = ledger
        self.cut: list[Cut] = []
        self.unfound: list[tuple[Decision, str]] = []
        """Decisions, and what in them is not in the catalogue."""
        self.places: list[int] = []
        """The number of the thing of each claim, once the things were asked for."""
        self._group = list(range(len(self.claims)))
        self._sites: dict[int, dict[str, frozenset[str]]] = {}
        self._first: dict[str, int] = {}
        self._others: dict[str, list[int]] = {}
        self._list()
        self._divide()
        self._unite()
        self._share()
        for _, run in groupby(range(len(self.claims)), lambda number: self.claims[number].key):
            numbers = list(run)
            if len(numbers) > 1 or self.ledger.meant:
                self._name(numbers)

    def things(self) -> list[Thing]:
        """The things, in the order of their first claims."""
        found: list[Thing] = []
        for number, claim in enumerate(self.claims):
            place = self.places[self._root(number)] if self._group[number] != number else len(found)
            self.places.append(place)
            if place == len(found):
                found.append(Thing((claim,)))
            else:
                found[place] = Thing((*found[place].claims, claim))
        return found

    def _list(self) -> None:
        """List the claims by their addresses; most stand in one claim alone."""
        for number, claim in enumerate(self.claims):
            for address in (*claim.known, *claim.links):
                if self._first.setdefault(address, number) != number:
                    self._others.setdefault(address, []).append(number)

    def _having(self, address: str) -> list[int]:
        """The claims that have an address."""
        return [self._first[address], *self._others.get(address, ())] if address in self._first else []

    def _root(self, number: int) -> int:
        """The claim that stands for the group of another."""
        group = self._group
        while group[number] != number:
            group[number] = number = group[group[number]]
        return number

    def _at(self, root: int) -> dict[str, frozenset[str]]:
        """What a group is called at each site."""
        if root not in self._sites:
            claim = self.claims[root]
            self._sites[root] = {site(address): frozenset({address}) for address in (*claim.links, *claim.known)}
        return self._sites[root]

    def _join(self, one: int, other: int, *, forced: bool = False) -> bool:
        """Make two groups one, unless they differ; say whether they are one now."""
        one, other = sorted((self._root(one), self._root(other)))
        if one == other:
            return True
        mine, theirs = self._at(one), self._at(other)
        if not forced and differ(mine, theirs):
            return False
        self._group[other] = one
        add(mine, self._sites.pop(other))
        return True

    def _divide(self) -> None:
        """Note what editors say are two."""
        for number, decision in enumerate(self.ledger.said("two")):
            for which, part in enumerate(decision.parts):
                for claim in self._named(decision, part):
                    self._at(claim)[f"{EDITOR}{number}"] = frozenset({str(which)})

    def _unite(self) -> None:
        """Join what editors say are the same."""
        for decision in self.ledger.said("same"):
            found = [claim for part in decision.parts for claim in self._named(decision, part)]
            for one, other in pairwise(found):
                if self.claims[one].key.kind == self.claims[other].key.kind:
                    self._join(one, other, forced=True)

    def _named(self, decision: Decision, part: str) -> list[int]:
        """The claims that a part of a decision means; it is noted where there are none."""
        found = self._having(canonical(part)) if "://" in part else self._documented(part)
        if not found:
            self.unfound.append((decision, part))
        return found

    def _documented(self, path: str) -> list[int]:
        """The claims that have the document at a path: by the ledger, with a telling slug, or by the name."""
        if holder := self.ledger.addresses.get(path):
            having = self._having(holder.link)
            return having or [n for n, claim in enumerate(self.claims) if claim.bare and claim.key in holder.names]
        found = self._by_path.get(path, [])
        bare = [number for number in found if self.claims[number].bare]
        return bare or (found if len({self.claims[number].known[:1] for number in found}) == 1 else [])

    @cached_property
    def _by_path(self) -> dict[str, list[int]]:
        """The claims by the paths that they would have alone."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(self.claims):
            for step in (0, 1):
                found[f"{claim.key.kind}/{Thing((claim,)).slug(step)}"].append(number)
        return found

    def _share(self) -> None:
        """Join the claims that share an identifier."""
        for address in sorted(self._others, key=rank):
            apart: list[int] = []
            for number in self._having(address):
                if address not in self.claims[number].known:
                    continue
                alike = [each for each in apart if self.claims[each].key.kind == self.claims[number].key.kind]
                if not any(self._join(each, number) for each in alike):
                    apart.append(number)
                    self.cut += [Cut(address, self.claims[each], self.claims[number]) for each in alike[:1]]

    def _name(self, numbers: Sequence[int]) -> None:
        """Join the claims to one name, as far as they are of one thing."""
        self._link(numbers)
        if self.claims[numbers[0]].key.kind == Kind.FILM:
            self._title(self._known(numbers))
        bare = numbers[0]
        if self.claims[bare].bare:
            for known in self._meant(bare, numbers)[:1]:
                self._join(known, bare)

    def _meant(self, bare: int, numbers: Sequence[int]) -> Sequence[int]:
        """Whom a name alone means: whoever the ledger says, or the only one who is known by it."""
        key = self.claims[bare].key
        if key in self.ledger.meant:
            having = self._having(self.ledger.meant[key].link)
            return [number for number in having if self.claims[number].key.kind == key.kind]
        known = self._known(numbers)
        return known if len(known) == 1 else ()

    def _link(self, numbers: Sequence[int]) -> None:
        """Join the claims to one name that share another address than an identifier."""
        first: dict[str, int] = {}
        for number in numbers:
            for link in self.claims[number].links:
                self._join(first.setdefault(link, number), number)

    def _title(self, groups: Sequence[int]) -> None:
        """Join films of one title and year, unless some of them differ."""
        together: dict[str, frozenset[str]] = {}
        for each in groups:
            if differ(together, self._at(each)):
                return
            add(together, self._at(each))
        for one, other in pairwise(groups):
            self._join(one, other)

    def _known(self, numbers: Iterable[int]) -> list[int]:
        """The groups among some claims of which more than the name is known."""
        return list(dict.fromkeys(self._root(number) for number in numbers if not self.claims[number].bare))


def differ(mine: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> bool:
    """Whether two are called differently at some site."""
    return any(not (mine[at] <= theirs[at] or theirs[at] <= mine[at]) for at in mine.keys() & theirs.keys())


def add(mine: dict[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> None:
    """Add what another is called at each site."""
    for at, addresses in theirs.items():
        mine[at] = mine.get(at, frozenset()) | addresses
