"""The names of a catalogue's things, looked up: a frozen table that processes share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.facts import Film, Named, Performance
from publisher.findings import Finding
from publisher.identity import roles
from publisher.identity.clusters import Cut
from publisher.identity.ledger import NOTHING, Holder, Ledger
from publisher.identity.mentions import KINDS, lines, of_film, of_named
from publisher.identity.published import Published
from publisher.identity.resolving import resolved


@dataclass(frozen=True, slots=True)
class Names:
    """The IRI of every thing of a catalogue."""

    base: str
    slugs: Mapping[str, str] = field(repr=False)
    """The slug of each thing, by every line that mentions it."""
    learnt: Mapping[str, Holder] = field(default_factory=dict)
    """Addresses that the ledger should have from now on, each with its holder."""
    departed: Mapping[str, str | None] = field(default_factory=dict)
    """Paths at which there is nothing any more, each with the one that has its place."""
    cut: tuple[Cut, ...] = ()
    """Identifiers that do not join those who share them."""
    notes: tuple[Finding, ...] = ()
    """What a person should know of the ledger."""

    @classmethod
    def resolved(
        cls, lines: Iterable[str], base: str, ledger: Ledger = NOTHING, before: Iterable[Published] = ()
    ) -> "Names":
        """Name what some lines mention; `before` are the documents of the release before.

        Raises `UnfitFact` for decisions of the ledger that cannot be.
        """
        found = resolved(lines, ledger, before)
        return cls(base, found.slugs, found.learnt, found.departed, found.cut, found.notes)

    @classmethod
    def of(cls, films: Iterable[Film], base: str, ledger: Ledger = NOTHING) -> "Names":
        """Name everything in a few films; each is what one source tells of it."""
        return cls.resolved({line for film in films for line in lines(film)}, base, ledger)

    def film(self, film: Film) -> str:
        """The IRI of a film."""
        return f"{self.base}film/{self.slugs[of_film(film)]}#film"

    def told(self, line: str) -> str:
        """The IRI of a film, by the line that mentions it."""
        return f"{self.base}film/{self.slugs[line]}#film"

    def named(self, named: Named) -> str:
        """The IRI of a person, an organisation, a place or a festival."""
        kind = KINDS[type(named)].value
        return f"{self.base}{kind}/{self.slugs[of_named(named)]}#{kind}"

    def slug(self, named: Named) -> str:
        """The slug of a person, an organisation, a place or a festival."""
        return self.slugs[of_named(named)]

    def roles(self, tellings: Sequence[Film]) -> list[list[tuple[Performance, str]]]:
        """Each performance with the IRI of its role, in credits order, for all tellings of one film."""
        return roles.named(tellings, self.slug, self.film(tellings[0])) if tellings else []
