"""The names of roles, which are local to a film: by the person and, where there are several, by an ordinal."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from publisher.facts import Film, Performance, Person
from publisher.iris import LONGEST_SLUG, part, words

Which = tuple[str, str, int]
"""A person's slug, the words of a character, and how often that pair came before in one telling."""
PLAIN = LONGEST_SLUG - len("role-")
"""Characters of a person's slug that need no shortening in a role."""


def named(
    tellings: Sequence[Film], slug: Callable[[Person], str], film_iri: str
) -> list[list[tuple[Performance, str]]]:
    """Each performance of a film with the IRI of its role, in credits order, for each telling."""
    people = [[slug(performance.actor) for performance in film.cast] for film in tellings]
    if all(len(set(each)) == len(each) for each in people):
        return [
            [(performance, role(film_iri, person)) for performance, person in zip(film.cast, each, strict=True)]
            for film, each in zip(tellings, people, strict=True)
        ]
    told = [list(turns(film, each)) for film, each in zip(tellings, people, strict=True)]
    found = ordinals(told)
    return [
        [(performance, role(film_iri, which[0], found.get(which, 1))) for performance, which in each] for each in told
    ]


def role(film_iri: str, person: str, ordinal: int = 1) -> str:
    """The IRI of a role."""
    if ordinal == 1 and len(person) <= PLAIN:
        return f"{film_iri.partition('#')[0]}#role-{person}"
    return part(film_iri, "role", person, *([str(ordinal)] if ordinal > 1 else []))


def turns(film: Film, people: Sequence[str]) -> Iterator[tuple[Performance, Which]]:
    """Each performance with the person's slug, the character's words, and how often that pair came before."""
    seen: Counter[tuple[str, str]] = Counter()
    for performance, person in zip(film.cast, people, strict=True):
        pair = person, words(performance.character or "")
        yield performance, (*pair, seen[pair])
        seen[pair] += 1


def ordinals(told: Sequence[Sequence[tuple[Performance, Which]]]) -> Mapping[Which, int]:
    """The ordinal of each role of a person to whom some source gives several roles in the film.

    Where every source gives the person one role, it is one role, whatever its character is called. Otherwise the
    roles are counted as the sources that know of several list them, and then the characters that only others name.
    """
    places: dict[str, dict[Which, tuple[bool, int]]] = defaultdict(dict)
    several: set[str] = set()
    for telling in told:
        times = Counter(which[0] for _, which in telling)
        several.update(person for person, count in times.items() if count > 1)
        for performance, which in telling:
            place = (times[which[0]] == 1, performance.order)
            places[which[0]][which] = min(place, places[which[0]].get(which, place))
    found: dict[Which, int] = {}
    for person in several:
        ordered = sorted((place, which) for which, place in places[person].items())
        found.update({which: ordinal for ordinal, (_, which) in enumerate(ordered, 1)})
    return found
