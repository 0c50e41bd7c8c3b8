"""What stands around a document: what the index of the release knows of the things that it mentions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from publisher.description import Description
from publisher.documents.languages import Languages
from publisher.documents.pages.network import FILMS_OF_ONE
from publisher.iris import Kind
from publisher.store import Entry, Store

COMPANIONS = 24


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone with roles in the same films, and in how many."""

    person: Entry
    films: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The other films of the people of a film, by the paths of the people, or the companions of a person.

    `languages` are those of the reader.
    """

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
        return cls(works=store.works(path, FILMS_OF_ONE), languages=languages)
