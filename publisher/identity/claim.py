"""A claim: what a mention says of who something is, apart from how it is written."""

from collections.abc import Iterable
from sys import intern
from typing import NamedTuple

from publisher.identifiers import canonical, identity
from publisher.iris import fingerprint, slug, tail, words

SITES = ("www.imdb.com", "www.themoviedb.org", "www.wikidata.org")
"""The sites whose identifiers come first; articles of Wikipedia, which move, come after them."""


ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "el", "il", "der", "die", "das"})
"""What lists move behind a title to sort it: `American President, The`."""


class Key(NamedTuple):
    """What two claims have in common that may be one thing: the kind, the words of the name, a film's year."""

    kind: str
    words: str
    year: str = ""

    @property
    def slug(self) -> str:
        """The plain slug."""
        return slug(f"{self.words} {self.year}" if self.year else self.words)


class Claim(NamedTuple):
    """A name, with the identifiers that well-known sites give the thing and its other addresses, all canonical.

    An identifier joins claims under whatever names they stand; another address only those of one name.
    """

    key: Key
    known: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether nothing but the name says who it is."""
        return not self.known and not self.links


def claim(line: str) -> Claim:
    """The claim that the line of a mention makes.

    Of a site that gives several identifiers here nothing is believed: one thing has one.
    """
    kind, name, year, links = line.split("\n")
    key = Key(intern(kind), words(name), intern(year))
    return Claim(key, *addresses(kind, links.split())) if links else Claim(key)


def addresses(kind: str, links: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The identifiers and the other addresses among some that are given for a thing of a kind."""
    known: dict[str, set[str]] = {}
    others: set[str] = set()
    for link in links:
        found = identity(link)
        if found and found.kind in (None, kind):
            known.setdefault(site(found.address), set()).add(found.address)
        else:
            others.add(canonical(link))
    return tuple(sorted((next(iter(each)) for each in known.values() if len(each) == 1), key=rank)), tuple(
        sorted(others)
    )


def site(address: str) -> str:
    """The site of a canonical address; each edition of Wikipedia is one of its own."""
    return address.split("/", 3)[2]


def rank(address: str) -> tuple[int, str]:
    """Where an identifier stands among others."""
    return SITES.index(site(address)) if site(address) in SITES else len(SITES), address


def plainness(key: Key) -> tuple[bool, bool, int, Key]:
    """Where a name stands among others of the same thing."""
    return not key.year, key.words.rpartition(" ")[2] in ARTICLES, len(key.words), key


class Thing(NamedTuple):
    """Claims that are of one thing, sorted."""

    claims: tuple[Claim, ...]

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.claims[0].key.kind

    @property
    def key(self) -> Key:
        """What it is called: where claims differ, with a year, the article in front, in short, then by the alphabet."""
        if len(self.claims) == 1:
            return self.claims[0].key
        return min((each.key for each in self.claims), key=plainness)

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that is known of it elsewhere, the identifiers first."""
        if len(self.claims) == 1:
            return self.claims[0].known + self.claims[0].links
        known = {address for each in self.claims for address in each.known}
        return (*sorted(known, key=rank), *sorted({link for each in self.claims for link in each.links} - known))

    def slug(self, step: int) -> str:
        """The slugs that it may have: the plain one, one with an identifier, ever longer fingerprints."""
        plain, known = self.key.slug, self.addresses
        if step == 0:
            return plain
        if step == 1 and known:
            return f"{plain}-{tail(known[0])}"
        said = "\n".join(" ".join((*each.key, *each.known, *each.links)) for each in self.claims)
        return f"{plain}-{fingerprint(said, 8 * (step - bool(known)))}"
