"""The names of a catalogue's things, looked up: a frozen table that processes share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.facts import Film, Named, Performance
from publisher.identity import roles
from publisher.identity.mentions import KINDS, lines, of_film, of_named
from publisher.identity.slugs import slugs


@dataclass(frozen=True, slots=True)
class Names:
    """The IRI of every thing of a catalogue."""

    base: str
    slugs: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The slug of each thing, by every line that mentions it."""

    @classmethod
    def of(cls, films: Iterable[Film], base: str) -> "Names":
        """Name everything in a few films; each is what one source tells of it."""
        return cls(base, slugs({line for film in films for line in lines(film)}))

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
