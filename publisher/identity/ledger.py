"""What the data alone cannot decide: who had an address first, and what editors say of who is whom.

A ledger is a file of lines that lives with the sources, a decision on each, its parts apart by a tab or two spaces:

    address  person/michelle-williams  https://www.imdb.com/name/nm0931329/  michelle williams
    address  person/li-na  李娜
    address  person/jane-doe  -
    same     https://www.imdb.com/name/nm0000158/  https://www.themoviedb.org/person/31
    two      https://www.imdb.com/name/nm0931329/  person/michelle-williams
    called   https://www.imdb.com/title/tt7320560/  film/the-perfection-2019
    gone     film/announced-2019

The first address belongs to whom IMDb knows by that number, and is meant by the name alone; the second to somebody
known by a name alone; the third to nobody, since two claimed it at once. `same`, `two` and `called` are for editors;
they name a thing by an address elsewhere or by the path of its document. `#` begins a comment.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from publisher.findings import Place
from publisher.identifiers import canonical
from publisher.identity.claim import Key, Thing
from publisher.iris import Kind, words

NOBODY = "-"
TITLE = re.compile(r"(.+) \(([0-9]{4})\)")


class Holder(NamedTuple):
    """Whose an address is: of a thing known elsewhere by `link`, of one that the names alone mean, or of both."""

    link: str = ""
    names: tuple[Key, ...] = ()

    @classmethod
    def of(cls, path: str, parts: Iterable[str]) -> "Holder":
        """The holder of the address of a document, as the parts of a line name it."""
        told = [part for part in parts if part != NOBODY]
        links = [canonical(part) for part in told if "://" in part]
        return cls(links[0] if links else "", tuple(named(kind(path), part) for part in told if "://" not in part))

    @classmethod
    def thing(cls, thing: Thing) -> "Holder":
        """A thing as the holder of an address."""
        bare = tuple(claim.key for claim in thing.claims if claim.bare)
        return cls(thing.addresses[0] if thing.addresses else "", bare)

    @property
    def parts(self) -> tuple[str, ...]:
        """The holder as the parts of a line."""
        names = (f"{key.words} ({key.year})" if key.year else key.words for key in self.names)
        return tuple(filter(None, (self.link, *names))) or (NOBODY,)


def named(of: str, text: str) -> Key:
    """What a name in a line means: of a film with its year."""
    found = TITLE.fullmatch(text) if of == Kind.FILM else None
    return Key(of, words(found[1]), found[2]) if found else Key(of, words(text))


def kind(path: str) -> str:
    """The kind of thing that a document is of."""
    return path.partition("/")[0]


class Decision(NamedTuple):
    """A line of a ledger: what it says of which things, and where it stands."""

    verb: str
    parts: tuple[str, ...]
    place: Place = Place("")

    def __str__(self) -> str:
        """Write the line."""
        return "\t".join((self.verb, *self.parts))


@dataclass(frozen=True, slots=True)
class Ledger:
    """The decisions of a file, and those that were added since it was read."""

    decisions: tuple[Decision, ...] = ()
    addresses: Mapping[str, Holder] = field(default_factory=dict)
    """Whose the address of each document is, by its path."""
    meant: Mapping[Key, Holder] = field(default_factory=dict)
    """Whom a name alone means."""

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> "Ledger":
        """The ledger that holds some decisions."""
        found = tuple(decisions)
        addresses: dict[str, Holder] = {}
        for path, *parts in (each.parts for each in found if each.verb == "address"):
            more, known = Holder.of(path, parts), addresses.get(path, Holder())
            addresses[path] = Holder(known.link or more.link, tuple(dict.fromkeys(known.names + more.names)))
        meant = {name: holder for holder in reversed(addresses.values()) for name in holder.names}
        return cls(found, addresses, meant)

    def said(self, verb: str) -> Iterator[Decision]:
        """The decisions of one kind."""
        return (each for each in self.decisions if each.verb == verb)

    def plus(self, addresses: Mapping[str, Holder]) -> "Ledger":
        """The ledger with more addresses, each with its holder."""
        more = [Decision("address", (path, *holder.parts)) for path, holder in sorted(addresses.items())]
        return Ledger.of((*self.decisions, *more)) if more else self


NOTHING = Ledger()
