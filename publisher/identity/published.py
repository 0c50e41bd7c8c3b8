"""What a release before says of whose the addresses are, as far as the data alone does not say it again."""

from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

from publisher.identity.claim import Key, addresses, site
from publisher.identity.ledger import Holder, Ledger, kind
from publisher.identity.slugs import All, Slugs, numbers
from publisher.iris import Kind, words


class Published(NamedTuple):
    """A document of the release before: its path, and the name, the year and the addresses elsewhere of the thing."""

    path: str
    name: str
    year: str = ""
    links: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What it is called."""
        return Key(kind(self.path), words(self.name), self.year)


def recall(before: Sequence[Published], slugs: Slugs, ledger: Ledger) -> dict[str, Holder]:
    """The addresses that the data alone would not give to whom they belonged before, with their holders."""
    decided = {decision.parts[-1] for decision in ledger.decisions if decision.verb in ("called", "gone")}
    now = Now(slugs, before) if before else None
    found: dict[str, Holder] = {}
    for each in before if now else ():
        if now and each.path not in decided:
            known = [address for of in addresses(kind(each.path), each.links) for address in of]
            holder = now.known(each, known) if known else now.named(each)
            if holder is not None and not says(ledger, each.path, holder):
                found[each.path] = holder
    return found


def says(ledger: Ledger, path: str, holder: Holder) -> bool:
    """Whether a ledger says already all that can be said of an address."""
    known = ledger.addresses.get(path)
    return known is not None and set(holder.names) <= ledger.meant.keys()


class Now:
    """The things of a catalogue by what they were known by before."""

    def __init__(self, slugs: Slugs, before: Sequence[Published]) -> None:
        self.slugs = slugs
        self.things = slugs.things
        self.at = {slugs.path(number): number for number in range(len(slugs.of))}
        self.known_by = numbers(self.things, All())
        new = self.new({each.path for each in before})
        self.times = Counter(each.key for each in before if each.key in new)

    def new(self, before: Container[str]) -> set[Key]:
        """The names that mean something of their own which was not there before."""
        alone = [(number, thing.claims[0]) for number, thing in enumerate(self.things) if not thing.addresses]
        return {claim.key for number, claim in alone if self.slugs.path(number) not in before}

    def known(self, published: Published, known: Sequence[str]) -> Holder | None:
        """The holder of an address that something known elsewhere had, None where it has it still.

        Whoever has it now may be the same if it is a film whose identifiers do not differ.
        """
        now = self.at.get(published.path)
        names = self.meaning(published)
        for address in known:
            number = self.known_by.get((kind(published.path), address))
            if number is not None:
                return None if number == now and not names else Holder(address, names)
        if now is None or names or not self.things[now].addresses:
            return Holder(known[0], names)
        sites = {site(address) for address in known} & {site(address) for address in self.things[now].addresses}
        return Holder(known[0]) if sites or kind(published.path) != Kind.FILM else None

    def meaning(self, published: Published) -> tuple[Key, ...]:
        """The name, where it alone must have meant this: now it means something of its own that was not there before.

        It may have the very address now.
        """
        number = self.known_by.get(published.key)
        if number is None or self.things[number].addresses:
            return ()
        here = self.slugs.path(number) == published.path
        return (published.key,) if here or self.times[published.key] == 1 else ()

    def named(self, published: Published) -> Holder | None:
        """The holder of an address that something known by its name alone had, None where it has it still.

        It may be known elsewhere by now.
        """
        number, now = self.known_by.get(published.key), self.at.get(published.path)
        if now is not None and number == now:
            return None
        if now is not None and number is None and any(c.key == published.key for c in self.things[now].claims):
            return None
        return Holder(names=(published.key,))
