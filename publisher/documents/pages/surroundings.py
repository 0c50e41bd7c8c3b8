"""What stands around a document: what the index of the release knows of the things that it mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from publisher.description import Description
from publisher.documents.languages import Languages
from publisher.documents.pages.film import FilmPage
from publisher.documents.pages.network import FILMS_OF_ONE
from publisher.documents.resource import Statements
from publisher.iris import Kind
from publisher.store import Entry, Store

COMPANIONS = 24


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone with roles in the same films, and in how many."""

    path: str
    name: str
    films: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The people of a film with their films, or the companions of a person; `languages` are those of the reader."""

    cast: Mapping[str, str] = field(default_factory=dict)
    works: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    companions: tuple[Companion, ...] = ()
    languages: Languages = ()

    @classmethod
    def of(cls, found: Description, store: Store, languages: Languages = ()) -> "Surroundings":
        """What the store knows around a document."""
        path = found.subject.removeprefix(store.manifest.base).partition("#")[0]
        if found.kind is Kind.PERSON:
            companions = tuple(Companion(*each) for each in store.companions(path, COMPANIONS))
            return cls(companions=companions, languages=languages)
        if found.kind is not Kind.FILM:
            return cls(languages=languages)
        cast = people(found, store.manifest.base)
        return cls(cast=cast, works=store.works(path, FILMS_OF_ONE), languages=languages)


def people(found: Description, base: str) -> Mapping[str, str]:
    """The names of the people of a film by their paths: the cast, then those who directed it."""
    page = FilmPage.of(Statements.of(found.quads), found.subject)
    named = [*(actor for credit in page.credits for actor in credit.actors), *page.directors]
    ours = [each for each in named if each.iri.startswith(f"{base}{Kind.PERSON}/")]
    return {each.iri.removeprefix(base).partition("#")[0]: each.name.text for each in ours}
