"""Worlds of people and films with identities that are known here, and sources that tell parts of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from publisher.facts import Film, Performance, Person, Text
from publisher.identity import Claims, Ledger, Names
from publisher.identity.ledger import NOTHING
from publisher.identity.published import Published

BASE = "https://films.example/"
NAMES = ["Michelle Williams", "MICHELLE WILLIAMS", "Cher", "李娜", "利娜", "42"]
TITLES = ["Alien", "1984", "Dune", "DUNE!"]
IMDB, WIKIDATA = "https://www.imdb.com/{}/", "https://www.wikidata.org/wiki/Q{}"


@dataclass(frozen=True)
class Being:
    """Somebody or some film as the world has it: one name, and an identifier at some sites or at none."""

    name: str
    same_as: tuple[str, ...] = ()
    year: int | None = None


def person(being: Being) -> Person:
    return Person(being.name, being.same_as)


def film(being: Being, cast: Iterable[Being]) -> Film:
    performances = tuple(Performance(person(each), order) for order, each in enumerate(cast, 1))
    return Film(name=Text(being.name), year=being.year, same_as=being.same_as, cast=performances)


def identified(number: int, kind: str, sites: int) -> tuple[str, ...]:
    """The identifiers of the thing of a number at none, one or two sites."""
    return (IMDB.format(f"{kind}{number:07}"), WIKIDATA.format(number))[:sites]


@st.composite
def films(draw: st.DrawFn) -> list[Film]:
    """Films that tell of one another's people, each thing by all that is known of it."""
    people = [
        Being(name, identified(number, "name/nm", draw(st.integers(0, 2))))
        for number, name in enumerate(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5)), 1)
    ]
    titles = draw(st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from([None, 1979])), min_size=1, max_size=6))
    return [
        film(
            Being(title, identified(number, "title/tt", draw(st.integers(0, 2))), year),
            draw(st.lists(st.sampled_from(people), max_size=3)),
        )
        for number, (title, year) in enumerate(titles, 1)
    ]


def named(told: Iterable[Film], ledger: Ledger = NOTHING, before: Iterable[Published] = ()) -> Names:
    return Claims(told).names(BASE, ledger, before)


def addresses(told: Sequence[Film], names: Names) -> dict[object, str]:
    """The IRI of each film and person, by what a source says of it."""
    found: dict[object, str] = {}
    for each in told:
        found[each.name, each.year, each.same_as] = names.film(each)
        found.update({performance.actor: names.named(performance.actor) for performance in each.cast})
    return found


def published(told: Sequence[Film], names: Names) -> list[Published]:
    """The documents of a release, as its index has them."""
    rows: dict[str, tuple[str, str, set[str]]] = {}
    for each in told:
        add(rows, names.film(each), each.name.value, str(each.year or ""), each.same_as)
        for performance in each.cast:
            add(rows, names.named(performance.actor), performance.actor.name, "", performance.actor.same_as)
    return [Published(path, name, year, tuple(sorted(links))) for path, (name, year, links) in sorted(rows.items())]


def add(rows: dict[str, tuple[str, str, set[str]]], iri: str, name: str, year: str, links: Iterable[str]) -> None:
    path = iri.removeprefix(BASE).partition("#")[0]
    rows.setdefault(path, (name, year, set()))[2].update(links)


def learnt(ledger: Ledger, names: Names) -> Ledger:
    """The ledger as a build leaves it."""
    return ledger.plus(names.learnt)


def things(found: Mapping[object, str]) -> set[frozenset[object]]:
    """Who is taken for whom, whatever it is called."""
    groups: dict[str, set[object]] = {}
    for what, iri in found.items():
        groups.setdefault(iri, set()).add(what)
    return {frozenset(group) for group in groups.values()}
