"""The names of a catalogue's things: who is whom, and which slug each has, whatever the order of the sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from urllib.parse import urlsplit

from publisher.facts import City, Country, Festival, Film, Named, Organization, Performance, Person
from publisher.iris import Kind, fingerprint, part, slug, tail, thing, words

KINDS: Mapping[type[Named], Kind] = {
    Person: Kind.PERSON,
    Organization: Kind.ORGANIZATION,
    Country: Kind.PLACE,
    City: Kind.PLACE,
    Festival: Kind.EVENT,
}

PUBLISHER = "publisher"
"""The slug of the source that we are ourselves: what is derived, and what is said of the other sources."""

Links = frozenset[str]
Key = tuple[Kind, str]
"""A kind and the words of a name: what two things have in common that may be one."""


@dataclass(frozen=True)
class Names:
    """The IRI of every thing and role of a catalogue."""

    base: str
    slugs: Mapping[tuple[Key, Links], str] = field(default_factory=dict)
    ordinals: Mapping[tuple[str, str, str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, films: Iterable[Film], base: str) -> "Names":
        """Name everything in the films; each film is what one source tells of it."""
        tellings = list(films)
        claims: dict[Key, set[Links]] = defaultdict(set)
        for film in tellings:
            claims[film_key(film)].add(frozenset(film.same_as))
            for named in mentioned(film):
                claims[named_key(named)].add(frozenset(named.same_as))
        names = cls(base, slugs(claims))
        return cls(base, names.slugs, ordinals(tellings, names))

    def film(self, film: Film) -> str:
        """The IRI of a film."""
        return thing(self.base, Kind.FILM, self.slugs[film_key(film), frozenset(film.same_as)])

    def named(self, named: Named) -> str:
        """The IRI of a person, an organisation, a place or a festival."""
        return thing(self.base, KINDS[type(named)], self.slug(named))

    def slug(self, named: Named) -> str:
        """The slug of a person, an organisation, a place or a festival."""
        return self.slugs[named_key(named), frozenset(named.same_as)]

    def roles(self, tellings: Sequence[Film]) -> list[list[tuple[Performance, str]]]:
        """Each performance with the IRI of its role, in credits order, for all tellings of one film."""
        return [list(self._roles(film)) for film in tellings]

    def _roles(self, film: Film) -> Iterator[tuple[Performance, str]]:
        film_iri = self.film(film)
        for performance, person, character, turn in turns(film, self):
            ordinal = self.ordinals.get((film_iri, person, character, turn), 1)
            yield performance, part(film_iri, "role", person, *([str(ordinal)] if ordinal > 1 else []))


def film_key(film: Film) -> Key:
    """A film's title and year."""
    return Kind.FILM, words(f"{film.name.value} {film.year or ''}")


def named_key(named: Named) -> Key:
    """A thing's kind and name."""
    return KINDS[type(named)], words(named.name)


def mentioned(fact: object) -> Iterator[Named]:
    """Every person, organisation, place and festival that a fact mentions."""
    if isinstance(fact, Named):
        yield fact
    elif isinstance(fact, tuple):
        for item in fact:
            yield from mentioned(item)
    elif is_dataclass(fact):
        for each in fields(fact):
            yield from mentioned(getattr(fact, each.name))


def slugs(claims: Mapping[Key, set[Links]]) -> dict[tuple[Key, Links], str]:
    """A slug for each thing; where two would share one, an identifier or a fingerprint tells them apart.

    A contested slug stays at most with one that has nothing to tell it apart, never with one of those that have.
    """
    things = [(key, frozenset(cluster)) for key, claimed in claims.items() for cluster in clusters(claimed)]
    steps = dict.fromkeys(things, 0)
    while contested := [group for group in shared(steps) if len(group) > 1]:
        for group in contested:
            linked = [each for each in group if any(each[1])]
            for each in linked or group:
                steps[each] += 1
    return {(key, links): ladder(key, cluster)[step] for (key, cluster), step in steps.items() for links in cluster}


def shared(steps: Mapping[tuple[Key, frozenset[Links]], int]) -> Iterable[list[tuple[Key, frozenset[Links]]]]:
    """The things grouped by kind and the slug that each has on its step of the ladder."""
    groups: dict[tuple[Kind, str], list[tuple[Key, frozenset[Links]]]] = defaultdict(list)
    for (key, cluster), step in steps.items():
        groups[key[0], ladder(key, cluster)[step]].append((key, cluster))
    return groups.values()


def ladder(key: Key, cluster: frozenset[Links]) -> list[str]:
    """The slugs that a thing may have, from the plain one to one that nothing else has."""
    plain = slug(key[1])
    links = sorted(link for each in cluster for link in each)
    own = fingerprint(" ".join([*key, *links]))
    return [plain, *([f"{plain}-{tail(links[0])}"] if links else []), f"{plain}-{own}"]


def clusters(claims: Iterable[Links]) -> list[set[Links]]:
    """The claims to one name, grouped into things.

    Claims that share a link are one thing. If what remains does not contradict itself (no site knows two of them by
    different addresses) it is one thing; otherwise the groups are different things, and the claim without links is a
    thing apart, since nobody can say whose it is.
    """
    groups: list[set[Links]] = []
    for claim in sorted(claims, key=sorted):
        near = [g for g in groups if any(claim & other for other in g)]
        groups = [g for g in groups if g not in near] + [{claim}.union(*near)]
    sites = [{urlsplit(link).netloc.lower() for links in g for link in links} for g in groups]
    contradicts = any(a & b for i, a in enumerate(sites) for b in sites[:i])
    return groups if contradicts else [set().union(*groups)]


def turns(film: Film, names: Names) -> Iterator[tuple[Performance, str, str, int]]:
    """Each performance with the person's slug, the character's words, and how often that pair came before."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for performance in film.cast:
        pair = names.slug(performance.actor), words(performance.character or "")
        yield performance, *pair, seen[pair]
        seen[pair] += 1


def ordinals(films: Iterable[Film], names: Names) -> dict[tuple[str, str, str, int], int]:
    """The ordinal of each role of a person to whom some source gives several roles in one film.

    Where every source gives the person one role, it is one role, whatever its character is called. Otherwise the
    roles are counted as the sources that know of several list them, and then the characters that only others name.
    """
    places: dict[tuple[str, str], dict[tuple[str, int], tuple[bool, int]]] = defaultdict(dict)
    several: set[tuple[str, str]] = set()
    for film in films:
        iri = names.film(film)
        told = list(turns(film, names))
        times = Counter(person for _, person, _, _ in told)
        several.update((iri, person) for person, count in times.items() if count > 1)
        for performance, person, character, turn in told:
            whose, which = (iri, person), (character, turn)
            place = (times[person] == 1, performance.order)
            places[whose][which] = min(place, places[whose].get(which, place))
    found: dict[tuple[str, str, str, int], int] = {}
    for whose in several:
        ordered = sorted((place, which) for which, place in places[whose].items())
        found.update({(*whose, *which): ordinal for ordinal, (_, which) in enumerate(ordered, 1)})
    return found


def source_slugs(names: Iterable[str]) -> dict[str, str]:
    """A slug for each source from its file name: without the ending, where that tells it from the others."""
    wanted = sorted(set(names))
    ladders = {
        name: [slug(name.rpartition(".")[0] or name), slug(name), slug(name, fingerprint(name))] for name in wanted
    }
    found: dict[str, str] = {}
    for step in range(3):
        times = Counter([PUBLISHER, *(ladders[name][step] for name in wanted if name not in found), *found.values()])
        found.update(
            {name: ladders[name][step] for name in wanted if name not in found and times[ladders[name][step]] == 1}
        )
    return found
