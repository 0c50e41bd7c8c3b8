"""A film with all that the sources tell of it, which is what the mapping works on at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher import iris
from publisher.facts import Film
from publisher.graph.kinds import Telling
from publisher.graph.parts import Catalogued
from publisher.identity import Names
from publisher.iris import Kind as Address


@dataclass(frozen=True, slots=True)
class Told:
    """A film by its IRI, and who tells of it."""

    iri: str
    tellings: Sequence[Telling]

    @classmethod
    def of(cls, films: Iterable[tuple[str, Film]], names: Names) -> "Told":
        """What sources, each by its slug, tell of one film."""
        told = list(films)
        iri = names.film(told[0][1])
        roles = names.roles([film for _, film in told])
        return cls(iri, [Telling(film, iri, source, names, of) for (source, film), of in zip(told, roles, strict=True)])

    def catalogued(self, base: str) -> Catalogued:
        """The film as the catalogue has it."""
        films = [telling.film for telling in self.tellings]
        dates = [str(release.date) for film in films for release in film.releases if release.date]
        sources = tuple(iris.thing(base, Address.SOURCE, telling.source) for telling in self.tellings)
        links = tuple(dict.fromkeys(link for film in films for link in film.same_as))
        return Catalogued(self.iri.partition("#")[0], sources, min(dates, default=None), links)
